// Runs a program from one entry module after the other, up to the first failure that nothing catches.
import type { Guard } from '../../facts/load-facts';
import type { Edge } from '../model';
import type { Program } from './javascript-program';
import type { Body, ClassRef, ExportsObject, Op, Slot, Source, Taken, Target, Unit } from './javascript-units';

/** What fails: the step that asks, and the import that brings the name. */
export interface Miss {
  readonly unit: Unit;
  readonly op: Op;
  readonly edge: Edge;
  readonly name: string;
}

/** Calls and `require`s within each other that are followed; real code stays far below. */
const deepest = 400;

/** What is called, and failures that are caught, take as long as so many steps of module level. */
const costOfCall = 10;
const costOfMiss = 100;

export class Machine {
  /** Number of steps that all runs together may take. */
  private left: number;
  private run = 0;
  private depth = 0;
  /** Imports by which the calls that are under way were reached. */
  private readonly callers: (Edge | undefined)[] = [];

  constructor(
    private readonly program: Program,
    steps: number,
  ) {
    this.left = steps;
  }

  get spent(): boolean {
    return this.left <= 0;
  }

  /** A fresh program whose first module is this one. */
  load(entry: Unit): Miss | undefined {
    this.run++;
    this.depth = 0;
    this.callers.length = 0;
    return this.require(entry);
  }

  /**
   * ES modules run after what they import, in the order of the text, but for what has been started already: depth first,
   * with a stack of its own (`InnerModuleEvaluation` of ECMA-262). A CommonJS module loads what it requires as it comes to it.
   */
  private require(start: Unit): Miss | undefined {
    if (start.started === this.run) return undefined;
    const open: Unit[] = [start];
    const next: number[] = [0];
    start.started = this.run;
    while (open.length > 0) {
      const unit = open[open.length - 1]!;
      const at = next[next.length - 1]!++;
      const inner = unit.commonJs ? undefined : unit.first[at];
      if (inner !== undefined) {
        if (inner.started === this.run) continue;
        inner.started = this.run;
        open.push(inner);
        next.push(0);
        continue;
      }
      open.pop();
      next.pop();
      this.left--;
      const miss = unit.ops.length === 0 ? undefined : this.evaluate(unit);
      if (miss !== undefined) return miss;
      unit.done = this.run;
      for (const outside of unit.brings) outside.done = this.run;
    }
    return undefined;
  }

  private evaluate(unit: Unit): Miss | undefined {
    if (unit.commonJs) unit.exports = { names: new Map(), opaque: false };
    return this.runOps(unit, unit.ops, undefined, undefined);
  }

  /** `self` is the class that `this` is, or is an instance of; `owner` the class whose body it is. */
  private runOps(
    unit: Unit,
    ops: readonly Op[],
    self: ClassRef | undefined,
    owner: ClassRef | undefined,
  ): Miss | undefined {
    let caught: Set<number> | undefined;
    for (const op of ops) {
      const { guard } = op.step;
      if (guard !== undefined && isSkipped(guard, caught)) continue;
      this.left -= this.depth === 0 ? 1 : costOfCall;
      const miss = this.runOp(unit, op, self, owner);
      if (miss === undefined) continue;
      this.left -= costOfMiss;
      const group = catching(guard);
      if (group === undefined) return miss;
      caught ??= new Set();
      caught.add(group);
    }
    return undefined;
  }

  private runOp(unit: Unit, op: Op, self: ClassRef | undefined, owner: ClassRef | undefined): Miss | undefined {
    switch (op.do) {
      case 'import':
        return this.take(op.unit!, op.taken!);
      case 'define':
        op.slot!.stamp = this.run;
        return undefined;
      case 'export':
        unit.exports!.names.set(
          op.name,
          op.value !== undefined && this.state(op.value) !== 'value' ? 'undefined' : 'value',
        );
        return undefined;
      case 'replace':
        unit.exports = this.replaced(unit);
        return undefined;
      case 'self':
        return this.callSelf(op, self, owner);
      default:
        return this.use(unit, op);
    }
  }

  private use(unit: Unit, op: Op): Miss | undefined {
    const { source, needsValue, edge, target } = op;
    if (source !== undefined) {
      const state = this.state(source);
      if (state === 'unset' || (state === 'undefined' && needsValue)) {
        // A name of its own that is not there yet is another module's matter only when that one has called.
        const through = edge ?? this.callers.findLast((each) => each !== undefined);
        const name = state === 'unset' && source.kind === 'taken' ? op.name.split('.')[0]! : op.name;
        if (through !== undefined) return { unit, op, edge: through, name };
      }
    }
    if (target === undefined || this.depth >= deepest || this.left <= 0) return undefined;
    this.callers.push(edge);
    const miss = this.call(target);
    this.callers.pop();
    return miss;
  }

  private state(source: Source): 'unset' | 'undefined' | 'value' {
    switch (source.kind) {
      case 'slot':
        return this.slotState(source.slot);
      case 'taken':
        return this.takenState(source.taken, source.name, source.destructured);
      default: {
        const { unit, name } = source;
        if (unit.done === this.run && unit.exports === undefined) return 'value';
        return unit.started === this.run && unit.exports !== undefined
          ? this.property(unit, unit.exports, name)
          : 'undefined';
      }
    }
  }

  private slotState({ unit, stamp, initial }: Slot): 'unset' | 'undefined' | 'value' {
    return unit.done === this.run || stamp === this.run ? 'value' : initial;
  }

  private takenState(taken: Taken, name: string, destructured: boolean): 'unset' | 'undefined' | 'value' {
    if (taken.unsure) return 'value';
    if (taken.stamp !== this.run) return taken.unit.done === this.run ? 'value' : 'unset';
    if (destructured) return taken.values.get(name) ?? 'value';
    return taken.exports === undefined ? 'value' : this.property(taken.from!, taken.exports, name);
  }

  /** A name that the module never exports is not known well enough to say that it is missing. */
  private property(unit: Unit, exports: ExportsObject, name: string): 'undefined' | 'value' {
    if (exports.opaque) return 'value';
    const known = exports.names.get(name);
    if (known !== undefined) return known;
    return unit.replaced || this.program.exportsName(unit, name) ? 'undefined' : 'value';
  }

  private take(unit: Unit, taken: Taken): Miss | undefined {
    if (this.depth >= deepest || this.left <= 0) return undefined;
    this.depth++;
    const miss = this.require(unit);
    this.depth--;
    if (miss !== undefined) {
      // What has failed is loaded anew the next time.
      unit.started = 0;
      return miss;
    }
    taken.stamp = this.run;
    taken.from = unit;
    taken.exports = unit.exports;
    for (const name of taken.names) taken.values.set(name, this.exported(unit, name));
    return undefined;
  }

  private exported(unit: Unit, name: string): 'undefined' | 'value' {
    if (unit.exports !== undefined) return this.property(unit, unit.exports, name);
    const source = this.program.exportedSource(unit, name);
    return source === undefined || this.state(source) === 'value' ? 'value' : 'undefined';
  }

  private replaced(unit: Unit): ExportsObject {
    const whole = this.program.passedOn(unit);
    if (whole?.exports !== undefined && whole.stamp === this.run) return whole.exports;
    const names = new Map<string, 'undefined' | 'value'>();
    for (const { name, value } of this.program.literalNames(unit)) {
      names.set(name, value === undefined || this.state(value) === 'value' ? 'value' : 'undefined');
    }
    return { names, opaque: unit.replaced };
  }

  private call({ unit, name, method }: Target): Miss | undefined {
    if (method !== '') {
      const owner = this.program.ownerOf(unit, name);
      return this.callMethod(owner, owner, method);
    }
    const constructed = this.program.classOf(unit, name);
    if (constructed !== undefined) return this.construct(constructed, constructed);
    const body = this.program.body(unit, name);
    return body && this.runBody(body, undefined, undefined);
  }

  private callSelf({ step: { name } }: Op, self: ClassRef | undefined, owner: ClassRef | undefined): Miss | undefined {
    const base = owner?.base;
    if (name === 'super') return base && this.construct(base, self);
    if (name === 'this') return self && this.construct(self, self);
    const start = name.startsWith('super.') ? base : self;
    return start && this.callMethod(start, self, name.slice(name.indexOf('.') + 1));
  }

  private callMethod(start: ClassRef, self: ClassRef | undefined, method: string): Miss | undefined {
    for (let at: ClassRef | undefined = start; at !== undefined; at = at.base) {
      const body = this.program.body(at.unit, `${at.name}.${method}`);
      if (body !== undefined) return this.runBody(body, self, at);
      // A method that does nothing of note hides that of the base all the same.
      if (this.program.hasMethod(at, method)) return undefined;
    }
    return undefined;
  }

  /** The base's constructor runs first, unless the class says where. */
  private construct(constructed: ClassRef, self: ClassRef | undefined): Miss | undefined {
    const body = this.program.body(constructed.unit, constructed.name);
    const { base } = constructed;
    if (base !== undefined && body?.callsBase !== true) {
      const miss = this.construct(base, self);
      if (miss !== undefined) return miss;
    }
    return body && this.runBody(body, self, constructed);
  }

  private runBody(body: Body, self: ClassRef | undefined, owner: ClassRef | undefined): Miss | undefined {
    if (body.running || body.ended.get(self) === this.run || this.depth >= deepest) return undefined;
    body.running = true;
    this.depth++;
    const miss = this.runOps(body.unit, body.ops, self, owner);
    this.depth--;
    body.running = false;
    if (miss === undefined) body.ended.set(self, this.run);
    return miss;
  }
}

/** The body of a `try` ends where it fails, and only then its handler runs. */
function isSkipped(guard: Guard, caught: ReadonlySet<number> | undefined): boolean {
  for (let at: Guard | undefined = guard; at !== undefined; at = at.outer) {
    if (at.branch !== 'body' && at.branch !== 'handler') continue;
    if ((caught?.has(at.group) ?? false) === (at.branch === 'body')) return true;
  }
  return false;
}

/** The innermost `try` that catches. */
function catching(guard: Guard | undefined): number | undefined {
  for (let at = guard; at !== undefined; at = at.outer) if (at.branch === 'body') return at.group;
  return undefined;
}

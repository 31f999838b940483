// Runs the import of one module after the other as CPython does, each in a fresh interpreter, up to the first failure
// that nothing catches (CPython 3.11: importlib's `_find_and_load_unlocked`, `import_from`, `import_all_from`).
import type { Guard } from '../../facts/load-facts';
import type { Edge, Module } from '../model';
import { Branches } from './python-branches';
import { builtins } from './python-builtins';
import { bindInParent, chainOf, type Frame, get, noLocals, set, starOf } from './python-frames';
import { KnownFailures } from './python-known-failures';
import { ImportsUnderWay } from './python-under-way';
import type { Units } from './python-units';
import {
  type Body,
  type Code,
  Failed,
  type FromOp,
  type ImportOp,
  isCode,
  isSpace,
  type Miss,
  type Op,
  type Ops,
  type Place,
  type Space,
  type StarOp,
  type Unit,
  type UseOp,
  unknown,
  type Value,
  valueAt,
} from './python-values';

/** Imports and calls within each other that are followed. CPython gives up imports at about 160. */
const deepest = 400;

/** A body that calls itself, by way of others or not, is followed so many times: after that nothing new comes of it. */
const mostRecursions = 3;

export class Machine {
  private run = 0;
  private depth = 0;
  /** Steps that all runs together may still take. */
  private left: number;
  private tooDeep = false;
  /** Steps under way that a guard stands around, so that what they fail with may be caught. */
  private guarded = 0;
  private readonly known: KnownFailures;
  private readonly under: ImportsUnderWay;

  constructor(
    private readonly units: Units,
    /** The imports of the component. */
    edges: ReadonlySet<Edge>,
    steps: number,
  ) {
    this.left = steps;
    this.under = new ImportsUnderWay(edges);
    this.known = new KnownFailures(units.count);
  }

  get spent(): boolean {
    return this.left <= 0;
  }

  /** The failure of a fresh interpreter that imports the module; `undefined` too where imports go too deep to tell. */
  load(entry: Module): Miss | undefined {
    const unit = this.units.find(entry.index);
    if (unit === undefined) return undefined;
    const known = this.known.ofEntry(unit);
    if (known !== undefined) return known;
    this.run = ++this.units.run;
    this.depth = 0;
    this.guarded = 0;
    this.known.startRun();
    this.tooDeep = false;
    this.under.clear();
    const miss = this.import(unit);
    return this.tooDeep || this.spent ? undefined : miss;
  }

  private import(unit: Unit): Miss | undefined {
    if (this.isLoaded(unit)) return undefined;
    if (unit.isInert) return this.have(unit);
    const shown = this.guarded === 0 ? this.known.here(unit, this.depth, deepest) : undefined;
    if (shown !== undefined) return this.under.outOf(shown);
    const attempt = this.known.start(this.depth);
    const miss = this.begin(unit);
    this.known.end(attempt, unit, this.tooDeep || this.spent ? undefined : miss, this.under.depth);
    return miss;
  }

  /** Package first; a module that fails is taken out of `sys.modules` again. */
  private begin(unit: Unit): Miss | undefined {
    const { parent } = unit;
    if (parent !== undefined && !this.isLoaded(parent)) {
      const miss = this.import(parent);
      if (miss !== undefined) return miss;
      if (this.isLoaded(unit)) return undefined;
    }
    this.units.compile(unit);
    const space = this.enter(unit);
    if (unit.ops.length > 0) {
      const miss = this.execute(unit.ops, { space, locals: noLocals, branches: undefined });
      if (miss !== undefined) {
        if (unit.space === space) unit.space = undefined;
        return miss;
      }
    }
    bindInParent(unit, space);
    return undefined;
  }

  /** An inert one, and what is around it: nothing can come of that. */
  private have(unit: Unit): undefined {
    const { parent } = unit;
    if (parent !== undefined && !this.isLoaded(parent)) this.have(parent);
    bindInParent(unit, this.enter(unit));
  }

  /** An empty module object in `sys.modules`. */
  private enter(unit: Unit): Space {
    const isFirst = unit.run !== this.run;
    const space = (isFirst ? unit.kept : undefined) ?? { unit, values: new Array(unit.slots.size) };
    for (let slot = 0; slot < unit.slots.size; slot++) space.values[slot] = undefined;
    if (isFirst) unit.kept = space;
    unit.run = this.run;
    unit.space = space;
    this.known.begin(unit);
    return space;
  }

  private isLoaded(unit: Unit): boolean {
    if (unit.run !== this.run || unit.space === undefined) return false;
    this.known.askFor(unit);
    return true;
  }

  private execute(ops: Ops, frame: Frame): Miss | undefined {
    if (++this.depth > deepest) this.tooDeep = true;
    this.known.goTo(this.depth);
    for (let at = 0; at < ops.length; at++) {
      const op = ops.at(at);
      if (op === undefined) continue;
      if (this.tooDeep || --this.left <= 0) break;
      const miss = op.guard === undefined ? this.step(op, frame) : this.guardedStep(op, op.guard, ops, frame);
      if (miss === undefined) continue;
      this.depth--;
      return miss;
    }
    this.depth--;
    return undefined;
  }

  private guardedStep(op: Op, guard: Guard, ops: Ops, frame: Frame): Miss | undefined {
    frame.branches ??= new Branches(this.units, ops);
    const { branches } = frame;
    if (branches.runs(guard)) {
      this.guarded++;
      const miss = this.step(op, frame);
      this.guarded--;
      if (miss === undefined || !branches.catches(guard, miss.kind)) return miss;
    }
    if (branches.isAssumed(guard)) this.assume(op, frame);
    return undefined;
  }

  private step(op: Op, frame: Frame): Miss | undefined {
    switch (op.do) {
      case 'bind':
        frame.space.values[op.slot] = this.valueOf(op.is, op.of, frame.space);
        return undefined;
      case 'binds':
        for (let at = 0; at < op.slots.length; at++) frame.space.values[op.slots[at]!] = op.values[at];
        return undefined;
      case 'from':
        return this.importFrom(op, frame);
      case 'import':
        return this.importModule(op, frame);
      case 'use':
        return this.use(op, frame);
      case 'star':
        return this.importAll(op, frame);
      case 'delete':
        if (op.slot >= 0) frame.space.values[op.slot] = undefined;
        return undefined;
    }
  }

  /** What a branch would bind that cannot be known not to run. */
  private assume(op: Op, frame: Frame): void {
    const fill = (place: Place) => {
      if (place !== -1 && get(place, '', frame) === undefined) set(place, unknown, frame);
    };
    if (op.do === 'bind') fill(op.slot);
    else if (op.do === 'import') fill(op.to);
    else if (op.do === 'from') op.to.forEach(fill);
    else if (op.do === 'star') {
      for (const name of this.units.find(op.module)?.slots.keys() ?? []) fill(frame.space.unit.slots.get(name) ?? -1);
    }
  }

  /** `import a.b.c` binds `a`; `import a.b.c as d` goes from attribute to attribute, or to what is in `sys.modules`. */
  private importModule(op: ImportOp, frame: Frame): Miss | undefined {
    const { parts, renamed, to } = op;
    const last = this.units.find(op.module);
    if (last === undefined) {
      set(to, unknown, frame);
      return undefined;
    }
    const miss = this.importWithin(op, frame, last);
    if (miss !== undefined) return miss;
    const chain = chainOf(last, parts);
    let value: Value = chain[0]!.space ?? unknown;
    for (let at = 1; renamed && at < chain.length; at++) {
      value = (isSpace(value) ? this.attribute(value, chain[at]!.child) : unknown) ?? chain[at]!.space ?? unknown;
    }
    set(to, value, frame);
    return undefined;
  }

  private importFrom(op: FromOp, frame: Frame): Miss | undefined {
    const { names, to, submodules } = op;
    const unit = this.units.find(op.module);
    if (unit !== undefined) {
      const miss = this.importWithin(op, frame, unit);
      if (miss !== undefined) return miss;
    }
    const space = unit?.space;
    for (let at = 0; submodules !== undefined && at < submodules.length; at++) {
      const submodule = this.units.find(submodules[at]);
      if (submodule === undefined) continue;
      if (space !== undefined && this.attribute(space, names[at]!) !== undefined) continue;
      const miss = this.importWithin(op, frame, submodule);
      if (miss !== undefined) return miss;
    }
    for (let at = 0; at < to.length; at++) {
      let value = space === undefined ? undefined : this.attribute(space, names[at]!);
      const submodule = value === undefined ? this.units.find(submodules?.[at]) : undefined;
      if (submodule !== undefined && this.isLoaded(submodule)) value = submodule.space;
      if (value === undefined && space !== undefined) {
        const { importedSpan } = frame.space.unit.module!.facts.imports[op.step.import]!.bindings[at]!;
        return this.miss(op, frame, Failed.import, names[at]!, importedSpan.start);
      }
      set(to[at]!, value ?? unknown, frame);
    }
    return undefined;
  }

  private importAll(op: StarOp, frame: Frame): Miss | undefined {
    const unit = this.units.find(op.module);
    if (unit === undefined) return undefined;
    const miss = this.importWithin(op, frame, unit);
    if (miss !== undefined) return miss;
    const space = unit.space;
    if (space === undefined) return undefined;
    const { slots } = frame.space.unit;
    const listed = unit.slots.get('__all__');
    if (listed === undefined || space.values[listed] === undefined) {
      for (const [name, slot] of unit.slots) {
        const value = name.startsWith('_') ? undefined : valueAt(space, slot, name);
        this.known.read(unit, name, value);
        if (value !== undefined) frame.space.values[slots.get(name)!] = value;
      }
      return undefined;
    }
    const { exports, imports } = unit.module!.facts;
    for (const { name } of exports) {
      const submodule = this.attribute(space, name) === undefined ? unit.children.get(name) : undefined;
      const failed = submodule && this.importWithin(op, frame, submodule);
      if (failed !== undefined) return failed;
    }
    for (const { name } of exports) {
      const value = this.attribute(space, name);
      const at = imports.length === 0 ? op.step.at : starOf(frame.space.unit.module!, op.step.import);
      if (value === undefined) return this.miss(op, frame, Failed.attribute, name, at);
      const slot = slots.get(name);
      if (slot !== undefined) frame.space.values[slot] = value;
    }
    return undefined;
  }

  private importWithin(op: Op, frame: Frame, unit: Unit): Miss | undefined {
    if (this.isLoaded(unit)) return undefined;
    this.under.push(frame.space.unit.module!, op.step.import);
    const miss = this.import(unit);
    this.under.pop();
    return miss;
  }

  private use(op: UseOp, frame: Frame): Miss | undefined {
    const { head, parts, calls } = op;
    let value = get(head, parts[0]!, frame);
    if (value === undefined) {
      if (head < 0 || builtins.has(parts[0]!)) return undefined;
      return this.miss(op, frame, Failed.name, parts[0]!, op.step.at);
    }
    for (let at = 1; at < parts.length; at++) {
      if (value === unknown) return undefined;
      const next: Value | undefined = isSpace(value)
        ? this.attribute(value, parts[at]!)
        : this.member(value, parts[at]!);
      if (next === undefined) {
        return this.miss(op, frame, Failed.attribute, parts.slice(0, at + 1).join('.'), op.step.at);
      }
      value = next;
    }
    return calls && isCode(value) ? this.call(value) : undefined;
  }

  /** `undefined` when the name is not there yet; unknown where nothing tells that it ever will be. */
  private attribute(space: Space, name: string): Value | undefined {
    const { unit, values } = space;
    const slot = unit.slots.get(name);
    if (slot === undefined) return unknown;
    const value = valueAt(space, slot, name);
    this.known.read(unit, name, value);
    if (value !== undefined) return value;
    const handler = unit.slots.get('__getattr__');
    return handler !== undefined && values[handler] !== undefined ? unknown : undefined;
  }

  /** Of a class or instance of the workspace: a method, or a class inside it. */
  private member(code: Code, name: string): Value {
    if (code.kind === 'function') return unknown;
    const path = `${code.path}.${name}`;
    if (this.units.classesOf(code.space.unit).has(path)) return { space: code.space, path, kind: 'class' };
    return this.method(code, name, 0) ?? unknown;
  }

  /** The method that a class has itself or from the first base that has it. */
  private method({ space, path }: Code, name: string, level: number): Code | undefined {
    const definition = this.units.classesOf(space.unit).get(path);
    if (definition === undefined || level > 20) return undefined;
    if (definition.members.some((member) => member.name === name && member.kind !== 'property')) {
      return { space, path: name === '__init__' ? path : `${path}.${name}`, kind: 'function' };
    }
    for (const base of definition.bases) {
      const of = this.resolve(base.split('.'), space);
      const found = isCode(of) && of.kind === 'class' ? this.method(of, name, level + 1) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private call(code: Code): Miss | undefined {
    const callee =
      code.kind === 'function' ? code : this.method(code, code.kind === 'class' ? '__init__' : '__call__', 0);
    const body = callee && this.units.body(callee.space.unit, callee.path);
    if (callee === undefined || body === undefined) return undefined;
    if (body.done === this.run && body.doneFor === callee.space) return undefined;
    return this.runBody(body, callee.space);
  }

  /** A body that has ended well ends well again: what it asked for stays. */
  private runBody(body: Body, space: Space): Miss | undefined {
    const locals = body.locals === 0 ? noLocals : new Array<Value | undefined>(body.locals).fill(undefined);
    const frame: Frame = { space, locals, branches: undefined };
    if (body.activeRun !== this.run) body.active = 0;
    if (body.active >= mostRecursions) return undefined;
    body.activeRun = this.run;
    body.active++;
    const miss = this.execute(body.ops, frame);
    body.active--;
    if (miss === undefined && frame.branches?.caught !== true) {
      body.done = this.run;
      body.doneFor = space;
    }
    return miss;
  }

  private valueOf(is: string, of: string, space: Space): Value {
    if (is === 'unknown') return unknown;
    if (is === 'class' || is === 'function') return { space, path: of, kind: is };
    const value = this.resolve(of.split('.'), space);
    if (is === 'alias' || !isCode(value)) return is === 'alias' ? value : unknown;
    return value.kind === 'class' ? { ...value, kind: 'instance' } : unknown;
  }

  /** As far as it is there. */
  private resolve(parts: readonly string[], space: Space): Value {
    const slot = space.unit.slots.get(parts[0]!);
    let value: Value = (slot === undefined ? undefined : valueAt(space, slot, parts[0]!)) ?? unknown;
    for (let at = 1; at < parts.length && value !== unknown; at++) {
      value = (isSpace(value) ? this.attribute(value, parts[at]!) : this.member(value, parts[at]!)) ?? unknown;
    }
    return value;
  }

  private miss(op: Op, { space }: Frame, kind: number, name: string, at: number): Miss {
    const { unit } = space;
    const { step } = op;
    const miss = { unit, step, kind, name, at, within: undefined, outside: undefined, withinDepth: 0, outsideDepth: 0 };
    return this.under.outOf(miss);
  }
}

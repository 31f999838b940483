// What the modules of a component do while they load, made ready to be run many times: names resolved, and everything
// left out that can neither fail nor change what can.
import type { BodyFact, Guard, Step } from '../../facts/load-facts';
import { localNamesOf } from '../local-names';
import type { Edge, Graph, Module } from '../model';
import { loadsWith } from '../reach';
import { hasExport, JavaScriptNames, type Meaning, type Value } from './javascript-names';
import { OutsideModules, slotsOf } from './javascript-outside';
import {
  type Body,
  type ClassRef,
  newUnit,
  type Op,
  type Slot,
  type Source,
  type Taken,
  type Target,
  type Unit,
} from './javascript-units';

export class Program {
  readonly units: readonly Unit[];
  /** Whether any module asks another for a name, or calls anything. */
  mayFail = false;
  private readonly byModule = new Map<Module, Unit>();
  private readonly others = new Map<Module, Unit>();
  private readonly names: JavaScriptNames;
  private readonly outside: OutsideModules;
  private readonly edges = new Map<Module, ReadonlyMap<number, Edge>>();
  private readonly slots = new Map<Unit, Map<string, Slot>>();
  private readonly taken = new Map<Unit, Map<number, Taken>>();
  private readonly bodies = new Map<Unit, Map<string, Body>>();
  private readonly facts = new Map<Unit, ReadonlyMap<string, BodyFact>>();
  private readonly classes = new Map<Unit, Map<string, ClassRef | undefined>>();

  constructor(graph: Graph, modules: readonly Module[]) {
    this.outside = new OutsideModules(loadsWith(graph));
    this.names = new JavaScriptNames((module) => this.edgesOf(module));
    this.units = modules.filter(({ facts }) => facts.language !== 'python').map((module) => this.addUnit(module));
    for (const unit of this.units) this.findSlots(unit);
    for (const unit of this.units) unit.ops = this.opsOf(unit, unit.module.facts.load.steps, '');
    this.readBodies();
    for (const unit of this.units) unit.first.push(...this.loadedFirst(unit));
  }

  body(unit: Unit, name: string): Body | undefined {
    let known = this.bodies.get(unit);
    if (known === undefined) {
      known = new Map();
      this.bodies.set(unit, known);
      this.facts.set(unit, new Map(unit.module.facts.load.bodies.map((body) => [body.name, body])));
    }
    const found = known.get(name);
    if (found !== undefined) return found;
    const fact = this.facts.get(unit)!.get(name);
    if (fact === undefined) return undefined;
    const ops = this.opsOf(unit, fact.steps, name.split('.')[0]!);
    const callsBase = ops.some(({ do: what, step }) => what === 'self' && step.name === 'super');
    const body: Body = { unit, name, ops, callsBase, ended: new Map(), running: false };
    known.set(name, body);
    return body;
  }

  classOf(unit: Unit, name: string): ClassRef | undefined {
    let known = this.classes.get(unit);
    if (known === undefined) {
      known = new Map();
      this.classes.set(unit, known);
    }
    if (known.has(name)) return known.get(name);
    // A class that leads to itself through its bases has none.
    known.set(name, undefined);
    const definition = localNamesOf(unit.module.facts).definition(name);
    if (definition?.kind !== 'class') return undefined;
    const { bases, interfaces } = definition;
    const base = bases.length > interfaces.length ? this.targetOf(unit, bases[0]!, true) : undefined;
    const found = { unit, name, base: base && base.method === '' ? this.classOf(base.unit, base.name) : undefined };
    known.set(name, found);
    return found;
  }

  hasMethod({ unit, name }: ClassRef, method: string): boolean {
    const members = localNamesOf(unit.module.facts).definition(name)?.members ?? [];
    return members.some((member) => member.name === method);
  }

  private addUnit(module: Module): Unit {
    const commonJs = this.names.isCommonJs(module);
    const { load, exports } = module.facts;
    const replaced =
      commonJs &&
      load.steps.some(({ do: what, name }) => what === 'define' && name === 'module.exports') &&
      exports.some(({ name }) => name === 'default' || name === '*');
    const unit = newUnit(module, commonJs, replaced);
    this.byModule.set(module, unit);
    return unit;
  }

  /** Reads whatever the calls of module level can run, to know which names of modules outside are asked for in it. */
  private readBodies(): void {
    const open: Target[] = [];
    const targetsOf = (ops: readonly Op[]) => {
      for (const { target } of ops) if (target !== undefined) open.push(target);
    };
    for (const { ops } of this.units) targetsOf(ops);
    const seen = new Set<string>();
    for (let target = open.pop(); target !== undefined; target = open.pop()) {
      const { unit, name } = target;
      if (seen.has(`${unit.module.index} ${name}`)) continue;
      seen.add(`${unit.module.index} ${name}`);
      const owner = this.ownerOf(unit, name);
      if (owner.base !== undefined) open.push({ unit: owner.base.unit, name: owner.base.name, method: '' });
      if (owner.name !== name || owner.unit !== unit) open.push({ unit: owner.unit, name: owner.name, method: '' });
      for (const body of unit.module.facts.load.bodies) {
        if (body.name === name || body.name.startsWith(`${name}.`)) targetsOf(this.body(unit, body.name)?.ops ?? []);
      }
    }
  }

  /** Static imports, in order; outside of the component those that bring something which is asked for. */
  private loadedFirst({ module }: Unit): Unit[] {
    const first: Unit[] = [];
    for (const edge of this.edgesOf(module).values()) {
      const { form, deferred } = module.facts.imports[edge.import]!;
      if (edge.kind !== 'runtime' || deferred || form === 'require' || form === 'import-equals') continue;
      const inside = this.byModule.get(edge.to);
      const unit = inside ?? this.outside.broughtBy(edge.to);
      if (unit !== undefined) first.push(unit);
    }
    return first;
  }

  /** Imports that are not erased, by their index. */
  private edgesOf(module: Module): ReadonlyMap<number, Edge> {
    let known = this.edges.get(module);
    if (known === undefined) {
      known = new Map(module.edges.flatMap((edge) => (edge.kind === 'type' ? [] : [[edge.import, edge] as const])));
      this.edges.set(module, known);
    }
    return known;
  }

  private findSlots(unit: Unit): void {
    this.slots.set(unit, slotsOf(unit));
    const taken = new Map<number, Taken>();
    const { load, imports } = unit.module.facts;
    for (const { steps } of [load, ...load.bodies]) {
      for (const { do: what, import: index, guard } of steps) {
        const to = what === 'import' ? this.edgesOf(unit.module).get(index)?.to : undefined;
        if (to === undefined || taken.has(index) || !this.byModule.has(to)) continue;
        const names = imports[index]!.bindings.flatMap(({ imported }) => (imported === '*' ? [] : [imported]));
        const unsure = isUnsure(guard);
        taken.set(index, { unit, unsure, names, stamp: 0, from: undefined, exports: undefined, values: new Map() });
      }
    }
    this.taken.set(unit, taken);
  }

  private opsOf(unit: Unit, steps: readonly Step[], owner: string): Op[] {
    const ops: Op[] = [];
    for (const step of steps) {
      const op = this.opOf(unit, step, owner);
      if (op !== undefined) ops.push(op);
    }
    return ops;
  }

  private opOf(unit: Unit, step: Step, owner: string): Op | undefined {
    switch (step.do) {
      case 'import':
        return this.importOp(unit, step);
      case 'define':
        return this.defineOp(unit, step);
      case 'hoist':
      case 'delete':
        return undefined;
      default:
        if (isUnsure(step.guard)) return undefined;
        if (/^(this|super)\b/.test(step.name)) return { ...nothing, do: 'self', step };
        return this.useOp(unit, step, owner);
    }
  }

  private importOp(unit: Unit, step: Step): Op | undefined {
    const edge = this.edgesOf(unit.module).get(step.import);
    const { form } = unit.module.facts.imports[step.import]!;
    if (edge === undefined || (form !== 'require' && form !== 'import-equals') || isUnsure(step.guard))
      return undefined;
    const taken = this.taken.get(unit)!.get(step.import);
    return taken && { ...nothing, do: 'import', step, edge, unit: this.byModule.get(edge.to)!, taken };
  }

  private defineOp(unit: Unit, step: Step): Op | undefined {
    if (step.name === 'module.exports') return { ...nothing, do: 'replace', step };
    if (step.name.startsWith('exports.')) {
      const value = this.exportedSource(unit, step.name.slice('exports.'.length));
      return { ...nothing, do: 'export', step, name: step.name.slice('exports.'.length), value };
    }
    const slot = this.slots.get(unit)!.get(step.name);
    return slot && { ...nothing, do: 'define', step, slot };
  }

  /** Where the value of an export comes from, when it may not be there. */
  exportedSource(unit: Unit, name: string): Source | undefined {
    const found = localNamesOf(unit.module.facts).exported(name);
    if (found === undefined) return undefined;
    if (found.from !== undefined) {
      const taken = this.taken.get(unit)!.get(found.from);
      return taken && { kind: 'taken', taken, name: found.local, destructured: false };
    }
    const meaning = this.names.meaning(unit.module, found.local);
    if (meaning === undefined || (unit.commonJs && meaning.edge === undefined)) return undefined;
    return this.sourceOf(unit, meaning.value);
  }

  exportsName(unit: Unit, name: string): boolean {
    return hasExport(unit.module, name);
  }

  /** The `require` that `module.exports = require(…)` passes on. */
  passedOn(unit: Unit): Taken | undefined {
    const whole = unit.module.facts.exports.filter(({ name }) => name === '*');
    const [only] = whole;
    if (whole.length !== 1 || only!.from === undefined || unit.module.facts.exports.length > 1) return undefined;
    return this.taken.get(unit)!.get(only!.from);
  }

  /** What `module.exports = { … }` exports. */
  literalNames(unit: Unit): readonly { readonly name: string; readonly value: Source | undefined }[] {
    const { exports, load } = unit.module.facts;
    const others = new Set(load.steps.flatMap((step) => (step.do === 'define' ? [step.name] : [])));
    return exports
      .filter(({ name }) => !others.has(`exports.${name}`))
      .map(({ name }) => ({ name, value: this.exportedSource(unit, name) }));
  }

  /** A class, or an object whose functions are called by its name; of an instance its class. */
  ownerOf(unit: Unit, name: string): ClassRef {
    const found = this.classOf(unit, name) ?? this.classes.get(unit)!.get(`${name}.`);
    if (found !== undefined) return found;
    const state = unit.module.facts.behaviour.states.find((each) => each.kind === 'instance' && each.name === name);
    const target = state === undefined ? undefined : this.targetOf(unit, state.creates);
    const made = target?.method === '' ? this.classOf(target.unit, target.name) : undefined;
    const owner = made ?? { unit, name, base: undefined };
    this.classes.get(unit)!.set(`${name}.`, owner);
    return owner;
  }

  private useOp(unit: Unit, step: Step, owner: string): Op | undefined {
    const meaning = this.names.meaning(unit.module, step.name);
    if (meaning === undefined) return undefined;
    const { value, parts, edge } = meaning;
    const names = step.name.split('.');
    // At module level a module's own names are there; a class is there for its own methods.
    const own = edge === undefined && (owner === '' || owner === names[0]);
    // What a module imports from outside is there when its own steps run, but not when others call it before.
    const inside = edge !== undefined && this.byModule.has(edge.to);
    const there = own || (owner === '' && !inside);
    const source = there ? undefined : this.sourceOf(unit, value);
    const call = step.do === 'call';
    const target = call ? this.targetFrom(meaning, names, owner !== '') : undefined;
    if (source === undefined && target === undefined) return undefined;
    const needsValue = call || step.why === 'base class' || names.length > parts;
    // A plain read fails only before the name is declared.
    const declared = source?.kind === 'slot' ? source.slot.initial === 'undefined' : source?.kind === 'live';
    if (declared && !needsValue) return undefined;
    this.mayFail = true;
    const name = names.slice(0, parts).join('.');
    return {
      ...nothing,
      do: call ? 'call' : 'use',
      step,
      edge: inside ? edge : undefined,
      source,
      needsValue,
      name,
      target,
    };
  }

  private sourceOf(unit: Unit, value: Value): Source | undefined {
    if (value.kind === 'namespace') return undefined;
    if (value.kind === 'name') {
      const home = this.byModule.get(value.home);
      const slot =
        home === undefined ? this.outside.slot(value.home, value.name) : this.slots.get(home)!.get(value.name);
      return slot && { kind: 'slot', slot };
    }
    const { module, name, taken: edge } = value;
    const taken = edge && this.taken.get(unit)!.get(edge.import);
    if (taken === undefined) {
      const live = this.byModule.get(module);
      return live && { kind: 'live', unit: live, name };
    }
    return { kind: 'taken', taken, name, destructured: taken.names.includes(name) };
  }

  /** `outside`: also in modules outside of the component. */
  private targetOf(unit: Unit, name: string, outside = false): Target | undefined {
    const meaning = this.names.meaning(unit.module, name);
    return meaning && this.targetFrom(meaning, name.split('.'), outside);
  }

  /**
   * Calls lead out of the component where they can fail: a function that is called before its module is loaded, and a
   * base's constructor, which can call methods of the component's classes.
   */
  private outsideUnit(module: Module): Unit {
    let unit = this.others.get(module);
    if (unit === undefined) {
      unit = newUnit(module);
      this.others.set(module, unit);
      this.slots.set(unit, new Map());
      this.taken.set(unit, new Map());
    }
    return unit;
  }

  /** A method of a class or object, when one part is left after the name that is found. */
  private targetFrom({ value, parts }: Meaning, names: readonly string[], outside = false): Target | undefined {
    const rest = names.slice(parts);
    if (rest.length > 1 || value.kind === 'namespace') return undefined;
    if (value.kind === 'name') {
      const unit = this.byModule.get(value.home) ?? (outside ? this.outsideUnit(value.home) : undefined);
      return unit && { unit, name: value.body, method: rest[0] ?? '' };
    }
    const home = this.names.holderOf(value.module, value.name === '*' ? 'default' : value.name);
    const unit = home && this.byModule.get(home.module);
    return unit && { unit, name: home.name, method: rest[0] ?? '' };
  }
}

const nothing = {
  edge: undefined,
  source: undefined,
  needsValue: false,
  name: '',
  target: undefined,
  unit: undefined,
  taken: undefined,
  slot: undefined,
  value: undefined,
} as const;

function isUnsure(guard: Guard | undefined): boolean {
  for (let at = guard; at !== undefined; at = at.outer) if (at.branch === 'branch' || at.branch === 'else') return true;
  return false;
}

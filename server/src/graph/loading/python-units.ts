// Makes units of the modules that are simulated: packages around them, the names that they bind, their steps.
import type { DefinitionFact } from '../../facts/facts';
import type { BodyFact, Step } from '../../facts/load-facts';
import { baseNameOf, directoryOf, isPythonPackage } from '../../text/paths';
import type { Graph, Module } from '../model';
import { Compiled } from './python-compile';
import { addSlot, type Layout, layoutOf } from './python-layout';
import { parentsOf } from './python-packages';
import type { Body, SimulatedUnit, Unit } from './python-values';

export class Units {
  /** By the module's index. */
  private readonly byModule = new Map<number, Unit>();
  private readonly namespaces = new Map<string, Unit>();
  private readonly compiled = new Set<Unit>();
  /** Number of the run that is under way: what units and bodies hold of others is stale. */
  run = 0;
  /** How many there are. */
  count = 0;

  /** `inside` are the modules whose steps are simulated; all others load without trouble. */
  constructor(
    private readonly graph: Graph,
    private readonly inside: ReadonlySet<Module>,
  ) {
    for (const module of inside) this.unitOf(module);
    this.addStarNames();
  }

  /** The unit of the module of this index if it is simulated, or a package around such; else `undefined`. */
  find(module: number | undefined): Unit | undefined {
    return module === undefined || module < 0 ? undefined : this.byModule.get(module);
  }

  /** To be asked before a unit runs. */
  compile(unit: Unit): void {
    if (!isSimulated(unit) || this.compiled.has(unit)) return;
    this.compiled.add(unit);
    unit.ops = new Compiled(unit, unit.module.facts.load.steps, undefined);
  }

  /** What a function does, when it does anything. */
  body(unit: Unit, path: string): Body | undefined {
    const { bodies } = unit;
    if (!isSimulated(unit) || !this.compiled.has(unit)) return undefined;
    if (!bodies.has(path)) {
      // Of several by one name the last.
      const fact = unit.module.facts.load.bodies.findLast(({ name }) => name === path);
      bodies.set(path, fact && compileBody(unit, fact));
    }
    return bodies.get(path);
  }

  /** Classes of a unit that runs, by dotted path. */
  classesOf(unit: Unit): ReadonlyMap<string, DefinitionFact> {
    if (unit.classes !== undefined) return unit.classes;
    const classes = new Map<string, DefinitionFact>();
    for (const each of this.compiled.has(unit) ? unit.module!.facts.definitions : []) {
      if (each.kind === 'class') classes.set(each.owner === '' ? each.name : `${each.owner}.${each.name}`, each);
    }
    unit.classes = classes;
    return classes;
  }

  private unitOf(module: Module): Unit {
    const known = this.byModule.get(module.index);
    if (known !== undefined) return known;
    const parents = parentsOf(this.graph, module);
    const file = isPythonPackage(module.path) ? directoryOf(module.path) : module.path;
    const parent = parents.length === 0 ? undefined : this.parentAt(parents, 0, directoryOf(file));
    const unit = newUnit(
      this.count++,
      module,
      parent,
      module.name.slice(module.name.lastIndexOf('.') + 1),
      isPythonPackage(module.path),
      this.inside.has(module) ? layoutOf(this.graph, module) : undefined,
    );
    this.byModule.set(module.index, unit);
    return unit;
  }

  private parentAt(parents: readonly (Module | undefined)[], level: number, folder: string): Unit {
    const module = parents[level];
    if (module !== undefined) return this.unitOf(module);
    let unit = this.namespaces.get(folder);
    if (unit === undefined) {
      const outer = level + 1 < parents.length ? this.parentAt(parents, level + 1, directoryOf(folder)) : undefined;
      unit = newUnit(this.count++, undefined, outer, baseNameOf(folder), true, undefined);
      this.namespaces.set(folder, unit);
    }
    return unit;
  }

  /** A star import brings all names of its module, those that other star imports bring there included. */
  private addStarNames(): void {
    const stars: [Unit, Unit][] = [];
    for (const module of this.inside) {
      const unit = this.byModule.get(module.index)!;
      for (const index of unit.layout!.stars) {
        const from = this.find(module.targets[index]?.index);
        if (from !== undefined) stars.push([unit, from]);
      }
    }
    for (let grows = true; grows; ) {
      grows = false;
      for (const [unit, from] of stars) {
        const before = unit.slots.size;
        for (const name of from.slots.keys()) if (name !== '__all__') addName(unit, name);
        if (unit.slots.size > before) grows = true;
      }
    }
  }
}

function isSimulated(unit: Unit): unit is SimulatedUnit {
  return unit.layout !== undefined;
}

function compileBody(unit: SimulatedUnit, { steps }: BodyFact): Body {
  const locals = localsOf(unit.module, steps);
  const ops = new Compiled(unit, steps, locals);
  return { ops, locals: locals.size, done: -1, doneFor: undefined, activeRun: -1, active: 0 };
}

function newUnit(
  number: number,
  module: Module | undefined,
  parent: Unit | undefined,
  child: string,
  isPackage: boolean,
  layout: Layout | undefined,
): Unit {
  const unit: Unit = {
    number,
    module,
    parent,
    child,
    slotInParent: parent === undefined ? -1 : addName(parent, child),
    isPackage,
    slots: layout?.slots ?? new Map(),
    layout,
    children: new Map(),
    ops: [],
    bodies: new Map(),
    classes: undefined,
    run: -1,
    space: undefined,
    kept: undefined,
    begun: 0,
    isInert: (layout === undefined || module!.facts.load.steps.length === 0) && parent?.isInert !== false,
  };
  parent?.children.set(child, unit);
  return unit;
}

/** The slot of the name. Those of the layout are its own: who has more names has a copy. */
function addName(unit: Unit, name: string): number {
  const known = name === '' ? -1 : unit.slots.get(name);
  if (known !== undefined) return known;
  if (unit.slots === unit.layout?.slots) unit.slots = new Map(unit.slots);
  const slot = unit.slots.size;
  (unit.slots as Map<string, number>).set(name, slot);
  return slot;
}

function localsOf({ facts: { imports } }: Module, steps: readonly Step[]): Map<string, number> {
  const locals = new Map<string, number>();
  for (const { do: what, import: index } of steps) {
    if (what === 'import') for (const { local } of imports[index]!.bindings) addSlot(locals, local);
  }
  return locals;
}

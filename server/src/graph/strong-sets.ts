// Strongly connected sets of modules that are kept up to date: a change of one module's edges costs what lies around it.
import type { Module } from './model';

export type Visit = (module: Module) => void;

/** Visits where edges lead from a module, and where those that lead to it come from; each module any number of times. */
export interface Links {
  out(module: Module, visit: Visit): void;
  into(module: Module, visit: Visit): void;
}

/** Sets of modules that reach each other: more than one, or one with an edge to itself. Sorted by position in the graph. */
export class StrongSets {
  private readonly byIndex: (readonly Module[] | undefined)[];
  private readonly sets = new Set<readonly Module[]>();
  private readonly forward: Search;
  private readonly backward: Search;

  constructor(
    modules: readonly Module[],
    private readonly links: Links,
  ) {
    this.byIndex = new Array(modules.length).fill(undefined);
    this.forward = new Search(modules.length, links.out);
    this.backward = new Search(modules.length, links.into);
    for (const set of stronglyConnected(modules, links.out)) this.put(set);
  }

  of(module: Module): readonly Module[] | undefined {
    return this.byIndex[module.index];
  }

  /** In any order. */
  all(): ReadonlySet<readonly Module[]> {
    return this.sets;
  }

  /**
   * To be called for each module whose edges have changed, when all of them have. Every set that the change touches is a
   * new one afterwards, be it of the same modules. Returns the modules of the sets touched. Time: the edges around what
   * reaches the module or what it reaches, whichever is less, and those of the sets touched.
   */
  update(module: Module): Module[] {
    const together = this.strongWith(module);
    const touched = new Set(together);
    for (const each of together) for (const other of this.of(each) ?? []) touched.add(other);
    const inside = new Set(together);
    const rest = [...touched].filter((each) => !inside.has(each)).sort((a, b) => a.index - b.index);
    for (const each of touched) {
      const set = this.byIndex[each.index];
      if (set !== undefined) this.sets.delete(set);
      this.byIndex[each.index] = undefined;
    }
    if (together.length > 1 || leadsTo(this.links.out, module, module)) this.put(together);
    for (const set of stronglyConnected(rest, this.links.out)) this.put(set);
    return [...touched];
  }

  private put(set: readonly Module[]): void {
    this.sets.add(set);
    for (const { index } of set) this.byIndex[index] = set;
  }

  /** The module and all that it reaches and that reach it. */
  private strongWith(module: Module): Module[] {
    const { forward, backward } = this;
    forward.start(module);
    backward.start(module);
    // Whichever ends first bounds the other.
    while (forward.step() && backward.step()) {}
    const [whole, other] = forward.isDone ? [forward, backward] : [backward, forward];
    other.start(module, whole);
    while (other.step()) {}
    return other.found().sort((a, b) => a.index - b.index);
  }
}

/** A search that can be taken step by step; it remembers what it met by the number of the search. */
class Search {
  private readonly seen: Int32Array;
  private number = 0;
  private list: Module[] = [];
  private at = 0;
  private within: Search | undefined;

  constructor(
    size: number,
    private readonly next: Links['out'],
  ) {
    this.seen = new Int32Array(size);
  }

  /** `within`: goes nowhere that the other has not been. */
  start(module: Module, within?: Search): void {
    this.number++;
    this.within = within;
    this.list = [module];
    this.seen[module.index] = this.number;
    this.at = 0;
  }

  get isDone(): boolean {
    return this.at >= this.list.length;
  }

  /** Looks at one module's edges; false when there is none left to look at. */
  step(): boolean {
    if (this.isDone) return false;
    this.next(this.list[this.at++]!, this.meet);
    return !this.isDone;
  }

  private readonly meet = (to: Module) => {
    const { seen, number, within } = this;
    if (seen[to.index] === number) return;
    if (within !== undefined && within.seen[to.index] !== within.number) return;
    seen[to.index] = number;
    this.list.push(to);
  };

  found(): Module[] {
    return [...this.list];
  }
}

function leadsTo(out: Links['out'], from: Module, to: Module): boolean {
  let found = false;
  out(from, (each) => {
    if (each === to) found = true;
  });
  return found;
}

/**
 * Sets with a cycle among `modules`, edges to others left out: more than one module, or one with an edge to itself. Members
 * are sorted as `modules` are, sets by their first member. Tarjan (1972), with an explicit stack, in time linear in
 * modules and edges.
 */
export function stronglyConnected(modules: readonly Module[], out: Links['out']): Module[][] {
  const numbers = new Map(modules.map((module, number) => [module, number]));
  const size = modules.length;
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  /** Of the modules on the path the numbers of those that they lead to, and how many of these are left. */
  const ends: number[][] = new Array(size);
  const left = new Int32Array(size);
  const open: number[] = [];
  const path: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      const at = path[path.length - 1]!;
      if (order[at] === -1) {
        order[at] = low[at] = counter++;
        open.push(at);
        onStack[at] = 1;
        const own: number[] = [];
        out(modules[at]!, (each) => {
          const to = numbers.get(each);
          if (to !== undefined) own.push(to);
        });
        ends[at] = own;
      }
      let descended = false;
      while (left[at]! < ends[at]!.length) {
        const to = ends[at]![left[at]!++]!;
        if (order[to] === -1) {
          path.push(to);
          descended = true;
          break;
        }
        if (onStack[to]) low[at] = Math.min(low[at]!, order[to]!);
      }
      if (descended) continue;
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[at]!);
      if (low[at] !== order[at]) continue;
      const members: number[] = [];
      let member: number;
      do {
        member = open.pop()!;
        onStack[member] = 0;
        members.push(member);
      } while (member !== at);
      if (members.length > 1 || ends[at]!.includes(at)) found.push(members.sort((a, b) => a - b));
    }
  }
  return found.sort((a, b) => a[0]! - b[0]!).map((members) => members.map((number) => modules[number]!));
}

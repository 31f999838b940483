// Strongly connected sets of modules.
import { sameItems } from './incremental/same';
import type { Module } from './model';

export type Visit = (index: number) => void;

/** Visits where edges lead from a module: the indexes of modules, each any number of times. */
export type Out = (module: Module, visit: Visit) => void;

/** Sets of modules that reach each other: more than one, or one with an edge to itself. Sorted by position in the graph. */
export class StrongSets {
  /** By the module's index. */
  private readonly known = new Map<number, readonly Module[]>();
  private readonly sets = new Set<readonly Module[]>();

  /** `modules`: at least those that are on a cycle, in order. `numbers`, `ranks`: see `stronglyConnected`. */
  constructor(
    modules: readonly Module[],
    private readonly out: Out,
    private readonly numbers: Int32Array,
    ranks?: Int32Array,
  ) {
    for (const set of stronglyConnected(modules, out, numbers, ranks)) this.put(set);
  }

  of({ index }: Module): readonly Module[] | undefined {
    return this.known.get(index);
  }

  /** In any order. */
  all(): ReadonlySet<readonly Module[]> {
    return this.sets;
  }

  /**
   * Finds the sets among these modules anew, which no set leads out of; those that are as before, without `changed`, stay.
   * `outer`: sets over these edges and more, which are renewed already; theirs lie inside of those.
   */
  renew(around: readonly Module[], changed: Module, outer?: StrongSets): void {
    const before = new Set<readonly Module[]>();
    for (const module of around) {
      const set = this.of(module);
      if (set !== undefined) before.add(set);
    }
    for (const set of before) this.sets.delete(set);
    const byFirst = new Map([...before].map((set) => [set[0], set]));
    const among = outer === undefined ? around : around.filter((module) => outer.of(module) !== undefined);
    for (const set of stronglyConnected(among, this.out, this.numbers)) {
      const old = byFirst.get(set[0]);
      this.put(old !== undefined && sameItems(old, set) && !set.includes(changed) ? old : set);
    }
    for (const set of before) {
      if (this.sets.has(set)) continue;
      for (const { index } of set) if (this.known.get(index) === set) this.known.delete(index);
    }
  }

  private put(set: readonly Module[]): void {
    this.sets.add(set);
    for (const { index } of set) this.known.set(index, set);
  }
}

/**
 * Sets with a cycle among `modules`, edges to others left out: more than one module, or one with an edge to itself. Members
 * are sorted as `modules` are, sets by their first member. Tarjan (1972), with an explicit stack, in time linear in
 * modules and edges. `ranks` gets a number for each of `modules`: those that reach each other have the same, and an edge to
 * one that does not leads to a lower number. `numbers` has a place for the index of each module of the graph, and holds zeros
 * before and after.
 */
export function stronglyConnected(
  modules: readonly Module[],
  out: Out,
  numbers: Int32Array,
  ranks?: Int32Array,
): Module[][] {
  for (let number = 0; number < modules.length; number++) numbers[modules[number]!.index] = number + 1;
  const search = new SetSearch(modules, out, numbers, ranks);
  for (let root = 0; root < modules.length; root++) search.start(root);
  for (let number = 0; number < modules.length; number++) numbers[modules[number]!.index] = 0;
  return search.found.sort((a, b) => a[0]! - b[0]!).map((members) => members.map((number) => modules[number]!));
}

/** Modules are numbers here: their places in the list. Short methods: what runs for a moment is compiled for longer otherwise. */
class SetSearch {
  readonly found: number[][] = [];
  private readonly order: Int32Array;
  private readonly low: Int32Array;
  private readonly onStack: Uint8Array;
  /** The numbers of the modules that each leads to, one list behind the other: where each ends, and what is next. */
  private readonly ends: number[] = [];
  private readonly end: Int32Array;
  private readonly next: Int32Array;
  private readonly leadsBack: Uint8Array;
  private readonly open: number[] = [];
  private readonly path: number[] = [];
  private counter = 0;
  private rank = 0;
  /** The module that is being entered. */
  private at = 0;

  constructor(
    private readonly modules: readonly Module[],
    private readonly out: Out,
    private readonly numbers: Int32Array,
    private readonly ranks: Int32Array | undefined,
  ) {
    const size = modules.length;
    this.order = new Int32Array(size).fill(-1);
    this.low = new Int32Array(size);
    this.onStack = new Uint8Array(size);
    this.end = new Int32Array(size);
    this.next = new Int32Array(size);
    this.leadsBack = new Uint8Array(size);
  }

  start(root: number): void {
    if (this.order[root] !== -1) return;
    const { path } = this;
    this.enter(root);
    while (path.length > 0) {
      const at = path[path.length - 1]!;
      const below = this.below(at);
      if (below >= 0) this.enter(below);
      else this.leave(at);
    }
  }

  private enter(at: number): void {
    this.path.push(at);
    this.open.push(at);
    this.order[at] = this.low[at] = this.counter++;
    this.onStack[at] = 1;
    this.at = at;
    this.next[at] = this.ends.length;
    this.out(this.modules[at]!, this.lead);
    this.end[at] = this.ends.length;
  }

  private readonly lead = (index: number) => {
    const number = this.numbers[index]! - 1;
    if (number === this.at) this.leadsBack[number] = 1;
    if (number >= 0) this.ends.push(number);
  };

  /** The next module that it leads to and that nobody has entered; -1: none. */
  private below(at: number): number {
    const { ends, order, low, onStack } = this;
    const end = this.end[at]!;
    for (let place = this.next[at]!; place < end; place++) {
      const to = ends[place]!;
      if (order[to] === -1) {
        this.next[at] = place + 1;
        return to;
      }
      if (onStack[to] && order[to]! < low[at]!) low[at] = order[to]!;
    }
    this.next[at] = end;
    return -1;
  }

  private leave(at: number): void {
    const { path, low } = this;
    path.pop();
    const parent = path[path.length - 1];
    if (parent !== undefined && low[at]! < low[parent]!) low[parent] = low[at]!;
    if (low[at] === this.order[at]) this.close(at);
  }

  /** Takes what reaches each other off the stack. */
  private close(first: number): void {
    const members: number[] = [];
    let member: number;
    do {
      member = this.open.pop()!;
      this.onStack[member] = 0;
      members.push(member);
      if (this.ranks !== undefined) this.ranks[member] = this.rank;
    } while (member !== first);
    this.rank++;
    if (members.length > 1 || this.leadsBack[first]) this.found.push(members.sort((a, b) => a - b));
  }
}

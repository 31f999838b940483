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
  const size = modules.length;
  for (let number = 0; number < size; number++) numbers[modules[number]!.index] = number + 1;
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  /** The numbers of the modules that each leads to, one list behind the other: where each begins and ends, and what is next. */
  const ends: number[] = [];
  const end = new Int32Array(size);
  const next = new Int32Array(size);
  const leadsBack = new Uint8Array(size);
  let at = 0;
  const lead = (index: number) => {
    const number = numbers[index]! - 1;
    if (number === at) leadsBack[at] = 1;
    if (number >= 0) ends.push(number);
  };
  const open: number[] = [];
  const path: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  let rank = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      at = path[path.length - 1]!;
      if (order[at] === -1) {
        order[at] = low[at] = counter++;
        open.push(at);
        onStack[at] = 1;
        next[at] = ends.length;
        out(modules[at]!, lead);
        end[at] = ends.length;
      }
      let descended = false;
      while (next[at]! < end[at]!) {
        const to = ends[next[at]!++]!;
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
        if (ranks !== undefined) ranks[member] = rank;
      } while (member !== at);
      rank++;
      if (members.length > 1 || leadsBack[at]) found.push(members.sort((a, b) => a - b));
    }
  }
  for (const { index } of modules) numbers[index] = 0;
  return found.sort((a, b) => a[0]! - b[0]!).map((members) => members.map((number) => modules[number]!));
}

// The best feedback arc set of a small digraph, by dynamic programming over subsets of its nodes.
import type { Kernel } from './kernel';

/**
 * Lawler (1964): the cheapest way to put the nodes of a subset first depends on the subset alone. Time and memory
 * grow as nodes × 2^nodes. Among sets of the least weight the one with the earliest arcs: each arc in turn is cut for
 * good when that costs nothing. Arc numbers.
 */
export function bestSet(kernel: Kernel): number[] {
  const { size, arcs } = kernel;
  const subsets = 1 << size;
  /** `costs[node * subsets + subset]`: weight of the arcs from the node into the subset, which then run backwards. */
  const costs = new Float64Array(size * subsets);
  for (const { from, to, weight } of arcs) costs[from * subsets + (1 << to)] = weight;
  for (let node = 0; node < size; node++) {
    for (let subset = 1; subset < subsets; subset++) {
      const lowest = subset & -subset;
      if (subset !== lowest) {
        costs[node * subsets + subset] = costs[node * subsets + lowest]! + costs[node * subsets + subset - lowest]!;
      }
    }
  }
  const excluded = new Uint8Array(subsets);
  const least = new Float64Array(subsets);
  const solve = (): number => {
    for (let subset = 1; subset < subsets; subset++) {
      let best = Number.POSITIVE_INFINITY;
      for (let node = 0; node < size && !excluded[subset]; node++) {
        const before = subset & ~(1 << node);
        if (before !== subset) best = Math.min(best, least[before]! + costs[node * subsets + before]!);
      }
      least[subset] = best;
    }
    return least[subsets - 1]!;
  };
  const optimum = solve();
  const cut: number[] = [];
  let witness = backwardArcs(kernel, least, costs);
  for (let number = 0, spent = 0; spent < optimum; number++) {
    const arc = arcs[number]!;
    // From here on `arc.to` comes before `arc.from`.
    const before = excluded.slice();
    for (let subset = 1; subset < subsets; subset++) {
      if (subset & (1 << arc.from) && !(subset & (1 << arc.to))) excluded[subset] = 1;
    }
    if (!witness.has(number)) {
      if (solve() > optimum) {
        excluded.set(before);
        continue;
      }
      witness = backwardArcs(kernel, least, costs);
    }
    cut.push(number);
    spent += arc.weight;
  }
  return cut;
}

function backwardArcs({ size, arcs }: Kernel, least: Float64Array, costs: Float64Array): Set<number> {
  const subsets = 1 << size;
  const position = new Int32Array(size);
  for (let subset = subsets - 1, at = size; subset > 0; ) {
    let last = 0;
    for (; ; last++) {
      const before = subset & ~(1 << last);
      if (before !== subset && least[before]! + costs[last * subsets + before]! === least[subset]) break;
    }
    position[last] = --at;
    subset &= ~(1 << last);
  }
  const found = new Set<number>();
  arcs.forEach((arc, number) => {
    if (position[arc.from]! > position[arc.to]!) found.add(number);
  });
  return found;
}

// The weighted digraph that the feedback arc set is computed on, free of modules and files.

/** All edges from one module to another: none or all of them are in the set. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  /** What it costs to cut it; integral, so that sums are exact. */
  readonly weight: number;
  /** Positions of its edges in path order, ascending. No two arcs share one. */
  readonly edges: readonly number[];
}

/** Nodes are `0` to `size - 1`. At most one arc leads from a node to another, none to itself. */
export interface Kernel {
  readonly size: number;
  /** By their first edge. */
  readonly arcs: readonly Arc[];
}

/** Counts elementary steps, so that the effort is bounded and the result the same on every machine. */
export interface Budget {
  steps: number;
}

/** What a search has settled about an arc. */
export const Decision = { free: 0, cut: 1, kept: 2 } as const;

/** Arcs by node: those of node `n` have the indices `start[n]` to `start[n + 1] - 1`. */
export interface Rows {
  readonly start: Int32Array;
  /** Their numbers. */
  readonly list: Int32Array;
  /** The nodes at their other ends. */
  readonly ends: Int32Array;
}

export function rowsBy(end: 'from' | 'to', { size, arcs }: Kernel): Rows {
  const start = new Int32Array(size + 1);
  for (const arc of arcs) start[arc[end] + 1]!++;
  for (let node = 0; node < size; node++) start[node + 1]! += start[node]!;
  const next = start.slice();
  const list = new Int32Array(arcs.length);
  const ends = new Int32Array(arcs.length);
  for (let number = 0; number < arcs.length; number++) {
    const arc = arcs[number]!;
    const at = next[arc[end]]!++;
    list[at] = number;
    ends[at] = end === 'from' ? arc.to : arc.from;
  }
  return { start, list, ends };
}

export function weightOf(arcs: readonly Arc[]): number {
  let sum = 0;
  for (const arc of arcs) sum += arc.weight;
  return sum;
}

/** Negative when `a` is the better one to cut: it costs less or, at the same cost, has the earliest edge not in both. */
export function compareCosts(a: readonly Arc[], b: readonly Arc[]): number {
  const difference = weightOf(a) - weightOf(b);
  if (difference !== 0) return difference;
  const edgesOfA = sortedEdges(a);
  const edgesOfB = sortedEdges(b);
  const at = edgesOfA.findIndex((edge, index) => edge !== edgesOfB[index]);
  return at < 0 ? 0 : edgesOfA[at]! - edgesOfB[at]!;
}

function sortedEdges(arcs: readonly Arc[]): number[] {
  return arcs.flatMap((arc) => arc.edges).sort((a, b) => a - b);
}

/** A kernel of these arcs, whose nodes are numbered anew in their old order. */
export function kernelOf(arcs: readonly Arc[]): Kernel {
  let last = -1;
  for (const { from, to } of arcs) last = Math.max(last, from, to);
  const numbers = new Int32Array(last + 1);
  for (const { from, to } of arcs) numbers[from] = numbers[to] = 1;
  let size = 0;
  for (let node = 0; node <= last; node++) if (numbers[node] === 1) numbers[node] = size++;
  const numbered = arcs.map(({ from, to, weight, edges }): Arc => {
    return { from: numbers[from]!, to: numbers[to]!, weight, edges };
  });
  return { size, arcs: numbered.sort((a, b) => a.edges[0]! - b.edges[0]!) };
}

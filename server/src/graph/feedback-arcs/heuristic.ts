// Small feedback arc sets by heuristics, for graphs that are too large to solve.
import { type Budget, type Kernel, type Rows, rowsBy, weightOf } from './kernel';
import { LinearOrder } from './linear-order';

/**
 * The better of two starts, improved: the order of Eades, Lin & Smyth (1993), and what `simpleSet` leaves. Minimal, and
 * never heavier than `simpleSet`. Arc numbers.
 */
export function smallSet(kernel: Kernel, budget: Budget): number[] {
  const order = new LinearOrder(kernel);
  const starts = [orderWithout(kernel, simpleSet(kernel)), surplusOrder(kernel)];
  const weights = starts.map((start) => {
    order.arrange(start);
    order.sift(budget);
    start.set(order.sequence);
    return weightOf(order.backward().map((number) => kernel.arcs[number]!));
  });
  return improved(order, weights[1]! < weights[0]! ? starts[1]! : starts[0]!, budget);
}

/** Sifts single nodes and puts superfluous arcs back, in turns, while anything moves. The set is minimal. */
export function improved(order: LinearOrder, start: Int32Array, budget: Budget): number[] {
  order.arrange(start);
  order.sift(budget);
  do order.restore();
  while (order.sift(budget));
  return order.backward();
}

/**
 * A depth-first search that breaks the cheapest arc of every cycle it closes and goes on from there: what repeated
 * "find a cycle, remove its cheapest arc" gives, in one pass. Arc numbers, not minimal.
 */
export function simpleSet(kernel: Kernel): number[] {
  const { size, arcs } = kernel;
  const rows = rowsBy('from', kernel);
  const next = rows.start.slice(0, size);
  /** -1: not visited; else its place on the path; `size`: on no cycle. */
  const depth = new Int32Array(size).fill(-1);
  const broken = new Uint8Array(arcs.length);
  const cut: number[] = [];
  const nodes: number[] = [];
  /** Arcs between `nodes`. */
  const path: number[] = [];
  const enter = (node: number) => {
    depth[node] = nodes.length;
    nodes.push(node);
  };
  for (let root = 0; root < size; root++) {
    if (depth[root] === -1) enter(root);
    while (nodes.length > 0) {
      const at = nodes[nodes.length - 1]!;
      if (next[at] === rows.start[at + 1]) {
        depth[at] = size;
        nodes.pop();
        path.pop();
        continue;
      }
      const place = next[at]!++;
      const number = rows.list[place]!;
      const to = rows.ends[place]!;
      if (broken[number] || depth[to] === size) continue;
      path.push(number);
      if (depth[to] === -1) {
        enter(to);
        continue;
      }
      let cheapest = depth[to]!;
      for (let step = cheapest + 1; step < path.length; step++) {
        if (arcs[path[step]!]!.weight < arcs[path[cheapest]!]!.weight) cheapest = step;
      }
      broken[path[cheapest]!] = 1;
      cut.push(path[cheapest]!);
      path.length = cheapest;
      while (nodes.length > cheapest + 1) {
        const left = nodes.pop()!;
        depth[left] = -1;
        next[left] = rows.start[left]!;
      }
    }
  }
  return cut;
}

/** A topological order of what is left without the arcs of `cut`; shorter than the graph when that has cycles. */
export function orderWithout(kernel: Kernel, cut: readonly number[]): Int32Array {
  const { size, arcs } = kernel;
  const rows = rowsBy('from', kernel);
  const broken = new Uint8Array(arcs.length);
  for (const number of cut) broken[number] = 1;
  const missing = new Int32Array(size);
  arcs.forEach((arc, number) => {
    if (!broken[number]) missing[arc.to]!++;
  });
  const sequence = new Int32Array(size);
  let end = 0;
  for (let node = 0; node < size; node++) if (missing[node] === 0) sequence[end++] = node;
  for (let at = 0; at < end; at++) {
    const node = sequence[at]!;
    for (let place = rows.start[node]!; place < rows.start[node + 1]!; place++) {
      const number = rows.list[place]!;
      if (!broken[number] && --missing[arcs[number]!.to]! === 0) sequence[end++] = arcs[number]!.to;
    }
  }
  return sequence.subarray(0, end);
}

/** Takes sources and sinks off the ends and else the node with the largest surplus of weight out over weight in. */
export function surplusOrder(kernel: Kernel): Int32Array {
  const { size, arcs } = kernel;
  const out = rowsBy('from', kernel);
  const into = rowsBy('to', kernel);
  const weightOut = new Float64Array(size);
  const weightIn = new Float64Array(size);
  for (const arc of arcs) {
    weightOut[arc.from]! += arc.weight;
    weightIn[arc.to]! += arc.weight;
  }
  const sequence = new Int32Array(size);
  const taken = new Uint8Array(size);
  let front = 0;
  let back = size;
  const sources: number[] = [];
  const sinks: number[] = [];
  const heap = new Heap();
  const note = (node: number) => {
    if (weightOut[node] === 0) sinks.push(node);
    else if (weightIn[node] === 0) sources.push(node);
    else heap.push(weightOut[node]! - weightIn[node]!, node);
  };
  for (let node = 0; node < size; node++) note(node);
  while (front < back) {
    const sink = sinks.pop();
    const source = sink === undefined ? sources.pop() : undefined;
    const node = sink ?? source ?? heap.pop(weightOut, weightIn, taken);
    if (taken[node]) continue;
    taken[node] = 1;
    if (sink !== undefined) sequence[--back] = node;
    else sequence[front++] = node;
    const release = (rows: Rows, weights: Float64Array) => {
      for (let at = rows.start[node]!; at < rows.start[node + 1]!; at++) {
        const end = rows.ends[at]!;
        if (taken[end]) continue;
        weights[end]! -= arcs[rows.list[at]!]!.weight;
        note(end);
      }
    };
    release(out, weightIn);
    release(into, weightOut);
  }
  return sequence;
}

/** A binary heap, largest first and then smallest node; entries that are out of date are skipped. */
class Heap {
  private readonly keys: number[] = [];
  private readonly nodes: number[] = [];

  push(key: number, node: number): void {
    let at = this.keys.length;
    for (; at > 0; at = (at - 1) >> 1) {
      const parent = (at - 1) >> 1;
      if (!above(key, node, this.keys[parent]!, this.nodes[parent]!)) break;
      this.put(at, this.keys[parent]!, this.nodes[parent]!);
    }
    this.put(at, key, node);
  }

  pop(weightOut: Float64Array, weightIn: Float64Array, taken: Uint8Array): number {
    for (;;) {
      const key = this.keys[0]!;
      const node = this.nodes[0]!;
      this.removeFirst();
      if (!taken[node] && key === weightOut[node]! - weightIn[node]!) return node;
    }
  }

  private removeFirst(): void {
    const key = this.keys.pop()!;
    const node = this.nodes.pop()!;
    const size = this.keys.length;
    if (size === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      const sibling = child + 1;
      if (sibling < size && above(this.keys[sibling]!, this.nodes[sibling]!, this.keys[child]!, this.nodes[child]!))
        child = sibling;
      if (!above(this.keys[child]!, this.nodes[child]!, key, node)) break;
      this.put(at, this.keys[child]!, this.nodes[child]!);
      at = child;
    }
    this.put(at, key, node);
  }

  private put(at: number, key: number, node: number): void {
    this.keys[at] = key;
    this.nodes[at] = node;
  }
}

function above(key: number, node: number, otherKey: number, otherNode: number): boolean {
  return key !== otherKey ? key > otherKey : node < otherNode;
}

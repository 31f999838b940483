// Small feedback arc sets by heuristics, for graphs that are too large to solve.
import { type Budget, type Kernel, type Rows, rowsBy, weightOf } from './kernel';
import { LinearOrder } from './linear-order';

/**
 * The better of two starts, each improved: the order of Eades, Lin & Smyth (1993), and `simpleSet`. Minimal, and
 * never heavier than what `simpleSet` gives. Arc numbers.
 */
export function smallSet(kernel: Kernel, budget: Budget): number[] {
  const starts = [orderWithout(kernel, simpleSet(kernel)), surplusOrder(kernel)];
  const order = new LinearOrder(kernel);
  const sets = starts.map((start) => improved(order, start, budget));
  const [first, second] = sets.map((set) => weightOf(set.map((number) => kernel.arcs[number]!)));
  return second! < first! ? sets[1]! : sets[0]!;
}

/** Sifts single nodes and puts superfluous arcs back, in turns, while that makes the set lighter. */
export function improved(order: LinearOrder, start: Int32Array, budget: Budget): number[] {
  order.arrange(start);
  let weight = Number.POSITIVE_INFINITY;
  for (;;) {
    order.sift(budget);
    order.restore(budget);
    const now = order.weight();
    if (now >= weight || budget.steps <= 0) return order.backward();
    weight = now;
  }
}

/**
 * A depth-first search that breaks the cheapest arc of every cycle it closes and goes on from there: what repeated
 * "find a cycle, remove its cheapest arc" gives, in one pass. Arc numbers, not minimal.
 */
export function simpleSet(kernel: Kernel): number[] {
  const { size, arcs } = kernel;
  const rows = rowsBy('from', kernel);
  const next = rows.start.slice(0, size);
  const state = new Uint8Array(size); // 0 new, 1 on the path, 2 on no cycle
  const broken = new Uint8Array(arcs.length);
  const cut: number[] = [];
  for (let root = 0; root < size; root++) {
    if (state[root] !== 0) continue;
    const nodes = [root];
    const path: number[] = []; // arcs between `nodes`
    state[root] = 1;
    while (nodes.length > 0) {
      const at = nodes[nodes.length - 1]!;
      if (next[at] === rows.start[at + 1]) {
        state[at] = 2;
        nodes.pop();
        path.pop();
        continue;
      }
      const number = rows.list[next[at]!++]!;
      const to = arcs[number]!.to;
      if (broken[number] || state[to] === 2) continue;
      if (state[to] === 0) {
        state[to] = 1;
        nodes.push(to);
        path.push(number);
        continue;
      }
      const start = nodes.lastIndexOf(to);
      let cheapest = path.length;
      path.push(number);
      for (let place = path.length - 1; place >= start; place--) {
        if (arcs[path[place]!]!.weight <= arcs[path[cheapest]!]!.weight) cheapest = place;
      }
      broken[path[cheapest]!] = 1;
      cut.push(path[cheapest]!);
      path.length = cheapest;
      for (const left of nodes.splice(cheapest + 1)) {
        state[left] = 0;
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
    const release = (rows: Rows, end: 'from' | 'to', weights: Float64Array) => {
      for (let at = rows.start[node]!; at < rows.start[node + 1]!; at++) {
        const arc = arcs[rows.list[at]!]!;
        if (taken[arc[end]]) continue;
        weights[arc[end]]! -= arc.weight;
        note(arc[end]);
      }
    };
    release(out, 'to', weightIn);
    release(into, 'from', weightOut);
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

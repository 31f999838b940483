// A linear order of the nodes: the arcs that run backwards in it are a feedback arc set.
import { type Budget, type Kernel, type Rows, rowsBy } from './kernel';

export class LinearOrder {
  private readonly out: Rows;
  private readonly into: Rows;
  private readonly sequence: Int32Array;
  private readonly position: Int32Array;
  /** Scratch of `siftNode`. */
  private readonly keys: Float64Array;

  constructor(private readonly kernel: Kernel) {
    this.out = rowsBy('from', kernel);
    this.into = rowsBy('to', kernel);
    this.sequence = new Int32Array(kernel.size);
    this.position = new Int32Array(kernel.size);
    this.keys = new Float64Array(kernel.arcs.length);
  }

  arrange(sequence: Int32Array): void {
    this.sequence.set(sequence);
    sequence.forEach((node, at) => {
      this.position[node] = at;
    });
  }

  /** Numbers of the arcs that run backwards. */
  backward(): number[] {
    const found: number[] = [];
    this.kernel.arcs.forEach((arc, number) => {
      if (this.position[arc.from]! > this.position[arc.to]!) found.push(number);
    });
    return found;
  }

  weight(): number {
    return this.backward().reduce((sum, number) => sum + this.kernel.arcs[number]!.weight, 0);
  }

  /** Moves single nodes to where they cost least, until none can be bettered or the budget is spent. */
  sift(budget: Budget): void {
    const { out, into } = this;
    const { arcs, size } = this.kernel;
    const waiting = new Uint8Array(size).fill(1);
    for (let moved = true; moved && budget.steps > 0; ) {
      moved = false;
      for (let node = 0; node < size; node++) {
        if (!waiting[node]) continue;
        waiting[node] = 0;
        if (!this.siftNode(node, budget)) continue;
        moved = true;
        for (let at = out.start[node]!; at < out.start[node + 1]!; at++) waiting[arcs[out.list[at]!]!.to] = 1;
        for (let at = into.start[node]!; at < into.start[node + 1]!; at++) waiting[arcs[into.list[at]!]!.from] = 1;
      }
    }
  }

  /**
   * Makes the backward arcs a minimal set: puts back, dearest and latest first, each that closes no cycle, and moves
   * nodes so that it runs forward. Pearce & Kelly (2007), searching from both ends.
   */
  restore(budget: Budget): void {
    const { arcs } = this.kernel;
    const kept = new Uint8Array(arcs.length).fill(1);
    const backward = this.backward();
    for (const number of backward) kept[number] = 0;
    backward.sort((a, b) => arcs[b]!.weight - arcs[a]!.weight || b - a);
    const marks = new Int32Array(this.kernel.size);
    backward.forEach((number, turn) => {
      const { from, to } = arcs[number]!;
      const clear = this.position[from]! < this.position[to]! || this.insert(from, to, kept, marks, turn, budget);
      if (clear) kept[number] = 1;
    });
  }

  private siftNode(node: number, budget: Budget): boolean {
    const { arcs } = this.kernel;
    const { out, into, position } = this;
    const home = position[node]!;
    /** Arcs of the node, each with the place at its other end: place × arcs + number. */
    let end = 0;
    const span = arcs.length;
    for (let at = out.start[node]!; at < out.start[node + 1]!; at++) {
      const number = out.list[at]!;
      this.keys[end++] = position[arcs[number]!.to]! * span + number;
    }
    for (let at = into.start[node]!; at < into.start[node + 1]!; at++) {
      const number = into.list[at]!;
      this.keys[end++] = position[arcs[number]!.from]! * span + number;
    }
    const keys = this.keys.subarray(0, end).sort();
    budget.steps -= end;
    let middle = 0;
    while (middle < end && keys[middle]! < home * span) middle++;
    let best = 0;
    let target = home;
    for (const step of [-1, 1]) {
      let gain = 0;
      for (let at = step < 0 ? middle - 1 : middle; at >= 0 && at < end; at += step) {
        const place = Math.floor(keys[at]! / span);
        const arc = arcs[keys[at]! - place * span]!;
        const runsBackOnceMoved = (arc.to === node) === step < 0;
        gain += runsBackOnceMoved ? -arc.weight : arc.weight;
        const next = at + step;
        if (gain <= best || (next >= 0 && next < end && Math.floor(keys[next]! / span) === place)) continue;
        best = gain;
        target = place;
      }
    }
    if (target === home) return false;
    this.move(node, target, budget);
    return true;
  }

  private move(node: number, target: number, budget: Budget): void {
    const { sequence, position } = this;
    const home = position[node]!;
    if (target < home) sequence.copyWithin(target + 1, target, home);
    else sequence.copyWithin(home, home + 1, target + 1);
    sequence[target] = node;
    const start = Math.min(home, target);
    const end = Math.max(home, target);
    for (let at = start; at <= end; at++) position[sequence[at]!] = at;
    budget.steps -= (end - start) >> 3;
  }

  /** Whether `from` can come before `to`; then it does. */
  private insert(from: number, to: number, kept: Uint8Array, marks: Int32Array, turn: number, budget: Budget): boolean {
    const { arcs } = this.kernel;
    const { out, into, position, sequence } = this;
    const after = [to];
    const before = [from];
    const markAfter = turn * 2 + 1;
    const markBefore = turn * 2 + 2;
    marks[to] = markAfter;
    marks[from] = markBefore;
    const first = position[to]!;
    const last = position[from]!;
    /** Visits one more node; `false` when the two searches meet. */
    const extend = (
      queue: number[],
      at: number,
      rows: Rows,
      end: 'from' | 'to',
      own: number,
      other: number,
    ): boolean => {
      const node = queue[at]!;
      for (let place = rows.start[node]!; place < rows.start[node + 1]!; place++) {
        const number = rows.list[place]!;
        if (!kept[number]) continue;
        const next = arcs[number]![end];
        if (marks[next] === other) return false;
        if (marks[next] === own || position[next]! < first || position[next]! > last) continue;
        marks[next] = own;
        queue.push(next);
      }
      budget.steps -= 1 + rows.start[node + 1]! - rows.start[node]!;
      return true;
    };
    let atAfter = 0;
    let atBefore = 0;
    while (atAfter < after.length || atBefore < before.length) {
      if (atAfter < after.length && !extend(after, atAfter++, out, 'to', markAfter, markBefore)) return false;
      if (atBefore < before.length && !extend(before, atBefore++, into, 'from', markBefore, markAfter)) return false;
    }
    const byPosition = (a: number, b: number) => position[a]! - position[b]!;
    const moved = [...before.sort(byPosition), ...after.sort(byPosition)];
    const places = moved.map((node) => position[node]!).sort((a, b) => a - b);
    moved.forEach((node, at) => {
      sequence[places[at]!] = node;
      position[node] = places[at]!;
    });
    return true;
  }
}

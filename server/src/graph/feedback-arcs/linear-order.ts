// A linear order of the nodes: the arcs that run backwards in it are a feedback arc set.
import { type Budget, type Kernel, type Rows, rowsBy } from './kernel';

export class LinearOrder {
  private readonly out: Rows;
  private readonly into: Rows;
  readonly sequence: Int32Array;
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

  /** Moves single nodes to where they cost least, until none can be bettered or the budget is spent. Whether any moved. */
  sift(budget: Budget): boolean {
    const { out, into } = this;
    const { size } = this.kernel;
    const waiting = new Uint8Array(size).fill(1);
    let any = false;
    for (let moved = true; moved && budget.steps > 0; ) {
      moved = false;
      for (let node = 0; node < size; node++) {
        if (!waiting[node]) continue;
        waiting[node] = 0;
        if (!this.siftNode(node, budget)) continue;
        moved = any = true;
        for (let at = out.start[node]!; at < out.start[node + 1]!; at++) waiting[out.ends[at]!] = 1;
        for (let at = into.start[node]!; at < into.start[node + 1]!; at++) waiting[into.ends[at]!] = 1;
      }
    }
    return any;
  }

  /**
   * Makes the backward arcs a minimal set: puts back, dearest and latest first, each that closes no cycle, and moves
   * nodes so that it runs forward. Pearce & Kelly (2007), searching from both ends.
   */
  restore(): void {
    const { arcs } = this.kernel;
    const kept = new Uint8Array(arcs.length).fill(1);
    const backward = this.backward();
    for (const number of backward) kept[number] = 0;
    backward.sort((a, b) => arcs[b]!.weight - arcs[a]!.weight || b - a);
    const marks = new Int32Array(this.kernel.size);
    backward.forEach((number, turn) => {
      const { from, to } = arcs[number]!;
      const clear = this.position[from]! < this.position[to]! || this.insert(from, to, kept, marks, 2 * turn + 1);
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
    for (const rows of [out, into]) {
      for (let at = rows.start[node]!; at < rows.start[node + 1]!; at++) {
        this.keys[end++] = position[rows.ends[at]!]! * span + rows.list[at]!;
      }
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

  /** Whether `from` can come before `to`; then it does. `marks` hold numbers below `mark`. */
  private insert(from: number, to: number, kept: Uint8Array, marks: Int32Array, mark: number): boolean {
    const { position, sequence } = this;
    const first = position[to]!;
    const last = position[from]!;
    const after = { queue: [to], head: 0, rows: this.out, mark };
    const before = { queue: [from], head: 0, rows: this.into, mark: mark + 1 };
    marks[to] = after.mark;
    marks[from] = before.mark;
    for (let side = after; side.head < side.queue.length; ) {
      const { queue, rows } = side;
      const node = queue[side.head++]!;
      const end = rows.start[node + 1]!;
      for (let at = rows.start[node]!; at < end; at++) {
        const next = rows.ends[at]!;
        const place = position[next]!;
        if (place < first || place > last || marks[next] === side.mark || !kept[rows.list[at]!]) continue;
        if (marks[next]! >= mark) return false;
        marks[next] = side.mark;
        queue.push(next);
      }
      const other = side === after ? before : after;
      if (other.head < other.queue.length) side = other;
    }
    const byPosition = (a: number, b: number) => position[a]! - position[b]!;
    const moved = [...before.queue.sort(byPosition), ...after.queue.sort(byPosition)];
    const places = moved.map((node) => position[node]!).sort((a, b) => a - b);
    moved.forEach((node, at) => {
      sequence[places[at]!] = node;
      position[node] = places[at]!;
    });
    return true;
  }
}

// A linear order of the nodes: the arcs that run backwards in it are a feedback arc set.
import { type Budget, type Kernel, type Rows, rowsBy } from './kernel';

export class LinearOrder {
  private readonly out: Rows;
  private readonly into: Rows;
  private readonly position: Int32Array;

  constructor(
    private readonly kernel: Kernel,
    private readonly sequence: Int32Array,
  ) {
    this.out = rowsBy('from', kernel);
    this.into = rowsBy('to', kernel);
    this.position = new Int32Array(kernel.size);
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

  /** Moves single nodes to where they cost least, until none can be bettered or the budget is spent. */
  sift(budget: Budget): void {
    for (let moved = true; moved && budget.steps > 0; ) {
      moved = false;
      for (let node = 0; node < this.kernel.size; node++) if (this.siftNode(node, budget)) moved = true;
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
    const left: number[] = [];
    const right: number[] = [];
    const collect = (rows: Rows, other: 'from' | 'to') => {
      for (let at = rows.start[node]!; at < rows.start[node + 1]!; at++) {
        const number = rows.list[at]!;
        if (position[arcs[number]![other]]! < home) left.push(number);
        else right.push(number);
      }
    };
    collect(out, 'to');
    collect(into, 'from');
    budget.steps -= left.length + right.length;
    const placeOf = (number: number) => position[arcs[number]!.from === node ? arcs[number]!.to : arcs[number]!.from]!;
    left.sort((a, b) => placeOf(b) - placeOf(a));
    right.sort((a, b) => placeOf(a) - placeOf(b));
    let best = 0;
    let target = home;
    const walk = (side: readonly number[], saving: 'from' | 'to') => {
      let gain = 0;
      side.forEach((number, at) => {
        const arc = arcs[number]!;
        gain += arc[saving] === node ? arc.weight : -arc.weight;
        const place = placeOf(number);
        const next = side[at + 1];
        if (gain > best && (next === undefined || placeOf(next) !== place)) {
          best = gain;
          target = place;
        }
      });
    };
    walk(left, 'from');
    walk(right, 'to');
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
  private insert(
    from: number,
    to: number,
    kept: Uint8Array,
    marks: Int32Array,
    turn: number,
    budget: Budget,
  ): boolean {
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

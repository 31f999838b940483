// The cycles of a digraph that have been found so far: each is a row of arcs of which one must be cut.
import { componentsOf } from './blocks';
import { type Budget, type Kernel, rowsBy } from './kernel';

export class CyclePool {
  /** Arc numbers of each cycle, along it. */
  readonly cycles: (readonly number[])[] = [];
  private readonly known = new Set<string>();

  constructor(
    private readonly kernel: Kernel,
    private readonly budget: Budget,
  ) {}

  /**
   * Adds a shortest cycle through each arc that still lies on one when the marked arcs are gone. `false`: there is
   * none, the marked arcs are a feedback arc set.
   */
  addWithout(gone: Uint8Array): boolean {
    const { size, arcs } = this.kernel;
    const component = componentsOf({ size, arcs: arcs.filter((_, number) => !gone[number]) });
    const left: number[] = [];
    arcs.forEach((arc, number) => {
      if (!gone[number] && component[arc.from] === component[arc.to]) left.push(number);
    });
    if (left.length === 0) return false;
    const inner = { size, arcs: left.map((number) => arcs[number]!) };
    const out = rowsBy('from', inner);
    const into = rowsBy('to', inner);
    const cameBy = new Int32Array(size);
    const seen = new Int32Array(size);
    const wanted = new Int32Array(size);
    const queue: number[] = [];
    for (let start = 0; start < size && this.budget.steps > 0; start++) {
      const mark = start + 1;
      let missing = 0;
      for (let at = into.start[start]!; at < into.start[start + 1]!; at++) {
        wanted[inner.arcs[into.list[at]!]!.from] = mark;
        missing++;
      }
      if (missing === 0) continue;
      queue.length = 0;
      queue.push(start);
      seen[start] = mark;
      for (let head = 0; missing > 0; head++) {
        const node = queue[head]!;
        const end = out.start[node + 1]!;
        this.budget.steps -= end - out.start[node]!;
        for (let at = out.start[node]!; at < end; at++) {
          const arc = out.list[at]!;
          const to = inner.arcs[arc]!.to;
          if (seen[to] === mark) continue;
          seen[to] = mark;
          cameBy[to] = arc;
          queue.push(to);
          if (wanted[to] === mark) missing--;
        }
      }
      for (let at = into.start[start]!; at < into.start[start + 1]!; at++) {
        const cycle = [left[into.list[at]!]!];
        for (let node = inner.arcs[into.list[at]!]!.from; node !== start; ) {
          const arc = cameBy[node]!;
          cycle.push(left[arc]!);
          node = inner.arcs[arc]!.from;
        }
        this.add(cycle);
      }
    }
    return true;
  }

  private add(cycle: readonly number[]): void {
    const key = [...cycle].sort((a, b) => a - b).join(' ');
    if (this.known.has(key)) return;
    this.known.add(key);
    this.cycles.push(cycle);
  }
}

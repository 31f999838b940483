// The cycles of a digraph that have been found so far: each is a row of arcs of which one must be cut.
import { componentsOf } from './blocks';
import { type Budget, type Kernel, type Rows, rowsBy } from './kernel';

export class CyclePool {
  /** Arc numbers of each cycle, along it. */
  readonly cycles: (readonly number[])[] = [];
  private readonly known = new Set<string>();
  private readonly out: Rows;
  private readonly into: Rows;

  constructor(
    private readonly kernel: Kernel,
    private readonly budget: Budget,
  ) {
    this.out = rowsBy('from', kernel);
    this.into = rowsBy('to', kernel);
  }

  /**
   * Adds a shortest cycle through each arc that still lies on one when the marked arcs are gone, as far as the budget
   * reaches. `false`: there is none, the marked arcs are a feedback arc set.
   */
  addWithout(gone: Uint8Array): boolean {
    const { out, into } = this;
    const { size, arcs } = this.kernel;
    const component = componentsOf(size, out, gone);
    this.budget.steps -= 4 * arcs.length;
    const members = new Int32Array(size);
    for (const number of component) members[number]!++;
    const cameBy = new Int32Array(size);
    const queue = new Int32Array(size);
    const seen = new Int32Array(size);
    const wanted = new Int32Array(size);
    let any = false;
    for (let start = 0; start < size && this.budget.steps > 0; start++) {
      const own = component[start]!;
      if (members[own] === 1) continue;
      const mark = start + 1;
      const arriving: number[] = [];
      for (let at = into.start[start]!; at < into.start[mark]!; at++) {
        const number = into.list[at]!;
        const from = into.ends[at]!;
        if (gone[number] || component[from] !== own) continue;
        arriving.push(number);
        wanted[from] = mark;
      }
      any = true;
      let missing = arriving.length;
      queue[0] = start;
      let queued = 1;
      seen[start] = mark;
      for (let head = 0; missing > 0; head++) {
        const node = queue[head]!;
        const end = out.start[node + 1]!;
        this.budget.steps -= end - out.start[node]!;
        for (let at = out.start[node]!; at < end; at++) {
          const to = out.ends[at]!;
          if (seen[to] === mark || component[to] !== own || gone[out.list[at]!]) continue;
          seen[to] = mark;
          cameBy[to] = out.list[at]!;
          queue[queued++] = to;
          if (wanted[to] === mark) missing--;
        }
      }
      for (const number of arriving) {
        const cycle = [number];
        for (let node = arcs[number]!.from; node !== start; node = arcs[cameBy[node]!]!.from) cycle.push(cameBy[node]!);
        this.add(cycle);
      }
    }
    return any || this.budget.steps <= 0;
  }

  private add(cycle: readonly number[]): void {
    const key = [...cycle].sort((a, b) => a - b).join(' ');
    if (this.known.has(key)) return;
    this.known.add(key);
    this.cycles.push(cycle);
  }
}

// The best feedback arc set of a digraph whose cycles all share a node: a minimum cut, found by flow.
import { type Budget, type Kernel, type Rows, rowsBy } from './kernel';

/** Nodes that may be on all cycles are tried for so many steps. */
const searchSteps = 2e6;

/**
 * When a change of one module closes cycles, all of them lead through it. With that node taken for source and sink, a
 * feedback arc set is a cut between the two (Edmonds & Karp 1972, on what is acyclic but for that). Of the lightest sets
 * the one with the earliest arcs, by the residual network (Picard & Queyranne 1980). Arc numbers; `undefined` where
 * no node is on all cycles, or the budget ends before.
 */
export function setAtCommonNode(kernel: Kernel, budget: Budget): number[] | undefined {
  const node = commonNode(kernel);
  if (node === undefined) return undefined;
  const network = new Network(kernel, node, budget);
  return network.fill() ? network.earliestCut() : undefined;
}

/** A node that is on every cycle. */
function commonNode(kernel: Kernel): number | undefined {
  const into = rowsBy('to', kernel);
  const out = rowsBy('from', kernel);
  let candidates = cycleWithout(-1, kernel, out, into) ?? [];
  for (let steps = searchSteps; candidates.length > 0 && steps > 0; steps -= 2 * kernel.arcs.length) {
    const node = candidates[candidates.length >> 1]!;
    const other = cycleWithout(node, kernel, out, into);
    if (other === undefined) return node;
    const left = new Set(other);
    candidates = candidates.filter((each) => left.has(each));
  }
  return undefined;
}

/** The nodes of a cycle that does not lead through `gone`. */
function cycleWithout(gone: number, { size }: Kernel, out: Rows, into: Rows): number[] | undefined {
  const missing = new Int32Array(size);
  const isTaken = new Uint8Array(size);
  const taken: number[] = [];
  const take = (node: number) => {
    isTaken[node] = 1;
    taken.push(node);
  };
  if (gone >= 0) take(gone);
  for (let node = 0; node < size; node++) {
    missing[node] = into.start[node + 1]! - into.start[node]!;
    if (missing[node] === 0 && node !== gone) take(node);
  }
  for (let head = 0; head < taken.length; head++) {
    const node = taken[head]!;
    for (let at = out.start[node]!; at < out.start[node + 1]!; at++) {
      const to = out.ends[at]!;
      if (--missing[to]! === 0 && !isTaken[to]) take(to);
    }
  }
  if (taken.length === size) return undefined;
  // Whatever is left has an arc from something left.
  const place = new Int32Array(size).fill(-1);
  const path: number[] = [];
  for (let node = isTaken.indexOf(0); place[node] === -1; ) {
    place[node] = path.length;
    path.push(node);
    let at = into.start[node]!;
    while (isTaken[into.ends[at]!]) at++;
    node = into.ends[at]!;
    if (place[node] !== -1) return path.slice(place[node]!);
  }
  return path;
}

const source = 1;
const sink = 2;

/** Arcs with what flows through them; those that arrive at the node end at a sink of their own. */
class Network {
  private readonly out: Rows;
  private readonly into: Rows;
  private readonly flow: Float64Array;
  private readonly weights: Float64Array;
  private readonly end: number;
  /** Scratch of searches: the number of the search that met a node, and the arc (`-1 - arc`: backwards) that it came by. */
  private readonly met: Int32Array;
  private readonly cameBy: Int32Array;
  private readonly queue: Int32Array;
  private searches = 0;
  /** How many nodes a search that did not meet what it wanted has put into the queue. */
  private found = 0;
  private total = 0;

  constructor(
    private readonly kernel: Kernel,
    private readonly start: number,
    private readonly budget: Budget,
  ) {
    const { size, arcs } = kernel;
    this.end = size;
    const split = { size: size + 1, arcs: arcs.map((arc) => (arc.to === start ? { ...arc, to: size } : arc)) };
    this.out = rowsBy('from', split);
    this.into = rowsBy('to', split);
    this.flow = new Float64Array(arcs.length);
    this.weights = Float64Array.from(arcs, (arc) => arc.weight);
    this.met = new Int32Array(size + 1);
    this.cameBy = new Int32Array(size + 1);
    this.queue = new Int32Array(size + 1);
  }

  /** Lets as much flow as can. `false`: out of budget. */
  fill(): boolean {
    const { flow, weights, cameBy, kernel } = this;
    while (this.budget.steps > 0 && this.search(this.start, this.end, true)) {
      let room = Number.POSITIVE_INFINITY;
      const path: number[] = [];
      for (let node = this.end; node !== this.start; ) {
        const came = cameBy[node]!;
        const arc = came < 0 ? -1 - came : came;
        path.push(came);
        room = Math.min(room, came < 0 ? flow[arc]! : weights[arc]! - flow[arc]!);
        node = came < 0 ? this.headOf(arc) : kernel.arcs[arc]!.from;
      }
      for (const came of path) flow[came < 0 ? -1 - came : came]! += came < 0 ? -room : room;
      this.total += room;
    }
    return this.budget.steps > 0;
  }

  /** An arc is in a lightest cut if it is full and what is left of the network has no way from its one end to the other. */
  earliestCut(): number[] {
    const { flow, weights, kernel } = this;
    const side = new Uint8Array(kernel.size + 1);
    this.spread(this.start, source, side);
    this.spread(this.end, sink, side);
    const cut: number[] = [];
    for (let arc = 0, spent = 0; spent < this.total; arc++) {
      if (flow[arc]! < weights[arc]!) continue;
      const { from } = kernel.arcs[arc]!;
      const to = this.headOf(arc);
      if (side[from] === sink || side[to] === source) continue;
      if (side[from] !== source && side[to] !== sink && this.search(from, to, true)) continue;
      cut.push(arc);
      spent += weights[arc]!;
      this.spread(from, source, side);
      this.spread(to, sink, side);
    }
    return cut;
  }

  private headOf(arc: number): number {
    const { to } = this.kernel.arcs[arc]!;
    return to === this.start ? this.end : to;
  }

  /** Puts a node on a side, and with it what more could flow to from there, or to there from. */
  private spread(node: number, to: number, side: Uint8Array): void {
    if (side[node] === to) return;
    this.search(node, -1, to === source);
    for (let at = 0; at < this.found; at++) side[this.queue[at]!] = to;
  }

  /** Breadth first over what more could flow, along it or against it, until `wanted` is met. */
  private search(start: number, wanted: number, along: boolean): boolean {
    const { flow, weights, met, cameBy, queue } = this;
    const [ahead, back] = along ? [this.out, this.into] : [this.into, this.out];
    const mark = ++this.searches;
    let end = 0;
    met[start] = mark;
    queue[end++] = start;
    for (let head = 0; head < end; head++) {
      const node = queue[head]!;
      for (let at = ahead.start[node]!; at < ahead.start[node + 1]!; at++) {
        const arc = ahead.list[at]!;
        const next = ahead.ends[at]!;
        if (met[next] === mark || flow[arc]! >= weights[arc]!) continue;
        met[next] = mark;
        cameBy[next] = arc;
        if (next === wanted) return true;
        queue[end++] = next;
      }
      for (let at = back.start[node]!; at < back.start[node + 1]!; at++) {
        const arc = back.list[at]!;
        const next = back.ends[at]!;
        if (met[next] === mark || flow[arc] === 0) continue;
        met[next] = mark;
        cameBy[next] = -1 - arc;
        if (next === wanted) return true;
        queue[end++] = next;
      }
      this.budget.steps -= ahead.start[node + 1]! - ahead.start[node]!;
    }
    this.found = end;
    return false;
  }
}

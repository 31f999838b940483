// The shortest cycle through each edge of a component.
import type { Component } from './components';
import type { Edge } from './model';

/**
 * For every edge of the component the edges of a shortest cycle that starts with it. One breadth-first search per
 * target module, so time is modules × edges of the component. Ties go to the first edge in path order.
 */
export function shortestCycles(component: Component): Map<Edge, readonly Edge[]> {
  const links = new Links(component);
  const cycles = new Map<Edge, readonly Edge[]>();
  for (let start = 0; start < component.modules.length; start++) {
    const arriving = links.into[start]!;
    links.search(
      start,
      arriving.map((number) => links.from[number]!),
    );
    for (const number of arriving) {
      const hops = links.pathTo(links.from[number]!, start).map((hop) => component.edges[hop]!);
      cycles.set(component.edges[number]!, [component.edges[number]!, ...hops]);
    }
  }
  return cycles;
}

/** The component as numbers: its modules and edges by their positions in it. */
class Links {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly into: readonly number[][];
  private readonly out: readonly number[][];
  /** By module: the edge that the last search came by; valid where `reached` holds the number of that search. */
  private readonly cameBy: Int32Array;
  private readonly reached: Int32Array;
  private readonly wanted: Int32Array;
  private readonly queue: Int32Array;

  constructor({ modules, edges }: Component) {
    const size = modules.length;
    const positions = new Map(modules.map((module, position) => [module, position]));
    this.from = Int32Array.from(edges, (edge) => positions.get(edge.from)!);
    this.to = Int32Array.from(edges, (edge) => positions.get(edge.to)!);
    this.into = modules.map(() => []);
    this.out = modules.map(() => []);
    for (let number = 0; number < edges.length; number++) {
      this.out[this.from[number]!]!.push(number);
      this.into[this.to[number]!]!.push(number);
    }
    this.cameBy = new Int32Array(size);
    this.reached = new Int32Array(size).fill(-1);
    this.wanted = new Int32Array(size).fill(-1);
    this.queue = new Int32Array(size);
  }

  /** Breadth first from a module until all wanted modules are reached. */
  search(start: number, wanted: readonly number[]): void {
    const { reached, queue, to } = this;
    let missing = 0;
    reached[start] = start;
    for (const module of wanted) {
      if (module === start || this.wanted[module] === start) continue;
      this.wanted[module] = start;
      missing++;
    }
    let end = 0;
    queue[end++] = start;
    for (let at = 0; at < end && missing > 0; at++) {
      for (const number of this.out[queue[at]!]!) {
        const next = to[number]!;
        if (reached[next] === start) continue;
        reached[next] = start;
        this.cameBy[next] = number;
        queue[end++] = next;
        if (this.wanted[next] === start) missing--;
      }
    }
  }

  /** The way of the last search, which started at `start`. */
  pathTo(module: number, start: number): number[] {
    const path: number[] = [];
    for (let at = module; at !== start; at = this.from[this.cameBy[at]!]!) path.push(this.cameBy[at]!);
    return path.reverse();
  }
}

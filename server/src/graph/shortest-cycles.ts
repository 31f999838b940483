// The shortest cycle through an edge of a component.
import type { Component } from './components';
import type { Edge, Module } from './model';

/** For an edge of the component the edges of a shortest cycle that starts with it. */
export interface ShortestCycles {
  get(edge: Edge): readonly Edge[];
}

/**
 * One breadth-first search per target module, when the first edge to it is asked for, so time is modules asked for × edges
 * of the component. Ties go to the first edge in path order.
 */
export function shortestCycles(component: Component): ShortestCycles {
  const { edges, modules } = component;
  let links: Links | undefined;
  const cycles = new Map<Edge, readonly Edge[]>();
  const find = (to: Module) => {
    links ??= new Links(component);
    const start = modules.indexOf(to);
    const arriving = links.into[start]!;
    const from = arriving.map((number) => links!.from[number]!);
    links.search(start, from);
    for (const [at, number] of arriving.entries()) {
      const hops = links.pathTo(from[at]!, start).map((hop) => edges[hop]!);
      cycles.set(edges[number]!, [edges[number]!, ...hops]);
    }
  };
  return {
    get(edge) {
      if (!cycles.has(edge)) find(edge.to);
      return cycles.get(edge)!;
    },
  };
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

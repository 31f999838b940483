// Whether one module depends on another, over all edges that are evaluated some time.
import { family, Reads } from './incremental/derived';
import type { Graph, Module } from './model';

/** What a module reaches is found once. */
export class Reach {
  private readonly reached: (from: Module) => Uint8Array;

  constructor(graph: Graph) {
    const same = (a: Uint8Array, b: Uint8Array) => a.every((each, at) => each === b[at]);
    this.reached = family((from: Module) => reachedFrom(graph, from), { same, reads: Reads.structure });
  }

  leads(from: Module, to: Module): boolean {
    return this.reached(from)[to.index] === 1;
  }
}

function reachedFrom(graph: Graph, from: Module): Uint8Array {
  const seen = new Uint8Array(graph.modules.length);
  const open = [from];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    for (const { to, kind } of module.edges) {
      if (kind === 'type' || seen[to.index] === 1) continue;
      seen[to.index] = 1;
      open.push(to);
    }
  }
  return seen;
}

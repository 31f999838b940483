// Whether one module depends on another, over all edges that are evaluated some time.
import type { Graph, Module } from './model';

/** Answers for one state of the graph; what a module reaches is found once. */
export class Reach {
  private readonly reached = new Map<Module, Uint8Array>();

  constructor(private readonly graph: Graph) {}

  leads(from: Module, to: Module): boolean {
    let seen = this.reached.get(from);
    if (seen === undefined) {
      seen = this.walk(from);
      this.reached.set(from, seen);
    }
    return seen[to.index] === 1;
  }

  private walk(from: Module): Uint8Array {
    const seen = new Uint8Array(this.graph.modules.length);
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
}

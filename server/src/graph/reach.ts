// Whether one module leads to another.
import { rankOf } from './components';
import { perGraph } from './incremental/derivations';
import { family, Reads } from './incremental/derived';
import type { Edge, Graph, Module } from './model';

/** Over all edges that are evaluated some time. What a module reaches is found once. */
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

/**
 * Whether a module is loaded with another, if not itself. For single pairs: they are looked for from both ends and no further than
 * their ranks, so that what does not lie between them may change as it likes.
 */
export const loadsWith = perGraph((graph) => {
  const byLoaded = new Map<Module, (from: Module) => boolean>();
  return (from: Module, loaded: Module): boolean => {
    let isFrom = byLoaded.get(loaded);
    if (isFrom === undefined) {
      isFrom = family((each: Module) => meet(graph, each, loaded), { reads: Reads.structure });
      byLoaded.set(loaded, isFrom);
    }
    return isFrom(from);
  };
});

function meet(graph: Graph, from: Module, loaded: Module): boolean {
  if (from === loaded) return true;
  const rank = rankOf(graph);
  const [highest, lowest] = [rank(from), rank(loaded)];
  if (highest < lowest) return false;
  const [after, before] = [new Set([from]), new Set([loaded])];
  const forward = spread(after, ({ edges }) => runtimeEnds(edges, 'to', (each) => rank(each) >= lowest));
  const backward = spread(before, ({ importers }) => runtimeEnds(importers, 'from', (each) => rank(each) <= highest));
  for (;;) {
    const next = forward.next();
    if (next.done === true) return false;
    if (before.has(next.value)) return true;
    const last = backward.next();
    if (last.done === true) return false;
    if (after.has(last.value)) return true;
  }
}

function* spread(met: Set<Module>, next: (module: Module) => Iterable<Module>): Generator<Module, void> {
  for (const module of met) {
    for (const each of next(module)) {
      if (met.has(each)) continue;
      met.add(each);
      yield each;
    }
  }
}

function* runtimeEnds(
  edges: readonly Edge[],
  end: 'from' | 'to',
  isNear: (module: Module) => boolean,
): Iterable<Module> {
  for (const { kind, [end]: module } of edges) if (kind === 'runtime' && isNear(module)) yield module;
}

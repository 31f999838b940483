// The shortest cycle through each edge of a component.
import type { Component } from './components';
import type { Edge, Module } from './model';

/**
 * For every edge of the component the edges of a shortest cycle that starts with it. One breadth-first search per
 * target module, so time is modules × edges of the component. Ties go to the first edge in path order.
 */
export function shortestCycles(component: Component): Map<Edge, readonly Edge[]> {
  const outgoing = new Map<Module, Edge[]>();
  const incoming = new Map<Module, Edge[]>();
  for (const edge of component.edges) {
    push(outgoing, edge.from, edge);
    push(incoming, edge.to, edge);
  }
  const cycles = new Map<Edge, readonly Edge[]>();
  for (const start of component.modules) {
    const arriving = incoming.get(start) ?? [];
    const wanted = new Set(arriving.map((edge) => edge.from));
    const cameBy = search(start, outgoing, wanted);
    for (const edge of arriving) cycles.set(edge, [edge, ...pathTo(edge.from, start, cameBy)]);
  }
  return cycles;
}

function search(start: Module, outgoing: ReadonlyMap<Module, Edge[]>, wanted: ReadonlySet<Module>): Map<Module, Edge> {
  const cameBy = new Map<Module, Edge>();
  const queue = [start];
  let missing = wanted.size - (wanted.has(start) ? 1 : 0);
  for (let at = 0; at < queue.length && missing > 0; at++) {
    for (const edge of outgoing.get(queue[at]!) ?? []) {
      if (edge.to === start || cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      queue.push(edge.to);
      if (wanted.has(edge.to)) missing--;
    }
  }
  return cameBy;
}

function pathTo(end: Module, start: Module, cameBy: ReadonlyMap<Module, Edge>): Edge[] {
  const path: Edge[] = [];
  for (let at = end; at !== start; ) {
    const edge = cameBy.get(at)!;
    path.push(edge);
    at = edge.from;
  }
  return path.reverse();
}

function push(map: Map<Module, Edge[]>, key: Module, edge: Edge): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [edge]);
  else list.push(edge);
}

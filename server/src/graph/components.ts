// Strongly connected components of the module graph, level by level.
import type { Edge, EdgeKind, Graph, Module } from './model';

/** A set of modules that reach each other over edges of `kind` and the kinds before it. */
export interface Component {
  /** The weakest kind of edge that is needed to close it. */
  readonly kind: EdgeKind;
  /** Sorted by path. One module alone imports itself. */
  readonly modules: readonly Module[];
  /** Edges between its modules over `kind` and the kinds before it, by source path and position. */
  readonly edges: readonly Edge[];
}

const levels: readonly EdgeKind[] = ['runtime', 'deferred', 'type'];

/**
 * Components over runtime edges, then over runtime and deferred, then over all; each set of modules once, at the
 * lowest level that closes it. A larger component of a later level is listed whole, with those of the earlier inside.
 * Order: by level, then by first module. Remembered for as long as the graph stays the same.
 */
export function cyclicComponents(graph: Graph): readonly Component[] {
  let entry = known.get(graph);
  if (entry?.structure !== graph.structure) {
    entry = { structure: graph.structure, components: collect(graph) };
    known.set(graph, entry);
  }
  return entry.components;
}

const known = new WeakMap<Graph, { readonly structure: number; readonly components: readonly Component[] }>();

function collect(graph: Graph): Component[] {
  const found: Component[] = [];
  const seen = new Set<string>();
  for (const [level, kind] of levels.entries()) {
    const counts = (edge: Edge) => levels.indexOf(edge.kind) <= level;
    for (const modules of stronglyConnected(graph.modules, counts)) {
      const key = modules.map((module) => module.index).join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const inside = new Set(modules);
      const edges = modules.flatMap((module) => module.edges.filter((edge) => counts(edge) && inside.has(edge.to)));
      found.push({ kind, modules, edges });
    }
  }
  return found;
}

/**
 * Components with a cycle: more than one module, or an edge to itself. Members are sorted by position in the graph,
 * components by their first member. Tarjan (1972), with an explicit stack, in time linear in modules and edges.
 */
export function stronglyConnected(modules: readonly Module[], counts: (edge: Edge) => boolean): Module[][] {
  const size = modules.length;
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const nextEdge = new Int32Array(size);
  const open: number[] = [];
  const path: number[] = [];
  const found: Module[][] = [];
  let counter = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      const at = path[path.length - 1]!;
      if (order[at] === -1) {
        order[at] = low[at] = counter++;
        open.push(at);
        onStack[at] = 1;
      }
      const edges = modules[at]!.edges;
      let descended = false;
      while (nextEdge[at]! < edges.length) {
        const edge = edges[nextEdge[at]!++]!;
        if (!counts(edge)) continue;
        const to = edge.to.index;
        if (order[to] === -1) {
          path.push(to);
          descended = true;
          break;
        }
        if (onStack[to]) low[at] = Math.min(low[at]!, order[to]!);
      }
      if (descended) continue;
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[at]!);
      if (low[at] !== order[at]) continue;
      const members: number[] = [];
      let member: number;
      do {
        member = open.pop()!;
        onStack[member] = 0;
        members.push(member);
      } while (member !== at);
      const loops = members.length > 1 || edges.some((edge) => counts(edge) && edge.to.index === at);
      if (loops) found.push(members.sort((a, b) => a - b).map((index) => modules[index]!));
    }
  }
  return found.sort((a, b) => a[0]!.index - b[0]!.index);
}

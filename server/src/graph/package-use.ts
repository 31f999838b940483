// Which packages of the workspace import which: what a package already imports by name is among its dependencies.
import type { Path } from '../text/paths';
import type { Graph, Module } from './model';
import { isRelative } from './resolve-typescript';

const known = new WeakMap<Graph, { revision: number; uses: ReadonlyMap<Path, ReadonlySet<Path>> }>();

/**
 * Whether the package of `from` is known to reach the package of `to`: it is the same, one of its modules imports it by
 * name, or `from` imports `old` of that package already, in whatever way.
 */
export function reachesPackage(graph: Graph, from: Module, to: Module, old: Module | undefined): boolean {
  if (from.facts.language === 'python') return true;
  const own = graph.packageOf(from);
  const other = graph.packageOf(to);
  if (own === other || (old !== undefined && graph.packageOf(old) === other)) return true;
  return usesOf(graph).get(own)?.has(other) ?? false;
}

function usesOf(graph: Graph): ReadonlyMap<Path, ReadonlySet<Path>> {
  let entry = known.get(graph);
  if (entry?.revision !== graph.revision) {
    const uses = new Map<Path, Set<Path>>();
    for (const module of graph.modules) {
      for (const { to, import: index } of module.edges) {
        if (isRelative(module.facts.imports[index]!.specifier)) continue;
        const own = graph.packageOf(module);
        const used = uses.get(own);
        if (used === undefined) uses.set(own, new Set([graph.packageOf(to)]));
        else used.add(graph.packageOf(to));
      }
    }
    entry = { revision: graph.revision, uses };
    known.set(graph, entry);
  }
  return entry.uses;
}

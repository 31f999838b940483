// Which packages of the workspace import which: what a package already imports by name is among its dependencies.
import type { Path } from '../text/paths';
import { perGraph } from './incremental/derivations';
import { Reads } from './incremental/derived';
import type { Contribution } from './incremental/grouping';
import type { Graph, Module } from './model';
import { isRelative } from './resolve-typescript';

/** By the folder of a package and, behind a zero, of one that its modules import by name. */
const uses = perGraph((graph) => {
  const collect = (module: Module) => usesIn(graph, module);
  return graph.derivations.ofModules<boolean>({ collect, same: Object.is, reads: Reads.structure });
});

/**
 * Whether the package of `from` is known to reach the package of `to`: it is the same, one of its modules imports it by
 * name, or `from` imports `old` of that package already, in whatever way.
 */
export function reachesPackage(graph: Graph, from: Module, to: Module, old: Module | undefined): boolean {
  if (from.facts.language === 'python') return true;
  const own = graph.packageOf(from);
  const other = graph.packageOf(to);
  if (own === other || (old !== undefined && graph.packageOf(old) === other)) return true;
  return uses(graph).holds(`${own}\0${other}`);
}

function usesIn(graph: Graph, module: Module): Contribution<boolean>[] {
  const own = graph.packageOf(module);
  const others = packagesNamedIn(graph, module);
  others.delete(own);
  return [...others].map((other) => [`${own}\0${other}`, true]);
}

function packagesNamedIn(graph: Graph, { edges, facts }: Module): Set<Path> {
  const named = new Set<Path>();
  for (let at = 0; at < edges.length; at++) {
    const { to, import: index } = edges[at]!;
    if (!isRelative(facts.imports[index]!.specifier)) named.add(graph.packageOf(to));
  }
  return named;
}

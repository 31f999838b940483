// How people of one package write a module of another: by its package's name, where one of them does so already.
import type { Graph, Module } from './model';
import { isRelative } from './resolve-typescript';

/** The specifier by which the package of `importer` imports `target`, else the name of `target`. */
export function nameAsWritten(graph: Graph, importer: Module, target: Module): string {
  const own = graph.packageOf(importer);
  if (target.facts.language === 'python' || graph.packageOf(target) === own) return target.name;
  for (const { from, import: index } of target.importers) {
    if (graph.packageOf(from) !== own) continue;
    const { specifier } = from.facts.imports[index]!;
    if (!isRelative(specifier)) return specifier;
  }
  return target.name;
}

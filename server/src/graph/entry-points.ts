// Modules that somebody other than an importing module of their own package loads by their path: no place to tidy away.
import { baseNameOf, directoryOf, type Path } from '../text/paths';
import type { Graph, Module } from './model';
import { isRelative } from './resolve-typescript';

/** So many modules of a folder that nobody imports show that the folder is read from outside. */
const entryFolder = 3;

/**
 * Whether a module that only forwards is an entry: declared types, a package's public path, a file that a framework or
 * tool finds by its name, the only thing of a module that nobody imports is a default export, or it lies in a folder of such.
 */
export function isEntryPoint(graph: Graph, module: Module, targets: readonly Module[]): boolean {
  if (/\.d\.[cm]?ts$/.test(module.path) || graph.isPackageEntry(module)) return true;
  if (isFoundByName(module) || isOffered(graph, module)) return true;
  if (isImported(module)) return false;
  if (module.facts.exports.some(({ name }) => name === 'default') || isStub(graph, module, targets)) return true;
  return (unimported(graph).get(directoryOf(module.path)) ?? 0) >= entryFolder;
}

/** What a package publishes under a path of its own for what it offers elsewhere. */
function isStub(graph: Graph, module: Module, targets: readonly Module[]): boolean {
  return targets.every((to) => graph.isPackageEntry(to) && graph.packageOf(to) === graph.packageOf(module));
}

/** Routes, configurations, and what Django and pytest look for. */
export function isFoundByName({ path, facts }: Module): boolean {
  const name = baseNameOf(path);
  if (facts.language === 'python') {
    if (/^(urls|admin|apps|models|settings|wsgi|asgi|conftest|manage|celery|tasks|signals)\.pyi?$/.test(name))
      return true;
    return /(^|\/)(management\/commands|migrations|templatetags)\//.test(path);
  }
  if (name.startsWith('.') || name.startsWith('+') || /\.(config|stories)\.[cm]?[jt]sx?$/.test(name)) return true;
  if (/(^|\/)pages\//.test(path)) return facts.exports.some((each) => each.name === 'default');
  return /(^|\/)(app\/(.*\/)?(page|layout|template|loading|global-error|not-found|route)|routes\/.+)\.[cm]?[jt]sx?$/.test(
    path,
  );
}

/** Whether another package imports it by its package's name. */
function isOffered(graph: Graph, module: Module): boolean {
  return module.importers.some(({ from, import: index }) => {
    return !isRelative(from.facts.imports[index]!.specifier) && isForeign(graph, from, module);
  });
}

function isForeign(graph: Graph, from: Module, to: Module): boolean {
  return from.facts.language !== 'python' && graph.packageOf(from) !== graph.packageOf(to);
}

function isImported(module: Module): boolean {
  return module.importers.some(({ from }) => from !== module);
}

const known = new WeakMap<Graph, { revision: number; counts: ReadonlyMap<Path, number> }>();

/** By folder, how many modules that only forward nobody imports. */
function unimported(graph: Graph): ReadonlyMap<Path, number> {
  let entry = known.get(graph);
  if (entry?.revision !== graph.revision) {
    const counts = new Map<Path, number>();
    for (const module of graph.modules) {
      const { ownStatements, exports, imports } = module.facts;
      if (ownStatements > 0 || imports.length === 0 || isImported(module)) continue;
      if (module.facts.language !== 'python' && exports.length === 0) continue;
      const folder = directoryOf(module.path);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    entry = { revision: graph.revision, counts };
    known.set(graph, entry);
  }
  return entry.counts;
}

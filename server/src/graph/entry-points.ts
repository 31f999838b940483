// Modules that somebody other than an importing module of their own package loads by their path: no place to tidy away.
import { baseNameOf, directoryOf } from '../text/paths';
import { perGraph } from './incremental/derivations';
import { Reads } from './incremental/derived';
import type { Contribution } from './incremental/grouping';
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
  return unimported(graph).get(directoryOf(module.path)).length >= entryFolder;
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

/** By folder, the modules that only forward and that nobody imports. */
const unimported = perGraph((graph) => {
  const same = () => true;
  return graph.derivations.ofModules<Module>({ collect: unimportedIn, same, reads: Reads.structure });
});

function unimportedIn(module: Module): Contribution<Module>[] {
  const { ownStatements, exports, imports, language } = module.facts;
  if (ownStatements > 0 || imports.length === 0 || isImported(module)) return [];
  return language !== 'python' && exports.length === 0 ? [] : [[directoryOf(module.path), module]];
}

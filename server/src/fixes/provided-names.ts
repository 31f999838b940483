// Which names other modules can import from a module, as far as its text tells: what keeps a fix from losing one.
import { type LocalNames, localNamesOf } from '../graph/local-names';
import type { Graph, Module } from '../graph/model';
import { isPythonPackage } from '../text/paths';

/** Whether `name` can be imported from `module`. True also where that cannot be told. */
export function provides(graph: Graph, module: Module, name: string): boolean {
  return name === '*' || search(graph, module, name, new Set());
}

/**
 * Whether `to` can stand where all of `from` is taken (`export *`, a star import, a module object that is passed on):
 * it hands out every name that `from` does. False where that cannot be told.
 */
export function replaces(graph: Graph, from: Module | undefined, to: Module): boolean {
  if (from === undefined) return false;
  const offered = allNames(graph, to, new Set());
  for (const name of allNames(graph, from, new Set())) if (!offered.has(name)) return false;
  return true;
}

/** The names that a star import or `export *` of the module brings. */
export function starNames(graph: Graph, module: Module): ReadonlySet<string> {
  const names = allNames(graph, module, new Set());
  names.delete('default');
  return names;
}

function search(graph: Graph, module: Module, name: string, seen: Set<Module>): boolean {
  if (seen.has(module)) return false;
  seen.add(module);
  const { facts } = module;
  if (isOpen(module)) return true;
  const names = localNamesOf(facts);
  if (facts.language !== 'python') {
    if (names.exported(name) !== undefined) return true;
    return name !== 'default' && names.starExports.some(({ from }) => leadsTo(graph, module, from!, name, seen));
  }
  if ((names.definition(name) ?? names.alias(name)) !== undefined || isImported(module, names, name)) return true;
  if (isPythonPackage(module.path) && graph.resolve(`.${name}`, module) !== undefined) return true;
  return names.stars.some((index) => leadsTo(graph, module, index, name, seen));
}

function leadsTo(graph: Graph, module: Module, index: number, name: string, seen: Set<Module>): boolean {
  const target = module.targets[index];
  return target === undefined || search(graph, target, name, seen);
}

/** Bound when the module has been loaded: not in a function, not for type checkers alone. */
function isImported({ facts }: Module, names: LocalNames, name: string): boolean {
  const fact = facts.imports[names.imported(name)?.import ?? -1];
  return fact !== undefined && !fact.deferred && !fact.typeOnly;
}

/** Has names that its text does not tell. */
function isOpen({ facts, path }: Module): boolean {
  if (facts.problems.length > 0) return true;
  if (facts.language === 'python') {
    const computed = facts.definitions.some(({ name, owner }) => name === '__getattr__' && owner === '');
    return computed || facts.attributeForwards.length > 0;
  }
  // CommonJS exports may be computed; a declaration file may say `export =`.
  return (facts.language === 'javascript' && !facts.isModule) || /\.d\.[cm]?ts$/.test(path);
}

/** With an entry `* x` for each module `x` outside the workspace whose names are handed on. */
function allNames(graph: Graph, module: Module, seen: Set<Module>): Set<string> {
  const found = new Set<string>();
  if (seen.has(module)) return found;
  seen.add(module);
  const { facts, targets } = module;
  const names = localNamesOf(facts);
  const python = facts.language === 'python';
  const listed = python && facts.exports.length > 0;
  if (listed || !python) for (const { name } of facts.exports) if (name !== '*') found.add(name);
  if (python && !listed) {
    const defined = facts.definitions.filter(({ owner }) => owner === '');
    const imported = facts.imports.flatMap(({ bindings }) => bindings.map(({ local }) => local));
    for (const name of [
      ...[...defined, ...facts.aliases].map((each) => each.name),
      ...imported.filter((each) => isImported(module, names, each)),
    ]) {
      if (!name.startsWith('_')) found.add(name);
    }
  }
  if (isOpen(module) || facts.dynamicExports) found.add(`* ${module.path}`);
  if (listed) return found;
  for (const index of python ? names.stars : names.starExports.map(({ from }) => from!)) {
    const target = targets[index];
    if (target === undefined) found.add(`* ${facts.imports[index]!.specifier}`);
    else for (const name of allNames(graph, target, seen)) if (name !== 'default') found.add(name);
  }
  return found;
}

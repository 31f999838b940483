// Symbol homes: following a name from where it is imported to where it is defined.
import type { BindingFact, DefinitionFact } from '../facts/facts';
import type { Graph, Module } from './model';

/** Where a name is defined. `definition` is undefined when the module binds it in another way (a constant, a call). */
export interface Home {
  readonly module: Module;
  readonly name: string;
  readonly definition: DefinitionFact | undefined;
  /** Modules passed on the way, the first asked first, the home left out. */
  readonly via: readonly Module[];
  /** The namespace of `module` itself rather than one name in it. */
  readonly namespace: boolean;
}

/**
 * The home of `name` as exported by `module`, through re-exports, star exports and imported names that are passed on.
 * `undefined` when the name leads out of the workspace or nowhere. Aliases (`X = Y`) count as forwarding when `aliases`.
 */
export function homeOf(graph: Graph, module: Module, name: string, aliases = true): Home | undefined {
  return find(graph, module, name, aliases, [], new Set());
}

/** The home of a name as it is used inside `module`: its own definition, or what an import binds it to. */
export function homeOfLocal(graph: Graph, module: Module, name: string): Home | undefined {
  const [first, ...rest] = name.split('.');
  let home = localHome(graph, module, first!, true, [], new Set());
  for (const attribute of rest) {
    if (home === undefined) return undefined;
    if (!home.namespace) return undefined;
    home = find(graph, home.module, attribute, true, [...home.via], new Set());
  }
  return home;
}

/** The module whose namespace an import's binding gives: `import * as ns`, Python `import a.b`, `from p import module`. */
export function namespaceOf(graph: Graph, module: Module, index: number, binding: number): Module | undefined {
  const fact = module.facts.imports[index]!;
  const bound = fact.bindings[binding]!;
  if (module.facts.language === 'python') {
    if (fact.form === 'from') return submodule(module, index, binding);
    if (bound.local === fact.specifier || fact.specifier.indexOf('.') < 0) return module.targets[index];
    return boundByAlias(bound, fact.specifier) ? module.targets[index] : graph.moduleNamed(bound.local);
  }
  return bound.imported === '*' ? module.targets[index] : undefined;
}

function find(
  graph: Graph,
  module: Module,
  name: string,
  aliases: boolean,
  via: readonly Module[],
  seen: Set<string>,
): Home | undefined {
  const key = `${module.index} ${name}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  if (module.facts.language === 'python') return localHome(graph, module, name, aliases, via, seen);
  for (const exported of module.facts.exports) {
    if (exported.name !== name) continue;
    if (exported.from === undefined) return localHome(graph, module, exported.local, aliases, via, seen);
    const target = module.targets[exported.from];
    if (target === undefined) return undefined;
    if (exported.local === '*') return { module: target, name: '*', definition: undefined, via: [...via, module], namespace: true };
    return find(graph, target, exported.local, aliases, [...via, module], seen);
  }
  if (name === 'default') return undefined;
  for (const exported of module.facts.exports) {
    if (exported.name !== '*' || exported.from === undefined) continue;
    const target = module.targets[exported.from];
    const home = target && find(graph, target, name, aliases, [...via, module], seen);
    if (home !== undefined) return home;
  }
  return undefined;
}

function localHome(
  graph: Graph,
  module: Module,
  name: string,
  aliases: boolean,
  via: readonly Module[],
  seen: Set<string>,
): Home | undefined {
  const { facts } = module;
  const definition = facts.definitions.find((each) => each.name === name && each.owner === '');
  if (definition !== undefined && !(aliases && definition.kind === 'variable')) {
    return { module, name, definition, via, namespace: false };
  }
  const alias = aliases ? facts.aliases.find((each) => each.name === name) : undefined;
  if (alias !== undefined && alias.target !== name) {
    const home = aliasHome(graph, module, alias.target, via, seen);
    if (home !== undefined) return home;
  }
  if (definition !== undefined) return { module, name, definition, via, namespace: false };
  for (const [index, fact] of facts.imports.entries()) {
    const star = fact.bindings.length > 0 && fact.bindings[0]!.imported === '*' && fact.bindings[0]!.local === '';
    if (star && facts.language === 'python') {
      const target = module.targets[index];
      const home = target && find(graph, target, name, aliases, [...via, module], seen);
      if (home !== undefined && !name.startsWith('_')) return home;
      continue;
    }
    const binding = fact.bindings.findIndex((each) => each.local === name);
    if (binding < 0 || fact.form === 're-export' || fact.form === 're-export-all') continue;
    const home = bindingHome(graph, module, index, binding, aliases, via, seen);
    if (home !== undefined) return home;
  }
  return undefined;
}

function aliasHome(graph: Graph, module: Module, target: string, via: readonly Module[], seen: Set<string>): Home | undefined {
  const [first, ...rest] = target.split('.');
  const key = `${module.index} =${first}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  let home = localHome(graph, module, first!, true, via, seen);
  for (const attribute of rest) {
    if (home?.namespace !== true) return undefined;
    home = find(graph, home.module, attribute, true, home.via, seen);
  }
  return home;
}

/** The home of the name that one binding of an import brings. */
export function bindingHome(
  graph: Graph,
  module: Module,
  index: number,
  binding: number,
  aliases = true,
  via: readonly Module[] = [],
  seen: Set<string> = new Set(),
): Home | undefined {
  const space = namespaceOf(graph, module, index, binding);
  const passed = [...via, module];
  if (space !== undefined) return { module: space, name: '*', definition: undefined, via: passed, namespace: true };
  const target = module.targets[index];
  const bound = module.facts.imports[index]!.bindings[binding]!;
  return target === undefined ? undefined : find(graph, target, bound.imported, aliases, passed, seen);
}

function submodule(module: Module, index: number, binding: number): Module | undefined {
  return module.edges.find((edge) => edge.import === index && edge.binding === binding)?.to;
}

/** `import a.b as c` binds the module `a.b`; `import a.b` binds the package `a`. */
function boundByAlias(bound: BindingFact, specifier: string): boolean {
  return bound.local !== specifier.slice(0, specifier.indexOf('.'));
}

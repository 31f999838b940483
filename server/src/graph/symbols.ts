// Symbol homes: following a name from where it is imported to where it is defined.
import type { DefinitionFact } from '../facts/facts';
import { localNamesOf } from './local-names';
import type { Graph, Module } from './model';

/** Where a name is defined. */
export interface Home {
  readonly module: Module;
  /** The name there; `*` when it is the module itself rather than a name in it. */
  readonly name: string;
  /** `undefined` when the module binds the name in another way, and for a module itself. */
  readonly definition: DefinitionFact | undefined;
  /** Modules passed on the way, the first asked first, the home left out. */
  readonly via: readonly Module[];
}

/**
 * The home of `name` as other modules get it from `module`: through re-exports, star exports, imported names that are
 * passed on, and aliases (`X = Y`). `undefined` when the name leads out of the workspace or nowhere.
 */
export function homeOf(graph: Graph, module: Module, name: string): Home | undefined {
  return exported(graph, { module, name, via: [], seen: new Set() });
}

/** The home of a name, dotted or plain, as it is used inside `module`. */
export function homeOfLocal(graph: Graph, module: Module, dotted: string): Home | undefined {
  return chain(graph, { module, name: dotted, via: [], seen: new Set() });
}

/** The home of the name that one binding of an import brings. */
export function bindingHome(graph: Graph, module: Module, index: number, binding: number): Home | undefined {
  return imported(graph, { module, name: '', via: [], seen: new Set() }, index, binding);
}

/** One question on the way: a name in a module, with what was passed before. `seen` ends circular forwarding. */
interface Search {
  readonly module: Module;
  readonly name: string;
  readonly via: readonly Module[];
  readonly seen: Set<string>;
}

function exported(graph: Graph, search: Search): Home | undefined {
  const { module, name, via, seen } = search;
  const key = `${module.index} ${name}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  if (module.facts.language === 'python') return local(graph, search);
  const names = localNamesOf(module.facts);
  const found = names.exports.get(name);
  if (found !== undefined) {
    if (found.from === undefined) return local(graph, { ...search, name: found.local });
    const target = module.targets[found.from];
    if (target === undefined) return undefined;
    const passed = [...via, module];
    if (found.local === '*') return itself(target, passed);
    return exported(graph, { module: target, name: found.local, via: passed, seen });
  }
  if (name === 'default') return undefined;
  for (const { from } of names.starExports) {
    const target = module.targets[from!];
    const home = target && exported(graph, { module: target, name, via: [...via, module], seen });
    if (home !== undefined) return home;
  }
  return undefined;
}

function local(graph: Graph, search: Search): Home | undefined {
  const { module, name, via, seen } = search;
  const names = localNamesOf(module.facts);
  const definition = names.definitions.get(name);
  if (definition !== undefined && definition.kind !== 'variable') return { module, name, definition, via };
  const alias = names.aliases.get(name);
  if (alias !== undefined && !seen.has(`${module.index} = ${name}`)) {
    seen.add(`${module.index} = ${name}`);
    const home = chain(graph, { ...search, name: alias.target });
    if (home !== undefined) return home;
  }
  if (definition !== undefined) return { module, name, definition, via };
  const bound = names.imported.get(name);
  if (bound !== undefined) return imported(graph, search, bound.import, bound.binding);
  if (name.startsWith('_')) return undefined;
  for (const index of names.stars) {
    const target = module.targets[index];
    const home = target && exported(graph, { module: target, name, via: [...via, module], seen });
    if (home !== undefined) return home;
  }
  return undefined;
}

function chain(graph: Graph, search: Search): Home | undefined {
  const [first, ...attributes] = search.name.split('.');
  let home = local(graph, { ...search, name: first! });
  for (const attribute of attributes) {
    if (home === undefined || home.name !== '*') return undefined;
    const { module, via } = home;
    home = exported(graph, { module, name: attribute, via, seen: search.seen }) ?? inner(graph, home, attribute);
  }
  return home;
}

/** A submodule read as an attribute of its package. */
function inner(graph: Graph, { module, via }: Home, name: string): Home | undefined {
  if (module.facts.language !== 'python' || !/\/?__init__\.pyi?$/.test(module.path)) return undefined;
  const found = graph.resolve(`.${name}`, module);
  return found === undefined ? undefined : itself(found, [...via, module]);
}

function imported(graph: Graph, search: Search, index: number, binding: number): Home | undefined {
  const { module, via, seen } = search;
  const fact = module.facts.imports[index]!;
  const bound = fact.bindings[binding]!;
  const passed = [...via, module];
  const target = module.targets[index];
  if (module.facts.language !== 'python') {
    if (target === undefined) return undefined;
    if (bound.imported === '*') return itself(target, passed);
    return exported(graph, { module: target, name: bound.imported, via: passed, seen });
  }
  if (fact.form !== 'from') {
    // `import a.b as c` binds the module `a.b`; `import a.b` binds the package `a`.
    const bindsRoot = bound.local === fact.specifier.split('.')[0];
    const space = bindsRoot && fact.specifier !== bound.local ? graph.resolve(bound.local, module) : target;
    return space && itself(space, passed);
  }
  const submodule = module.edges.find((edge) => edge.import === index && edge.binding === binding)?.to;
  if (submodule !== undefined) return itself(submodule, passed);
  return target && exported(graph, { module: target, name: bound.imported, via: passed, seen });
}

function itself(module: Module, via: readonly Module[]): Home {
  return { module, name: '*', definition: undefined, via };
}

// Symbol homes: following a name from where it is imported to where it is defined.
import type { DefinitionFact } from '../facts/facts';
import { isPythonPackage } from '../text/paths';
import { perGraph } from './incremental/derivations';
import { family, Reads } from './incremental/derived';
import { sameItems } from './incremental/same';
import { localNamesOf } from './local-names';
import type { Graph, Module } from './model';
import { submoduleOf } from './submodules';

/** Where a name is defined. */
export interface Home {
  readonly module: Module;
  /** The name there; `*` when it is the module itself rather than a name in it. */
  readonly name: string;
  /** `undefined` when the module binds the name in another way, and for a module itself. */
  readonly definition: DefinitionFact | undefined;
  /** `path#name`. */
  readonly key: string;
  /** Modules passed on the way, the first asked first, the home left out. */
  readonly via: readonly Module[];
}

/**
 * The home of `name` as other modules get it from `module`: through re-exports, star exports, imported names that are
 * passed on, and aliases (`X = Y`). `undefined` when the name leads out of the workspace or nowhere.
 */
export function homeOf(graph: Graph, module: Module, name: string): Home | undefined {
  return exported(searchIn(graph), module, name);
}

/** The home of a name, dotted or plain, as it is used inside `module`. */
export function homeOfLocal(graph: Graph, module: Module, dotted: string): Home | undefined {
  return chain(searchIn(graph), module, dotted);
}

/** The home of the name that one binding of an import brings, as the module has it that the import names. */
export function bindingHome(graph: Graph, module: Module, index: number, binding: number): Home | undefined {
  return brought(searchIn(graph), module, index, binding);
}

/** One for all ways to a definition. */
export function homeKey(module: Module, name: string): string {
  return `${module.path}#${name}`;
}

/** One question that is being answered. */
interface Search {
  readonly graph: Graph;
  /** What is being asked on the way, few: meeting one of these again is circular forwarding, which leads nowhere. */
  readonly open: Question[];
  /** Whether it asks for what others have found already. */
  readonly asks: boolean;
}

interface Question {
  readonly module: Module;
  readonly name: string;
  /** Of what an alias stands for. */
  readonly ofAlias: boolean;
}

function searchIn(graph: Graph): Search {
  return { graph, open: [], asks: true };
}

const homes = perGraph((graph) => {
  const known = new Map<Module, (name: string) => Home | undefined>();
  return (module: Module) => {
    let ofModule = known.get(module);
    if (ofModule === undefined) {
      // On the way everything is looked up anew: what is found from within a circle holds for this question alone.
      const find = (name: string) => exported({ graph, open: [], asks: false }, module, name);
      ofModule = family(find, { same: isSameHome, reads: Reads.structure });
      known.set(module, ofModule);
    }
    return ofModule;
  };
});

function isSameHome(a: Home | undefined, b: Home | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const isSame = a.module === b.module && a.name === b.name && a.definition === b.definition;
  return isSame && sameItems(a.via, b.via);
}

function exported(search: Search, module: Module, name: string): Home | undefined {
  if (search.asks) return homes(search.graph)(module)(name);
  if (!begins(search, module, name, false)) return undefined;
  const home = lookUp(search, module, name);
  search.open.pop();
  return home;
}

/** Whether it is not being asked already; who begins it ends it. */
function begins({ open }: Search, module: Module, name: string, ofAlias: boolean): boolean {
  for (const each of open) {
    if (each.module === module && each.ofAlias === ofAlias && each.name === name) return false;
  }
  open.push({ module, name, ofAlias });
  return true;
}

function lookUp(search: Search, module: Module, name: string): Home | undefined {
  if (module.facts.language === 'python') return local(search, module, name);
  const names = localNamesOf(module.facts);
  const found = names.exported(name);
  if (found !== undefined) {
    if (found.from === undefined) return local(search, module, found.local);
    const target = module.targets[found.from];
    if (target === undefined) return undefined;
    return through(module, found.local === '*' ? itself(target) : exported(search, target, found.local));
  }
  if (name === 'default') return undefined;
  for (const { from } of names.starExports) {
    const target = module.targets[from!];
    const home = target && exported(search, target, name);
    if (home !== undefined) return through(module, home);
  }
  return undefined;
}

function local(search: Search, module: Module, name: string): Home | undefined {
  const names = localNamesOf(module.facts);
  const definition = names.definition(name);
  const own = definition && { module, name, definition, key: homeKey(module, name), via: nowhere };
  const bound = names.imported(name);
  if (own !== undefined && bound !== undefined && standsIn(module, own.definition, bound.import)) {
    const home = imported(search, module, bound.import, bound.binding);
    if (home !== undefined || own.definition.kind === 'variable') return home;
  }
  if (own !== undefined && own.definition.kind !== 'variable') return own;
  const alias = names.alias(name);
  if (alias !== undefined) {
    const home = aliased(search, module, name, alias.target);
    if (home !== undefined) return home;
  }
  if (own !== undefined) return own;
  if (bound !== undefined) return imported(search, module, bound.import, bound.binding);
  if (name.startsWith('_')) return undefined;
  for (const index of names.stars) {
    const target = module.targets[index];
    const home = target && exported(search, target, name);
    if (home !== undefined) return through(module, home);
  }
  return undefined;
}

function aliased(search: Search, module: Module, name: string, target: string): Home | undefined {
  if (!begins(search, module, name, true)) return undefined;
  const home = chain(search, module, target);
  search.open.pop();
  return home;
}

/**
 * `try: from a import X` with `except ImportError: X = None`: the definition stands in where the import fails. A function
 * or class does so only in the later branch; one in the first is what the import stands in for.
 */
function standsIn({ facts }: Module, { kind, conditionGroup }: DefinitionFact, index: number): boolean {
  const { condition } = facts.imports[index]!;
  if (condition === undefined || condition.group !== conditionGroup) return false;
  return kind === 'variable' || condition.branch === 'try' || condition.branch === 'if';
}

function chain(search: Search, module: Module, dotted: string): Home | undefined {
  const parts = dotted.split('.');
  const [first] = parts;
  let home = local(search, module, first!);
  let known = 1;
  if (home === undefined && parts.length > 1) {
    // `import a.b` where `a` is a namespace package, which has no module of its own.
    const whole = importedByFullName(module, dotted);
    home = whole && through(module, itself(whole.target));
    known = whole?.parts ?? 1;
  }
  for (const attribute of parts.slice(known)) {
    if (home === undefined || home.name !== '*') return undefined;
    const { via } = home;
    const next: Home | undefined =
      exported(search, home.module, attribute) ?? submodule(search, home.module, attribute);
    home = next && along(via, next);
  }
  return home;
}

/** The longest `import a.b` that a dotted name begins with. */
function importedByFullName({ facts, targets }: Module, dotted: string): { target: Module; parts: number } | undefined {
  let longest: { target: Module; parts: number } | undefined;
  if (facts.language !== 'python') return undefined;
  for (const [index, { form, specifier, bindings }] of facts.imports.entries()) {
    const target = targets[index];
    if (form !== 'import' || target === undefined || !startsWithName(dotted, specifier)) continue;
    const parts = specifier.split('.');
    if (bindings[0]?.local !== parts[0] || parts.length <= (longest?.parts ?? 1)) continue;
    longest = { target, parts: parts.length };
  }
  return longest;
}

function startsWithName(dotted: string, name: string): boolean {
  return dotted.startsWith(name) && (dotted.length === name.length || dotted[name.length] === '.');
}

/** A submodule read as an attribute of its package. */
function submodule({ graph }: Search, module: Module, name: string): Home | undefined {
  if (!isPythonPackage(module.path)) return undefined;
  const found = graph.resolve(`.${name}`, module);
  return found && through(module, itself(found));
}

function imported(search: Search, module: Module, index: number, binding: number): Home | undefined {
  return through(module, brought(search, module, index, binding));
}

function brought(search: Search, module: Module, index: number, binding: number): Home | undefined {
  const fact = module.facts.imports[index]!;
  const bound = fact.bindings[binding]!;
  const target = module.targets[index];
  if (module.facts.language !== 'python') {
    if (target === undefined) return undefined;
    return bound.imported === '*' ? itself(target) : exported(search, target, bound.imported);
  }
  if (fact.form !== 'from') {
    // `import a.b as c` binds the module `a.b`; `import a.b` binds the package `a`.
    const bindsRoot = bound.local === fact.specifier.split('.')[0];
    const space = bindsRoot && fact.specifier !== bound.local ? search.graph.resolve(bound.local, module) : target;
    return space && itself(space);
  }
  const inner = submoduleOf(module, index, binding);
  if (inner !== undefined) return itself(inner);
  return target && exported(search, target, bound.imported);
}

function through(module: Module, home: Home | undefined): Home | undefined {
  return home && along([module], home);
}

function along(way: readonly Module[], { module, name, definition, key, via }: Home): Home {
  return { module, name, definition, key, via: via.length === 0 ? way : [...way, ...via] };
}

function itself(module: Module): Home {
  return { module, name: '*', definition: undefined, key: homeKey(module, '*'), via: nowhere };
}

const nowhere: readonly Module[] = [];

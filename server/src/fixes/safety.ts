// Which requests can be carried out without a name being lost, and what they add up to for each import.
import type { BindingFact, ImportFact } from '../facts/facts';
import { localNamesOf } from '../graph/local-names';
import type { Graph, Module } from '../graph/model';
import { reachesPackage } from '../graph/package-use';
import { readReference } from '../graph/string-references';
import { submoduleOf } from '../graph/submodules';
import { bindingHome, homeOf } from '../graph/symbols';
import type { ImportTarget, RewriteImport } from '../rules/rule';
import { provides, replaces, starNames } from './provided-names';

/** All moves of one import, or of one string, of a module. */
export interface ImportMoves {
  readonly import: number;
  readonly string: boolean;
  /** By index of binding; -1 for an import without bindings, and for a string. */
  readonly to: ReadonlyMap<number, Destination>;
}

export interface Destination {
  readonly module: Module;
  /** The name there; `*` for the module itself. */
  readonly name: string;
  /** Which request asks for it: all of a request's moves are made, or none. */
  readonly request: number;
}

/** In the order of the text. A request counts as a whole or not at all; the first of two that disagree wins. */
export function safeMoves(graph: Graph, module: Module, requests: readonly RewriteImport[]): ImportMoves[] {
  const found = new Map<string, { import: number; string: boolean; to: Map<number, Destination> }>();
  for (const [at, request] of requests.entries()) {
    const prepare = request.string === true ? stringMoves : importMoves;
    const moves = prepare(graph, module, request, at);
    if (moves === undefined) continue;
    const key = `${request.string === true} ${request.import}`;
    const entry = found.get(key) ?? { import: request.import, string: request.string === true, to: new Map() };
    found.set(key, entry);
    for (const [binding, to] of moves) if (!entry.to.has(binding)) entry.to.set(binding, to);
  }
  return [...found.values()].filter(({ to }) => to.size > 0).sort((a, b) => a.import - b.import);
}

/**
 * What `write` makes of each destination, by index of binding and in the order of the list; without the requests of
 * which it cannot write all.
 */
export function writable<Written>(
  { to }: ImportMoves,
  write: (binding: number, destination: Destination) => Written | undefined,
): { readonly at: number; readonly destination: Destination; readonly written: Written }[] {
  const all = [...to]
    .sort(([a], [b]) => a - b)
    .map(([at, each]) => ({ at, destination: each, written: write(at, each) }));
  const lost = new Set(all.flatMap(({ destination, written }) => (written === undefined ? destination.request : [])));
  return all.flatMap(({ at, destination, written }) => {
    return written === undefined || lost.has(destination.request) ? [] : { at, destination, written };
  });
}

function stringMoves(graph: Graph, module: Module, { import: index, moves }: RewriteImport, request: number) {
  const [move] = moves;
  const target = move && graph.module(move.to.path);
  const string = module.facts.strings[index];
  if (string === undefined || target === undefined || moves.length !== 1) return undefined;
  const { target: old } = readReference(graph, module, string);
  if (!reachesPackage(graph, module, target, old)) return undefined;
  return new Map([[-1, { module: target, name: move!.to.name ?? '', request }]]);
}

function importMoves(graph: Graph, module: Module, { import: index, moves }: RewriteImport, request: number) {
  const fact = module.facts.imports[index];
  if (fact === undefined) return undefined;
  const all = new Map<number, Destination>();
  for (const { binding, to } of moves) {
    const target = graph.module(to.path);
    const whole = binding === -1 && fact.bindings.length > 0;
    if (target === undefined || target === module || (binding >= 0 && fact.bindings[binding] === undefined))
      return undefined;
    // A package that this one has never imported may be missing from its dependencies, which are not to be seen here.
    if (!reachesPackage(graph, module, target, module.targets[index])) return undefined;
    for (const each of whole ? fact.bindings.keys() : [binding]) {
      if (whole && moves.some((other) => other.binding === each)) continue;
      const name = nameThere(graph, module, index, each, target, to);
      if (name === undefined) return undefined;
      all.set(each, { module: target, name, request });
    }
  }
  return all;
}

/** What the binding is called in the target; `undefined` when it is not there, or cannot be told to be. */
function nameThere(graph: Graph, module: Module, index: number, at: number, target: Module, to: ImportTarget) {
  const fact = module.facts.imports[index]!;
  const old = module.targets[index];
  const binding = fact.bindings[at];
  if (binding === undefined) return fact.form === 'side-effect' || replaces(graph, old, target) ? '*' : undefined;
  const isSubmodule = submoduleOf(module, index, at) !== undefined;
  const isModule = isSubmodule || binding.imported === '*' || isPlain(module, fact);
  if (!isModule) {
    const name = exportedAs(graph, module, index, at, target, to.name ?? binding.imported);
    return name !== undefined && provides(graph, target, name) ? name : undefined;
  }
  if (to.name !== undefined && to.name !== '*') return undefined;
  if (isPlain(module, fact) || isSubmodule || isObserved(fact, binding)) {
    return binding.attributes.every((attribute) => provides(graph, target, attribute)) ? '*' : undefined;
  }
  return replaces(graph, old, target) && !clashes(graph, module, index, old!, target) ? '*' : undefined;
}

/**
 * TypeScript: a name's home knows it as `class Manager`; importers may have to say `default`, or another name that the
 * home exports it by. What is not asked for by its home's name is taken as it is.
 */
function exportedAs(graph: Graph, module: Module, index: number, at: number, target: Module, name: string) {
  if (module.facts.language === 'python') return name;
  const home = bindingHome(graph, module, index, at);
  if (home?.module !== target || home.name !== name || name === '*') return name;
  const { imported } = module.facts.imports[index]!.bindings[at]!;
  const exported = target.facts.exports
    .map((each) => each.name)
    .filter((each) => {
      const found = homeOf(graph, target, each);
      return found?.module === target && found.name === name;
    });
  return [name, imported].find((each) => exported.includes(each)) ?? exported[0];
}

/** Python `import a.b`. */
function isPlain({ facts }: Module, { form }: ImportFact): boolean {
  return facts.language === 'python' && form === 'import';
}

/** Whether the attributes that the code reads from the module are known. */
function isObserved({ form }: ImportFact, { local }: BindingFact): boolean {
  return local !== '' && form !== 're-export-all';
}

/** Whether a star brings names, new ones, that meet others here. */
function clashes(graph: Graph, module: Module, index: number, old: Module, target: Module): boolean {
  const before = starNames(graph, old);
  const extra = [...starNames(graph, target)].filter((name) => !before.has(name));
  if (extra.length === 0) return false;
  const { facts, targets } = module;
  const own = localNamesOf(facts);
  if (facts.language === 'python') {
    return extra.some((name) => (own.definition(name) ?? own.alias(name) ?? own.imported(name)) !== undefined);
  }
  const others = own.starExports.flatMap(({ from }) => {
    const other = from === index ? undefined : targets[from!];
    return other === undefined ? [] : [...starNames(graph, other)];
  });
  return others.some((name) => extra.includes(name));
}

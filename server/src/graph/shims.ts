// Which modules only forward to others for old callers, and where the forwarding of a name ends.
import type { AliasFact, ImportFact } from '../facts/facts';
import { baseNameOf, directoryOf, isInside, type Path } from '../text/paths';
import { isEntryPoint } from './entry-points';
import { localNamesOf } from './local-names';
import type { Graph, Module } from './model';
import { type Home, homeOf, homeOfLocal } from './symbols';
import { importersOf } from './usages';

export type ShimKind = 're-export' | 'alias' | 'wrapper' | 'attribute-forward' | 'declared';

export interface Shim {
  readonly module: Module;
  readonly kind: ShimKind;
  /** Workspace modules it forwards to, by path; empty when all of them lie outside. */
  readonly targets: readonly Module[];
}

/** The shim that a module is (design section 2, compatibility-shim), or `undefined` when it is none. */
export function shimOf(graph: Graph, module: Module, isLegacy: (path: Path) => boolean): Shim | undefined {
  const { facts } = module;
  const declared = facts.markers.saysShim || facts.markers.deprecated !== undefined;
  // As most do.
  if (facts.ownStatements > 0 && !declared) return undefined;
  const targets = forwardTargets(graph, module);
  const forwarded = forwardedNames(module);
  if (isBarrel(module, targets) || graph.isPackageEntry(module)) return undefined;
  // Ordinary code that speaks of compatibility, or is to go itself, forwards little or nothing.
  const ordinary = facts.ownStatements > 0 && (targets.length === 0 || forwarded < facts.ownStatements);
  if (declared && ((forwarded > 0 && !ordinary) || isLegacy(module.path)))
    return { module, kind: kindOf(module, true), targets };
  if (forwarded === 0 || facts.ownStatements > 0 || targets.length === 0 || doesMore(graph, module)) return undefined;
  if (gathers(module, targets) || isEntryPoint(graph, module, targets)) return undefined;
  return { module, kind: kindOf(module, false), targets };
}

/** Where a name that callers import from a shim is forwarded to, through aliases, one wrapper and `__getattr__`. */
export function forwardedHome(graph: Graph, shim: Module, name: string, seen = new Set([shim])): Home | undefined {
  const wrapper = shim.facts.wrappers.find((each) => each.name === name);
  const home = wrapper === undefined ? homeOf(graph, shim, name) : homeOfLocal(graph, shim, wrapper.target);
  if (home !== undefined) return home.module === shim ? undefined : home;
  for (const target of shim.facts.attributeForwards) {
    const forwarded = attributeTarget(graph, shim, target);
    if (forwarded === undefined || seen.has(forwarded)) continue;
    seen.add(forwarded);
    const found = homeOf(graph, forwarded, name) ?? forwardedHome(graph, forwarded, name, seen);
    if (found !== undefined && found.module !== shim) return found;
  }
  return undefined;
}

/** Whether a shim hands out every name of what it forwards to, so that one `*` may stand for the other. */
export function forwardsAll({ module, targets }: Shim): boolean {
  const { facts } = module;
  if (targets.length !== 1) return false;
  if (facts.attributeForwards.length > 0 || localNamesOf(facts).starExports.length > 0) return true;
  return facts.language === 'python' && localNamesOf(facts).stars.length > 0;
}

/**
 * What looks like forwarding and is not: `from base import *` with values of its own beside it (settings laid over
 * others), a function of another name than what it calls (an adapter), a constant that others import from here, and a
 * value read from another (`Widget = registry.widget`), which has no name of its own to import instead.
 */
function doesMore(graph: Graph, module: Module): boolean {
  const { facts } = module;
  if (facts.wrappers.some(({ name, target }) => name !== target.slice(target.lastIndexOf('.') + 1))) return true;
  if (facts.aliases.some((alias) => isAttributeOfValue(graph, module, alias))) return true;
  const constants = facts.definitions.filter(
    ({ kind, name }) => kind === 'variable' && localNamesOf(facts).alias(name) === undefined,
  );
  if (constants.some(({ name }) => importersOf(graph, module, name) > 0)) return true;
  return (
    localNamesOf(facts).stars.length > 0 &&
    facts.definitions.some(({ kind, name }) => kind === 'variable' && !/^_/.test(name))
  );
}

function isAttributeOfValue(graph: Graph, module: Module, { target }: AliasFact): boolean {
  const root = target.split('.')[0]!;
  if (root === target) return false;
  const home = homeOfLocal(graph, module, root);
  return home !== undefined && home.name !== '*' && home.definition?.kind !== 'namespace';
}

/** A package entry that hands out mostly what lies below it: an ordinary barrel. */
export function isBarrel(module: Module, targets: readonly Module[]): boolean {
  if (!/^(__init__\.pyi?|index\.[cm]?[jt]sx?)$/.test(baseNameOf(module.path))) return false;
  const folder = directoryOf(module.path);
  const below = targets.filter((target) => isInside(target.path, folder)).length;
  return targets.length > 0 && below * 2 > targets.length;
}

/** A module of whatever name that brings several modules together, some of them from below its own folder. */
function gathers({ path }: Module, targets: readonly Module[]): boolean {
  return targets.length > 1 && targets.some((target) => isInside(target.path, directoryOf(path)));
}

function forwardTargets(graph: Graph, module: Module): Module[] {
  const targets = new Set<Module>();
  const forwarding = new Set(module.facts.exports.map((each) => each.local));
  const roots = forwardedRoots(module);
  const python = module.facts.language === 'python';
  for (const edge of module.edges) {
    const fact = module.facts.imports[edge.import]!;
    const used = fact.bindings.some(({ local }) => forwarding.has(local) || roots.has(local));
    const reexport = fact.form === 're-export' || fact.form === 're-export-all';
    if (edge.kind === 'type' && !reexport) continue;
    if (reexport || used || (python && passedOn(module, fact).length > 0)) targets.add(edge.to);
  }
  for (const target of module.facts.attributeForwards) {
    const forwarded = attributeTarget(graph, module, target);
    if (forwarded !== undefined) targets.add(forwarded);
  }
  targets.delete(module);
  return [...targets].sort((a, b) => a.index - b.index);
}

/** How many names it hands on, as far as they can be counted: a star and `__getattr__` hand on as many as there are. */
function forwardedNames({ facts }: Module): number {
  const { attributeForwards, aliases, wrappers, exports, imports } = facts;
  if (attributeForwards.length > 0 || localNamesOf(facts).starExports.length > 0) return Number.POSITIVE_INFINITY;
  const imported = new Set(imports.flatMap((each) => each.bindings.map((binding) => binding.local)));
  const names = new Set(wrappers.map(({ name }) => name));
  for (const { name, target } of aliases) if (imported.has(target.split('.')[0]!)) names.add(name);
  const isPython = facts.language === 'python';
  for (const { name, local, from } of exports) {
    if (from !== undefined || (!isPython && imported.has(local))) names.add(name);
  }
  if (!isPython) return names.size;
  for (const fact of imports) {
    if (fact.typeOnly || fact.deferred) continue;
    for (const { imported: of, local } of passedOn({ facts }, fact)) {
      if (of === '*') return Number.POSITIVE_INFINITY;
      names.add(local);
    }
  }
  return names.size;
}

/** Python: what a module with code of its own imports for that code it does not pass on. */
function passedOn({ facts }: Pick<Module, 'facts'>, { form, specifier, bindings }: ImportFact): ImportFact['bindings'] {
  if (form !== 'from' || specifier === '__future__') return [];
  if (facts.ownStatements === 0) return bindings;
  const names = localNamesOf(facts);
  return bindings.filter(
    ({ imported, local, uses }) => imported === '*' || uses === 0 || names.exported(local) !== undefined,
  );
}

/** The names that aliases and wrappers get at what they stand for by. */
function forwardedRoots({ facts }: Module): Set<string> {
  return new Set([...facts.aliases, ...facts.wrappers].map((each) => each.target.split('.')[0]!));
}

function attributeTarget(graph: Graph, module: Module, target: string): Module | undefined {
  return graph.moduleNamed(target) ?? homeOfLocal(graph, module, target)?.module;
}

function kindOf({ facts }: Module, declared: boolean): ShimKind {
  if (declared && facts.ownStatements > 0) return 'declared';
  if (facts.attributeForwards.length > 0) return 'attribute-forward';
  if (facts.wrappers.length > 0) return 'wrapper';
  return facts.aliases.length > 0 ? 'alias' : 're-export';
}

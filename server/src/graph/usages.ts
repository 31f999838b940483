// Who imports which definition, and by which module.
import { perGraph } from './incremental/derivations';
import { Reads } from './incremental/derived';
import type { Contribution } from './incremental/grouping';
import { localNamesOf } from './local-names';
import type { Graph, Module } from './model';
import { bindingHome, type Home, homeKey, homeOf } from './symbols';

export interface Usage {
  readonly module: Module;
  readonly import: number;
  readonly binding: number;
  /** The module that the import names: the home itself, or one that passes the name on. */
  readonly target: Module;
  readonly home: Home;
  /** The name asked of `target`. */
  readonly name: string;
  /** As the import writes it. */
  readonly specifier: string;
}

/** Every imported name whose home is in the workspace, by the key of the home; modules themselves are left out. */
export const usagesOf = perGraph((graph) => {
  const collect = (module: Module) => usagesIn(graph, module);
  return graph.derivations.ofModules<Usage>({ collect, same: isSameUsage, reads: Reads.structure });
});

function isSameUsage(a: Usage, b: Usage): boolean {
  return (
    a.import === b.import &&
    a.binding === b.binding &&
    a.target === b.target &&
    a.home === b.home &&
    a.name === b.name &&
    a.specifier === b.specifier
  );
}

/** Number of modules that import a definition, its own left out. */
export function importersOf(graph: Graph, module: Module, name: string): number {
  const users = usagesOf(graph).get(homeKey(module, name));
  return new Set(users.map((usage) => usage.module).filter((user) => user !== module)).size;
}

/**
 * Number of modules that import `name` from a module under that name, whatever it is an alias of: directly, or through
 * modules that pass it on. `others` are modules known to use it in another way.
 */
export function importersOfName(
  graph: Graph,
  module: Module,
  name: string,
  others: readonly { readonly module: Module }[] = [],
): number {
  const home = homeOf(graph, module, name);
  const users = home === undefined ? [] : usagesOf(graph).get(home.key);
  const asking = users.filter((usage) => {
    return usage.module !== module && leadsThrough(usage.target, usage.name, module, name, new Set());
  });
  return new Set([...asking, ...others].map((usage) => usage.module)).size;
}

/** Whether `asked` of `target` comes by `name` of `module`. */
function leadsThrough(target: Module, asked: string, module: Module, name: string, seen: Set<Module>): boolean {
  if (target === module && asked === name) return true;
  if (target === module || seen.has(target)) return false;
  seen.add(target);
  const { facts, targets } = target;
  const names = localNamesOf(facts);
  const passed = facts.language === 'python' ? undefined : names.exported(asked);
  if (passed?.from !== undefined) {
    const next = targets[passed.from];
    return next !== undefined && leadsThrough(next, passed.local, module, name, seen);
  }
  const bound = names.imported(passed?.local ?? asked);
  const next = bound && targets[bound.import];
  if (next !== undefined) {
    const { imported } = facts.imports[bound!.import]!.bindings[bound!.binding]!;
    return leadsThrough(next, imported, module, name, seen);
  }
  const stars = facts.language === 'python' ? names.stars : names.starExports.map(({ from }) => from!);
  return stars.some((index) => {
    const star = targets[index];
    return star !== undefined && leadsThrough(star, asked, module, name, seen);
  });
}

function usagesIn(graph: Graph, module: Module): Contribution<Usage>[] {
  const usages: Contribution<Usage>[] = [];
  const { facts, targets } = module;
  const isPython = facts.language === 'python';
  for (let index = 0; index < facts.imports.length; index++) {
    if (targets[index] === undefined && !isPython) continue;
    const { bindings } = facts.imports[index]!;
    for (let binding = 0; binding < bindings.length; binding++) addUsages(usages, graph, module, index, binding);
  }
  return usages;
}

function addUsages(usages: Contribution<Usage>[], graph: Graph, module: Module, index: number, binding: number): void {
  const fact = module.facts.imports[index]!;
  const bound = fact.bindings[binding]!;
  const target = module.targets[index];
  const home = bindingHome(graph, module, index, binding);
  if (home !== undefined && home.name !== '*') {
    if (target !== undefined) usages.push(usageOf(module, index, binding, target, bound.imported, home));
    return;
  }
  // Python `import a.b` binds `a`, yet the attributes noted are those of `a.b`.
  const whole = fact.form === 'import' && module.facts.language === 'python';
  const space = whole ? target : home?.module;
  if (space === undefined) return;
  for (let at = 0; at < bound.attributes.length; at++) {
    const name = bound.attributes[at]!;
    const inner = homeOf(graph, space, name);
    if (inner !== undefined && inner.name !== '*') usages.push(usageOf(module, index, binding, space, name, inner));
  }
}

function usageOf(
  module: Module,
  index: number,
  binding: number,
  target: Module,
  name: string,
  home: Home,
): Contribution<Usage> {
  const { specifier } = module.facts.imports[index]!;
  return [home.key, { module, import: index, binding, target, name, specifier, home }];
}

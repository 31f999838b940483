// Kind (c) of import-order: instances made while a module loads that is on a cycle, or is loaded twice under two names.

import type { StateFact } from '../../facts/behaviour-facts';
import type { DefinitionFact } from '../../facts/facts';
import { cycleSize } from '../components';
import type { Graph, Module } from '../model';
import { homeOfLocal } from '../symbols';

export interface ImportTimeInstance {
  readonly module: Module;
  readonly state: StateFact;
  readonly of: { readonly module: Module; readonly definition: DefinitionFact };
  /** Number of modules on the runtime cycle that the module lies on; 0 where it lies on none. */
  readonly cycle: number;
  /** Python: the names under which the module is imported, when there are several: it is loaded once for each. */
  readonly names: readonly string[];
}

/** Those of one module, of the classes that `counts`, by place. */
export function importTimeInstances(
  graph: Graph,
  module: Module,
  counts: (module: Module, definition: DefinitionFact) => boolean,
): ImportTimeInstance[] {
  const instances = module.facts.behaviour.states.filter(
    ({ kind, name }) => kind === 'instance' && !name.includes('.'),
  );
  if (instances.length === 0) return [];
  const [cycle, names] = [cycleSize(graph, module), importedAs(module)];
  if (cycle === 0 && names.length < 2) return [];
  return instances.flatMap((state): ImportTimeInstance[] => {
    const home = homeOfLocal(graph, module, state.creates);
    if (home?.definition?.kind !== 'class' || !counts(home.module, home.definition)) return [];
    return [{ module, state, of: { module: home.module, definition: home.definition }, cycle, names }];
  });
}

/** The absolute dotted names by which other modules load this one; Python keeps a module of its own for each. */
function importedAs(module: Module): string[] {
  if (module.facts.language !== 'python') return [];
  const names = new Set<string>();
  for (const { from, kind, import: index, binding } of module.importers) {
    const { specifier, bindings } = from.facts.imports[index]!;
    if (kind === 'type' || specifier.startsWith('.')) continue;
    names.add(binding < 0 ? specifier : `${specifier}.${bindings[binding]!.imported}`);
  }
  return [...names].sort();
}

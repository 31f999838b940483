// Which classes derive from which, across modules.
import type { DefinitionFact } from '../facts/facts';
import type { Graph, Module } from './model';
import { homeOfLocal } from './symbols';

export interface ClassPlace {
  readonly module: Module;
  readonly definition: DefinitionFact;
}

/** Classes and interfaces that a class derives from, directly or not, as far as they lie in the workspace. */
export function ancestorsOf(graph: Graph, place: ClassPlace): ClassPlace[] {
  const found = new Map<DefinitionFact, ClassPlace>();
  const open = [place];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const base of next.definition.bases) {
      const home = homeOfLocal(graph, next.module, base);
      if (home?.definition === undefined || found.has(home.definition) || home.definition === place.definition)
        continue;
      const parent = { module: home.module, definition: home.definition };
      found.set(parent.definition, parent);
      open.push(parent);
    }
  }
  return [...found.values()];
}

// What is derived from one graph, for as long as its files stay the same.
import type { Graph, Module } from '../model';
import { Grouping, type GroupingOptions } from './grouping';
import { finish, type Steps } from './steps';
import { fixedUnits, type Units } from './units';

export interface Refreshable {
  /** Takes over what has changed, and tells whether there was anything; may make others stale in turn. */
  refresh(): boolean;
  /** The same, where it may be long. */
  refreshing?(): Steps<boolean>;
}

export class Derivations {
  readonly values = new Map<unknown, unknown>();
  private readonly refreshables: Refreshable[] = [];
  private readonly modules: Units<Module>;

  constructor(modules: readonly Module[]) {
    this.modules = fixedUnits(modules);
  }

  /** What modules contribute, by key; items of one key are in the order of their modules. */
  ofModules<Item>(options: Omit<GroupingOptions<Module, Item>, 'compare'>): Grouping<Module, Item> {
    return this.add(new Grouping(this.modules, { ...options, compare: (a, b) => a.index - b.index }));
  }

  ofKeys<Item>(keys: Units<string>, options: Omit<GroupingOptions<string, Item>, 'compare'>): Grouping<string, Item> {
    return this.add(new Grouping(keys, { ...options, compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0) }));
  }

  add<T extends Refreshable>(refreshable: T): T {
    this.refreshables.push(refreshable);
    return refreshable;
  }

  /** Must be called after a change of the graph, before anything derived is asked for. */
  refresh(): void {
    finish(this.refreshing());
  }

  *refreshing(): Steps<void> {
    for (let again = true; again; ) {
      again = false;
      for (const each of [...this.refreshables]) {
        yield;
        if (each.refreshing === undefined ? each.refresh() : yield* each.refreshing()) again = true;
      }
    }
  }
}

/** One value for each graph and set of files, made when first asked for. */
export function perGraph<T>(make: (graph: Graph) => T): (graph: Graph) => T {
  const key = {};
  return (graph) => {
    const { values } = graph.derivations;
    let value = values.get(key);
    if (value === undefined) {
      value = make(graph);
      values.set(key, value);
    }
    return value as T;
  };
}

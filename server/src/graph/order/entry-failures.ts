// Kind (a) of import-order: modules of a runtime cycle that fail when a certain one is loaded first.
import type { Component } from '../components';
import type { LoadFailure } from '../loading/load-failure';
import { loadFailures } from '../loading/load-failures';
import type { Graph, Module } from '../model';

export interface EntryFailure {
  /** What fails, as with the first of `entries`. */
  readonly failure: LoadFailure;
  /** The modules that must not be loaded first, by path: the program fails here with each of them. */
  readonly entries: readonly Module[];
  /** Number of modules on the cycle. */
  readonly modules: number;
}

/** One for each place that can fail, as first met. */
export function entryFailures(graph: Graph, component: Component): EntryFailure[] {
  const places = new Map<string, LoadFailure[]>();
  for (const failure of loadFailures(graph, component)) {
    const place = `${failure.module.index} ${failure.place.at} ${failure.name}`;
    const known = places.get(place);
    if (known === undefined) places.set(place, [failure]);
    else known.push(failure);
  }
  return [...places.values()].map((failures) => ({
    failure: failures[0]!,
    entries: failures.map(({ entry }) => entry),
    modules: component.modules.length,
  }));
}

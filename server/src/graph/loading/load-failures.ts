// Which modules of a runtime component fail when one of them is loaded first, whatever the language.
import type { Component } from '../components';
import type { Graph, Module } from '../model';
import { javascriptLoadFailures } from './javascript';
import type { LoadFailure } from './load-failure';
import { pythonLoadFailures } from './python';

interface Known {
  readonly revision: number;
  /** By the first module of the component: runtime components share none. */
  readonly failures: Map<Module, readonly LoadFailure[]>;
}

const known = new WeakMap<Graph, Known>();

/** The first failure of each entry that fails, by the entry's path; empty for components that are not of runtime edges. */
export function loadFailures(graph: Graph, component: Component): readonly LoadFailure[] {
  if (component.kind !== 'runtime') return [];
  let state = known.get(graph);
  if (state === undefined || state.revision !== graph.revision) {
    state = { revision: graph.revision, failures: new Map() };
    known.set(graph, state);
  }
  const first = component.modules[0]!;
  let failures = state.failures.get(first);
  if (failures === undefined) {
    const isPython = first.facts.language === 'python';
    failures = isPython ? pythonLoadFailures(graph, component) : javascriptLoadFailures(graph, component);
    state.failures.set(first, failures);
  }
  return failures;
}

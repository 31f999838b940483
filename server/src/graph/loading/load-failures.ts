// Which modules of a runtime component fail when one of them is loaded first, whatever the language.
import type { Component } from '../components';
import { perGraph } from '../incremental/derivations';
import { Reads, weakFamily } from '../incremental/derived';
import type { Graph } from '../model';
import { javascriptLoadFailures } from './javascript';
import type { LoadFailure } from './load-failure';
import { pythonLoadFailures } from './python';

/** The first failure of each entry that fails, by the entry's path; empty for components that are not of runtime edges. */
export function loadFailures(graph: Graph, component: Component): readonly LoadFailure[] {
  return component.kind === 'runtime' ? failures(graph)(component) : [];
}

const failures = perGraph((graph) => {
  return weakFamily(
    (component: Component) => {
      const isPython = component.modules[0]!.facts.language === 'python';
      return isPython ? pythonLoadFailures(graph, component) : javascriptLoadFailures(graph, component);
    },
    { reads: Reads.structure | Reads.uses | Reads.load | Reads.behaviour },
  );
});

// What one run shows of others against runs of their own.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LoadFailure } from '../../../server/src/graph/loading/load-failure';
import { failuresFrom } from '../../../server/src/graph/loading/python';
import type { Edge, Graph } from '../../../server/src/graph/model';
import { generatePythonGraph } from '../../oracles/python-loading-graphs';
import { fixture } from '../../support/fixture';
import { Random } from '../../support/random';

describe('failures from all modules of a graph', () => {
  test('are those of each alone, on 400 graphs', () => {
    const random = new Random(7);
    let failing = 0;
    for (let number = 0; number < 400; number++) {
      const files = generatePythonGraph(random);
      const { graph } = fixture([...files].map(([path, text]) => `#- /${path}\n${text}`).join(''));
      // Some imports are of a component, others only lead to it.
      const edges = graph.modules.flatMap((module) => module.edges).filter(() => random.chance(0.7));
      failing += compare(graph, edges, `graph ${number}`).length;
    }
    assert.ok(failing > 500);
  });

  test('where an empty package has a module only after others have loaded it', () => {
    const { graph } = fixture(`#- /pkg/__init__.py
#- /pkg/x.py
thing = 1
#- /a_user.py
import pkg
pkg.x.thing
#- /b_entry.py
import pkg.x
import a_user
`);
    const found = compare(graph, edgesOf(graph), '');
    assert.deepEqual(
      found.map(({ entry, name }) => `${entry.path} ${name}`),
      ['a_user.py pkg.x'],
    );
  });

  test('where what fails is seen through an empty package', () => {
    const { graph } = fixture(`#- /pkg/__init__.py
#- /pkg/x.py
import outside
gone = outside.make()
del gone
#- /a_entry.py
import pkg.x
import b_user
#- /b_user.py
import pkg
pkg.x.gone
`);
    const found = compare(graph, edgesOf(graph), '');
    assert.deepEqual(
      found.map(({ entry, name }) => `${entry.path} ${name}`),
      ['a_entry.py pkg.x.gone', 'b_user.py pkg.x'],
    );
  });

  test('where a module that does nothing is seen through an empty package', () => {
    const { graph } = fixture(`#- /pkg/__init__.py
#- /pkg/x.py
thing = 1
#- /pkg/y.py
thing = 1
#- /a_entry.py
import pkg.x
import b_user
#- /b_user.py
import pkg
pkg.x.thing
pkg.y.thing
`);
    const found = compare(graph, edgesOf(graph), '');
    assert.deepEqual(
      found.map(({ entry, name }) => `${entry.path} ${name}`),
      ['a_entry.py pkg.y', 'b_user.py pkg.x'],
    );
  });
});

function edgesOf(graph: Graph): Edge[] {
  return graph.modules.flatMap((module) => module.edges);
}

function compare(graph: Graph, edges: readonly Edge[], note: string): LoadFailure[] {
  const inside = new Set(graph.modules);
  const together = failuresFrom(graph, graph.modules, inside, edges);
  const alone = graph.modules.flatMap((entry) => failuresFrom(graph, [entry], inside, edges));
  assert.deepEqual(together.map(told), alone.map(told), note);
  return together;
}

function told({ entry, module, edge, name, place, why }: LoadFailure): string {
  const by = `${edge.from.path} ${edge.import} ${edge.binding} ${edge.to.path}`;
  return `${entry.path}: ${module.path} ${place.at} ${name} ${why} by ${by}`;
}

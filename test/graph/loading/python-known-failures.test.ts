// What one run shows of others against runs of their own.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failuresFrom } from '../../../server/src/graph/loading/python';
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
      const inside = new Set(graph.modules);
      // Some imports are of a component, others only lead to it.
      const edges = graph.modules.flatMap((module) => module.edges).filter(() => random.chance(0.7));
      const together = failuresFrom(graph, graph.modules, inside, edges);
      const alone = graph.modules.flatMap((entry) => failuresFrom(graph, [entry], inside, edges));
      assert.deepEqual(together.map(told), alone.map(told), `graph ${number}`);
      failing += alone.length;
    }
    assert.ok(failing > 500);
  });
});

function told({ entry, module, edge, name, place, why }: ReturnType<typeof failuresFrom>[number]): string {
  const by = `${edge.from.path} ${edge.import} ${edge.binding} ${edge.to.path}`;
  return `${entry.path}: ${module.path} ${place.at} ${name} ${why} by ${by}`;
}

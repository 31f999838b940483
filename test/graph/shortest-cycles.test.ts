// Shortest cycles against all shortest walks.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cyclicComponents } from '../../server/src/graph/components';
import type { Edge } from '../../server/src/graph/model';
import { shortestCycles } from '../../server/src/graph/shortest-cycles';
import { seededRandom, syntheticGraph, wholeComponent } from '../support/synthetic-graph';

describe('shortest cycles', () => {
  test('one for every edge, starting with it', () => {
    const component = wholeComponent(
      syntheticGraph(4, [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
        { from: 2, to: 3 },
        { from: 3, to: 0 },
        { from: 2, to: 0 },
        { from: 1, to: 1 },
      ]),
    );
    const cycles = shortestCycles(component);
    assert.deepEqual(
      component.edges.map((edge) => cycles.get(edge).map(arrow).join(' ')),
      ['0>1 1>2 2>0', '1>2 2>0 0>1', '1>1', '2>3 3>0 0>1 1>2', '2>0 0>1 1>2', '3>0 0>1 1>2 2>3'],
    );
  });

  test('parallel imports each have their own, and the first of them stands for both in others', () => {
    const component = wholeComponent(
      syntheticGraph(2, [
        { from: 0, to: 1 },
        { from: 0, to: 1, kind: 'type' },
        { from: 1, to: 0 },
      ]),
    );
    const [first, second, back] = component.edges;
    const cycles = shortestCycles(component);
    assert.deepEqual(cycles.get(first!), [first, back]);
    assert.deepEqual(cycles.get(second!), [second, back]);
    assert.deepEqual(cycles.get(back!), [back, first]);
  });

  test('of the shortest the first in path order, on 1,500 random graphs', () => {
    let compared = 0;
    for (let seed = 0; seed < 1500; seed++) {
      const random = seededRandom(seed);
      const size = 2 + Math.floor(random() * 7);
      const arcs = Array.from({ length: size * 2 }, () => ({
        from: Math.floor(random() * size),
        to: Math.floor(random() * size),
      }));
      for (const component of cyclicComponents(syntheticGraph(size, arcs))) {
        const cycles = shortestCycles(component);
        for (const edge of component.edges) {
          assert.deepEqual(cycles.get(edge), [edge, ...firstWalk(edge, component.edges)], `seed ${seed}`);
          compared++;
        }
      }
    }
    assert.ok(compared > 5000);
  });
});

function arrow(edge: Edge): string {
  return `${edge.from.index}>${edge.to.index}`;
}

/** All walks from the edge's end, one hop longer each time, in path order, until one arrives where the edge starts. */
function firstWalk(closing: Edge, edges: readonly Edge[]): Edge[] {
  let walks: Edge[][] = [[]];
  for (;;) {
    const arrived = walks.find((walk) => (walk.at(-1)?.to ?? closing.to) === closing.from);
    if (arrived !== undefined) return arrived;
    walks = walks.flatMap((walk) => {
      const end = walk.at(-1)?.to ?? closing.to;
      const visited = new Set([closing.to, ...walk.map((edge) => edge.to)]);
      return edges.filter((edge) => edge.from === end && !visited.has(edge.to)).map((edge) => [...walk, edge]);
    });
    assert.ok(walks.length > 0, 'the component is strongly connected');
  }
}

// Strongly connected components against reachability.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cyclicComponents } from '../../server/src/graph/components';
import type { Edge, EdgeKind, Graph, Module } from '../../server/src/graph/model';
import { type Out, stronglyConnected, type Visit } from '../../server/src/graph/strong-sets';
import { type SyntheticArc, seededRandom, syntheticGraph } from '../support/synthetic-graph';

const kinds: readonly EdgeKind[] = ['runtime', 'deferred', 'type'];

describe('strongly connected components', () => {
  test('none in a graph without cycles', () => {
    const graph = syntheticGraph(4, [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 0, to: 2 },
      { from: 3, to: 2 },
    ]);
    assert.deepEqual(setsOf(graph, over(always)), []);
  });

  test('a module that imports itself is one, over the edges that count', () => {
    const graph = syntheticGraph(2, [
      { from: 0, to: 1 },
      { from: 1, to: 1, kind: 'type' },
    ]);
    assert.deepEqual(numbers(setsOf(graph, over(always))), [[1]]);
    assert.deepEqual(
      setsOf(
        graph,
        over((edge) => edge.kind !== 'type'),
      ),
      [],
    );
  });

  test('equal to mutual reachability on 2,000 random graphs', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const graph = randomGraph(seed);
      for (const highest of kinds) {
        const counts = (edge: Edge) => kinds.indexOf(edge.kind) <= kinds.indexOf(highest);
        assert.deepEqual(numbers(setsOf(graph, over(counts))), classes(graph, counts), `seed ${seed}`);
      }
    }
  });

  test('a chain of 50,000 modules that closes at its end does not overflow the stack', () => {
    const size = 50_000;
    const graph = syntheticGraph(
      size,
      Array.from({ length: size }, (_, at) => ({ from: at, to: (at + 1) % size })),
    );
    assert.deepEqual(
      setsOf(graph, over(always)).map((modules) => modules.length),
      [size],
    );
  });
});

describe('cyclic components', () => {
  test('each set of modules once, at the lowest level that closes it', () => {
    const graph = syntheticGraph(5, [
      { from: 0, to: 1 },
      { from: 1, to: 0 },
      { from: 1, to: 0, kind: 'type' },
      { from: 2, to: 3 },
      { from: 3, to: 2, kind: 'deferred' },
      { from: 3, to: 4, kind: 'type' },
      { from: 4, to: 2, kind: 'type' },
    ]);
    assert.deepEqual(shown(graph), [
      'runtime: 0 1 | 0>1 1>0',
      'deferred: 2 3 | 2>3 3>2',
      'type: 2 3 4 | 2>3 3>2 3>4 4>2',
    ]);
  });

  test('a larger component of a later level is listed whole beside those inside it', () => {
    const graph = syntheticGraph(4, [
      { from: 0, to: 1 },
      { from: 1, to: 0 },
      { from: 2, to: 3 },
      { from: 3, to: 2 },
      { from: 1, to: 2, kind: 'deferred' },
      { from: 2, to: 1, kind: 'deferred' },
    ]);
    assert.deepEqual(shown(graph), [
      'runtime: 0 1 | 0>1 1>0',
      'runtime: 2 3 | 2>3 3>2',
      'deferred: 0 1 2 3 | 0>1 1>0 1>2 2>3 2>1 3>2',
    ]);
  });

  test('equal to reachability level by level on 1,000 random graphs', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const graph = randomGraph(seed);
      const expected: string[] = [];
      const seen = new Set<string>();
      for (const [level, kind] of kinds.entries()) {
        const counts = (edge: Edge) => kinds.indexOf(edge.kind) <= level;
        for (const members of classes(graph, counts)) {
          if (seen.has(members.join())) continue;
          seen.add(members.join());
          const edges = members
            .flatMap((index) => graph.modules[index]!.edges)
            .filter((edge) => counts(edge) && members.includes(edge.to.index));
          expected.push(`${kind}: ${members.join(' ')} | ${edges.map(arrow).join(' ')}`);
        }
      }
      assert.deepEqual(shown(graph), expected, `seed ${seed}`);
    }
  });
});

function always(): boolean {
  return true;
}

function arrow(edge: Edge): string {
  return `${edge.from.index}>${edge.to.index}`;
}

function shown(graph: Graph): string[] {
  return cyclicComponents(graph).map(
    ({ kind, modules, edges }) =>
      `${kind}: ${modules.map((module) => module.index).join(' ')} | ${edges.map(arrow).join(' ')}`,
  );
}

function over(counts: (edge: Edge) => boolean): (module: Module, visit: Visit) => void {
  return ({ edges }, visit) =>
    edges.filter(counts).forEach((edge) => {
      visit(edge.to.index);
    });
}

function setsOf({ modules }: Graph, out: Out): Module[][] {
  return stronglyConnected(modules, out, new Int32Array(modules.length));
}

function numbers(components: ReturnType<typeof stronglyConnected>): number[][] {
  return components.map((modules) => modules.map((module) => module.index));
}

function randomGraph(seed: number): Graph {
  const random = seededRandom(seed);
  const size = 1 + Math.floor(random() * 9);
  const count = Math.floor(random() * size * 3);
  const arcs = Array.from({ length: count }, (): SyntheticArc => {
    const kind = kinds[Math.floor(random() * 3)]!;
    return { from: Math.floor(random() * size), to: Math.floor(random() * size), kind };
  });
  return syntheticGraph(size, arcs);
}

/** Warshall (1962): which modules reach which, over one edge or more; those that reach themselves, by class. */
function classes(graph: Graph, counts: (edge: Edge) => boolean): number[][] {
  const size = graph.modules.length;
  const reaches = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  for (const module of graph.modules) {
    for (const edge of module.edges) if (counts(edge)) reaches[module.index]![edge.to.index] = true;
  }
  for (let by = 0; by < size; by++) {
    for (let from = 0; from < size; from++) {
      for (let to = 0; to < size; to++) {
        if (reaches[from]![by] && reaches[by]![to]) reaches[from]![to] = true;
      }
    }
  }
  const found: number[][] = [];
  for (let index = 0; index < size; index++) {
    if (!reaches[index]![index] || found.some((members) => members.includes(index))) continue;
    found.push(
      Array.from({ length: size }, (_, other) => other).filter(
        (other) => other === index || (reaches[index]![other] && reaches[other]![index]),
      ),
    );
  }
  return found;
}

// The feedback arc set against brute force, a greedy baseline and its own promises.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Component } from '../../server/src/graph/components';
import { type FeedbackArcSet, feedbackArcSet } from '../../server/src/graph/feedback-arc-set';
import type { Edge, EdgeKind } from '../../server/src/graph/model';
import { type SyntheticArc, seededRandom, syntheticGraph, wholeComponent } from '../support/synthetic-graph';

const kinds: readonly EdgeKind[] = ['runtime', 'deferred', 'type'];

function component(size: number, arcs: readonly SyntheticArc[]): Component {
  return wholeComponent(syntheticGraph(size, arcs));
}

/** `0>1` style, for expectations that can be read. */
function shown(edges: readonly Edge[]): string {
  return edges.map((edge) => `${edge.from.index}>${edge.to.index}#${edge.import}`).join(' ');
}

describe('what is chosen', () => {
  test('nothing where there is no cycle', () => {
    assert.deepEqual(
      feedbackArcSet(
        component(3, [
          { from: 0, to: 1 },
          { from: 1, to: 2 },
          { from: 0, to: 2 },
        ]),
      ),
      {
        edges: [],
        exact: true,
      },
    );
  });

  test('every import of a module by itself', () => {
    const result = feedbackArcSet(
      component(2, [
        { from: 0, to: 0 },
        { from: 0, to: 1 },
        { from: 1, to: 1, kind: 'type' },
      ]),
    );
    assert.equal(shown(result.edges), '0>0#0 1>1#0');
    assert.equal(result.exact, true);
  });

  test('the one import that two cycles share', () => {
    const result = feedbackArcSet(
      component(4, [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
        { from: 2, to: 0 },
        { from: 1, to: 3 },
        { from: 3, to: 0 },
      ]),
    );
    assert.equal(shown(result.edges), '0>1#0');
  });

  test('both of two parallel imports, or rather the single one against them', () => {
    const result = feedbackArcSet(
      component(2, [
        { from: 0, to: 1 },
        { from: 0, to: 1 },
        { from: 1, to: 0, uses: [50] },
      ]),
    );
    assert.equal(shown(result.edges), '1>0#0');
  });

  test('parallel imports together where the others are more', () => {
    const result = feedbackArcSet(
      component(2, [
        { from: 0, to: 1 },
        { from: 0, to: 1 },
        { from: 1, to: 0 },
        { from: 1, to: 0 },
        { from: 1, to: 0 },
      ]),
    );
    assert.equal(shown(result.edges), '0>1#0 0>1#1');
  });

  test('few edges before soft ones, soft ones before few uses, few uses before early ones', () => {
    const cycle = (first: Partial<SyntheticArc>, second: Partial<SyntheticArc>) =>
      shown(
        feedbackArcSet(
          component(2, [
            { from: 0, to: 1, ...first },
            { from: 1, to: 0, ...second },
          ]),
        ).edges,
      );
    assert.equal(cycle({ uses: [1] }, { kind: 'deferred', uses: [90] }), '1>0#0');
    assert.equal(cycle({ kind: 'type', uses: [9] }, { kind: 'deferred', uses: [3, 4] }), '1>0#0');
    assert.equal(cycle({ uses: [2, 3] }, { uses: [4] }), '1>0#0');
    assert.equal(cycle({ uses: [5] }, { uses: [5] }), '0>1#0');
  });

  test('an import that binds a single submodule counts the uses of that binding alone', () => {
    const whole = component(2, [
      { from: 0, to: 1, uses: [7, 1] },
      { from: 1, to: 0, uses: [2] },
    ]);
    assert.equal(shown(feedbackArcSet(whole).edges), '1>0#0');
    const edges = whole.edges.map((edge) => (edge.from.index === 0 ? { ...edge, binding: 1 } : edge));
    assert.equal(shown(feedbackArcSet({ ...whole, edges }).edges), '0>1#0');
  });

  test('one import of each pair in a ring of mutual imports', () => {
    const size = 40;
    const ring = Array.from({ length: size }, (_, at): SyntheticArc[] => {
      const next = (at + 1) % size;
      return [
        { from: at, to: next },
        { from: next, to: at },
      ];
    }).flat();
    const result = feedbackArcSet(component(size, ring));
    assert.equal(result.edges.length, size);
    assert.equal(result.exact, true);
    // By path order: all arcs out of module 0, then 1 > 2, …; the last pair must turn, or the ring would stay.
    const expected = [...ring].filter(({ from, to }) => (from === 0 ? true : to === from + 1 && from < size - 2));
    const last = ring.filter(({ from, to }) => from === size - 2 && to === size - 1);
    assert.equal(result.edges.length, expected.length + last.length);
    for (const { from, to } of [...expected, ...last]) {
      assert.ok(
        result.edges.some((edge) => edge.from.index === from && edge.to.index === to),
        `${from} > ${to}`,
      );
    }
  });

  test('half of the imports among modules that all import each other', () => {
    const size = 14;
    const all: SyntheticArc[] = [];
    for (let from = 0; from < size; from++) for (let to = 0; to < size; to++) if (from !== to) all.push({ from, to });
    assert.equal(feedbackArcSet(component(size, all)).edges.length, (size * (size - 1)) / 2);
  });
});

describe('against brute force', () => {
  for (const [size, graphs] of [
    [2, 100],
    [3, 300],
    [4, 500],
    [5, 700],
    [6, 500],
    [7, 120],
    [8, 25],
  ] as const) {
    test(`${graphs} random graphs of ${size} modules have the best set`, () => {
      for (let seed = 0; seed < graphs; seed++) {
        const whole = randomComponent(size, seed * 31 + size, 0.15 + 0.6 * (seed / graphs));
        const result = feedbackArcSet(whole);
        assert.equal(result.exact, true);
        assert.equal(shown(result.edges), shown(bruteForce(whole)), `seed ${seed}`);
      }
    });
  }
});

describe('promises', () => {
  const samples: { whole: Component; result: FeedbackArcSet }[] = [];
  const add = (whole: Component, effort?: number) => samples.push({ whole, result: feedbackArcSet(whole, effort) });
  for (let seed = 0; seed < 60; seed++) add(randomComponent(9 + seed, seed, (1 + (seed % 4)) / (9 + seed)));
  for (let seed = 0; seed < 30; seed++) add(randomComponent(30, seed, 0.05 + seed / 150), 20_000 + 1000 * seed);
  for (let seed = 0; seed < 4; seed++) add(randomComponent(200, seed, 0.005 * (seed + 1)), 1e6);

  test('samples of both sorts, exact and not', () => {
    const exact = samples.filter(({ result }) => result.exact).length;
    assert.ok(exact > 50 && samples.length - exact > 10, `${exact} of ${samples.length}`);
  });

  test('acyclic without the set, and no import of it can be put back with its parallels', () => {
    for (const { whole, result } of samples) {
      const { edges } = result;
      const cut = new Set(edges);
      const left = whole.edges.filter((edge) => !cut.has(edge));
      assert.equal(hasCycle(left), false);
      for (const { from, to } of edges) {
        assert.equal(hasCycle([...left, ...edges.filter((edge) => edge.from === from && edge.to === to)]), true);
      }
    }
  });

  test('never larger than breaking one found cycle after the other at its cheapest import', () => {
    for (const { whole, result } of samples) assert.ok(result.edges.length <= greedy(whole).length);
    for (const [seed, effort] of [0, 1e4, 1e6].entries()) {
      const whole = randomComponent(500, seed, 0.006);
      assert.ok(feedbackArcSet(whole, effort).edges.length <= greedy(whole).length);
    }
  });

  test('the same for any order of modules and edges', () => {
    for (const [seed, { whole, result }] of samples.slice(0, 60).entries()) {
      const random = seededRandom(seed);
      const mixed = { ...whole, modules: shuffled(whole.modules, random), edges: shuffled(whole.edges, random) };
      const again = feedbackArcSet(mixed);
      assert.equal(shown(again.edges), shown(result.edges));
      assert.equal(again.exact, result.exact);
    }
  });

  test('an exact result is not worse than any with less effort', () => {
    for (let seed = 0; seed < 20; seed++) {
      const whole = randomComponent(25, seed, 0.1);
      const best = feedbackArcSet(whole);
      assert.equal(best.exact, true);
      for (const effort of [0, 1000, 10_000, 100_000]) {
        const quick = feedbackArcSet(whole, effort);
        assert.ok(rank(best.edges, quick.edges, whole) <= 0);
        if (quick.exact) assert.equal(shown(quick.edges), shown(best.edges));
      }
    }
  });

  test('the input is left as it is', () => {
    const { whole } = samples[0]!;
    const modules = [...whole.modules];
    const edges = [...whole.edges];
    feedbackArcSet(whole);
    assert.deepEqual([whole.modules, whole.edges], [modules, edges]);
  });
});

describe('size', () => {
  test('5,000 modules and 30,000 imports', () => {
    const random = seededRandom(7);
    const size = 5000;
    const arcs = Array.from({ length: 30_000 }, () => randomArc(size, random));
    const whole = component(size, arcs);
    const { edges, exact } = feedbackArcSet(whole);
    assert.equal(exact, false);
    const cut = new Set(edges);
    assert.equal(hasCycle(whole.edges.filter((edge) => !cut.has(edge))), false);
    assert.ok(edges.length <= greedy(whole).length);
  });

  test('a path of 5,000 modules that import each other both ways opens exactly', () => {
    const arcs = Array.from({ length: 4999 }, (_, at): SyntheticArc[] => [
      { from: at, to: at + 1 },
      { from: at + 1, to: at, kind: 'type' },
    ]).flat();
    const { edges, exact } = feedbackArcSet(component(5000, arcs));
    assert.equal(exact, true);
    assert.equal(edges.length, 4999);
    assert.ok(edges.every((edge) => edge.kind === 'type'));
  });

  test('one ring of 5,000 modules opens at its import with fewest uses', () => {
    const arcs = Array.from({ length: 5000 }, (_, at) => ({
      from: at,
      to: (at + 1) % 5000,
      uses: [at === 1234 ? 2 : 3],
    }));
    const { edges, exact } = feedbackArcSet(component(5000, arcs));
    assert.equal(shown(edges), '1234>1235#0');
    assert.equal(exact, true);
  });
});

function randomArc(size: number, random: () => number): SyntheticArc {
  return {
    from: Math.floor(random() * size),
    to: Math.floor(random() * size),
    kind: kinds[Math.floor(random() * 3)]!,
    uses: Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * 4)),
  };
}

/** `density`: imports per ordered pair of modules; parallel imports and imports of a module by itself occur. */
function randomComponent(size: number, seed: number, density: number): Component {
  const random = seededRandom(seed);
  const count = Math.round(size * size * density);
  return component(
    size,
    Array.from({ length: count }, () => randomArc(size, random)),
  );
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** The best of the sets of backward imports of all orders of the modules. */
function bruteForce(whole: Component): Edge[] {
  const loops = whole.edges.filter((edge) => edge.from === edge.to);
  const others = whole.edges.filter((edge) => edge.from !== edge.to);
  let best = others;
  for (const order of permutations(whole.modules.length)) {
    const backward = others.filter((edge) => order[edge.from.index]! > order[edge.to.index]!);
    if (backward.length <= best.length && rank(backward, best, whole) < 0) best = backward;
  }
  return whole.edges.filter((edge) => loops.includes(edge) || best.includes(edge));
}

function rank(a: readonly Edge[], b: readonly Edge[], whole: Component): number {
  const soft = (edges: readonly Edge[]) => edges.filter((edge) => edge.kind !== 'runtime').length;
  const uses = (edges: readonly Edge[]) =>
    edges.flatMap((edge) => edge.from.facts.imports[edge.import]!.bindings).reduce((sum, { uses }) => sum + uses, 0);
  const better = a.length - b.length || soft(b) - soft(a) || uses(a) - uses(b);
  if (better !== 0) return better;
  const first = whole.edges.find((edge) => a.includes(edge) !== b.includes(edge));
  if (first === undefined) return 0;
  return a.includes(first) ? -1 : 1;
}

const orders = new Map<number, number[][]>();

function permutations(size: number): number[][] {
  const known = orders.get(size);
  if (known !== undefined) return known;
  const shorter = size === 0 ? [] : permutations(size - 1);
  const made =
    size === 0
      ? [[]]
      : shorter.flatMap((order) =>
          Array.from({ length: size }, (_, at) => [...order.slice(0, at), size - 1, ...order.slice(at)]),
        );
  orders.set(size, made);
  return made;
}

/** By removing modules that nothing left imports, until none or only cycles are left. */
function hasCycle(edges: readonly Edge[]): boolean {
  const importers = new Map<number, number>();
  const outgoing = new Map<number, number[]>();
  for (const { from, to } of edges) {
    importers.set(from.index, importers.get(from.index) ?? 0);
    importers.set(to.index, (importers.get(to.index) ?? 0) + 1);
    outgoing.set(from.index, [...(outgoing.get(from.index) ?? []), to.index]);
  }
  const free = [...importers].filter(([, count]) => count === 0).map(([index]) => index);
  for (const index of free) {
    for (const to of outgoing.get(index) ?? []) {
      importers.set(to, importers.get(to)! - 1);
      if (importers.get(to) === 0) free.push(to);
    }
  }
  return free.length < importers.size;
}

/** Depth first from the first module: the first cycle that closes loses all imports of its cheapest pair; again. */
function greedy(whole: Component): Edge[] {
  const pairs = new Map<number, Map<number, Edge[]>>(whole.modules.map((module) => [module.index, new Map()]));
  const removed = whole.edges.filter((edge) => edge.from === edge.to);
  for (const edge of whole.edges) {
    if (edge.from === edge.to) continue;
    const row = pairs.get(edge.from.index)!;
    row.set(edge.to.index, [...(row.get(edge.to.index) ?? []), edge]);
  }
  const done = new Set<number>();
  for (const start of pairs.keys()) {
    for (let cycle = findCycle(start, pairs, done); cycle !== undefined; cycle = findCycle(start, pairs, done)) {
      const hops = cycle.map((from, at) => [from, cycle[(at + 1) % cycle.length]!] as const);
      const price = ([from, to]: readonly [number, number]) => pairs.get(from)!.get(to)!.length;
      const cheapest = hops.reduce((best, hop) => (price(hop) < price(best) ? hop : best));
      removed.push(...pairs.get(cheapest[0])!.get(cheapest[1])!);
      pairs.get(cheapest[0])!.delete(cheapest[1]);
    }
  }
  return removed;
}

/** Modules of the first cycle that a depth-first search from `start` closes; `done` gathers those on no cycle. */
function findCycle(
  start: number,
  pairs: ReadonlyMap<number, ReadonlyMap<number, unknown>>,
  done: Set<number>,
): number[] | undefined {
  const path: number[] = [];
  const onPath = new Set<number>();
  const iterators: Iterator<number>[] = [];
  const enter = (index: number) => {
    path.push(index);
    onPath.add(index);
    iterators.push(pairs.get(index)!.keys());
  };
  if (!done.has(start)) enter(start);
  while (path.length > 0) {
    const next = iterators[iterators.length - 1]!.next();
    if (next.done) {
      iterators.pop();
      const index = path.pop()!;
      onPath.delete(index);
      done.add(index);
    } else if (onPath.has(next.value)) return path.slice(path.indexOf(next.value));
    else if (!done.has(next.value)) enter(next.value);
  }
  return undefined;
}

// Branch and bound, and what is built on it, against dynamic programming over all subsets of the nodes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setAtCommonNode } from '../../../server/src/graph/feedback-arcs/common-node';
import { simpleSet, smallSet } from '../../../server/src/graph/feedback-arcs/heuristic';
import { type Arc, type Kernel, weightOf } from '../../../server/src/graph/feedback-arcs/kernel';
import { CycleSearch } from '../../../server/src/graph/feedback-arcs/search';
import { solve } from '../../../server/src/graph/feedback-arcs/solve';
import { bestSet } from '../../../server/src/graph/feedback-arcs/subsets';
import { seededRandom } from '../../support/synthetic-graph';

describe('branch and bound', () => {
  for (const heaviest of [1, 3, 1000]) {
    test(`finds the lightest set with the earliest arcs, weights up to ${heaviest}`, () => {
      for (let seed = 0; seed < 400; seed++) {
        const kernel = randomKernel(3 + (seed % 8), 0.2 + (0.7 * ((seed * 7) % 400)) / 400, heaviest, seed);
        const search = new CycleSearch(kernel, smallSet(kernel, plenty()), plenty());
        search.narrow(seed % 3);
        assert.equal(search.minimize(), true);
        search.narrow(seed % 2);
        assert.equal(search.preferEarliest(), true);
        assert.deepEqual(ascending(search.best), ascending(bestSet(kernel)), `seed ${seed}`);
      }
    });
  }

  test('starts from any set', () => {
    for (let seed = 0; seed < 100; seed++) {
      const kernel = randomKernel(8, 0.4, 2, seed);
      const search = new CycleSearch(kernel, [...kernel.arcs.keys()], plenty());
      assert.equal(search.minimize() && search.preferEarliest(), true);
      assert.deepEqual(ascending(search.best), ascending(bestSet(kernel)), `seed ${seed}`);
    }
  });

  test('says so when its budget is spent, and still has a set', () => {
    const kernel = randomKernel(60, 0.3, 1, 1);
    const search = new CycleSearch(kernel, smallSet(kernel, plenty()), { steps: 30_000 });
    search.narrow(3);
    assert.equal(search.minimize(), false);
    assert.ok(isFeedbackArcSet(kernel, search.best));
  });
});

describe('reduction, search and subsets together', () => {
  for (const heaviest of [1, 4, 1000]) {
    test(`11 to 13 nodes, weights up to ${heaviest}`, () => {
      for (let seed = 0; seed < 60; seed++) {
        const kernel = randomKernel(11 + (seed % 3), 0.1 + (0.4 * seed) / 60, heaviest, seed);
        const solution = solve(kernel, plenty());
        assert.equal(solution.exact, true);
        const expected = bestSet(kernel).flatMap((number) => kernel.arcs[number]!.edges);
        assert.deepEqual(ascending(solution.arcs.flatMap((arc) => arc.edges)), ascending(expected), `seed ${seed}`);
      }
    });
  }
});

describe('where a node is on all cycles', () => {
  for (const heaviest of [1, 3, 1000]) {
    test(`the lightest cut has the earliest arcs, weights up to ${heaviest}`, () => {
      let found = 0;
      for (let seed = 0; seed < 300; seed++) {
        const whole = randomKernel(4 + (seed % 7), 0.2 + (0.6 * seed) / 300, heaviest, seed);
        const hub = seed % whole.size;
        // Among the other nodes arcs lead to higher numbers alone.
        const arcs = whole.arcs.filter(({ from, to }) => from === hub || to === hub || from < to);
        const kernel = { size: whole.size, arcs };
        const set = setAtCommonNode(kernel, plenty());
        if (set === undefined) assert.ok(isFeedbackArcSet(kernel, []), `seed ${seed}`);
        else assert.deepEqual(ascending(set), ascending(bestSet(kernel)), `seed ${seed}`);
        if (set !== undefined) found++;
      }
      assert.ok(found > 200);
    });
  }

  test('nothing is said where there is none, nor without a budget', () => {
    const ring = (at: number): Arc[] => [
      { from: at, to: at + 1, weight: 1, edges: [at] },
      { from: at + 1, to: at, weight: 1, edges: [at + 1] },
    ];
    assert.equal(setAtCommonNode({ size: 4, arcs: [...ring(0), ...ring(2)] }, plenty()), undefined);
    assert.equal(setAtCommonNode({ size: 2, arcs: ring(0) }, { steps: 0 }), undefined);
    assert.deepEqual(setAtCommonNode({ size: 2, arcs: ring(0) }, plenty()), [0]);
  });
});

describe('heuristics', () => {
  test('are feedback arc sets, and the improved one is no heavier than the simple one', () => {
    for (let seed = 0; seed < 100; seed++) {
      const kernel = randomKernel(5 + seed, 4 / (5 + seed), 5, seed);
      const simple = simpleSet(kernel);
      const small = smallSet(kernel, plenty());
      assert.ok(isFeedbackArcSet(kernel, simple));
      assert.ok(isFeedbackArcSet(kernel, small));
      const weigh = (set: readonly number[]) => weightOf(set.map((number) => kernel.arcs[number]!));
      assert.ok(weigh(small) <= weigh(simple));
    }
  });

  test('a budget of nothing still gives a minimal set', () => {
    for (let seed = 0; seed < 30; seed++) {
      const kernel = randomKernel(20, 0.2, 5, seed);
      const set = smallSet(kernel, { steps: 0 });
      assert.ok(isFeedbackArcSet(kernel, set));
      for (const back of set) {
        assert.equal(
          isFeedbackArcSet(
            kernel,
            set.filter((number) => number !== back),
          ),
          false,
        );
      }
    }
  });
});

function plenty(): { steps: number } {
  return { steps: 1e9 };
}

function randomKernel(size: number, density: number, heaviest: number, seed: number): Kernel {
  const random = seededRandom(seed * 101 + size);
  const arcs: Arc[] = [];
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      if (from === to || random() > density) continue;
      arcs.push({ from, to, weight: 1 + Math.floor(random() * heaviest), edges: [arcs.length] });
    }
  }
  return { size, arcs };
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** By marking what is reached: no node may reach itself over the arcs that are left. */
function isFeedbackArcSet(kernel: Kernel, set: readonly number[]): boolean {
  const left = kernel.arcs.filter((_, number) => !set.includes(number));
  return Array.from({ length: kernel.size }, (_, node) => node).every((node) => {
    const reached = new Set<number>();
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { from, to } of left) {
        if (from !== at || reached.has(to)) continue;
        reached.add(to);
        open.push(to);
      }
    }
    return !reached.has(node);
  });
}

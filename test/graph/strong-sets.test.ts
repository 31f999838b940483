// Strongly connected sets that are kept up to date against those found from scratch.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Module } from '../../server/src/graph/model';
import { StrongSets, stronglyConnected, type Visit } from '../../server/src/graph/strong-sets';
import { Random } from '../support/random';

interface Node {
  readonly index: number;
  out: Node[];
}

test('random graphs after random changes of the edges of some modules at once', () => {
  let sets = 0;
  for (let seed = 0; seed < 600; seed++) {
    const random = new Random(seed);
    const size = 2 + random.below(12);
    const nodes = Array.from({ length: size }, (_, index): Node => ({ index, out: [] }));
    const edges = () => Array.from({ length: random.below(4) }, () => random.one(nodes));
    for (const node of nodes) node.out = edges();
    const modules = nodes as unknown as Module[];
    const ends = (module: Module) => (module as unknown as Node).out as unknown as Module[];
    const out = (module: Module, visit: Visit) => ends(module).forEach(visit);
    const kept = new StrongSets(modules, {
      out,
      into: (module, visit) => modules.filter((each) => ends(each).includes(module)).forEach(visit),
    });
    for (let step = 0; step < 20; step++) {
      const before = new Set(kept.all());
      const changed = new Set(Array.from({ length: 1 + random.below(3) }, () => random.one(nodes)));
      for (const node of changed) node.out = edges();
      const touched = new Set([...changed].flatMap((node) => kept.update(node as unknown as Module)));
      const wanted = stronglyConnected(modules, out).map((set) => set.map(({ index }) => index).join(' '));
      const shown = [...kept.all()].map((set) => set.map(({ index }) => index).join(' '));
      assert.deepEqual(shown.sort(), wanted.sort(), `seed ${seed}, step ${step}`);
      for (const set of kept.all()) {
        sets++;
        const isNew = !before.has(set);
        assert.equal(
          isNew,
          set.some((module) => touched.has(module)),
          'a set is another one where it was touched',
        );
        if (set.some((module) => changed.has(module as unknown as Node))) assert.ok(isNew);
      }
    }
  }
  assert.ok(sets > 5_000, `${sets} sets`);
});

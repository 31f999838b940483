// Whether modules load others, asked again after changes of edges, against reachability.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from '../../server/src/facts/extract';
import { Derived } from '../../server/src/graph/incremental/derived';
import type { Module } from '../../server/src/graph/model';
import { loadsWith } from '../../server/src/graph/reach';
import { fixture } from '../support/fixture';
import { Random } from '../support/random';

test('random graphs after random changes of the imports of some modules at once', () => {
  let [yes, no] = [0, 0];
  for (let seed = 0; seed < 150; seed++) {
    const random = new Random(seed);
    const size = 2 + random.below(9);
    const pathOf = (index: number) => `m${index}.ts`;
    const text = () =>
      Array.from({ length: random.below(3) }, () => {
        const to = `'./m${random.below(size)}'`;
        return random.one([`import ${to};`, `import ${to};`, `import type { T } from ${to};`]);
      }).join('\n');
    const { graph } = fixture(
      Array.from({ length: size }, (_, index) => `//- /${pathOf(index)}\n${text()}`).join('\n'),
    );
    const { modules } = graph;
    // What is asked for while a value is made has to be told of changes.
    const answers = modules.map((from) => new Derived(() => modules.map((to) => loadsWith(graph)(from, to)), {}));
    for (let step = 0; step < 12; step++) {
      for (const [index, answer] of answers.entries()) {
        const reached = reachedFrom(modules[index]!);
        const wanted = modules.map((to) => reached.has(to));
        assert.deepEqual(answer.get(), wanted, `seed ${seed}, step ${step}, module ${index}`);
        for (const each of wanted) each ? yes++ : no++;
      }
      for (let count = 1 + random.below(3); count > 0; count--) {
        const path = pathOf(random.below(size));
        graph.set(path, extract(path, text()));
      }
      graph.refresh();
    }
  }
  assert.ok(yes > 10_000 && no > 10_000, `${yes} pairs of which one loads the other, ${no} of which it does not`);
});

function reachedFrom(from: Module): ReadonlySet<Module> {
  const seen = new Set([from]);
  for (const each of seen) for (const { kind, to } of each.edges) if (kind === 'runtime') seen.add(to);
  return seen;
}

// Density and samples of findings: counted and drawn as they say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../support/random';
import { densities, densityTable, perThousand } from './density';
import { draw } from './sample';

test('findings per 1,000 lines, rules without findings included', () => {
  const rows = densities({ summary: { 'import-cycle': { findings: 3, groups: 1 } } }, 'tree', 1500);
  const cycles = rows.find(({ rule }) => rule === 'import-cycle')!;
  assert.equal(perThousand(cycles), 2);
  assert.equal(rows.length, 9);
  const lines = densityTable(rows).split('\n');
  assert.equal(lines[0], '| rule | tree, 1,500 lines | most in 1,000 lines |');
  assert.ok(lines.includes('| `import-cycle` | 3 (2.00) | 2.00 |'));
  assert.ok(lines.includes('| `shared-state` | 0 | 0.00 |'));
});

test('no lines, no density', () => assert.equal(perThousand({ findings: 0, lines: 0 }), 0));

test('a seed draws the same ones, each once, in the order in which they stand', () => {
  const all = Array.from({ length: 100 }, (_, at) => at);
  const drawn = draw(all, 20, new Random(7));
  assert.deepEqual(draw(all, 20, new Random(7)), drawn);
  assert.notDeepEqual(draw(all, 20, new Random(8)), drawn);
  assert.equal(new Set(drawn).size, 20);
  assert.deepEqual(
    drawn,
    [...drawn].sort((a, b) => a - b),
  );
  assert.deepEqual(draw([1, 2, 3], 20, new Random(1)), [1, 2, 3]);
});

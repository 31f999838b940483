// RESULTS.md reads back as it was written, and the chart shows the table's figures.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chartOf, chartSvg } from './chart-svg';
import { mergeSections, parseResults, renderResults, type Section, timeColumns } from './results';

const times = (title: string, rows: readonly (readonly string[])[]): Section => {
  return { title, notes: ['machine: 2 × X, 4 GB', 'load | high'], columns: timeColumns, rows };
};
const cold = times('Cold: shop', [
  ['ours, all rules', '1.0', '2.50', '4 %', '1.00', '3.10', '200', '3'],
  ['oxlint', '1.94.0', '0.63', '', '0.25', '1.20', '80', '1'],
  ['pyright', '1.1', '', '', '', '', '', 'not finished | after 120 s'],
]);
const warm = times('Warm: shop', [
  ['ours, all rules', '1.0', '1.10', '4 %', '1.00', '1.50', '150', '3'],
  ['oxlint', '1.94.0 (has no cache)', '0.61', '1 %', '0.55', '1.10', '81', '3'],
]);
const plain: Section = { title: 'Growth', notes: [], columns: [], rows: [] };

test('what is written reads back, empty cells, bars and sections without a table included', () => {
  const sections = [cold, warm, plain];
  const text = renderResults(sections);
  assert.deepEqual(parseResults(text), sections);
  assert.equal(renderResults(parseResults(text)), text);
});

test('a fresh section takes the place of its elder, others stay', () => {
  const fresh = times('Warm: shop', []);
  const added = times('Cold: other', []);
  const merged = mergeSections([cold, warm, plain], [added, fresh]);
  assert.deepEqual(merged, [cold, fresh, plain, added]);
});

test('the chart has the figures of the table, and none of its own', () => {
  const [panel] = chartOf([cold, warm, plain]);
  assert.deepEqual(panel, {
    title: 'shop',
    bars: [
      { tool: 'oxlint', cold: '0.63', warm: '0.61', note: '' },
      { tool: 'ours, all rules', cold: '2.50', warm: '1.10', note: '' },
      { tool: 'pyright', cold: undefined, warm: undefined, note: 'not finished | after 120 s' },
    ],
  });
  assert.deepEqual(figuresOf(chartSvg([panel!])), ['0.63', '0.61', '2.50', '1.10']);
});

test('a bar far beyond the others is broken and still tells its figure', () => {
  const rows = [['1.00'], ['1.10'], ['1.20'], ['99.00']].map(([s], index) => [
    `tool ${index}`,
    '',
    s!,
    '',
    '',
    '',
    '1',
  ]);
  const svg = chartSvg(chartOf([times('Cold: x', rows)]));
  assert.equal(svg.match(/<line class="break"/g)?.length, 1);
  assert.deepEqual(figuresOf(svg), ['1.00', '1.10', '1.20', '99.00']);
});

test('the committed results read back, and the committed picture shows them', () => {
  const text = readFileSync('test/bench/RESULTS.md', 'utf8');
  const sections = parseResults(text);
  assert.equal(renderResults(sections), text);
  for (const { title, columns, rows } of sections)
    for (const row of rows) assert.equal(row.length, columns.length, `${title}: ${row.join(' | ')}`);
  assert.equal(existsSync('media/benchmark.svg'), true);
  assert.equal(readFileSync('media/benchmark.svg', 'utf8'), chartSvg(chartOf(sections)));
});

function figuresOf(svg: string): string[] {
  return [...svg.matchAll(/>([\d.]+) s</g)].map((match) => match[1]!);
}

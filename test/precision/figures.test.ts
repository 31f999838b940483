// The figures of precision: computed rightly, as they stand in ARCHITECTURE.md, and good enough for what is shipped.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { figuresOf, reaches } from './count';
import { type Label, labelledRules, partOf, readLabels } from './labels';
import { begin, end, inPart, precisionTables } from './table';

function label(more: Partial<Label>): Label {
  const place = { repository: 'owner/name', language: 'python', file: 'a.py', line: 1, name: 'Cache' } as const;
  return { ...place, reported: false, right: false, why: 'by hand', ...more };
}

describe('counting', () => {
  const labels = [
    label({ right: true, reported: true, score: 0.9, least: 4 }),
    label({ right: true, reported: true, score: 0.7, least: 1 }),
    label({ right: false, reported: true, score: 0.8, least: 3 }),
    label({ right: true, reported: false, score: 0.5, least: 5 }),
    label({ right: true, reported: false }),
    label({ right: false, reported: false, score: 0.1 }),
  ];

  test('precision is the right share of what is reported, recall the reported share of what is right', () => {
    const counts = { labels: 6, right: 4, reported: 3, rightlyReported: 2 };
    assert.deepEqual(figuresOf(labels), { ...counts, precision: 2 / 3, recall: 0.5 });
  });

  test('a threshold lets through what is alike enough and has enough members', () => {
    const { reported, rightlyReported } = figuresOf(labels, reaches(0.5, 2));
    assert.deepEqual({ reported, rightlyReported }, { reported: 3, rightlyReported: 2 });
    assert.equal(figuresOf(labels, reaches(0.85, 2)).precision, 1);
  });

  test('where nothing is reported, or nothing is right, there is no figure', () => {
    assert.equal(figuresOf([label({ right: true })]).precision, undefined);
    assert.equal(figuresOf([label({ reported: true })]).recall, undefined);
  });
});

describe('parts', () => {
  test('depend on repository, file and name alone', () => {
    const one = label({ file: 'b.py' });
    assert.equal(partOf({ ...one, right: true, reported: true, line: 7, why: 'else' }), partOf(one));
  });

  test('pairs of one concept are in one part, whichever file comes first', () => {
    const members = [
      { file: 'a.py', symbol: 'Cache', line: 1 },
      { file: 'b.py', symbol: 'Cache', line: 1 },
    ];
    const files = Array.from({ length: 20 }, (_, at) => `${at}.py`);
    assert.equal(new Set(files.map((file) => partOf(label({ file, members })))).size, 1);
    assert.equal(new Set(files.map((file) => partOf(label({ file })))).size, 2);
  });

  test('about a third is held out', () => {
    const held = Array.from({ length: 3000 }, (_, at) => label({ name: `name${at}` })).filter(
      (each) => partOf(each) === 'held out',
    );
    assert.ok(held.length > 900 && held.length < 1100, `${held.length} of 3000`);
  });
});

describe('the labels', () => {
  for (const rule of labelledRules) {
    const labels = readLabels(rule);
    test(`${rule}: as many as were asked for, from four repositories and both languages`, () => {
      assert.ok(labels.length >= (rule === 'duplicate-definition' ? 150 : 50), `${labels.length} labels`);
      assert.ok(new Set(labels.map(({ repository }) => repository)).size >= 4);
      assert.ok(labels.some(({ language }) => language === 'python'));
      assert.ok(labels.some(({ language }) => language !== 'python'));
    });

    test(`${rule}: each place once, with a reason, and nothing of the source`, () => {
      const places = labels.map(({ repository, file, line, name, members, from }) =>
        JSON.stringify([repository, file, line, name, members, from]),
      );
      assert.equal(new Set(places).size, places.length);
      for (const { why, name } of labels) {
        assert.ok(why.length > 5 && why.length < 200 && !why.includes('\n'), `${name}: ${why}`);
      }
    });
  }
});

test('what is shipped for duplicate-definition is right in nine of ten cases, beyond what its numbers were found on', () => {
  const labels = readLabels('duplicate-definition');
  for (const part of ['held out', 'fresh'] as const) {
    const { precision, reported } = figuresOf(inPart(labels, part));
    assert.ok(precision! >= 0.9, `${part}: ${precision} of ${reported} reported`);
  }
});

test('what the other rules report is right in nine of ten cases on the part that is held out', () => {
  for (const rule of labelledRules) {
    const { precision, reported } = figuresOf(inPart(readLabels(rule), 'held out'));
    if (reported > 0) assert.ok(precision! >= 0.9, `${rule}: ${precision} of ${reported}`);
  }
});

test('ARCHITECTURE.md has the tables that the labels give (node --import tsx test/precision/figures.ts --write)', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8');
  assert.equal(page.slice(page.indexOf(begin) + begin.length, page.indexOf(end)).trim(), precisionTables());
});

// Names that no pattern could be about: the matcher itself is the judge, on random patterns and paths.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ignore from 'ignore';
import { namedIn } from '../../server/src/host/named-in-patterns';
import { Random } from '../support/random';

const pieces = [
  'a',
  'b',
  'A',
  'ab',
  'ς',
  '*',
  '**',
  '?',
  '/',
  '/',
  '/',
  '[ab]',
  '[!a]',
  '[.ab]',
  '\\.',
  '\\',
  ' ',
  '!',
  '#',
  '.',
  '.ts',
];
const names = ['a', 'b', 'ab', 'ba', 'A', 'Σ', 'ς', 'c', 'cc', 'a.ts', 'c.ts', '.c', '#', '!a', '*', 'a b', '[ab]'];

for (const ignorecase of [false, true]) {
  test(`who is said to be named in no pattern is neither ignored nor taken back (case ${ignorecase ? 'told not' : 'told'} apart)`, () => {
    const random = new Random(ignorecase ? 11 : 7);
    let spared = 0;
    let judged = 0;
    for (let round = 0; round < 4000; round++) {
      const patterns = Array.from({ length: 1 + random.below(3) }, () =>
        Array.from({ length: 1 + random.below(5) }, () => random.one(pieces)).join(''),
      ).filter((line) => line.trim() !== '' && !line.startsWith('#'));
      const mayName = namedIn(patterns, ignorecase);
      const matcher = ignore({ ignorecase }).add(patterns.join('\n'));
      for (let number = 0; number < 20; number++) {
        const folders = Array.from({ length: random.below(3) }, () => random.one(names));
        const name = random.one(names);
        const isInIgnored = folders.some(
          (_, depth) => matcher.test(`${folders.slice(0, depth + 1).join('/')}/`).ignored,
        );
        if (isInIgnored) continue;
        judged++;
        const path = [...folders, name].join('/');
        if (mayName(path)) continue;
        spared++;
        for (const asked of [path, `${path}/`]) {
          const { ignored, unignored } = matcher.test(asked);
          assert.deepEqual(
            { ignored, unignored },
            { ignored: false, unignored: false },
            JSON.stringify({ patterns, asked }),
          );
        }
      }
    }
    assert.ok(spared > judged / 10, `only ${spared} of ${judged} were spared: nothing was tested`);
  });
}

// Our parser against the compiler's: equal trees, and nothing accepted that the compiler finds wrong.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Random } from '../support/random';
import { smallOnes, sourceFilesBelow } from './source-files';
import { compareFiles, compareTrees } from './syntax-tree';
import { files } from './tricky-files';
import { names } from './tricky-names';

const own = ['server', 'client', 'test'].flatMap(sourceFilesBelow).filter((file) => !file.includes('/node_modules/'));

describe('equal trees', () => {
  test('of hand-written sources that are hard to read', () => {
    const sources = [...names.map((text): readonly [string, string] => ['a.ts', text]), ...files];
    for (const [path, text] of sources) assert.notEqual(compareTrees(path, text).kind, 'different', `${path}: ${text}`);
  });

  test('of awaits outside functions and of `using`', () => {
    const read = [
      'import "a"; await (b);',
      'export {}; const c = [await (d), await[0], await `x`, await {}];',
      'await // On the next line.\na.b(); export {};',
      'export {}; let x = await (b) ? (c) : (d) => e;',
      'import "a"; for (const a of await (b)) {} class A { x = 1; m() { return 1; } }',
      'import a = require("b"); -await (a);',
      '{ using a = b; } using of = a, using: B = c!;',
      'using = 1; using(a); using.b; using[0]; using in x; using\na = b;',
      'async () => { await using a = b; };',
      'await using a = b; export {};',
    ];
    const left = [
      'await (a);',
      'await using a = b;',
      'import "a"; function f() { await (a); } await (b);',
      'import "a"; namespace N { await (b); } await (c);',
      'export {}; await (a) ** 2;',
      'async () => await a ** 2;',
      'for (using x of y) {}',
      'using { a } = b;',
      'export using a = b;',
    ];
    const verdict = (text: string) => compareTrees('a.ts', text).kind;
    for (const text of read) assert.equal(verdict(text), 'same', text);
    for (const text of left) assert.match(verdict(text), /refuse/, text);
  });

  test('of the project, where nothing is left to the compiler but what speaks of its pragmas', () => {
    const { differences, refused } = compareFiles(own);
    assert.deepEqual(differences, []);
    assert.deepEqual(
      refused.filter((file) => !readFileSync(file, 'utf8').includes('@jsx') && !file.includes('/workspaces/')),
      [],
    );
  });

  test('of its packages', () => {
    const {
      differences,
      refused,
      files: count,
    } = compareFiles(smallOnes(sourceFilesBelow('node_modules'), 40_000, 1_500));
    assert.deepEqual(differences, []);
    assert.ok(refused.length * 50 < count, `${refused.length} of ${count} are left to the compiler`);
  });
});

test('damaged source is accepted only where the compiler accepts it', () => {
  const random = new Random(20261123);
  const pieces = [
    '',
    '(',
    ')',
    '{',
    '}',
    '<',
    '>',
    ',',
    ';',
    '?',
    ':',
    '=>',
    '=',
    ' await ',
    ' in ',
    ' as ',
    '`',
    "'",
    '/',
    '\n',
  ];
  const found: string[] = [];
  for (let round = 0; round < 1_500; round++) {
    const file = random.one(own);
    const text = readFileSync(file, 'utf8').slice(0, 6_000);
    const at = random.below(text.length);
    const damaged = `${text.slice(0, at)}${random.one(pieces)}${text.slice(at + (random.chance(0.5) ? 1 : 0))}`;
    const verdict = compareTrees(file, damaged);
    if (verdict.kind === 'different')
      found.push(`${file} at ${at}: ${JSON.stringify(verdict)} ${damaged.slice(at - 40, at + 40)}`);
  }
  assert.deepEqual(found, []);
});

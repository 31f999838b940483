// Our imports and their elision against TypeScript's own emit; names and specifiers against its binder and scanner.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { extractTypeScript } from '../../server/src/facts/typescript/extract';
import { disagreements } from './names';
import { smallOnes, sourceFilesBelow } from './source-files';
import { compare, compareFile, optionSets } from './transpile';
import { files, metadata } from './tricky-files';
import { names } from './tricky-names';

describe('hand-written sources', () => {
  const plain = [...names, ...metadata].map((text): readonly [string, string] => ['a.ts', text]);
  for (const [path, text] of [...plain, ...files]) {
    test(`${path} ${text}`, () => {
      assert.deepEqual(compareFile(path, text), []);
    });
  }
});

describe('files on disk', () => {
  // The compiler is slow: what is on disk is read in the order of its paths, and large bundles are left out.
  const own = ['server', 'client', 'test'].flatMap(sourceFilesBelow);
  const packages = smallOnes(sourceFilesBelow('node_modules'), 20_000, 1_500);

  test('of the project', () => check(own));
  test('of its packages', () => check(packages));
});

describe('the oracle', () => {
  const facts = extractTypeScript('a.ts', `import { a } from 'x'; a; export const b = 1; require('z');`);
  test('sees an import that should stay or go', () => {
    const [plain] = optionSets;
    assert.deepEqual(compare('a.ts', `import { a } from 'x'; let b: a;`, facts, plain!)?.surplus, [
      'import "x" {a as a}',
    ]);
    assert.deepEqual(compare('a.ts', `import { a } from 'x'; a; import 'y';`, facts, plain!)?.missing, [
      'side-effect "y" {}',
    ]);
  });
  test('takes no import from a regular expression', () => {
    const text = `a.match(/import "x"/); import 'y';`;
    assert.deepEqual(disagreements('a.ts', text, extractTypeScript('a.ts', text)), []);
  });
  test('sees other names and specifiers', () => {
    const seen = disagreements('a.ts', `import { a } from 'y'; export const c = 1;`, facts);
    assert.deepEqual(
      seen.map(({ what, missing, surplus }) => [what, missing, surplus]),
      [
        ['specifiers', ['y'], ['x']],
        ['requires', [], ['z']],
        ['exports', ['c'], ['b']],
        ['definitions', ['c'], ['b']],
      ],
    );
  });
});

function check(paths: readonly string[]): void {
  assert.ok(paths.length > 0);
  const differences = paths.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const found = [...compareFile(path, text), ...disagreements(path, text, extractTypeScript(path, text))];
    return found.length === 0 ? [] : [`${path}: ${JSON.stringify(found)}`];
  });
  assert.deepEqual(differences, []);
}

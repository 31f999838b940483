// Globs on root-relative paths.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileGlobs } from '../../server/src/text/globs';

function matched(patterns: readonly string[], ...paths: string[]): string[] {
  return paths.filter(compileGlobs(patterns));
}

test('a star stays in its folder, two go deeper', () => {
  assert.deepEqual(matched(['src/*.ts'], 'src/a.ts', 'src/b/a.ts', 'a.ts', 'src/a.py'), ['src/a.ts']);
  assert.deepEqual(matched(['src/**'], 'src/a.ts', 'src/b/c/a.ts', 'srcs/a.ts', 'b/src/a.ts'), [
    'src/a.ts',
    'src/b/c/a.ts',
  ]);
  assert.deepEqual(matched(['**/gen/**'], 'gen/a.ts', 'a/gen/b/c.ts', 'agen/b.ts'), ['gen/a.ts', 'a/gen/b/c.ts']);
  assert.deepEqual(matched(['**/*.{ts,py}'], 'a.ts', 'b/c.py', 'd.js'), ['a.ts', 'b/c.py']);
});

test('a folder means what is in it, with or without a slash or a dot before', () => {
  for (const pattern of ['src', 'src/', './src']) {
    assert.deepEqual(matched([pattern], 'src/a.ts', 'src/b/c.ts', 'src2/a.ts'), ['src/a.ts', 'src/b/c.ts']);
  }
});

test('names that start with a dot count', () => {
  assert.deepEqual(matched(['**/*.ts'], '.config/a.ts', 'b/.c.ts'), ['.config/a.ts', 'b/.c.ts']);
});

test('everything, and nothing', () => {
  for (const pattern of ['**', '**/*']) assert.deepEqual(matched([pattern], 'a', 'b/.c/d.ts'), ['a', 'b/.c/d.ts']);
  assert.deepEqual(matched([], 'a', 'b'), []);
});

test('any of several patterns', () => {
  assert.deepEqual(matched(['a/**', 'b.ts'], 'a/x.ts', 'b.ts', 'c.ts'), ['a/x.ts', 'b.ts']);
});

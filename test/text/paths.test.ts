// Root-relative paths: taking them apart, resolving and relating them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  baseNameOf,
  comparePaths,
  directoryOf,
  extensionOf,
  isInside,
  join,
  relativePath,
  resolvePath,
} from '../../server/src/text/paths';

test('folder, name and extension', () => {
  assert.deepEqual([directoryOf('a/b/c.ts'), directoryOf('c.ts'), directoryOf('')], ['a/b', '', '']);
  assert.deepEqual([baseNameOf('a/b/c.ts'), baseNameOf('c.ts')], ['c.ts', 'c.ts']);
  assert.deepEqual(['a.d.ts', 'a', '.env', 'a.b/c', 'x.PY'].map(extensionOf), ['.ts', '', '', '', '.PY']);
  assert.deepEqual([join('', 'a'), join('a/b', 'c')], ['a', 'a/b/c']);
});

test('resolving stays in the root', () => {
  assert.equal(resolvePath('a/b', './c'), 'a/b/c');
  assert.equal(resolvePath('a/b', '../c/./d//e'), 'a/c/d/e');
  assert.equal(resolvePath('a/b', '../..'), '');
  assert.equal(resolvePath('a', '../../b'), undefined);
  assert.equal(resolvePath('', '..'), undefined);
  assert.equal(resolvePath('', ''), '');
});

test('relative paths lead back to where they point', () => {
  assert.equal(relativePath('a/b', 'a/b/c.ts'), './c.ts');
  assert.equal(relativePath('a/b', 'a/c/d.ts'), '../c/d.ts');
  assert.equal(relativePath('', 'a.ts'), './a.ts');
  assert.equal(relativePath('a/b', 'c.ts'), '../../c.ts');
  for (const [from, to] of [
    ['a/b', 'a/b/c'],
    ['a/b', 'x'],
    ['', 'x/y'],
    ['ab', 'a/b'],
    ['a/b/c', 'a/bc/d'],
  ] as const) {
    assert.equal(resolvePath(from, relativePath(from, to)), to);
  }
});

test('inside is by whole parts', () => {
  assert.equal(isInside('a/b/c', 'a/b'), true);
  assert.equal(isInside('a/b', 'a/b'), true);
  assert.equal(isInside('a/bc', 'a/b'), false);
  assert.equal(isInside('anything', ''), true);
});

test('order is by code unit, on every machine', () => {
  assert.deepEqual(['b', 'a/b', 'B', 'a', 'ä', 'a-b', 'z'].sort(comparePaths), ['B', 'a', 'a-b', 'a/b', 'b', 'z', 'ä']);
  assert.equal(comparePaths('a', 'a'), 0);
});

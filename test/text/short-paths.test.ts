// Short names of paths in sentences.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortPaths } from '../../server/src/text/short-paths';

function short(...paths: string[]): string[] {
  return paths.map(shortPaths(paths));
}

test('the file name where no other has it', () => {
  assert.deepEqual(short('app/core/order.ts', 'app/core/customer.ts'), ['order.ts', 'customer.ts']);
});

test('as many folders as it takes to tell them apart', () => {
  const paths = ['app/a/order.ts', 'app/b/order.ts', 'lib/b/order.ts', 'lib/user.ts'];
  assert.deepEqual(short(...paths), ['a/order.ts', 'app/b/order.ts', 'lib/b/order.ts', 'user.ts']);
});

test('a folder where the name alone says nothing', () => {
  const paths = ['app/core/index.ts', 'app/api/__init__.py', 'index.ts'];
  assert.deepEqual(short(...paths), ['core/index.ts', 'api/__init__.py', 'index.ts']);
});

test('a path that another one ends in is said whole', () => {
  assert.deepEqual(short('order.ts', 'app/order.ts', 'order.ts'), ['order.ts', 'app/order.ts', 'order.ts']);
});

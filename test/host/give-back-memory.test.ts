// At rest memory goes back: what reading left, and what is quickly made again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getHeapStatistics } from 'node:v8';
import { extract } from '../../server/src/facts/extract';
import { localNamesOf } from '../../server/src/graph/local-names';
import { giveBackMemory } from '../../server/src/host/give-back-memory';

test('what nobody holds any more is no longer part of the process', () => {
  const before = getHeapStatistics().total_heap_size;
  const left = leftBehind();
  giveBackMemory();
  const full = getHeapStatistics().total_heap_size;
  assert.ok(full - before > 100 * 2 ** 20, 'what is held stays');
  assert.equal(left.length, 2_000_000);
  left.length = 0;
  assert.ok(getHeapStatistics().total_heap_size >= full, 'by itself nothing goes');
  giveBackMemory();
  assert.ok(getHeapStatistics().total_heap_size < full - 100 * 2 ** 20);
});

test('the names of a file are made again, and say the same', () => {
  const left = leftBehind();
  const facts = extract('a.py', 'import b\nfrom c import d as e\n\nclass F:\n    pass\n');
  const names = localNamesOf(facts);
  assert.equal(localNamesOf(facts), names);
  giveBackMemory();
  assert.equal(left.length, 2_000_000);
  assert.notEqual(localNamesOf(facts), names);
  assert.deepEqual(localNamesOf(facts), names);
});

/** More than there has to be before anything is given back. */
function leftBehind(): object[] {
  return Array.from({ length: 2_000_000 }, (_, at) => ({ at, next: -at, more: at, most: at }));
}

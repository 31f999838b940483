// How many threads read a workspace, by its size and the machine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { threadsBeside, threadsThatPay } from '../../server/src/host/threads';

test('two processors read a short workspace on the thread that waits, a long one on one of its own, the longest on two', () => {
  assert.equal(threadsThatPay(12_000_000, 1), 0);
  assert.equal(threadsThatPay(12_000_000, 2), 0);
  assert.equal(threadsThatPay(86_000_000, 2), 1);
  assert.equal(threadsThatPay(187_000_000, 2), 2);
  assert.equal(threadsThatPay(187_000_000, 1), 1);
});

test('more processors are used whatever the size, eight at most', () => {
  assert.equal(threadsThatPay(12_000_000, 4), 4);
  assert.equal(threadsThatPay(86_000_000, 32), 8);
});

test('who must answer meanwhile keeps a processor, and never reads itself', () => {
  assert.deepEqual(
    [1, 2, 4, 32].map((processors) => threadsBeside(processors)),
    [1, 1, 3, 8],
  );
});

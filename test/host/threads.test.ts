// How many threads read a workspace, by its size and the machine.
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { allThreads, threadsThatPay } from '../../server/src/host/threads';

test('two processors read a short workspace on one thread and a long one on two', () => {
  assert.equal(threadsThatPay(12_000_000, 2), 0);
  assert.equal(threadsThatPay(86_000_000, 2), 2);
});

test('more processors are used whatever the size', () => {
  assert.equal(threadsThatPay(12_000_000, 4), 4);
  assert.equal(threadsThatPay(86_000_000, 8), 8);
});

test('who must answer meanwhile gets what the machine has, at most 8', () => {
  assert.equal(allThreads(), Math.min(availableParallelism(), 8));
});

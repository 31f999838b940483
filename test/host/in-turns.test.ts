// Long work in slices.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { finish, type Steps } from '../../server/src/graph/incremental/steps';
import { inTurns } from '../../server/src/host/in-turns';

function* counting(to: number, seen: (string | number)[]): Steps<string> {
  for (let number = 1; number <= to; number++) {
    seen.push(number);
    yield;
  }
  return 'done';
}

test('others have their turn after each slice, and the result is the same', async () => {
  const seen: (string | number)[] = [];
  const others = (async () => {
    for (let turn = 0; turn < 3; turn++) {
      await nextTurn();
      seen.push('other');
    }
  })();
  assert.equal(await inTurns(counting(3, seen), 0), 'done');
  await others;
  assert.ok(seen.indexOf('other') < seen.indexOf(3), `nobody had a turn before the end: ${seen}`);
  assert.deepEqual(
    seen.filter((each) => each !== 'other'),
    [1, 2, 3],
  );
});

test('what is done within a slice is done at once', async () => {
  const seen: (string | number)[] = [];
  const result = inTurns(counting(3, seen), Number.POSITIVE_INFINITY);
  assert.deepEqual(seen, [1, 2, 3], 'before anybody waited');
  assert.equal(await result, 'done');
  assert.equal(finish(counting(2, seen)), 'done');
});

test('what goes wrong in between reaches who waits', async () => {
  const failing = (function* (): Steps<void> {
    yield;
    throw new Error('no');
  })();
  await assert.rejects(inTurns(failing, 0), /no/);
});

// Strings that were met are found again by their bytes, and no other ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownStrings } from '../../../server/src/facts/codec/known-strings';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('what was kept is found, wherever its bytes lie', () => {
  const known = new KnownStrings();
  assert.equal(known.find(bytesOf('manager'), 0, 7), undefined);
  known.keep('manager', bytesOf('manager'), 0);
  assert.equal(known.find(bytesOf('manager'), 0, 7), 'manager');
  assert.equal(known.find(bytesOf('a manager of'), 2, 9), 'manager');
  assert.equal(known.find(bytesOf('manager'), 0, 6), undefined);
  assert.equal(known.find(bytesOf('Manager'), 0, 7), undefined);
});

test('of a hundred thousand strings each is found as itself, or not at all', () => {
  const known = new KnownStrings();
  let found = 0;
  for (const round of [1, 2]) {
    for (let number = 0; number < 100_000; number++) {
      const name = `name_${number % 20_000}`;
      const bytes = bytesOf(name);
      const same = known.find(bytes, 0, bytes.length);
      if (same === undefined) known.keep(name, bytes, 0);
      else if (round === 2) found++;
      assert.ok(same === undefined || same === name);
    }
  }
  assert.ok(found > 50_000, `${found}`);
});

test('the empty string and long ones are not kept', () => {
  const known = new KnownStrings();
  for (const text of ['', 'a'.repeat(32), 'a'.repeat(300)]) {
    const bytes = bytesOf(text);
    assert.equal(known.find(bytes, 0, bytes.length), undefined);
    known.keep(text, bytes, 0);
    assert.equal(known.find(bytes, 0, bytes.length), undefined);
  }
});

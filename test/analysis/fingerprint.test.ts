// Fingerprints survive what has nothing to do with a finding, and tell all others apart.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fingerprintsOf, hashOf } from '../../server/src/analysis/fingerprint';

const finding = (anchor: string, file = 'a.py', rule = 'import-cycle') => ({ rule, file, anchor });

describe('fingerprints', () => {
  test('depend on rule, file and anchor', () => {
    const all = fingerprintsOf([
      finding('x'),
      finding('y'),
      finding('x', 'b.py'),
      finding('x', 'a.py', 'legacy-import'),
    ]);
    assert.equal(new Set(all).size, 4);
  });

  test('do not depend on what else is found', () => {
    const [alone] = fingerprintsOf([finding('x')]);
    const among = fingerprintsOf([finding('a'), finding('x'), finding('z', 'z.py')]);
    assert.equal(among[1], alone);
  });

  test('number equal findings, so that one more adds one', () => {
    const two = fingerprintsOf([finding('x'), finding('x')]);
    const three = fingerprintsOf([finding('x'), finding('x'), finding('x')]);
    assert.equal(new Set(three).size, 3);
    assert.deepEqual(three.slice(0, 2), two);
  });

  test('do not confuse the ends of file and anchor', () => {
    const [one, other] = fingerprintsOf([finding('c', 'ab'), finding('bc', 'a')]);
    assert.notEqual(one, other);
  });
});

describe('hashOf', () => {
  test('gives 16 hexadecimal digits, the same each time', () => {
    assert.match(hashOf(''), /^[0-9a-f]{16}$/);
    assert.match(hashOf('ssot'), /^[0-9a-f]{16}$/);
    assert.equal(hashOf('ssot'), hashOf('ssot'));
  });

  test('tells a hundred thousand like texts apart', () => {
    const hashes = new Set<string>();
    for (let number = 0; number < 100_000; number++) hashes.add(hashOf(`app/module_${number}.py`));
    assert.equal(hashes.size, 100_000);
  });

  test('sees every unit of a text', () => {
    assert.notEqual(hashOf('a\uD83D\uDE00'), hashOf('a\uD83D\uDE01'));
    assert.notEqual(hashOf('\0'), hashOf('\0\0'));
  });
});

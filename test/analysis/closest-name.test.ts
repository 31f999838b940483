// "Did you mean …?" offers the near name and stays silent about far ones.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { closestName } from '../../server/src/analysis/closest-name';

const names = ['include', 'exclude', 'rules', 'import-cycle', 'import-order'];

describe('closestName', () => {
  test('finds a name with a letter missing, doubled, replaced or swapped', () => {
    assert.equal(closestName('exlude', names), 'exclude');
    assert.equal(closestName('incclude', names), 'include');
    assert.equal(closestName('rulez', names), 'rules');
    assert.equal(closestName('improt-cycle', names), 'import-cycle');
  });

  test('does not mind case', () => {
    assert.equal(closestName('RULES', names), 'rules');
  });

  test('takes the nearest, and the first of equals', () => {
    assert.equal(closestName('import-cylce', names), 'import-cycle');
    assert.equal(closestName('cat', ['car', 'can']), 'car');
  });

  test('is silent when nothing is near', () => {
    assert.equal(closestName('severity', names), undefined);
    assert.equal(closestName('x', []), undefined);
    assert.equal(closestName('', names), undefined);
  });

  test('takes a name of any length', () => {
    assert.equal(closestName('x'.repeat(1_000_000), names), undefined);
  });
});

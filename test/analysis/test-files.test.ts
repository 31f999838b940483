// Which files are tests by name and place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTestFile } from '../../server/src/analysis/test-files';

test('files that test runners of either language look for, and what stands beside them', () => {
  for (const path of [
    'tests/a.py',
    'app/tests/deep/b.py',
    'test_a.py',
    'app/test_a.py',
    'app/a_test.py',
    'app/tests.py',
    'conftest.py',
    'src/a.test.ts',
    'src/a.spec.tsx',
    'src/a.e2e-spec.ts',
    'src/__tests__/a.js',
    'src/__mocks__/a.ts',
    'e2e/a.ts',
    'types/a.test-d.ts',
  ]) {
    assert.equal(isTestFile(path), true, path);
  }
});

test('files that only sound like tests', () => {
  for (const path of [
    'src/attest.ts',
    'src/test.ts',
    'contest/a.py',
    'latest/a.ts',
    'src/spec.ts',
    'mytest.py',
    'app/testing.py',
  ]) {
    assert.equal(isTestFile(path), false, path);
  }
});

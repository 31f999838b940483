// The whole standard library of the `python3` found: our facts are what CPython's own parser sees.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { comparePythonFacts } from './python-ast';

test('imports, classes, functions, bases, aliases and __all__ of the standard library are as in CPython’s ast', async (t) => {
  const found = spawnSync('python3', ['-c', "import sysconfig; print(sysconfig.get_paths()['stdlib'])"], {
    encoding: 'utf8',
  });
  if (found.status !== 0) {
    t.skip('no python3 on this machine');
    return;
  }
  const report = await comparePythonFacts(found.stdout.trim());
  assert.deepEqual(report.differences, []);
  assert.ok(report.compared > 400, `only ${report.compared} files were found`);
  t.diagnostic(`${report.compared} files compared, ${report.refused.length} refused by CPython`);
});

// The simulation of loading against Python on a sample of the generated graphs; `npm run test:oracles` takes many more.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { comparePythonLoading } from './python-loading';

test('predicted failures are those of python3', async (t) => {
  if (spawnSync('python3', ['--version']).status !== 0) {
    t.skip('no python3 on this machine');
    return;
  }
  const report = await comparePythonLoading(3, 300);
  assert.deepEqual(report.differences, []);
  // The sample is worth its time: on cycles and beside them, runs that fail and runs that do not.
  const { entries, failing, onCycles, failingOnCycles } = report;
  assert.ok(failing > 200 && entries - failing > 200, `${entries} runs, ${failing} fail`);
  assert.ok(
    failingOnCycles > 150 && onCycles - failingOnCycles > 150,
    `${onCycles} on cycles, ${failingOnCycles} fail`,
  );
});

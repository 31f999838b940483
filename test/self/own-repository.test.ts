// The project's own repository passes its own check, with no baseline and no exception.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { createSession } from '../../server/src/host/create-session';

test('ssot check on this repository is clean', async () => {
  const session = createSession({ root: '.', threads: 0, cache: false });
  await session.index();
  const report = session.report();
  await session.close();
  assert.deepEqual(session.configurationProblems, []);
  assert.ok(report.stats.modules > 100, `only ${report.stats.modules} modules were seen`);
  assert.deepEqual(
    report.findings.map(({ rule, file, range, message }) => `${file}:${range.start.line + 1} ${rule}: ${message}`),
    [],
  );
  assert.ok(!existsSync(session.baselineFile), 'there is a baseline');
});

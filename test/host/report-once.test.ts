// A session opened for one report makes the one that others make, keeps to it, and is no concern of others' in its process.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportToJson } from '../../server/src/analysis/report-json';
import { createSession } from '../../server/src/host/create-session';
import type { Session } from '../../server/src/host/session';
import { Random } from '../support/random';
import { RandomWorkspace } from './random-workspace';
import { temporaryFolder } from './temporary-folder';

for (let seed = 1; seed <= 4; seed++) {
  test(`workspace ${seed}, while another session is edited`, async (context) => {
    const workspace = new RandomWorkspace(temporaryFolder(context, {}), new Random(seed));
    const { root } = workspace;
    const edited = createSession({ root, threads: 0 });
    await edited.index();
    for (let step = 0; step < 6; step++) {
      const before = reportOf(edited);
      const once = createSession({ root, threads: 0, once: true });
      await once.index();
      assert.equal(reportOf(once), before);
      const { what, paths } = workspace.edit();
      await edited.filesChanged(paths);
      await assert.rejects(once.filesChanged(paths), /opened for one report/);
      await assert.rejects(once.index(), /opened for one report/);
      assert.throws(() => once.setBuffer('app/a.ts', ''), /opened for one report/);
      assert.equal(reportOf(once), before, `after others: ${what} ${paths}`);
      const fresh = createSession({ root, threads: 0 });
      await fresh.index();
      assert.equal(reportOf(edited), reportOf(fresh), `${what} ${paths}`);
    }
  });
}

test('until its report a session opened for one may be changed', async (context) => {
  const root = temporaryFolder(context, { 'a.ts': "import './b';\n", 'b.ts': '' });
  const session = createSession({ root, threads: 0, once: true });
  await session.index();
  session.setBuffer('b.ts', "import './a';\n");
  assert.ok(session.report().findings.some(({ rule }) => rule === 'import-cycle'));
});

function reportOf(session: Session): string {
  const report = session.report();
  return reportToJson({ ...report, stats: { ...report.stats, elapsedMs: 0, cacheHits: 0 } });
}

// The baseline on the command line: written, updated, and in force.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, finding, folderWith, reportWith, sessionWith } from './in-process';

const cycle = finding({ file: 'a.py', rule: 'import-cycle', severity: 'error' });
const legacy = finding({ file: 'b.py' });
const all = sessionWith(reportWith([cycle, legacy]));

function accepted(cwd: string, file = 'ssot-baseline.json'): string[] {
  return Object.keys(JSON.parse(readFileSync(join(cwd, file), 'utf8')).findings).sort();
}

test('ssot baseline writes every finding, and lets go of what is gone', async (context) => {
  const cwd = folderWith(context);
  const first = await cli(['baseline'], { cwd, session: all });
  assert.equal(first.status, 0);
  assert.match(first.stdout, /ssot-baseline\.json accepts 2 now \(2 new, 0 gone\)\.\n$/);
  assert.deepEqual(accepted(cwd), [cycle.fingerprint, legacy.fingerprint]);
  const second = await cli(['baseline'], {
    cwd,
    session: sessionWith({
      ...reportWith([cycle]),
      summary: { 'import-cycle': { findings: 1, groups: 1 }, 'legacy-import': { findings: 0, groups: 0 } },
    }),
  });
  assert.match(second.stdout, /accepts 1 now \(0 new, 1 gone\)/);
  assert.deepEqual(accepted(cwd), [cycle.fingerprint]);
});

test('check --update-baseline reports what is left: nothing', async (context) => {
  const cwd = folderWith(context, { 'b.py': '' });
  const { status, stdout, stderr } = await cli(['check', '--update-baseline', 'b.py'], { cwd, session: all });
  assert.equal(status, 0);
  assert.match(stdout, /^No violations/);
  assert.match(stderr, /accepts 2 now \(2 new, 0 gone\)/);
  assert.deepEqual(accepted(cwd), [cycle.fingerprint, legacy.fingerprint]);
});

test('with --rule only that rule’s entries change', async (context) => {
  const cwd = folderWith(context);
  await cli(['baseline', '--baseline', 'accepted.json'], { cwd, session: all });
  const argv = ['check', '--update-baseline', '--baseline', 'accepted.json', '--rule', 'import-cycle'];
  await cli(argv, { cwd, session: sessionWith(reportWith([])) });
  assert.deepEqual(accepted(cwd, 'accepted.json'), [legacy.fingerprint]);
  assert.ok(!existsSync(join(cwd, 'ssot-baseline.json')));
});

test('a baseline that cannot be read is not overwritten', async (context) => {
  const cwd = folderWith(context);
  writeFileSync(join(cwd, 'ssot-baseline.json'), '{ "version": 1, "findings": [] ');
  const { status, stderr } = await cli(['baseline'], { cwd, session: all });
  assert.equal(status, 2);
  assert.match(stderr, /The baseline cannot be updated\.\n {2}.*ssot-baseline\.json:1:\d+: /);
  assert.equal(readFileSync(join(cwd, 'ssot-baseline.json'), 'utf8'), '{ "version": 1, "findings": [] ');
});

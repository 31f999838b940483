// The formats for other programs, each held against its documented structure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import type { Report } from '../../server/src/analysis/report';
import { gitlabSchema, sarifSchema } from './format-schemas';
import { cli, finding, folderWith, reportWith, sessionWith } from './in-process';
import { parseXml } from './parse-xml';
import { at, sample } from './sample-report';

async function printed(format: string, report: Report = sample, env: Record<string, string> = {}): Promise<string> {
  const { status, stdout, stderr } = await cli(['check', '--format', format, '--fail-on', 'never', '--root', '/'], {
    cwd: '/',
    env,
    session: sessionWith(report),
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** Characters that each format must write in its own way. */
const hard = reportWith(
  [
    finding({
      file: 'a b/c,d%:"é".py',
      range: at(1, 2, 3),
      message: 'Line one\nis 100 % <b> & "q" \u0001 \ud800, ends.',
    }),
  ],
  { skipped: [{ file: 'x y.py', reason: 'not text' }] },
);

test('json holds the contract’s keys', async () => {
  const json = JSON.parse(await printed('json'));
  assert.deepEqual(Object.keys(json), ['version', 'root', 'stats', 'findings', 'groups', 'summary', 'skipped']);
  assert.equal(json.version, 1);
  assert.deepEqual(json.findings, JSON.parse(JSON.stringify(sample.findings)));
  assert.deepEqual(json.groups, sample.groups);
});

test('sarif tells of a rule that failed', async (context) => {
  const session = sessionWith(reportWith([], { failed: [{ rule: 'import-cycle', reason: 'TypeError' }] }));
  const { stdout } = await cli(['check', '--format', 'sarif'], { cwd: folderWith(context), session });
  const log = JSON.parse(stdout);
  const valid: boolean = new Ajv({ strict: false }).compile(sarifSchema)(log);
  assert.ok(valid);
  const [{ executionSuccessful, toolExecutionNotifications: told }] = log.runs[0].invocations;
  assert.equal(executionSuccessful, false);
  assert.deepEqual(
    told.map(({ associatedRule, message }: { associatedRule: { id: string }; message: { text: string } }) => [
      associatedRule.id,
      message.text,
    ]),
    [['import-cycle', 'The rule import-cycle failed, so findings of it may be missing: TypeError']],
  );
});

test('sarif is SARIF 2.1.0', async () => {
  const validate = new Ajv({ strict: false }).compile(sarifSchema);
  for (const report of [sample, hard, reportWith([])]) {
    const log = JSON.parse(await printed('sarif', report));
    const valid: boolean = validate(log);
    assert.ok(valid, JSON.stringify(validate.errors));
    const [run] = log.runs;
    const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { ruleId, ruleIndex } of run.results) assert.equal(ids[ruleIndex], ruleId);
    assert.equal(run.results.length, report.findings.length);
  }
  const [first] = JSON.parse(await printed('sarif', hard)).runs[0].results;
  const { artifactLocation, region } = first.locations[0].physicalLocation;
  assert.deepEqual(artifactLocation, { uri: 'a%20b/c%2Cd%25%3A%22%C3%A9%22.py', uriBaseId: 'SRCROOT' });
  assert.deepEqual(region, { startLine: 2, startColumn: 3, endLine: 2, endColumn: 6 });
  assert.equal(first.level, 'warning');
  assert.deepEqual(Object.values(first.partialFingerprints), [hard.findings[0]!.fingerprint]);
});

test('gitlab is a Code Quality report', async () => {
  const validate = new Ajv({ strict: false }).compile(gitlabSchema);
  const issues = JSON.parse(await printed('gitlab'));
  const valid: boolean = validate(issues);
  assert.ok(valid, JSON.stringify(validate.errors));
  assert.equal(issues.length, 6);
  assert.deepEqual(issues[0].location, { path: 'app/a.py', lines: { begin: 1, end: 1 } });
  assert.equal(issues[0].severity, 'major');
  assert.equal(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size, 6);
  assert.deepEqual(JSON.parse(await printed('gitlab', reportWith([]))), []);
});

test('github is one workflow command a line', async () => {
  const lines = (await printed('github')).trimEnd().split('\n');
  assert.equal(lines.length, 6);
  assert.match(
    lines[0]!,
    /^::error file=app\/a\.py,line=1,endLine=1,col=1,endColumn=10,title=import-cycle%3A Import cycle of 3 modules::Import cycle: /,
  );
  assert.match(lines[3]!, /^::notice file=app\/second\.py,line=10,endLine=10,col=7,/);
  assert.match(lines[4]!, /^::warning /);
  assert.equal(
    (await printed('github', hard)).split('::')[1],
    'warning file=a b/c%2Cd%25%3A"é".py,line=2,endLine=2,col=3,endColumn=6,title=legacy-import%3A Title of legacy-import%3A1',
  );
  assert.match(await printed('github', hard), /::Line one%0Ais 100 %25 <b> & "q" [^\n]*\n$/);
  assert.equal(await printed('github', reportWith([])), '');
});

test('services get paths from the root of the repository', async (context) => {
  const repository = folderWith(context, { 'services/api/app/a.py': '' });
  const session = sessionWith(reportWith([finding({ file: 'app/a.py' })]));
  const run = async (env: Record<string, string>) => {
    const argv = ['check', '--format', 'gitlab', '--root', `${repository}/services/api`];
    const { stdout } = await cli(argv, { cwd: `${repository}/services`, env, session });
    return JSON.parse(stdout)[0].location.path;
  };
  assert.equal(await run({ GITHUB_WORKSPACE: repository }), 'services/api/app/a.py');
  assert.equal(await run({ CI_PROJECT_DIR: repository }), 'services/api/app/a.py');
  assert.equal(await run({}), 'api/app/a.py');
  assert.equal(await run({ CI_PROJECT_DIR: '/somewhere/else' }), 'app/a.py');
});

test('junit is well formed, counts right, and passes where nothing is found', async () => {
  const root = parseXml(await printed('junit'));
  assert.equal(root.name, 'testsuites');
  assert.deepEqual([root.attributes.tests, root.attributes.failures], ['6', '6']);
  assert.deepEqual(
    root.children.map(({ name, attributes, children }) => [
      name,
      attributes.name,
      Number(attributes.tests),
      children.length,
    ]),
    [
      ['testsuite', 'import-cycle', 3, 3],
      ['testsuite', 'duplicate-definition', 1, 1],
      ['testsuite', 'legacy-import', 2, 2],
    ],
  );
  const [failed] = root.children[0]!.children;
  assert.equal(failed!.attributes.name, 'app/a.py:1:1');
  assert.equal(failed!.children[0]!.name, 'failure');
  assert.equal(failed!.children[0]!.attributes.type, 'error');

  const [escaped] = parseXml(await printed('junit', hard)).children[0]!.children;
  assert.equal(escaped!.attributes.name, 'a b/c,d%:"é".py:2:3');
  assert.match(escaped!.children[0]!.text, /is 100 % <b> & "q" \ufffd \ufffd, ends\.$/);

  const clean = { ...reportWith([]), summary: { 'import-cycle': { findings: 0, groups: 0 } } };
  const passed = parseXml(await printed('junit', clean));
  assert.deepEqual([passed.attributes.tests, passed.attributes.failures], ['1', '0']);
  assert.deepEqual(passed.children[0]!.children[0]!.children, []);
});

test('markdown is a table, then groups as lists', async () => {
  const text = await printed('markdown');
  assert.match(
    text,
    /^## SSOT Guard\n\n\| Rule \| Findings \| Groups \|\n\| --- \| ---: \| ---: \|\n\| import-cycle \| 3 \| 1 \|\n/,
  );
  assert.match(
    text,
    /\n### legacy-import\n\n\*\*Imports of app\.old\*\*\n\n- `tests\/one\.py:5` warning: app\.old is .*only forwards to `app\.new`\./,
  );
  assert.match(text, /a\\\|b \\<c\\> "d" & \\\*e\\\*\.\n/);
  assert.equal(
    await printed('markdown', reportWith([])),
    '## SSOT Guard\n\nNo violations: 12 files analysed in 0.04 s.\n',
  );
  const many = reportWith(Array.from({ length: 45 }, (_, line) => finding({ file: 'a.py', range: at(line) })));
  assert.match(await printed('markdown', many), /- and 25 more findings; the json format lists them all\n/);
});

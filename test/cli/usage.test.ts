// Wrong usage: what was expected, what was found, what may have been meant, and where to read on.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, folderWith, reportWith, sessionWith } from './in-process';

const session = sessionWith(reportWith([]));

/** Argument lists and all that the message must say. */
const mistakes: readonly [readonly string[], ...RegExp[]][] = [
  [['chekc'], /Unknown command "chekc"/, /Did you mean check\?/, /`ssot help`/],
  [['plot'], /Unknown command "plot"/, /check, fix, plan, graph, explain/],
  [['--fast', 'check'], /command is expected first/, /found "--fast"/],
  [['check', '--fromat', 'json'], /Unknown option --fromat/, /Did you mean --format\?/, /`ssot help check`/],
  [['check', '-z'], /Unknown option -z/, /--format, --output/],
  [['check', '--format', 'jsn'], /one of pretty, json, sarif/, /found "jsn"/, /Did you mean json\?/],
  [['check', '--format'], /--format expects one of/, /found nothing after it/],
  [['check', '--format', '--quiet'], /found the option "--quiet"/, /--format=--quiet/],
  [['check', '--output='], /--output expects a value \(FILE\)/, /found an empty value/],
  [['check', '--quiet=yes'], /--quiet is a switch/, /found "yes"/],
  [['check', '--rule', 'import-cycles'], /found "import-cycles"/, /Did you mean import-cycle\?/],
  [['check', '--fail-on', 'eror'], /one of error, warning, info, never/, /Did you mean error\?/],
  [['check', '--threads', 'two'], /--threads expects a whole number, 0 or more; found "two"/],
  [['check', '--threads', '1.5'], /found "1.5"/],
  [['explain', 'import-cycle', 'legacy-import'], /takes one RULE, found "legacy-import" besides/],
  [['explain', 'cycle-import'], /RULE expects one of .*import-cycle.*found "cycle-import"/],
  [['explain', 'import-cylce'], /Did you mean import-cycle\?/],
  [['fix', 'src'], /takes options only, found "src"/],
  [['server'], /expects --stdio/],
  [['help', 'chek'], /Unknown command "chek"\. Did you mean check\?/],
];

for (const [argv, ...said] of mistakes) {
  test(`ssot ${argv.join(' ')}`, async () => {
    const { status, stdout, stderr } = await cli(argv, { session });
    assert.equal(status, 2);
    assert.equal(stdout, '');
    for (const words of said) assert.match(stderr, words);
  });
}

test('a path, a root, a configuration or an output that is not there', async (context) => {
  const cwd = folderWith(context, { 'app/a.py': '', 'README.md': '' });
  const outside = folderWith(context, { 'b.py': '' });
  const cases: readonly [readonly string[], ...RegExp[]][] = [
    [['check', 'ap'], /PATH expects a file or folder; found ap, which does not exist/, /looked for .*\/ap\)/],
    [['check', outside], /under the root/, /found \/.* outside of it/, /--root/],
    [['check', '..'], /outside of it/],
    [['check', '--root', 'app', 'README.md'], /outside of it/],
    [['check', '--root', 'nowhere'], /--root expects a folder; found nowhere, which does not exist/],
    [['check', '--root', 'README.md'], /--root expects a folder; found the file README.md/],
    [['check', '--config', 'ssot.json'], /--config expects a file; found ssot.json, which does not exist/],
    [['check', '--config', 'app'], /--config expects a file; found the folder app/],
    [['check', '--output', 'out/report.json'], /folder that exists; found no .*\/out/],
    [['check', '--output', 'app'], /--output expects a file; found the folder/],
    [['check', '--baseline', 'none.json'], /--baseline expects a file; found no .*none\.json/, /--update-baseline/],
  ];
  for (const [argv, ...said] of cases) {
    const { status, stdout, stderr } = await cli(argv, { session, cwd });
    assert.equal(status, 2, argv.join(' '));
    assert.equal(stdout, '');
    for (const words of said) assert.match(stderr, words);
  }
});

test('a folder whose name starts like a parent is not outside', async (context) => {
  const cwd = folderWith(context);
  mkdirSync(join(cwd, '..hidden'));
  writeFileSync(join(cwd, '..hidden', 'a.py'), '');
  assert.equal((await cli(['check', '..hidden/a.py'], { session, cwd })).status, 0);
});

test('a path after -- may start with a dash', async (context) => {
  const cwd = folderWith(context, { '-a.py': '' });
  assert.equal((await cli(['check', '--', '-a.py'], { session, cwd })).status, 0);
  assert.equal((await cli(['check', '-a.py'], { session, cwd })).status, 2);
});

test('help is a result, not a mistake; no command at all is a mistake', async () => {
  const general = await cli(['--help']);
  assert.equal(general.status, 0);
  assert.match(general.stdout, /ssot check .*Find violations/);
  for (const argv of [
    ['help', 'check'],
    ['check', '--help'],
    ['check', '--format', 'nonsense', '-h'],
  ]) {
    const { status, stdout } = await cli(argv);
    assert.equal(status, 0);
    assert.match(stdout, /^Usage: ssot check \[PATH…\]/);
    assert.match(stdout, /--fail-on LEVEL/);
  }
  const nothing = await cli([]);
  assert.equal(nothing.status, 2);
  assert.equal(nothing.stdout, '');
  assert.match(nothing.stderr, /ssot check/);
});

test('help fits into 80 columns', async () => {
  for (const name of ['check', 'fix', 'explain', 'baseline', 'init', 'server']) {
    const { stdout } = await cli(['help', name], { terminal: 'stdout', columns: 80, env: { NO_COLOR: '1' } });
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80, `${name}: ${line}`);
  }
});

test('the version is the package’s', async () => {
  const { status, stdout } = await cli(['--version']);
  assert.equal(status, 0);
  assert.match(stdout, /^\d+\.\d+\.\d+\S*\n$/);
});

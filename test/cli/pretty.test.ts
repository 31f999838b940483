// Format pretty: as a person reads it, at any width, with and without colour.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cli, finding, folderWith, reportWith, sessionWith } from './in-process';
import { at, sample } from './sample-report';

const expected = `── import-cycle ────────────────────────────────────────── 3 findings in 1 group

Import cycle of 3 modules
  ✂ way out: cut app/c.py:3  → app/a.py

  app/a.py:1:1  error  → app/b.py
    ↻ app/a.py → app/b.py → app/c.py → app/a.py
  app/b.py:2:1  error  → app/c.py
    These modules load each other, so it works only while none needs a name of
    another before it is defined. The shortest way out is to remove one other
    import of this component of 3 modules.

  app/c.py:3:1  error  → app/a.py  ✂ cut here
    These modules load each other, so it works only while none needs a name of
    another before it is defined. Removing this import opens this component of 3
    modules: move what both sides need into a third module.

── legacy-import ───────────────────────────────────────── 2 findings in 1 group

Imports of app.old

  tests/one.py:5:6  warning  fix available
  tests/two.py:5:6  warning  fix available
    app.old is a compatibility shim: it only forwards to \`app.new\`. Import
    Manager from app.new instead.

── duplicate-definition ─────────────────────────────────── 1 finding in 1 group

2 implementations of manager
  canonical: app/first.py:4  Manager

  app/second.py:10:7  info
    Manager2 is one of 2 implementations of manager: 90 % of the members are
    alike, a|b <c> "d" & *e*.
    · app/third.py:1:7  also: Manager3

  Rule                  Findings    Groups
  import-cycle                 3         1
  duplicate-definition         1         1
  legacy-import                2         1
  Total                        6         3

3 errors, 2 warnings, 1 info; 12 files analysed in 0.04 s.
2 findings can be fixed: ssot fix --dry-run shows how.
ssot explain RULE says what a rule reports, why, and what to do.
`;

test('the whole report at 80 columns', async (context) => {
  const cwd = folderWith(context);
  const session = sessionWith(sample);
  const plain = await cli(['check'], { cwd, session, terminal: 'stdout', columns: 80, env: { NO_COLOR: '1' } });
  assert.equal(plain.stdout, expected);
  for (const line of plain.stdout.split('\n')) assert.ok([...line].length <= 80, line);
});

test('colour changes nothing but colour; NO_COLOR, FORCE_COLOR, pipes and dumb terminals decide', async (context) => {
  const cwd = folderWith(context);
  const session = sessionWith(sample);
  const printed = async (env: Record<string, string>, terminal?: 'stdout') => {
    const { stdout } = await cli(['check'], {
      cwd,
      session,
      columns: 80,
      env: { COLUMNS: '80', ...env },
      ...(terminal && { terminal }),
    });
    return stdout;
  };
  const coloured = await printed({}, 'stdout');
  assert.match(coloured, /\u001b\[31merror/);
  assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), expected);
  assert.equal(await printed({}), expected);
  assert.equal(await printed({ NO_COLOR: '1' }, 'stdout'), expected);
  assert.equal(await printed({ TERM: 'dumb' }, 'stdout'), expected);
  assert.equal(await printed({ FORCE_COLOR: '1' }), coloured);
  assert.equal(await printed({ FORCE_COLOR: '0' }, 'stdout'), expected);
  assert.equal(await printed({ FORCE_COLOR: '1', NO_COLOR: '1' }, 'stdout'), expected);
  assert.equal(await printed({ NO_COLOR: '' }, 'stdout'), coloured);
});

test('no line is wider than the terminal, and prose not wider than 120', async (context) => {
  const cwd = folderWith(context);
  for (const [columns, most] of [
    [60, 60],
    [200, 120],
  ] as const) {
    const { stdout } = await cli(['check'], {
      cwd,
      session: sessionWith(sample),
      terminal: 'stdout',
      columns,
      env: { NO_COLOR: '1' },
    });
    for (const line of stdout.split('\n')) assert.ok([...line].length <= Math.max(most, 64), `${columns}: ${line}`);
  }
});

test('nothing found', async (context) => {
  const cwd = folderWith(context);
  const { stdout } = await cli(['check'], { cwd, session: sessionWith(reportWith([])) });
  assert.equal(stdout, 'No violations: 12 files analysed in 0.04 s.\n');
  assert.equal((await cli(['check', '-q'], { cwd, session: sessionWith(reportWith([])) })).stdout, '');
});

test('places are called as they are reached from where the person stands', async (context) => {
  const cwd = folderWith(context, { 'sub/deep/a.py': '' });
  const session = sessionWith(reportWith([finding({ file: 'deep/a.py' })]));
  const places = async (root: string, from: string) => {
    const { stdout } = await cli(['check', '--root', root], { cwd: from, session });
    return /^ {2}(\S+):1:1/m.exec(stdout)![1];
  };
  assert.equal(await places('sub', cwd), 'sub/deep/a.py');
  assert.equal(await places('..', `${cwd}/sub/deep`), 'a.py');
  const elsewhere = folderWith(context);
  assert.equal(await places(`${cwd}/sub`, elsewhere), `${cwd}/sub/deep/a.py`);
});

test('long lists are cut, and say so', async (context) => {
  const cwd = folderWith(context);
  const related = Array.from({ length: 30 }, (_, index) => ({
    file: `app/r${index}.py`,
    range: at(0),
    message: 'also',
  }));
  const session = sessionWith(reportWith([finding({ file: 'app/a.py', related })]));
  const { stdout } = await cli(['check'], { cwd, session });
  assert.equal(stdout.match(/ {2}also$/gm)!.length, 8);
  assert.match(stdout, /and 22 more places; --format json lists them all/);
  const json = JSON.parse((await cli(['check', '--format', 'json'], { cwd, session })).stdout);
  assert.equal(json.findings[0].related.length, 30);
});

test('a long cycle is broken at its arrows', async (context) => {
  const cwd = folderWith(context);
  const modules = Array.from({ length: 9 }, (_, index) => `packages/application/module-${index}.ts`);
  const path = [...modules, modules[0]!];
  const message = `Import cycle: ${path.join(' → ')}. It closes.`;
  const session = sessionWith(
    reportWith([finding({ rule: 'import-cycle', file: modules[0]!, message, data: { path } })]),
  );
  const { stdout } = await cli(['check'], { cwd, session, terminal: 'stdout', columns: 80, env: { NO_COLOR: '1' } });
  const drawn = stdout.split('\n').filter((line) => /module-\d\.ts$/.test(line) && !line.includes(':1:1'));
  assert.equal(drawn.join(' ').replace(/\s+/g, ' ').trim(), `↻ ${path.join(' → ')}`);
  for (const line of drawn) assert.ok(line.length <= 80);
  assert.match(stdout, /^ {4}It closes\.$/m);
});

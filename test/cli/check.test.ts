// Command check: exit statuses, what is printed where, and what happens when something goes wrong.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Session, SessionOptions } from '../../server/src/host/session';
import { threadsThatPay } from '../../server/src/host/threads';
import { cli, finding, folderWith, reportWith, sessionWith } from './in-process';

const three = reportWith([
  finding({ file: 'app/a.py', severity: 'warning' }),
  finding({ file: 'app/b.py', severity: 'info', rule: 'import-cycle' }),
  finding({ file: 'lib/c.py', severity: 'info' }),
]);
const folders = { 'app/a.py': '', 'app/b.py': '', 'lib/c.py': '' };

test('the exit status follows --fail-on', async (context) => {
  const cwd = folderWith(context, folders);
  const statusOf = async (...argv: string[]) =>
    (await cli(['check', ...argv], { cwd, session: sessionWith(three) })).status;
  assert.equal(await statusOf(), 0);
  assert.equal(await statusOf('--fail-on', 'error'), 0);
  assert.equal(await statusOf('--fail-on', 'warning'), 1);
  assert.equal(await statusOf('--fail-on', 'info'), 1);
  assert.equal(await statusOf('--fail-on', 'never'), 0);
  const grave = sessionWith(reportWith([finding({ file: 'app/a.py', severity: 'error' })]));
  assert.equal((await cli(['check'], { cwd, session: grave })).status, 1);
});

test('what may go wrong with the reading is told before it, whatever the format', async (context) => {
  const cwd = folderWith(context, folders);
  const session = (options: SessionOptions) =>
    sessionWith(three, { index: async () => options.warn?.('Too many files for this memory.') })(options);
  const { status, stderr } = await cli(['check', '--quiet', '--format', 'json'], { cwd, session });
  assert.equal(status, 0);
  assert.equal(stderr, 'Too many files for this memory.\n');
});

test('paths and rules limit findings, groups, totals and exit status', async (context) => {
  const cwd = folderWith(context, folders);
  const session = sessionWith(three);
  const json = async (...argv: string[]) => {
    const { status, stdout } = await cli(['check', '--format', 'json', '--fail-on', 'warning', ...argv], {
      cwd,
      session,
    });
    const { findings, groups, summary } = JSON.parse(stdout);
    return { status, files: findings.map(({ file }: { file: string }) => file), groups: Object.keys(groups), summary };
  };
  assert.deepEqual(await json('lib'), {
    status: 0,
    files: ['lib/c.py'],
    groups: ['legacy-import:1'],
    summary: { 'legacy-import': { findings: 1, groups: 1 }, 'import-cycle': { findings: 0, groups: 0 } },
  });
  assert.deepEqual(await json('--rule', 'import-cycle'), {
    status: 0,
    files: ['app/b.py'],
    groups: ['import-cycle:1'],
    summary: { 'import-cycle': { findings: 1, groups: 1 } },
  });
  assert.deepEqual((await json('app/a.py', 'lib/')).files, ['app/a.py', 'lib/c.py']);
  assert.deepEqual((await json('.')).files, ['app/a.py', 'app/b.py', 'lib/c.py']);
  assert.equal((await json('app/b.py')).status, 0);
  assert.equal((await json('app')).status, 1);
});

test('the session gets what the options say', async (context) => {
  const cwd = folderWith(context, { 'sub/ssot.config.json': '{}', 'other/x.py': '', 'accepted.json': '{}' });
  const opened = async (...argv: string[]) => {
    let given: SessionOptions | undefined;
    const session = (options: SessionOptions): Session => {
      const { warn: _, once, ...others } = options;
      assert.equal(once, true);
      given = others;
      return sessionWith(three)(options);
    };
    await cli(['check', ...argv], { cwd, session });
    return given;
  };
  const threads = threadsThatPay;
  assert.deepEqual(await opened(), { root: cwd, threads });
  assert.deepEqual(await opened('--root', 'other'), { root: join(cwd, 'other'), threads });
  const configFile = join(cwd, 'sub/ssot.config.json');
  assert.deepEqual(await opened('--config', 'sub/ssot.config.json'), { root: join(cwd, 'sub'), configFile, threads });
  assert.deepEqual(await opened('--config', configFile, '--root', '.'), { root: cwd, configFile, threads });
  assert.deepEqual(await opened('--threads', '0', '--no-cache'), { root: cwd, threads: 0, cache: false });
  const baseline = join(cwd, 'accepted.json');
  assert.deepEqual(await opened('--baseline', 'accepted.json'), { root: cwd, threads, baseline });
});

test('findings go to standard output, everything else to standard error', async (context) => {
  const cwd = folderWith(context, folders);
  const session = sessionWith({ ...three, skipped: [{ file: 'app/huge.py', reason: 'larger than 10 MB' }] });
  const { stdout, stderr } = await cli(['check', '--stats'], { cwd, session });
  assert.match(stdout, /app\/a\.py:1:1/);
  assert.doesNotMatch(stdout, /huge/);
  assert.match(stderr, /1 file skipped:\n {2}app\/huge\.py: larger than 10 MB\n/);
  assert.match(stderr, /imports +30 runtime, 2 deferred, 1 type/);
  const quiet = await cli(['check', '--quiet'], { cwd, session });
  assert.equal(quiet.stderr, '');
  assert.match(quiet.stdout, /app\/a\.py:1:1/);
  assert.doesNotMatch(quiet.stdout, /Total/);
});

test('a workspace without source says so', async (context) => {
  const cwd = folderWith(context);
  const skipped = [{ file: '.', reason: 'holds no TypeScript, JavaScript or Python file' }];
  const empty = reportWith([], { stats: { ...three.stats, files: 0 }, skipped });
  const { status, stderr } = await cli(['check'], { cwd, session: sessionWith(empty) });
  assert.equal(status, 0);
  assert.equal(stderr, `${cwd}: holds no TypeScript, JavaScript or Python file\n`);
});

test('--output writes the same bytes to a file, without colour', async (context) => {
  const cwd = folderWith(context, folders);
  const session = sessionWith(three);
  for (const format of ['pretty', 'json']) {
    const direct = await cli(['check', '--format', format], { cwd, session });
    const { status, stdout, stderr } = await cli(['check', '--format', format, '-o', 'out.txt'], {
      cwd,
      session,
      terminal: 'both',
    });
    assert.equal(status, 0);
    assert.equal(stdout, '');
    assert.match(stderr, /Wrote 3 findings to .*out\.txt/);
    assert.equal(readFileSync(join(cwd, 'out.txt'), 'utf8'), direct.stdout);
  }
});

test('a faulty configuration is told at its place, with exit status 2', async (context) => {
  const cwd = folderWith(context);
  const place = { file: 'ssot.config.json', line: 2, character: 4, endLine: 2, endCharacter: 9 };
  const fault = { ...place, severity: 'error', key: 'rules.x' } as const;
  const session = sessionWith(three, {
    configurationProblems: [{ ...fault, message: 'Expected a level, found "loud".' }],
  });
  const { status, stdout, stderr } = await cli(['check'], { cwd, session });
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /ssot\.config\.json:3:5: Expected a level, found "loud"\./);
});

test('what the code does not bear out is told beside the findings, with exit status 2 when there are none', async (context) => {
  const cwd = folderWith(context);
  const place = { file: 'ssot.config.json', line: 2, character: 4, endLine: 2, endCharacter: 9 };
  const problem = { ...place, severity: 'warning', key: 'layers.ui', message: 'Matches nothing.' } as const;
  const session = sessionWith(three, { configurationProblems: [problem] });
  const failing = await cli(['check', '--fail-on', 'info'], { cwd, session });
  assert.equal(failing.status, 1);
  assert.notEqual(failing.stdout, '');
  assert.match(failing.stderr, /ssot\.config\.json:3:5: Matches nothing\./);
  assert.equal((await cli(['check', '--fail-on', 'never'], { cwd, session })).status, 2);
});

test('an internal failure has status 3, a short message, and the stack when asked for', async (context) => {
  const cwd = folderWith(context);
  let closed = 0;
  const session = sessionWith(three, {
    report() {
      throw new TypeError('something is undefined');
    },
    close: async () => {
      closed++;
    },
  });
  const short = await cli(['check'], { cwd, session });
  assert.equal(short.status, 3);
  assert.match(short.stderr, /internal failure: something is undefined\n.*SSOT_DEBUG=1/);
  assert.doesNotMatch(short.stderr, /\n\s+at /);
  const long = await cli(['check'], { cwd, session, env: { SSOT_DEBUG: '1' } });
  assert.equal(long.status, 3);
  assert.match(long.stderr, /TypeError: something is undefined\n\s+at .*check\.test\.ts/);
  assert.equal(closed, 2);
});

test('Ctrl-C while files are read cancels with 130, clears the line and closes the session', async (context) => {
  const cwd = folderWith(context);
  let press: (() => void) | undefined;
  let closed = false;
  const session = sessionWith(three, {
    index: (_progress, signal) =>
      new Promise((_resolve, reject) => {
        signal!.addEventListener('abort', () => reject(signal!.reason));
        press!();
      }),
    close: async () => {
      closed = true;
    },
  });
  let released = false;
  const { status, stdout, stderr } = await cli(['check'], {
    cwd,
    session,
    onInterrupt(listener) {
      press = listener;
      return () => {
        released = true;
      };
    },
  });
  assert.deepEqual(
    { status, stdout, stderr, closed, released },
    { status: 130, stdout: '', stderr: '', closed: true, released: true },
  );
});

test('progress is one rewritten line on a terminal, cleared afterwards, and nothing elsewhere', async (context) => {
  const cwd = folderWith(context);
  context.mock.timers.enable({ apis: ['Date'] });
  const session = sessionWith(three, {
    index: async (progress) => {
      for (let done = 0; done <= 1500; done++) {
        context.mock.timers.tick(1);
        progress!(done, 1500);
      }
    },
  });
  const { stderr } = await cli(['check'], { cwd, session, terminal: 'stderr', columns: 80 });
  assert.match(stderr, /^\r\u001b\[2KReading \d+ of 1,500 files \(13 %\)/);
  assert.ok(stderr.split('\r').length < 40, 'a line every 50 ms at most');
  assert.match(stderr, /\r\u001b\[2KApplying the rules to 1,500 files\r/);
  assert.equal(stderr.split('\r').at(-1), '\u001b[2K');
  assert.doesNotMatch(stderr, /\n/);
  assert.equal((await cli(['check'], { cwd, session })).stderr, '');
  assert.equal((await cli(['check', '--quiet'], { cwd, session, terminal: 'both' })).stderr, '');
});

test('a rule that failed is no clean result', async (context) => {
  const cwd = folderWith(context, folders);
  const failed = [{ rule: 'import-cycle', reason: 'TypeError: no\n    at check (import-cycle.ts:1:1)' }] as const;
  const session = sessionWith({ ...three, failed });
  const { status, stderr } = await cli(['check', 'app'], { cwd, session });
  assert.equal(status, 3);
  const told =
    'The rule import-cycle failed, so findings of it may be missing: TypeError: no. Please report this as a bug.';
  assert.equal(stderr, `${told}\n`);
  const json = JSON.parse((await cli(['check', '--format', 'json'], { cwd, session })).stdout);
  assert.deepEqual([json.failed, json.skipped], [failed, []]);
  assert.equal((await cli(['check', '--fail-on', 'warning'], { cwd, session })).status, 1);
});

test('entries of the baseline that match nothing any more are told', async (context) => {
  const cwd = folderWith(context, folders);
  const told = async (stale: number) => {
    const session = sessionWith({ ...three, baseline: { accepted: 1, stale } });
    return (await cli(['check'], { cwd, session })).stderr;
  };
  assert.equal(await told(0), '');
  const end = 'nothing any more. Run "ssot baseline" to let go of what is gone.\n';
  assert.equal(await told(1), `One entry of the baseline matches ${end}`);
  assert.equal(await told(1204), `1,204 entries of the baseline match ${end}`);
});

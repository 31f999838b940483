// The command line as it is installed: dist/cli.js in a process of its own, on real folders.
import assert from 'node:assert/strict';
import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { LanguageClient } from '../support/language-client';
import { folderWith } from './in-process';

const bundle = resolve('dist/cli.js');
const sample = resolve('test/workspaces/websocket-dual-pattern');
const cyclic = {
  'a.ts': "import { b } from './b';\nexport const a = () => b;\n",
  'b.ts': "import { a } from './a';\nexport const b = () => a;\n",
};

function ssot(cwd: string, argv: readonly string[], options: SpawnSyncOptions = {}) {
  const env = { PATH: process.env.PATH, ...options.env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...argv], {
    ...options,
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { status, stdout: String(stdout), stderr: String(stderr) };
}

test('exit statuses: nothing, findings, wrong usage, faulty configuration', (context) => {
  const cwd = folderWith(context, cyclic);
  assert.equal(ssot(cwd, ['check', '--fail-on', 'never']).status, 0);
  const found = ssot(cwd, ['check', '--fail-on', 'info']);
  assert.equal(found.status, 1);
  assert.match(found.stdout, /^ {2}a\.ts:1:20 {2}\w+ {2}→ b\.ts/m);
  assert.equal(found.stderr, '');
  assert.equal(ssot(cwd, ['check', 'nowhere']).status, 2);
  const clean = ssot(folderWith(context, { 'a.py': 'import os\n' }), ['check']);
  assert.equal(clean.status, 0);
  assert.match(clean.stdout, /^No violations: 1 file analysed/);
});

test('a faulty configuration: file, line, column, key and what was expected', (context) => {
  const cwd = folderWith(context, {
    ...cyclic,
    'ssot.config.json': '{\n  "rules": {\n    "import-cycle": "loud"\n  }\n}\n',
  });
  const { status, stdout, stderr } = ssot(cwd, ['check']);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /ssot\.config\.json:3:21: .*import-cycle.*"loud"/);
  const broken = ssot(folderWith(context, { 'ssot.config.json': '{ "rules": ' }), ['check']);
  assert.equal(broken.status, 2);
  assert.match(broken.stderr, /ssot\.config\.json:1:\d+: /);
});

test('the configuration and its folder may be named from elsewhere', (context) => {
  const root = folderWith(context, { ...cyclic, 'conf/ssot.config.json': '{ "rules": { "import-cycle": "off" } }' });
  const cwd = folderWith(context);
  const findings = (...argv: string[]) => JSON.parse(ssot(cwd, ['check', '--format', 'json', ...argv]).stdout);
  assert.equal(findings('--root', root).findings.length, 2);
  assert.equal(findings('--root', root).root, root);
  assert.equal(findings('--root', root, '--config', join(root, 'conf/ssot.config.json')).findings.length, 0);
  assert.equal(findings('--config', join(root, 'conf/ssot.config.json')).root, join(root, 'conf'));
});

test('a reader that goes away is no failure', async () => {
  const argv = ['check', '--format', 'json', '--fail-on', 'info'];
  assert.ok(ssot(sample, argv).stdout.length > 100_000, 'more than a pipe holds');
  const child = spawn(process.execPath, [bundle, ...argv], { cwd: sample, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.destroy();
  assert.deepEqual(await once(child, 'close'), [1, null]);
  assert.equal(errors, '');
});

test('output that cannot be written is a failure', (context) => {
  if (!existsSync('/dev/full')) return context.skip('no /dev/full');
  const full = openSync('/dev/full', 'w');
  context.after(() => closeSync(full));
  const { status, stderr } = ssot(sample, ['check', '--fail-on', 'never'], { stdio: ['ignore', full, 'pipe'] });
  assert.equal(status, 3);
  assert.match(stderr, /cannot write the output: ENOSPC/);
});

test('output arrives whole in a file and through a pipe', (context) => {
  const file = join(folderWith(context), 'out.json');
  const argv = ['check', '--format', 'json', '--fail-on', 'never'];
  const piped = JSON.parse(ssot(sample, argv).stdout);
  assert.equal(ssot(sample, [...argv, '--output', file]).status, 0);
  const { stats: _1, ...inFile } = JSON.parse(readFileSync(file, 'utf8'));
  const { stats: _2, ...throughPipe } = piped;
  assert.deepEqual(inFile, throughPipe);
});

test('colour only where it is wanted', () => {
  const colour = /\u001b\[/;
  assert.doesNotMatch(ssot(sample, ['check']).stdout, colour);
  assert.match(ssot(sample, ['check'], { env: { FORCE_COLOR: '1' } }).stdout, colour);
  assert.doesNotMatch(ssot(sample, ['check'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout, colour);
});

test('two runs print the same bytes but for time and cache', () => {
  const json = () => ssot(sample, ['check', '--format', 'json']).stdout.replace(/"(cacheHits|elapsedMs)":\s*\d+/g, '');
  assert.equal(json(), json());
});

test('threads change nothing', () => {
  const json = (threads: string) => {
    const { stats: _, ...rest } = JSON.parse(ssot(sample, ['check', '--format', 'json', '--threads', threads]).stdout);
    return rest;
  };
  assert.deepEqual(json('0'), json('2'));
});

test('bad input: told in skipped and on standard error, the rest analysed', (context) => {
  const cwd = folderWith(context, {
    ...cyclic,
    'blob.py': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 0, 0, 0, 0]),
  });
  const { status, stdout, stderr } = ssot(cwd, ['check', '--format', 'json', '--fail-on', 'never']);
  const report = JSON.parse(stdout);
  assert.equal(status, 0);
  assert.deepEqual(
    report.skipped.map(({ file }: { file: string }) => file),
    ['blob.py'],
  );
  assert.equal(report.findings.length, 2);
  assert.match(stderr, /1 file skipped:\n {2}blob\.py: ./);
  const empty = ssot(folderWith(context), ['check']);
  assert.equal(empty.status, 0);
  assert.match(empty.stderr, /holds no TypeScript, JavaScript or Python file/);
});

test('fix rewrites imports on disk; nothing is left to fix', (context) => {
  const cwd = folderWith(context, {
    'core/manager.ts': 'export class Manager {}\n',
    'legacy/manager.ts': "/** Compatibility shim for old callers. */\nexport { Manager } from '../core/manager';\n",
    'app.ts': "import { Manager as Boss } from './legacy/manager';\r\n\r\nnew Boss();\r\n",
  });
  const dry = ssot(cwd, ['fix', '--rule', 'legacy-import', '--dry-run']);
  assert.equal(dry.status, 0);
  assert.match(
    dry.stdout,
    /^--- a\/app\.ts\n\+\+\+ b\/app\.ts\n@@ -1,3 \+1,3 @@\n-import .*legacy\/manager';\r\n\+import .*core\/manager';\r\n/,
  );
  const real = ssot(cwd, ['fix', '--rule', 'legacy-import']);
  assert.deepEqual({ status: real.status, stdout: real.stdout }, { status: 0, stdout: 'app.ts\n' });
  assert.equal(
    readFileSync(join(cwd, 'app.ts'), 'utf8'),
    "import { Manager as Boss } from './core/manager';\r\n\r\nnew Boss();\r\n",
  );
  assert.equal(ssot(cwd, ['fix', '--rule', 'legacy-import']).stderr, 'Nothing to fix.\n');
});

test('ssot server --stdio is the language server', async () => {
  const child = spawn(process.execPath, [bundle, 'server', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = await new LanguageClient(child.stdout, child.stdin, child).initialize({ folders: [] });
  assert.ok(client.initialized.capabilities.textDocumentSync !== undefined);
  assert.equal(await client.stop(), 0);
});

test('npm start’s report ends well, and says where to go from there', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  assert.equal(status, 0);
  assert.equal(stderr, '');
  assert.match(stdout, /5 implementations of /);
  assert.match(stdout, /Total .*\d/);
  assert.match(stdout, /npm run ide/);
});

// Command plan: formats, options and exit statuses, on real folders.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { cli, folderWith } from './in-process';

const files = {
  'core/manager.ts': 'export class Manager {}\n',
  'legacy/manager.ts': "/** Compatibility shim. */\nexport { Manager } from '../core/manager';\n",
  'app.ts': "import { Manager } from './legacy/manager';\n\nnew Manager();\n",
  'a.ts': "import { b } from './b';\nexport const a = () => b();\n",
  'b.ts': "import { a } from './a';\nexport const b = () => a();\n",
};
const sample = resolve('test/workspaces/websocket-dual-pattern');

async function plan(cwd: string, ...argv: string[]) {
  return cli(['plan', '--threads', '0', '--no-cache', ...argv], { cwd });
}

test('pretty: the table, the phases, each step with its files, fix and order', async (context) => {
  const { status, stdout, stderr } = await plan(folderWith(context, files), '--rule', 'compatibility-shim');
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  assert.match(stdout, /^── Found → wanted ─+\n\n {2}Compatibility shims {2}1 → 0\n/);
  assert.match(stdout, /\n── P0: duplicate definitions, shims, cycles that fail ─+ 1 step\n/);
  assert.match(
    stdout,
    /\nP0\.1 {2}Remove the shim legacy\/manager\.ts\n {6}1 importer; settles 1 compatibility-shim, 1 legacy-import\n {6}1\. Let 1 module import from core\/manager\.ts instead: `ssot fix --rule legacy-import`\n {9}app\.ts:1 {2}Manager\n {6}2\. Delete legacy\/manager\.ts\n/,
  );
  assert.match(stdout, /\n1 step\. `ssot fix` works on the whole workspace/);
});

test('json, version 1: root-relative, zero-based, every step', async (context) => {
  const root = folderWith(context, files);
  const { stdout } = await plan(root, '--format', 'json', '--rule', 'legacy-import', '--rule', 'compatibility-shim');
  const json = JSON.parse(stdout);
  assert.deepEqual(Object.keys(json), ['version', 'root', 'rows', 'notRun', 'phases']);
  assert.deepEqual([json.version, json.root, json.notRun], [1, root, []]);
  assert.deepEqual(json.rows, [
    { rule: 'compatibility-shim', what: 'Compatibility shims', found: 1, wanted: 0, detail: '' },
    {
      ...{ rule: 'legacy-import', what: 'Files that import legacy paths', found: 1, wanted: 0 },
      detail: '1 import of 1 path, 1 with a fix',
    },
  ]);
  assert.deepEqual(
    json.phases.map(({ id, steps }: { id: string; steps: unknown[] }) => [id, steps.length]),
    [
      ['P0', 1],
      ['P1', 0],
      ['P2', 0],
    ],
  );
  const { groups, ...step } = json.phases[0].steps[0];
  assert.match(groups.join(), /^compatibility-shim:[0-9a-f]+$/);
  assert.deepEqual(step, {
    id: 'P0.1',
    rule: 'compatibility-shim',
    title: 'Remove the shim legacy/manager.ts',
    files: ['legacy/manager.ts'],
    importers: 1,
    actions: [
      {
        text: 'Let 1 module import from core/manager.ts instead',
        fix: 'ssot fix --rule legacy-import',
        places: [{ file: 'app.ts', line: 0, note: 'Manager' }],
      },
      { text: 'Delete legacy/manager.ts', fix: null, places: [] },
    ],
    dependsOn: [],
    settles: { 'compatibility-shim': 1, 'legacy-import': 1 },
  });
});

test('markdown goes into a file', async (context) => {
  const root = folderWith(context, files);
  const { stdout, stderr, status } = await plan(root, '--format', 'markdown', '--output', 'PLAN.md');
  assert.deepEqual({ stdout, status }, { stdout: '', status: 0 });
  assert.match(stderr, /Wrote 2 steps to .*PLAN\.md\n/);
  const text = readFileSync(join(root, 'PLAN.md'), 'utf8');
  assert.match(text, /^# Plan for a single source of truth\n\n\| \| found \| wanted \| \|\n/);
  assert.match(text, /\n\| Modules on import cycles \| 2 \| 0 \| 1 runtime component of 2 modules \|\n/);
  assert.match(text, /\n## P2: .* \(1 step\)\n\n### P2\.1 Open the import cycle of 2 modules at 1 import\n/);
  assert.match(
    text,
    /\n1\. Let 1 module import from core\/manager\.ts instead \(`ssot fix --rule legacy-import`\)\n {3}- `app\.ts:1` Manager\n/,
  );
});

test('a path and a rule leave out what does not touch them', async (context) => {
  const root = folderWith(context, files);
  const titles = async (...argv: string[]) => {
    const json = JSON.parse((await plan(root, '--format', 'json', ...argv)).stdout);
    return json.phases.flatMap(({ steps }: { steps: { title: string }[] }) => steps.map(({ title }) => title));
  };
  const [shim, cycle] = ['Remove the shim legacy/manager.ts', 'Open the import cycle of 2 modules at 1 import'];
  assert.deepEqual(await titles(), [shim, cycle]);
  assert.deepEqual(await titles('b.ts'), [cycle]);
  assert.deepEqual(await titles('app.ts'), [shim]);
  assert.deepEqual(await titles('--rule', 'legacy-import'), [shim]);
  assert.deepEqual(await titles('core'), []);
});

test('what was accepted in a baseline is still to be done', async (context) => {
  const root = folderWith(context, files);
  await cli(['baseline', '--threads', '0', '--no-cache', '--quiet'], { cwd: root });
  assert.equal(
    JSON.parse((await cli(['check', '--format', 'json', '--threads', '0'], { cwd: root })).stdout).findings.length,
    0,
  );
  assert.match((await plan(root)).stdout, /Compatibility shims +1 → 0/);
});

test('nothing to do, and mistakes', async (context) => {
  const clean = folderWith(context, { 'a.py': 'import os\n' });
  const { status, stdout } = await plan(clean);
  assert.equal(status, 0);
  assert.match(stdout, /Compatibility shims +0 → 0/);
  assert.match(stdout, /Nothing is left to do\.\n$/);
  for (const [argv, said] of [
    [['--format', 'dot'], /--format expects one of pretty, markdown, json; found "dot"/],
    [['--rule', 'import-cycles'], /Did you mean import-cycle\?/],
    [['nowhere'], /PATH expects a file or folder; found nowhere/],
    [['--steps', 'some'], /--steps expects a whole number, 0 or more; found "some"/],
    [['--output', 'no/plan.md'], /folder that exists/],
  ] as const) {
    const wrong = await plan(clean, ...argv);
    assert.equal(wrong.status, 2);
    assert.equal(wrong.stdout, '');
    assert.match(wrong.stderr, said);
  }
});

test('a rule that is off has no row, and the plan says so', async (context) => {
  const root = folderWith(context, { ...files, 'ssot.config.json': '{ "rules": { "import-cycle": "off" } }' });
  const { stdout } = await plan(root);
  assert.doesNotMatch(stdout, /Modules on import cycles/);
  assert.match(stdout, /Not run, so not counted: .*import-cycle/);
});

test('many steps: the first in full, the next by name, the rest by number; --steps 0 shows all', async (context) => {
  const many: Record<string, string> = {};
  for (let at = 10; at < 40; at++) {
    many[`core/m${at}.ts`] = `export class M${at} {}\n`;
    many[`old/m${at}.ts`] = `/** Compatibility shim. */\nexport { M${at} } from '../core/m${at}';\n`;
  }
  const root = folderWith(context, many);
  const { stdout } = await plan(root);
  assert.equal(stdout.match(/Nothing in this workspace/g)?.length, 5);
  assert.match(stdout, /\nFurther steps; --steps 0 shows all of them in full, PATH and --rule a part:\n/);
  assert.match(stdout, /\nP0\.20 {2}Remove the shim old\/m29\.ts\n {6}and 10 more of compatibility-shim\n/);
  const all = (await plan(root, '--steps', '0')).stdout;
  assert.equal(all.match(/Nothing in this/g)?.length, 30);
  assert.doesNotMatch(all, /Further steps/);
  const markdown = (await plan(root, '--format', 'markdown', '--steps', '2')).stdout;
  assert.match(markdown, /\nMore steps: 28 of compatibility-shim\./);
});

test('two runs print the same bytes, with threads or without, and no line is too wide', async () => {
  const first = await plan(sample);
  assert.equal(first.stdout, (await cli(['plan', '--threads', '2'], { cwd: sample })).stdout);
  const narrow = await cli(['plan', '--threads', '0', '--steps', '0'], {
    ...{ cwd: sample, terminal: 'stdout', columns: 72, env: { NO_COLOR: '1' } },
  });
  for (const line of narrow.stdout.split('\n')) assert.ok([...line].length <= 72 || !line.trim().includes(' '), line);
});

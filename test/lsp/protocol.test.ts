// The whole server as an editor meets it: dist/server.js in a process of its own, on real folders.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../host/temporary-folder';
import { applied, type ClientOptions, type LanguageClient, spawnServer, uri } from '../support/language-client';

const opened = {
  'a.ts': "import { b } from './b';\nexport const a = () => b;\n",
  'b.ts': 'export const b = () => 1;\n',
};
const closedCycle = ['a.ts:0:19 import-cycle', 'b.ts:0:19 import-cycle'];
const legacy = {
  'core/manager.ts': 'export class Manager {}\n',
  'legacy/manager.ts': "/** Compatibility shim for old callers. */\nexport { Manager } from '../core/manager';\n",
  'app.ts': "import { Manager as Boss } from './legacy/manager';\n\nnew Boss();\n",
  'tools.ts': 'import { Manager } from "./legacy/manager"\nnew Manager()\n',
};

test('findings of closed files are there without any file being opened, in both languages', async (context) => {
  const root = temporaryFolder(context, {
    ...opened,
    'b.ts': "import { a } from './a';\nexport const b = () => a;\n",
    'pkg/__init__.py': '',
    'pkg/one.py': 'from pkg import two\n\n\ndef f():\n    return two\n',
    'pkg/two.py': 'import os\nfrom pkg import one\n\n\ndef g():\n    return one, os\n',
  });
  const client = await start(context, { folders: [root] });
  await client.shows([...closedCycle, 'pkg/one.py:0:16 import-cycle', 'pkg/two.py:1:16 import-cycle'], root);
  const [finding] = client.shown.get(uri(join(root, 'a.ts')))!;
  assert.equal(finding!.source, 'SSOT Guard');
  assert.equal(finding!.severity, 2);
  assert.ok(finding!.codeDescription!.href.endsWith('/server/docs/rules/import-cycle.md'));
  assert.ok(readFileSync(new URL(finding!.codeDescription!.href), 'utf8').includes('# import-cycle'));
  assert.deepEqual(
    finding!.relatedInformation?.map(({ location }) => location.uri).sort(),
    ['a.ts', 'b.ts'].map((file) => uri(join(root, file))),
  );
});

test('an unsaved edit that closes a cycle is shown at both ends, and undone', async (context) => {
  const root = temporaryFolder(context, opened);
  const client = await start(context, { folders: [root] });
  await client.ready();
  const b = join(root, 'b.ts');
  await client.open(b, opened['b.ts']);
  await client.change(b, { range: between(0, 0, 0, 25), text: "import { a } from './a';\nexport const b = () => a;" });
  await client.shows(closedCycle, root);
  assert.equal(client.published.findLast((params) => params.uri === uri(b))?.version, 2);
  assert.equal(readFileSync(b, 'utf8'), opened['b.ts']);
  await client.change(b, { range: between(0, 0, 1, 25), text: 'export const b = () => 1;' });
  await client.shows([], root);
  await client.change(b, { text: "import { a } from './a';\nexport const b = () => a;\n" });
  await client.shows(closedCycle, root);
  await client.close(b);
  await client.shows([], root);
});

test('a file that does not exist yet counts as soon as it is typed', async (context) => {
  const root = temporaryFolder(context, { 'a.ts': opened['a.ts'] });
  const client = await start(context, { folders: [root] });
  await client.ready();
  await client.open(join(root, 'b.ts'), "import { a } from './a';\nexport const b = () => a;\n");
  await client.shows(closedCycle, root);
  await client.close(join(root, 'b.ts'));
  await client.shows([], root);
});

test('the quick fix for a legacy import: this one, all in the file, all in the workspace', async (context) => {
  const root = temporaryFolder(context, legacy);
  const client = await start(context, { folders: [root] });
  const found = [
    'app.ts:0:33 legacy-import',
    'legacy/manager.ts:0:0 compatibility-shim',
    'tools.ts:0:25 legacy-import',
  ];
  await client.shows(found, root);
  const app = join(root, 'app.ts');
  await client.open(app, legacy['app.ts']);
  const actions = await client.actions(app, between(0, 33, 0, 33));
  const titles = actions.map(({ title }) => title);
  assert.equal(titles.length, 3, titles.join());
  assert.ok(titles.every((title) => title.length > 0 && actions[0]!.edit === undefined));
  assert.deepEqual(
    actions.map(({ kind, isPreferred }) => [kind, isPreferred === true]),
    [
      ['quickfix', true],
      ['quickfix', false],
      ['quickfix', false],
    ],
  );
  const edits = await Promise.all(actions.map(async (action) => (await client.resolve(action)).edit));
  const mended = "import { Manager as Boss } from './core/manager';\n\nnew Boss();\n";
  const alsoMended = 'import { Manager } from "./core/manager"\nnew Manager()\n';
  assert.deepEqual(applied(edits[0], textOf), { [uri(app)]: mended });
  assert.deepEqual(applied(edits[1], textOf), { [uri(app)]: mended, [uri(join(root, 'tools.ts'))]: alsoMended });
  await client.change(app, { text: mended });
  await client.shows([...found.slice(1), 'tools.ts:0:9 split-import-path'], root);
  // The text has moved on: what was offered for it is offered no more.
  assert.equal((await client.resolve(actions[0]!)).edit, undefined);
});

test('the quick fix in Python keeps the name, and the file’s other lines', async (context) => {
  const app =
    '# -*- coding: utf-8 -*-\r\nimport os\r\nfrom legacy.manager import (\r\n    Manager,\r\n)\r\n\r\nManager(os)\r\n';
  const root = temporaryFolder(context, {
    'core/__init__.py': '',
    'core/manager.py': 'class Manager:\n    pass\n',
    'legacy/__init__.py': '',
    'legacy/manager.py': '"""Compatibility shim for old callers."""\nfrom core.manager import Manager\n',
    'app.py': app,
  });
  const client = await start(context, { folders: [root] });
  const file = join(root, 'app.py');
  await client.until(() => client.shown.has(uri(file)), 'the finding');
  const [finding] = client.shown.get(uri(file))!;
  assert.deepEqual([finding!.code, finding!.range.start.line], ['legacy-import', 2]);
  const [action] = await client.actions(file, finding!.range);
  const { edit } = await client.resolve(action!);
  assert.deepEqual(applied(edit, textOf), { [uri(file)]: app.replace('legacy.manager', 'core.manager') });
});

test('suppressing a finding silences it', async (context) => {
  const root = temporaryFolder(context, legacy);
  const client = await start(context, { folders: [root] });
  const app = join(root, 'app.ts');
  await client.until(() => client.shown.has(uri(app)), 'the finding');
  await client.open(app, legacy['app.ts']);
  const suppress = (await client.actions(app, between(0, 33, 0, 33))).at(-1)!;
  assert.equal(suppress.title, 'Suppress this legacy-import finding here');
  const text = applied((await client.resolve(suppress)).edit, textOf)[uri(app)]!;
  assert.equal(text, `// ssot-ignore-next-line legacy-import: \n${legacy['app.ts']}`);
  await client.change(app, { text: text.replace('import: ', 'import: a stub of a third party') });
  await client.until(() => !client.shown.has(uri(app)), 'the finding to go');
});

test('files that are deleted, moved or changed by others leave nothing stale behind', async (context) => {
  const root = temporaryFolder(context, { ...legacy, 'one/a.ts': "import './b';\n", 'one/b.ts': "import './a';\n" });
  const client = await start(context, { folders: [root] });
  const shim = 'legacy/manager.ts:0:0 compatibility-shim';
  const imports = ['app.ts:0:33 legacy-import', 'tools.ts:0:25 legacy-import'];
  const cycle = (folder: string) => [`${folder}/a.ts:0:8 import-cycle`, `${folder}/b.ts:0:8 import-cycle`];
  await client.shows([shim, ...imports, ...cycle('one')], root);

  renameSync(join(root, 'one'), join(root, 'two'));
  await client.filesChanged({ [join(root, 'one')]: 3, [join(root, 'two')]: 1 });
  await client.shows([shim, ...imports, ...cycle('two')], root);

  rmSync(join(root, 'two/b.ts'));
  renameSync(join(root, 'tools.ts'), join(root, 'tool.ts'));
  const changes = { [join(root, 'two/b.ts')]: 3, [join(root, 'tools.ts')]: 3, [join(root, 'tool.ts')]: 1 } as const;
  await client.filesChanged(changes);
  await client.shows([shim, imports[0]!, 'tool.ts:0:25 legacy-import'], root);

  writeFileSync(join(root, 'app.ts'), 'export {};\n');
  rmSync(join(root, 'legacy'), { recursive: true });
  await client.filesChanged({ [join(root, 'app.ts')]: 2, [join(root, 'legacy')]: 3 });
  await client.shows([], root);
});

test('after a branch switch the server shows what a new one shows', async (context) => {
  const branch = (salt: number) => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 60; index++) {
      const to = (index * 7 + salt) % 60;
      if ((index + salt) % 5 !== 0) files[`m${index}.ts`] = `import './m${to}';\nexport const x${salt} = 1;\n`;
    }
    return files;
  };
  const [before, after] = [branch(1), branch(3)];
  const root = temporaryFolder(context, before);
  const client = await start(context, { folders: [root] });
  await client.ready();
  await client.until(() => client.shown.size > 0, 'findings');
  const events: Record<string, 1 | 2 | 3> = {};
  for (const file of Object.keys(before)) {
    if (file in after) continue;
    rmSync(join(root, file));
    events[join(root, file)] = 3;
  }
  for (const [file, text] of Object.entries(after)) {
    writeFileSync(join(root, file), text);
    events[join(root, file)] = file in before ? 2 : 1;
  }
  await client.filesChanged(events);
  const other = await start(context, { folders: [root] });
  await other.ready();
  assert.notDeepEqual(other.messages(root), []);
  await client.shows(other.messages(root), root);
});

test('a fault in the configuration is shown at its place, while the last good one stays in force', async (context) => {
  const off = '{\n  "rules": { "import-cycle": "off" }\n}\n';
  const root = temporaryFolder(context, {
    ...opened,
    'ssot.config.json': off,
    'b.ts': "import './a';\nexport const b = 1;\n",
  });
  const client = await start(context, { folders: [root] });
  await client.ready();
  await client.shows([], root);
  const file = join(root, 'ssot.config.json');
  writeFileSync(file, off.replace('"off"', '"never"'));
  await client.filesChanged({ [file]: 2 });
  await client.shows(['ssot.config.json:1:29 configuration'], root);
  const [problem] = client.shown.get(uri(file))!;
  assert.equal(problem!.source, 'SSOT Guard');
  assert.equal(problem!.severity, 1);
  assert.match(String(problem!.message), /rules\.import-cycle/);
  writeFileSync(file, '{\n');
  await client.filesChanged({ [file]: 2 });
  await client.until(() => client.shown.get(uri(file))?.[0]?.message !== problem!.message, 'another fault');
  assert.deepEqual([...client.shown.keys()], [uri(file)]);
  rmSync(file);
  await client.filesChanged({ [file]: 3 });
  await client.shows(['a.ts:0:19 import-cycle', 'b.ts:0:8 import-cycle'], root);
});

test('settings of the editor are laid over the configuration', async (context) => {
  const root = temporaryFolder(context, { 'a.ts': "import './b';\n", 'b.ts': "import './a';\n" });
  const client = await start(context, { folders: [root], settings: { rules: { 'import-cycle': 'error' } } });
  const found = ['a.ts:0:8 import-cycle', 'b.ts:0:8 import-cycle'];
  await client.shows(found, root);
  assert.equal(client.shown.get(uri(join(root, 'a.ts')))![0]!.severity, 1);
  await client.configure({ rules: { 'import-cycle': 'off' } });
  await client.shows([], root);
  await client.configure({ rules: {} });
  await client.shows(found, root);
});

test('folders join and leave; names with spaces, percent signs and other scripts are no matter', async (context) => {
  const root = temporaryFolder(context, {
    'erste ü, 100% #1/a b.ts': "import './c';\n",
    'erste ü, 100% #1/c.ts': "import './a b';\n",
    '第二/x.py': 'import y\n',
    '第二/y.py': 'import x\n',
  });
  const [first, second] = [join(root, 'erste ü, 100% #1'), join(root, '第二')];
  const client = await start(context, { folders: [first] });
  await client.ready();
  await client.until(() => client.shown.size === 2, 'the first folder’s cycle');
  assert.deepEqual([...client.shown.keys()].sort(), [uri(join(first, 'a b.ts')), uri(join(first, 'c.ts'))]);
  await client.foldersChanged([second], [first]);
  await client.shows(['第二/x.py:0:7 import-cycle', '第二/y.py:0:7 import-cycle'], root);
  await client.foldersChanged([], [second]);
  await client.shows([], root);
});

test('bad files are passed over, and the rest is analysed', async (context) => {
  const root = temporaryFolder(context, {
    'a.py': 'import b\n',
    'b.py': 'import a\n',
    'binary.py': Uint8Array.from({ length: 4096 }, (_, index) => (index * 31) % 256),
    'latin.py': Uint8Array.from([0x78, 0x20, 0x3d, 0x20, 0x22, 0xe9, 0x22, 0x0a]),
    'broken.ts': 'import { from "./nowhere\nclass {{{',
    loop: '-> .',
  });
  const client = await start(context, { folders: [root] });
  await client.shows(['a.py:0:7 import-cycle', 'b.py:0:7 import-cycle'], root);
});

test('a workspace with no source, and a folder that is not there, are ready and empty', async (context) => {
  const root = temporaryFolder(context, { 'notes.txt': 'nothing' });
  const client = await start(context, { folders: [root, join(root, 'gone')] });
  await client.until(() => client.states.some(({ state }) => state !== 'indexing'), 'an end to indexing');
  assert.deepEqual(client.messages(), []);
  mkdirSync(join(root, 'gone'));
  writeFileSync(join(root, 'gone/a.ts'), "import './a';\n");
  await client.filesChanged({ [join(root, 'gone')]: 1 });
  await client.shows(['gone/a.ts:0:8 import-cycle'], root);
});

test('whenever indexing is cancelled, the end is a stated one, and indexing again shows everything', async (context) => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 400; index++) files[`m${index}.ts`] = `import './m${(index + 1) % 400}';\n`;
  const root = temporaryFolder(context, files);
  const client = await start(context, { folders: [root] });
  await client.until(() => client.progress.length > 0, 'progress');
  const { token } = client.progress[0]!;
  await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
  await client.until(() => ['ready', 'cancelled'].includes(client.states.at(-1)?.state ?? ''), 'an end');
  if (client.states.at(-1)!.state === 'cancelled') assert.deepEqual(client.messages(), []);
  await client.request('workspace/executeCommand', { command: 'ssotGuard.reindex' });
  await client.until(() => client.shown.size === 400, 'all findings');
});

function textOf(file: string): string {
  return readFileSync(new URL(file), 'utf8');
}

function between(line: number, character: number, endLine: number, endCharacter: number) {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

async function start(context: TestContext, options: ClientOptions): Promise<LanguageClient> {
  const client = await spawnServer(options);
  context.after(() => client.stop());
  return client;
}

// Command fix: what is written, what is left alone, what is only shown.
import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ReadyFix, Session, SessionOptions } from '../../server/src/host/session';
import type { TextEdit } from '../../server/src/text/text-edit';
import { cli, finding, folderWith, reportWith } from './in-process';

/** Each `old` is a finding of one rule, each `older` becomes `old` by another one's fix. */
function renaming(disk: (path: string) => string, paths: readonly string[]): (options: SessionOptions) => Session {
  const buffers = new Map<string, string>();
  const text = (path: string) => buffers.get(path) ?? disk(path);
  const places = (word: string) =>
    paths.flatMap((file) =>
      [...text(file).matchAll(new RegExp(`\\b${word}\\b`, 'g'))].map(({ index }) => ({ file, index })),
    );
  const kinds = {
    old: ['legacy-import', 'new'],
    older: ['split-import-path', 'old'],
    circle: ['import-order', 'circle2'],
    circle2: ['import-order', 'circle'],
  } as const;
  const report = () =>
    reportWith(
      Object.entries(kinds).flatMap(([word, [rule]]) =>
        places(word).map(({ file }) => finding({ file, rule, data: { word }, fixes: [`rename-${word}`] })),
      ),
    );
  return ({ root }) => ({
    root,
    baselineFile: '',
    configurationProblems: [],
    recall: async () => undefined,
    index: async () => {},
    filesChanged: async () => {},
    save: () => {},
    close: async () => {},
    setBuffer: (path, content) => void buffers.set(path, content!),
    text,
    report,
    reportInTurns: async () => report(),
    workspace: () => {
      throw new Error('fixes ask for no graph');
    },
    fixes({ data: { word } }): ReadyFix[] {
      const [rule, to] = kinds[word as keyof typeof kinds];
      const edits = new Map<string, TextEdit[]>();
      for (const { file, index } of places(word as string)) {
        const span = { start: index, end: index + (word as string).length };
        edits.set(file, [...(edits.get(file) ?? []), { span, newText: to }]);
      }
      const findings = report().findings.filter((each) => each.rule === rule && each.data.word === word);
      return [{ id: `rename-${word}`, title: '', edits, findings, preferred: true }];
    },
  });
}

const reading = (root: string) => (path: string) => new TextDecoder().decode(readFileSync(join(root, path)));

test('fixes are applied until none is left, across rules', async (context) => {
  const cwd = folderWith(context, { 'a.py': 'import older\nimport old\n', 'b/c.py': 'x\n', 'd.py': 'old' });
  const session = renaming(reading(cwd), ['a.py', 'b/c.py', 'd.py']);
  const { status, stdout, stderr } = await cli(['fix'], { cwd, session });
  assert.equal(status, 0);
  assert.equal(stdout, 'a.py\nd.py\n');
  assert.equal(stderr, '3 findings fixed in 2 files.\n');
  assert.equal(readFileSync(join(cwd, 'a.py'), 'utf8'), 'import new\nimport new\n');
  assert.equal(readFileSync(join(cwd, 'd.py'), 'utf8'), 'new');
  assert.deepEqual(readdirSync(cwd).sort(), ['a.py', 'b', 'd.py']);
});

test('--rule leaves the other rules’ findings', async (context) => {
  const cwd = folderWith(context, { 'a.py': 'import older\nimport old\n' });
  await cli(['fix', '--rule', 'split-import-path'], { cwd, session: renaming(reading(cwd), ['a.py']) });
  assert.equal(readFileSync(join(cwd, 'a.py'), 'utf8'), 'import old\nimport old\n');
});

test('--dry-run prints a diff and writes nothing', async (context) => {
  const cwd = folderWith(context, { 'a.py': 'import old\nx = 1\n' });
  const { status, stdout, stderr } = await cli(['fix', '--dry-run'], {
    cwd,
    session: renaming(reading(cwd), ['a.py']),
  });
  assert.equal(status, 0);
  assert.equal(stdout, '--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n-import old\n+import new\n x = 1\n');
  assert.equal(stderr, '1 finding would be fixed in 1 file.\n');
  assert.equal(readFileSync(join(cwd, 'a.py'), 'utf8'), 'import old\nx = 1\n');
});

test('--dry-run of another root names files below it, so that the diff can be applied there', async (context) => {
  const root = folderWith(context, { 'a.py': 'import old\nx = 1\n', 'sub/b.py': '' });
  const diff = '--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n-import old\n+import new\n x = 1\n';
  for (const cwd of [folderWith(context), join(root, 'sub')]) {
    const session = renaming(reading(root), ['a.py']);
    assert.equal((await cli(['fix', '--dry-run', '--root', root], { cwd, session })).stdout, diff);
  }
});

test('mode, byte order mark and line ends are kept, links are followed', async (context) => {
  const cwd = folderWith(context, { 'a.py': '\ufeffimport old\r\n# é\r\n', 'real/b.py': 'old\n' });
  chmodSync(join(cwd, 'a.py'), 0o754);
  symlinkSync(join('real', 'b.py'), join(cwd, 'b.py'));
  const session = renaming((path) => reading(cwd)(path).replace(/^\ufeff/, ''), ['a.py', 'b.py']);
  assert.equal((await cli(['fix'], { cwd, session })).status, 0);
  assert.equal(readFileSync(join(cwd, 'a.py'), 'utf8'), '\ufeffimport new\r\n# é\r\n');
  assert.equal(statSync(join(cwd, 'a.py')).mode & 0o777, 0o754);
  assert.ok(lstatSync(join(cwd, 'b.py')).isSymbolicLink());
  assert.equal(readFileSync(join(cwd, 'real/b.py'), 'utf8'), 'new\n');
});

test('a file that changed meanwhile, or is not UTF-8, is left as it is and told', async (context) => {
  const cwd = folderWith(context, {
    'a.py': 'old\n',
    'b.py': new Uint8Array([...Buffer.from('old # '), 0xe9]),
    'c.py': 'old\n',
  });
  const texts = new Map(['a.py', 'b.py', 'c.py'].map((path) => [path, reading(cwd)(path)]));
  const session = renaming((path) => texts.get(path)!, ['a.py', 'b.py', 'c.py']);
  writeFileSync(join(cwd, 'a.py'), 'old, edited\n');
  const { status, stdout, stderr } = await cli(['fix'], { cwd, session });
  assert.equal(status, 3);
  assert.equal(stdout, 'c.py\n');
  assert.match(stderr, /a\.py was left as it is: it changed meanwhile\nb\.py was left as it is: it is not UTF-8\n/);
  assert.equal(readFileSync(join(cwd, 'a.py'), 'utf8'), 'old, edited\n');
  assert.equal(readFileSync(join(cwd, 'b.py')).at(-1), 0xe9);
});

test('fixes that call for each other end, and say so', async (context) => {
  const cwd = folderWith(context, { 'a.py': 'circle\n' });
  const { status, stderr } = await cli(['fix', '--dry-run'], { cwd, session: renaming(reading(cwd), ['a.py']) });
  assert.equal(status, 0);
  assert.match(stderr, /kept calling for others/);
});

test('nothing to fix', async (context) => {
  const cwd = folderWith(context, { 'a.py': 'x\n' });
  const { status, stdout, stderr } = await cli(['fix'], { cwd, session: renaming(reading(cwd), ['a.py']) });
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: 'Nothing to fix.\n' });
});

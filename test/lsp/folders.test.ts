// Workspace folders: several, nested, joining and leaving; on sessions without an engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeSessions } from '../support/fake-session';
import { connectServer, uri } from '../support/language-client';

test('findings of closed files are shown, in every folder, without any file being opened', async () => {
  const sessions = new FakeSessions({ '/one/a.ts': 'BAD old', '/one/ok.ts': 'fine', '/two/a b/ü.py': '\nBAD old' });
  const client = await connectServer(sessions.open, { folders: ['/one', '/two'] });
  await client.shows(['/one/a.ts:0:0 legacy-import', '/two/a b/ü.py:1:0 legacy-import'].map(relative), '');
  const tree = await client.violations();
  assert.deepEqual(
    tree.folders.map(({ name, rules }) => [name, rules.map(({ rule, count }) => [rule, count])]),
    [
      ['one', [['legacy-import', 1]]],
      ['two', [['legacy-import', 1]]],
    ],
  );
  const place = tree.folders[1]!.rules[0]!.groups[0]!;
  assert.equal(place.title, 'Group legacy-import:old');
  assert.deepEqual([place.places[0]!.path, place.places[0]!.uri], ['a b/ü.py', uri('/two/a b/ü.py')]);
  await client.stop();
});

test('a folder that joins is analysed, one that leaves takes its diagnostics along and its session ends', async () => {
  const sessions = new FakeSessions({ '/one/a.ts': 'BAD old', '/two/b.ts': 'BAD old' });
  const client = await connectServer(sessions.open, { folders: ['/one'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/one');
  await client.foldersChanged(['/two'], ['/one']);
  await client.shows(['b.ts:0:0 legacy-import'], '/two');
  assert.deepEqual(
    sessions.live.map(({ root }) => root),
    ['/two'],
  );
  await client.foldersChanged([], ['/two']);
  await client.shows([], '');
  assert.deepEqual(sessions.live, []);
  assert.deepEqual((await client.violations()).folders, []);
  await client.stop();
});

test('what two nested folders both find is shown once, and stays when the inner folder leaves', async () => {
  const sessions = new FakeSessions({ '/work/a.ts': 'BAD old', '/work/inner/b.ts': 'BAD old\nBAD new' });
  const client = await connectServer(sessions.open, { folders: ['/work', '/work/inner'] });
  const all = ['a.ts:0:0 legacy-import', 'inner/b.ts:0:0 legacy-import', 'inner/b.ts:1:0 legacy-import'];
  await client.shows(all, '/work');
  const owner = (line: number) =>
    client.shown.get(uri('/work/inner/b.ts'))?.find(({ range }) => range.start.line === line)?.data.folder;
  assert.equal(owner(0), uri('/work/inner'));
  const counts = async () => (await client.violations()).folders.map(({ name, rules }) => [name, rules[0]?.count ?? 0]);
  assert.deepEqual(await counts(), [
    ['work', 1],
    ['inner', 2],
  ]);
  assert.equal(client.states.at(-1)?.findings, 3);
  await client.foldersChanged([], ['/work/inner']);
  await client.until(() => owner(0) === uri('/work'), 'the outer folder’s finding');
  await client.shows(all, '/work');
  assert.deepEqual(await counts(), [['work', 3]]);
  await client.stop();
});

test('an unsaved edit in a nested folder reaches both folders', async () => {
  const sessions = new FakeSessions({ '/work/inner/b.ts': 'fine' });
  const client = await connectServer(sessions.open, { folders: ['/work', '/work/inner'] });
  await client.ready();
  await client.open('/work/inner/b.ts', 'BAD old');
  await client.shows(['inner/b.ts:0:0 legacy-import'], '/work');
  for (const session of sessions.live) assert.equal(session.report().findings.length, 1);
  await client.stop();
});

test('files outside all folders, and documents that are no files, are ignored without an error', async () => {
  const sessions = new FakeSessions({ '/one/a.ts': 'fine' });
  const client = await connectServer(sessions.open, { folders: ['/one'] });
  await client.ready();
  await client.open('/elsewhere/x.ts', 'BAD old');
  for (const odd of ['untitled:Untitled-1', 'git:/one/a.ts?%7B%7D', 'file:///one/%ZZ.ts']) {
    const textDocument = { uri: odd, languageId: 'typescript', version: 1, text: 'BAD old' };
    await client.connection.sendNotification('textDocument/didOpen', { textDocument });
    const contentChanges = [{ text: 'BAD older' }];
    await client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
    const none = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    const params = { textDocument, range: none, context: { diagnostics: [] } };
    assert.deepEqual(await client.request('textDocument/codeAction', params), []);
    assert.deepEqual(await client.request('textDocument/diagnostic', { textDocument }), { kind: 'full', items: [] });
    await client.connection.sendNotification('textDocument/didClose', { textDocument });
  }
  assert.deepEqual(client.messages(), []);
  assert.deepEqual(client.log, []);
  await client.stop();
});

test('a folder that is not on disk is refused, the others are analysed', async () => {
  const sessions = new FakeSessions({ '/one/a.ts': 'BAD old' });
  const client = await connectServer(sessions.open, { folders: ['/one'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/one');
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: {
      added: [
        { uri: 'vscode-vfs://github/x', name: 'x' },
        { uri: uri('/one'), name: 'again' },
      ],
      removed: [],
    },
  });
  await client.until(() => client.log.some((line) => line.includes('vscode-vfs://github/x')), 'the refusal');
  assert.equal(sessions.opened.length, 1);
  await client.stop();
});

test('without any folder the server is ready and has nothing to show', async () => {
  const client = await connectServer(new FakeSessions({}).open, { folders: [] });
  await client.ready();
  assert.deepEqual(await client.violations(), { folders: [] });
  await client.stop();
});

function relative(line: string): string {
  return line.slice(1);
}

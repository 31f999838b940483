// Open documents: unsaved text counts, incrementally, and only what changed is published.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeSessions } from '../support/fake-session';
import { connectServer, uri } from '../support/language-client';

const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

test('edits are taken over in steps; closing without saving brings the file on disk back', async () => {
  const sessions = new FakeSessions({ '/w/a.ts': 'one\r\ntwo 😀 fine\r\n', '/w/b.ts': 'BAD old' });
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['b.ts:0:0 legacy-import'], '/w');
  await client.open('/w/a.ts', sessions.disk.get('/w/a.ts')!);
  // After the emoji, which is two UTF-16 units; and then a line before it.
  await client.change('/w/a.ts', { range: at(1, 7, 11), text: 'BAD new' }, { range: at(0, 0, 0), text: '\n' });
  await client.shows(['a.ts:2:7 legacy-import', 'b.ts:0:0 legacy-import'], '/w');
  assert.equal(sessions.live[0]!.text('a.ts'), '\none\r\ntwo 😀 BAD new\r\n');
  await client.change('/w/a.ts', { text: 'fine' });
  await client.shows(['b.ts:0:0 legacy-import'], '/w');
  await client.change('/w/a.ts', { text: 'BAD again' });
  await client.shows(['a.ts:0:0 legacy-import', 'b.ts:0:0 legacy-import'], '/w');
  await client.close('/w/a.ts');
  await client.shows(['b.ts:0:0 legacy-import'], '/w');
  await client.stop();
});

test('diagnostics carry the version that they speak of, and unchanged files are not published again', async () => {
  const sessions = new FakeSessions({ '/w/a.ts': 'fine', '/w/b.ts': 'BAD old' });
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['b.ts:0:0 legacy-import'], '/w');
  await client.open('/w/a.ts', 'fine');
  await client.change('/w/a.ts', { text: 'BAD new' });
  await client.until(() => client.shown.has(uri('/w/a.ts')), 'a finding');
  await client.change('/w/a.ts', { text: 'BAD new // and more' });
  await client.request('ssotGuard/state');
  await client.change('/w/a.ts', { text: ' BAD new' });
  await client.until(() => client.shown.get(uri('/w/a.ts'))?.[0]?.range.start.character === 1, 'the finding moved');
  const about = (path: string) => client.published.filter((params) => params.uri === uri(path));
  assert.deepEqual(
    about('/w/a.ts').map(({ version }) => version),
    [2, 4],
  );
  assert.deepEqual(
    about('/w/b.ts').map(({ version }) => version),
    [undefined],
  );
  await client.stop();
});

test('a file that the client spells otherwise when it opens it is not shown twice', async () => {
  const sessions = new FakeSessions({ '/w/a(1).ts': 'BAD old' });
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.until(() => client.shown.has('file:///w/a%281%29.ts'), 'the closed file');
  const textDocument = { uri: 'file:///w/a(1).ts', languageId: 'typescript', version: 7, text: 'BAD old' };
  await client.connection.sendNotification('textDocument/didOpen', { textDocument });
  await client.until(() => client.shown.has('file:///w/a(1).ts'), 'the open document');
  assert.equal(client.shown.size, 1);
  await client.stop();
});

test('a change to a document that is not open is passed over', async () => {
  const sessions = new FakeSessions({ '/w/a.ts': 'fine' });
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.ready();
  await client.change('/w/a.ts', { text: 'BAD old' });
  await client.close('/w/a.ts');
  await client.open('/w/notes.md', 'BAD old');
  await client.open('/w/a.ts', 'BAD new');
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await client.stop();
});

test('documents opened before and during indexing count once it is done', async () => {
  const sessions = new FakeSessions({ '/w/a.ts': 'fine', '/w/b.ts': 'BAD old' });
  let goOn = () => {};
  sessions.duringIndex = () =>
    new Promise((resolve) => {
      goOn = resolve;
    });
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.open('/w/a.ts', 'BAD new');
  await client.ready('indexing');
  await client.until(
    () => sessions.opened[0]?.calls.includes('index') === true || client.states.length > 1,
    'indexing',
  );
  await client.open('/w/b.ts', 'fine');
  await client.request('ssotGuard/state');
  goOn();
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await client.stop();
});

test('changes on disk arrive in one piece, what is in packages and in .git does not', async () => {
  const sessions = new FakeSessions({ '/w/a.ts': 'BAD old', '/w/lib/b.ts': 'BAD old', '/w/lib/c.ts': 'BAD old' });
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import', 'lib/b.ts:0:0 legacy-import', 'lib/c.ts:0:0 legacy-import'], '/w');
  sessions.disk.set('/w/a.ts', 'fine');
  sessions.disk.set('/w/new.ts', 'BAD new');
  sessions.disk.delete('/w/lib/b.ts');
  sessions.disk.delete('/w/lib/c.ts');
  await client.filesChanged({ '/w/a.ts': 2, '/w/node_modules/x/index.js': 1, '/w/.git/HEAD': 2 });
  await client.filesChanged({ '/w/new.ts': 1, '/w/lib': 3, '/elsewhere/a.ts': 3, '/w/node_modules/@scope/y': 1 });
  await client.shows(['new.ts:0:0 legacy-import'], '/w');
  assert.deepEqual(
    sessions.live[0]!.calls.filter((call) => call.startsWith('filesChanged')),
    ['filesChanged a.ts lib new.ts node_modules/@scope/y'],
  );
  await client.stop();
});

test('a change on disk during indexing is not lost', async () => {
  const sessions = new FakeSessions({ '/w/a.ts': 'BAD old' });
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  let goOn = () => {};
  let indexing = false;
  sessions.duringIndex = () => {
    indexing = true;
    return new Promise((resolve) => {
      goOn = resolve;
    });
  };
  const done = client.request('workspace/executeCommand', { command: 'ssotGuard.reindex' });
  await client.until(() => indexing || client.states.at(-1)?.state === 'indexing', 'indexing');
  await client.filesChanged({ '/w/a.ts': 2 });
  await client.request('ssotGuard/state');
  goOn();
  await done;
  await client
    .until(() => sessions.live[0]!.calls.some((call) => call.startsWith('filesChanged')), 'the change')
    .catch(() => {});
  assert.deepEqual(
    sessions.live[0]!.calls.filter((call) => call.startsWith('filesChanged')),
    ['filesChanged a.ts'],
  );
  await client.stop();
});

test('a session that cannot follow a change is indexed anew, and so is a folder that was replaced', async () => {
  const sessions = new FakeSessions({ '/w/a.ts': 'BAD old' });
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  sessions.fail.filesChanged = new Error('lost track');
  sessions.disk.set('/w/a.ts', '\nBAD old');
  await client.filesChanged({ '/w/a.ts': 2 });
  await client.shows(['a.ts:1:0 legacy-import'], '/w');
  sessions.fail = {};
  sessions.disk.delete('/w/a.ts');
  await client.filesChanged({ '/w': 3 });
  await client.shows([], '/w');
  await client.stop();
});

test('saving tells of a change to a client that watches no files', async () => {
  const sessions = new FakeSessions({ '/w/a.ts': 'BAD old', '/w/ssot.config.json': '{}' });
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  sessions.disk.set('/w/ssot.config.json', '!broken');
  await client.connection.sendNotification('textDocument/didSave', {
    textDocument: { uri: uri('/w/ssot.config.json') },
  });
  await client.shows(['a.ts:0:0 legacy-import', 'ssot.config.json:0:0 configuration'], '/w');
  sessions.disk.set('/w/ssot.config.json', '{}');
  await client.filesChanged({ '/w/ssot.config.json': 2 });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await client.stop();
});

// Diagnostics by push or by pull: one way per client, and result ids that tell what changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeSessions } from '../support/fake-session';
import { type ClientOptions, connectServer, uri } from '../support/language-client';

const files = { '/w/a.ts': 'BAD old', '/w/b.ts': 'BAD old', '/w/c.ts': 'fine' };
const asked = { initializationOptions: { diagnostics: 'pull' } };

test('a client that can do both is pushed to, and not told that it may pull', async () => {
  const { client } = await start();
  await client.shows(['a.ts:0:0 legacy-import', 'b.ts:0:0 legacy-import'], '/w');
  assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
  await client.stop();
});

test('a client that asks for it, or knows nothing else, pulls and is pushed nothing', async () => {
  for (const options of [asked, { capabilities: { textDocument: { diagnostic: {} } } }]) {
    const { client } = await start(options);
    assert.deepEqual(client.initialized.capabilities.diagnosticProvider, {
      identifier: 'ssot-guard',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    const report = await pull(client, '/w/a.ts');
    assert.deepEqual([report.kind, report.items?.length], ['full', 1]);
    assert.deepEqual(client.published, []);
    await client.stop();
  }
});

test('a document that did not change is answered as unchanged, until it does', async () => {
  const { client } = await start(asked);
  const first = await pull(client, '/w/a.ts');
  assert.deepEqual(await pull(client, '/w/a.ts', first.resultId), { kind: 'unchanged', resultId: first.resultId });
  await client.open('/w/a.ts', 'BAD old');
  await client.change('/w/a.ts', { text: ' BAD old' });
  const second = await pull(client, '/w/a.ts', first.resultId);
  assert.deepEqual([second.kind, second.items?.[0]?.range.start.character], ['full', 1]);
  await client.change('/w/a.ts', { text: 'fine' });
  const third = await pull(client, '/w/a.ts', second.resultId);
  assert.deepEqual([third.kind, third.items], ['full', []]);
  assert.equal((await pull(client, '/w/a.ts', third.resultId)).kind, 'unchanged');
  await client.stop();
});

test('the client is asked to pull again when something changed, and only then', async () => {
  const { client } = await start(asked);
  await client.until(() => client.refreshes === 1, 'a refresh after indexing');
  await client.open('/w/c.ts', 'fine');
  await pull(client, '/w/c.ts');
  assert.equal(client.refreshes, 1);
  await client.change('/w/c.ts', { text: 'BAD new' });
  await client.until(() => client.refreshes === 2, 'a refresh after an edit');
  await client.stop();
});

test('the workspace is answered with closed files, unchanged ones, and those that have nothing any more', async () => {
  const { client, sessions } = await start(asked);
  const first = await pullAll(client, []);
  assert.deepEqual(
    first.map(({ uri: file, kind, version }) => [file, kind, version]),
    [
      [uri('/w/a.ts'), 'full', null],
      [uri('/w/b.ts'), 'full', null],
    ],
  );
  sessions.disk.delete('/w/b.ts');
  await client.filesChanged({ '/w/b.ts': 3 });
  await client.open('/w/c.ts', 'BAD new');
  const previous = first.map(({ uri: file, resultId }) => ({ uri: file, value: resultId }));
  const second = await pullAll(client, previous);
  assert.deepEqual(
    second.map(({ uri: file, kind, version, items }) => [file, kind, version, items?.length]),
    [
      [uri('/w/a.ts'), 'unchanged', null, undefined],
      [uri('/w/c.ts'), 'full', 1, 1],
      [uri('/w/b.ts'), 'full', null, 0],
    ],
  );
  await client.stop();
});

test('result ids of an earlier server mean nothing to a later one', async () => {
  const { client: earlier } = await start(asked);
  const { resultId } = await pull(earlier, '/w/a.ts');
  const empty = await pull(earlier, '/w/c.ts');
  await earlier.stop();
  const { client: later } = await start(asked);
  assert.equal((await pull(later, '/w/a.ts', resultId)).kind, 'full');
  assert.equal((await pull(later, '/w/c.ts', empty.resultId)).kind, 'full');
  await later.stop();
});

interface Pulled {
  kind: string;
  resultId: string;
  items?: { range: { start: { character: number } } }[];
}
type Client = Awaited<ReturnType<typeof start>>['client'];

async function pull(client: Client, path: string, previousResultId?: string): Promise<Pulled> {
  const previous = previousResultId === undefined ? {} : { previousResultId };
  return await client.request('textDocument/diagnostic', { textDocument: { uri: uri(path) }, ...previous });
}

async function pullAll(client: Client, previousResultIds: { uri: string; value: string }[]) {
  const report = await client.request<{ items: (Pulled & { uri: string; version: number | null })[] }>(
    'workspace/diagnostic',
    { previousResultIds },
  );
  return report.items;
}

async function start(options: Partial<ClientOptions> = {}) {
  const sessions = new FakeSessions(files);
  const client = await connectServer(sessions.open, { folders: ['/w'], ...options });
  return { client, sessions };
}

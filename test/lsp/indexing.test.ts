// Indexing: progress with counts, cancellation, failure, and beginning again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOf } from '../../server/src/lsp/index-progress';
import { FakeSessions } from '../support/fake-session';
import { connectServer, type LanguageClient } from '../support/language-client';

const files = { '/w/a.ts': 'BAD old', '/w/b.ts': 'fine' };

test('counts are written for people', () => {
  assert.equal(filesOf(1234, 6861), '1,234 of 6,861 files');
  assert.equal(filesOf(0, 1), '0 of 1 file');
});

test('progress begins, counts and ends, and can be cancelled', async () => {
  const sessions = new FakeSessions(files);
  const gate = holdIndexing(sessions);
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.until(() => client.progress.some(({ value }) => value.kind === 'begin'), 'progress');
  assert.equal(client.progress[0]!.value.cancellable, true);
  assert.equal(client.states.at(-1)?.state, 'indexing');
  gate.open();
  await client.until(() => client.progress.some(({ value }) => value.kind === 'end'), 'its end');
  assert.ok(client.progress.some(({ value }) => value.message === '2 of 2 files'));
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await client.ready();
  const { state, findings, errors, files: count } = client.states.at(-1)!;
  assert.deepEqual([state, findings, errors, count], ['ready', 1, 0, 2]);
  await client.stop();
});

test('what an earlier run found is shown while the files are read, then what is there', async () => {
  const sessions = new FakeSessions(files);
  const earlier = sessions.open({ root: '/w' });
  await earlier.index();
  sessions.lastReport = earlier.report();
  await earlier.close();
  sessions.disk.set('/w/b.ts', 'BAD new');
  const gate = holdIndexing(sessions);
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  assert.equal(client.states.at(-1)?.state, 'indexing');
  gate.open();
  await client.shows(['a.ts:0:0 legacy-import', 'b.ts:0:0 legacy-import'], '/w');
  await client.ready();
  await client.stop();
});

test('cancelling leaves a stated state that shows nothing; the command begins again', async () => {
  const sessions = new FakeSessions(files);
  holdIndexing(sessions);
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await cancel(client);
  await client.ready('cancelled');
  assert.equal(client.states.at(-1)?.message, 'Indexing was cancelled');
  assert.deepEqual(client.messages(), []);
  sessions.duringIndex = async () => {};
  await client.request('workspace/executeCommand', { command: 'ssotGuard.reindex' });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await client.ready();
  await client.stop();
});

test('cancelling a later run takes away what the earlier one showed: it may be stale', async () => {
  const sessions = new FakeSessions(files);
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  client.progress.length = 0;
  holdIndexing(sessions);
  const done = client.request('workspace/executeCommand', { command: 'ssotGuard.reindex' });
  await cancel(client);
  await client.shows([], '/w');
  await done;
  assert.equal(client.states.at(-1)?.state, 'cancelled');
  await client.stop();
});

test('asking again while indexing begins anew and ends once', async () => {
  const sessions = new FakeSessions(files);
  holdIndexing(sessions);
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.until(() => client.progress.length > 0, 'progress');
  sessions.duringIndex = async () => {};
  await client.request('workspace/executeCommand', { command: 'ssotGuard.reindex' });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  assert.ok(!client.states.some(({ state }) => state === 'cancelled'));
  assert.equal(sessions.live.length, 1);
  await client.stop();
});

test('a failure says why, the server goes on, and the command tries again', async () => {
  const sessions = new FakeSessions(files);
  sessions.fail.index = new Error('disk on fire');
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.ready('failed');
  assert.equal(client.states.at(-1)?.message, 'Indexing failed: disk on fire');
  assert.ok(client.log.some((line) => line.startsWith('Indexing failed in w: Error: disk on fire')));
  sessions.fail = { open: new Error('no threads') };
  await client.request('workspace/executeCommand', { command: 'ssotGuard.reindex' });
  assert.equal(client.states.at(-1)?.message, 'Indexing failed: no threads');
  sessions.fail = {};
  await client.request('workspace/executeCommand', { command: 'ssotGuard.reindex' });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await client.ready();
  await client.stop();
});

test('an analysis that fails shows nothing stale, and the next change tries again', async () => {
  const sessions = new FakeSessions(files);
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  sessions.fail.report = new Error('a rule gone wild');
  await client.open('/w/b.ts', 'BAD new');
  await client.ready('failed');
  assert.equal(client.states.at(-1)?.message, 'Analysis failed: a rule gone wild');
  await client.shows([], '/w');
  sessions.fail = {};
  await client.change('/w/b.ts', { text: ' BAD new' });
  await client.shows(['a.ts:0:0 legacy-import', 'b.ts:0:1 legacy-import'], '/w');
  await client.ready();
  await client.stop();
});

test('a rule that fails is logged once, and the others are shown', async () => {
  const sessions = new FakeSessions(files);
  sessions.failedRules = [{ rule: 'import-cycle', reason: 'TypeError: no' }];
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await client.open('/w/b.ts', 'BAD new');
  await client.shows(['a.ts:0:0 legacy-import', 'b.ts:0:0 legacy-import'], '/w');
  const told = client.log.filter((line) => line.includes('import-cycle'));
  assert.deepEqual(told, ['The rule import-cycle failed in w: TypeError: no']);
  await client.stop();
});

test('a client without progress is served all the same', async () => {
  const sessions = new FakeSessions(files);
  const client = await connectServer(sessions.open, { folders: ['/w'], capabilities: { window: {} } });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  assert.deepEqual(client.progress, []);
  await client.stop();
});

test('shutting down while indexing ends the sessions', async () => {
  const sessions = new FakeSessions(files);
  holdIndexing(sessions);
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.until(() => client.progress.length > 0, 'progress');
  await client.stop();
  assert.deepEqual(sessions.live, []);
});

/** Indexing waits until the gate is opened, or it is cancelled. */
function holdIndexing(sessions: FakeSessions): { open(): void } {
  const gate = { open: () => {} };
  sessions.duringIndex = (signal) =>
    new Promise((resolve, reject) => {
      gate.open = resolve;
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  return gate;
}

async function cancel(client: LanguageClient): Promise<void> {
  await client.until(() => client.progress.some(({ value }) => value.kind === 'begin'), 'progress');
  const { token } = client.progress[0]!;
  await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
}

// The editor's settings take effect without a restart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeSessions } from '../support/fake-session';
import { connectServer } from '../support/language-client';

const files = { '/w/a.ts': 'BAD old' };

test('rules reach the session, and new rules a new session, while what is shown stays', async () => {
  const sessions = new FakeSessions(files);
  const rules = { 'import-cycle': 'off' };
  const client = await connectServer(sessions.open, { folders: ['/w'], settings: { rules } });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  assert.deepEqual(sessions.live[0]!.options.overrides, { rules });
  await client.open('/w/a.ts', 'BAD new');
  await client.until(() => client.published.length === 2, 'the open text');
  await client.configure({ rules: { 'import-cycle': 'error' } });
  await client.until(() => sessions.opened.length === 2 && client.states.at(-1)?.state === 'ready', 'another session');
  assert.deepEqual(
    sessions.live.map(({ options }) => options.overrides),
    [{ rules: { 'import-cycle': 'error' } }],
  );
  assert.equal(sessions.live[0]!.text('a.ts'), 'BAD new');
  assert.equal(client.published.length, 2);
  await client.stop();
});

test('switching off takes everything away, switching on brings it back', async () => {
  const sessions = new FakeSessions(files);
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await client.configure({ enable: false });
  await client.shows([], '/w');
  await client.ready('off');
  assert.deepEqual(sessions.live, []);
  await client.open('/w/a.ts', 'BAD new');
  await client.filesChanged({ '/w/a.ts': 2 });
  await client.configure({ enable: true });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await client.stop();
});

test('a server that is switched off from the start opens no session', async () => {
  const sessions = new FakeSessions(files);
  const client = await connectServer(sessions.open, { folders: ['/w'], settings: { enable: false } });
  await client.ready('off');
  assert.deepEqual(sessions.opened, []);
  await client.stop();
});

test('wrong settings are told in the log, and the rest is in force', async () => {
  const sessions = new FakeSessions(files);
  const settings = { debounce: 'slow', rules: { 'import-cycle': 'off' } };
  const client = await connectServer(sessions.open, { folders: ['/w'], settings });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  assert.deepEqual(client.log, ['ssotGuard.debounce must be milliseconds from 0 to 60000, not "slow"']);
  assert.deepEqual(sessions.live[0]!.options.overrides, { rules: { 'import-cycle': 'off' } });
  await client.stop();
});

test('a client that cannot be asked sends its settings when it starts, and when they change', async () => {
  const sessions = new FakeSessions(files);
  const client = await connectServer(sessions.open, {
    folders: ['/w'],
    capabilities: { workspace: { workspaceFolders: true } },
    initializationOptions: { settings: { rules: { 'import-cycle': 'off' } } },
  });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  assert.deepEqual(sessions.live[0]!.options.overrides, { rules: { 'import-cycle': 'off' } });
  const settings = { ssotGuard: { enable: false } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  await client.ready('off');
  await client.stop();
});

test('files are watched by name for changes, and everything for coming and going, as folders have any name', async () => {
  const client = await connectServer(new FakeSessions(files).open, { folders: ['/w'] });
  await client.ready();
  const registration = client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles');
  const { watchers } = registration!.registerOptions as { watchers: { globPattern: string; kind: number }[] };
  assert.deepEqual(
    watchers.filter(({ kind }) => kind === 5).map(({ globPattern }) => globPattern),
    ['**/*'],
  );
  const changes = watchers.filter(({ kind }) => kind === 2).map(({ globPattern }) => globPattern);
  for (const name of [
    'ts',
    'py',
    'pyi',
    'ssot.config',
    'pyproject.toml',
    '.gitignore',
    'package',
    'tsconfig*',
    'jsconfig*',
  ])
    assert.ok(
      changes.some((pattern) => pattern.includes(name)),
      name,
    );
  await client.stop();
});

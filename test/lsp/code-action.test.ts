// Code actions: which are offered, that their edits come late, and that none is stale.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeSessions } from '../support/fake-session';
import { applied, type ClientOptions, connectServer, uri } from '../support/language-client';

const files = {
  '/w/a.ts': '  BAD old; BAD new\nBAD fixedx\nfine',
  '/w/b.py': 'if x:\r\n    BAD old\r\n',
};
const line = (number: number, from = 0, to = 40) => ({
  start: { line: number, character: from },
  end: { line: number, character: to },
});

test('a finding has its own fix, the file’s, the workspace’s and its suppression; edits are computed when chosen', async () => {
  const { client, sessions } = await start();
  const actions = await client.actions('/w/a.ts', line(0, 3, 3));
  assert.deepEqual(
    actions.map(({ title, kind, isPreferred, edit }) => [title, kind, isPreferred === true, edit]),
    [
      ['Mend this', 'quickfix', true, undefined],
      ['Mend all in this file', 'quickfix', false, undefined],
      ['Mend all in the workspace', 'quickfix', false, undefined],
      ['Suppress this legacy-import finding here', 'quickfix', false, undefined],
    ],
  );
  assert.deepEqual(
    actions[0]!.diagnostics?.map(({ message }) => message),
    ['old is bad'],
  );
  const edits = await Promise.all(actions.map(async (action) => (await client.resolve(action)).edit));
  const textOf = (file: string) => sessions.disk.get(new URL(file).pathname)!;
  assert.deepEqual(applied(edits[0], textOf), { [uri('/w/a.ts')]: '  GOOD old; BAD new\nBAD fixedx\nfine' });
  assert.deepEqual(applied(edits[1], textOf), { [uri('/w/a.ts')]: '  GOOD old; GOOD new\nGOOD fixedx\nfine' });
  assert.deepEqual(applied(edits[2], textOf), {
    [uri('/w/a.ts')]: '  GOOD old; GOOD new\nGOOD fixedx\nfine',
    [uri('/w/b.py')]: 'if x:\r\n    GOOD old\r\n',
  });
  assert.deepEqual(applied(edits[3], textOf), {
    [uri('/w/a.ts')]: '  // ssot-ignore-next-line legacy-import: \n  BAD old; BAD new\nBAD fixedx\nfine',
  });
  await client.stop();
});

test('all findings at a place are served, each action once', async () => {
  const { client } = await start();
  const titles = (await client.actions('/w/a.ts', line(0))).map(({ title }) => title);
  assert.deepEqual(titles, [
    'Mend this',
    'Mend all in this file',
    'Mend all in the workspace',
    'Mend this',
    'Suppress this legacy-import finding here',
    'Suppress this legacy-import finding here',
  ]);
  assert.deepEqual(await client.actions('/w/a.ts', line(2)), []);
  await client.stop();
});

test('a finding without a fix can be suppressed', async () => {
  const { client } = await start();
  const titles = (await client.actions('/w/a.ts', line(1))).map(({ title }) => title);
  assert.deepEqual(titles, ['Suppress this legacy-import finding here']);
  await client.stop();
});

test('the titles for file and workspace cost a computation once, not at every move of the cursor', async () => {
  const { client, sessions } = await start();
  for (let move = 0; move < 3; move++) await client.actions('/w/a.ts', line(0, 3, 3));
  const calls = sessions.live[0]!.calls.filter((call) => call.startsWith('fixes'));
  assert.deepEqual(calls, ['fixes finding', 'fixes file', 'fixes workspace', 'fixes finding', 'fixes finding']);
  await client.stop();
});

test('kinds that are asked for are the kinds that come', async () => {
  const { client, sessions } = await start();
  const kinds = async (...only: string[]) =>
    (await client.actions('/w/a.ts', line(0, 3, 3), only)).map(({ kind }) => kind);
  assert.deepEqual(new Set(await kinds('quickfix')), new Set(['quickfix']));
  assert.deepEqual(await kinds('refactor'), []);
  for (const only of ['source', 'source.fixAll', 'source.fixAll.ssotGuard'])
    assert.deepEqual(await kinds(only), ['source.fixAll.ssotGuard']);
  assert.deepEqual(await kinds('source.fixAll.other', 'source.organizeImports'), []);
  const [all] = await client.actions('/w/a.ts', line(2), ['source.fixAll']);
  const { edit } = await client.resolve(all!);
  const texts = applied(edit, (file) => sessions.disk.get(new URL(file).pathname)!);
  assert.deepEqual(texts, { [uri('/w/a.ts')]: '  GOOD old; GOOD new\nGOOD fixedx\nfine' });
  await client.stop();
});

test('edits name the version of the open document that they fit, and null for closed files', async () => {
  const { client, sessions } = await start();
  await client.open('/w/a.ts', sessions.disk.get('/w/a.ts')!);
  await client.change('/w/a.ts', { text: '\nBAD old' });
  const actions = await client.actions('/w/a.ts', line(1));
  const everywhere = actions.find(({ title }) => title === 'Mend all in the workspace')!;
  const { edit } = await client.resolve(everywhere);
  assert.deepEqual(
    edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument),
    [
      { uri: uri('/w/a.ts'), version: 2 },
      { uri: uri('/w/b.py'), version: null },
    ],
  );
  await client.stop();
});

test('an action whose finding moved is mended where it is now; one whose finding is gone has no edit', async () => {
  const { client, sessions } = await start();
  const [fix, , , suppress] = await client.actions('/w/a.ts', line(0, 3, 3));
  await client.open('/w/a.ts', sessions.disk.get('/w/a.ts')!);
  await client.change('/w/a.ts', { range: line(0, 0, 0), text: 'inserted\n' });
  const moved = await client.resolve(fix!);
  const texts = applied(moved.edit, () => 'inserted\n  BAD old; BAD new\nBAD fixedx\nfine');
  assert.equal(texts[uri('/w/a.ts')], 'inserted\n  GOOD old; BAD new\nBAD fixedx\nfine');
  await client.change('/w/a.ts', { text: 'fine' });
  for (const action of [fix!, suppress!]) assert.equal((await client.resolve(action)).edit, undefined);
  assert.ok(client.log.some((message) => message.includes('no longer there')));
  await client.stop();
});

test('no edit comes from a session that has another text than the client', async () => {
  const { client, sessions } = await start();
  await client.open('/w/a.ts', sessions.disk.get('/w/a.ts')!);
  const [fix] = await client.actions('/w/a.ts', line(0, 3, 3));
  sessions.live[0]!.setBuffer('a.ts', '    BAD old');
  assert.equal((await client.resolve(fix!)).edit, undefined);
  await client.stop();
});

test('a client that resolves nothing gets its edits at once, and plain changes when it knows no versions', async () => {
  const { client } = await start({ capabilities: { textDocument: { publishDiagnostics: {} }, workspace: {} } });
  const actions = await client.actions('/w/b.py', line(1));
  assert.deepEqual(actions[0]!.edit, {
    changes: { [uri('/w/b.py')]: [{ range: line(1, 4, 7), newText: 'GOOD' }] },
  });
  assert.deepEqual(actions.at(-1)!.edit, {
    changes: {
      [uri('/w/b.py')]: [{ range: line(1, 0, 0), newText: '    # ssot-ignore-next-line legacy-import: \r\n' }],
    },
  });
  await client.stop();
});

test('a client that knows snippets has its cursor put where the reason belongs', async () => {
  const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
  const { client } = await start({ capabilities: { workspace: { workspaceEdit } } });
  const { edit } = await client.resolve((await client.actions('/w/b.py', line(1))).at(-1)!);
  assert.deepEqual(edit?.documentChanges, [
    {
      textDocument: { uri: uri('/w/b.py'), version: null },
      edits: [
        {
          range: line(1, 0, 0),
          snippet: { kind: 'snippet', value: `    # ssot-ignore-next-line legacy-import: \${0:reason}\r\n` },
        },
      ],
    },
  ]);
  await client.stop();
});

test('while indexing nothing is offered, and nobody waits', async () => {
  const sessions = new FakeSessions(files);
  sessions.duringIndex = () => new Promise(() => {});
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  assert.deepEqual(await client.actions('/w/a.ts', line(0)), []);
});

async function start(options: Partial<ClientOptions> = {}) {
  const sessions = new FakeSessions(files);
  const client = await connectServer(sessions.open, { folders: ['/w'], ...options });
  await client.ready();
  return { client, sessions };
}

// Bad input: wrong, early, late and broken messages are answered clearly, and the server goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { FakeSessions } from '../support/fake-session';
import { connectServer, pairOf, uri } from '../support/language-client';

const files = { '/w/a.ts': 'BAD old' };
const codes = {
  invalidParams: -32602,
  methodNotFound: -32601,
  notInitialized: -32002,
  invalidRequest: -32600,
  internal: -32603,
};

test('requests before initialize are refused', async () => {
  const { client } = pairOf(new FakeSessions(files).open);
  await assert.rejects(client.request('ssotGuard/violations'), { code: codes.notInitialized });
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: uri('/w/a.ts'), languageId: 'typescript', version: 1, text: '' },
  });
  await client.initialize({ folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  await assert.rejects(client.request('initialize', { capabilities: {} }), { code: codes.invalidRequest });
  await client.stop();
});

test('requests after shutdown are refused', async () => {
  const client = await connectServer(new FakeSessions(files).open, { folders: ['/w'] });
  await client.ready();
  await client.request('shutdown');
  await assert.rejects(client.request('ssotGuard/violations'), { code: codes.invalidRequest });
  client.connection.dispose();
});

test('parameters that are missing are named', async () => {
  const client = await connectServer(new FakeSessions(files).open, { folders: ['/w'] });
  await client.ready();
  const wrong: [string, unknown, RegExp][] = [
    ['textDocument/codeAction', {}, /textDocument\.uri must be a string/],
    ['textDocument/codeAction', { textDocument: { uri: uri('/w/a.ts') } }, /range is missing/],
    ['textDocument/diagnostic', { textDocument: { uri: 7 } }, /textDocument\.uri must be a string/],
    ['workspace/executeCommand', { command: 'rm' }, /there is no command rm; there is ssotGuard\.reindex/],
  ];
  for (const [method, params, message] of wrong)
    await assert.rejects(client.request(method, params), { code: codes.invalidParams, message });
  await assert.rejects(client.request('textDocument/hover', {}), { code: codes.methodNotFound });
  for (const [method, params] of [
    ['textDocument/didOpen', {}],
    ['textDocument/didOpen', { textDocument: { uri: uri('/w/a.ts') } }],
    ['textDocument/didChange', { textDocument: { uri: uri('/w/a.ts') } }],
    ['textDocument/didClose', null],
    ['workspace/didChangeWatchedFiles', { changes: 'all' }],
    ['workspace/didChangeWatchedFiles', { changes: [{ type: 2 }, { uri: 'nonsense', type: 2 }] }],
    ['workspace/didChangeWorkspaceFolders', {}],
    ['workspace/didChangeConfiguration', null],
    ['no/such/notification', {}],
  ] as const)
    await client.connection.sendNotification(method, params as object);
  assert.equal((await client.violations()).folders.length, 1);
  assert.ok(client.log.some((line) => line.includes('textDocument/didOpen: textDocument.text must be a string')));
  await client.stop();
});

test('a code action that the server never made is answered without an edit', async () => {
  const client = await connectServer(new FakeSessions(files).open, { folders: ['/w'] });
  await client.ready();
  for (const data of [undefined, null, 7, { does: 'fix' }, { does: 'fix', finding: { folder: 'file:///x' } }]) {
    const resolved = await client.resolve({ title: 'Odd', data }).catch((error) => error);
    assert.equal(resolved.edit, undefined);
  }
  assert.equal((await client.violations()).folders.length, 1);
  await client.stop();
});

test('positions beyond the text are taken as its end', async () => {
  const client = await connectServer(new FakeSessions(files).open, { folders: ['/w'] });
  await client.ready();
  await client.open('/w/a.ts', 'one\n');
  const far = { line: 900, character: 900 };
  await client.change('/w/a.ts', { range: { start: far, end: far }, text: 'BAD new' });
  await client.shows(['a.ts:1:0 legacy-import'], '/w');
  await client.stop();
});

test('a session that throws fails the request with its reason, and the next request is served', async () => {
  const sessions = new FakeSessions(files);
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  await client.shows(['a.ts:0:0 legacy-import'], '/w');
  sessions.fail.fixes = new Error('out of ideas');
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  await assert.rejects(client.actions('/w/a.ts', range), {
    code: codes.internal,
    message: 'SSOT Guard could not answer textDocument/codeAction: out of ideas',
  });
  assert.ok(client.log.some((line) => line.startsWith('textDocument/codeAction failed: Error: out of ideas')));
  sessions.fail = {};
  assert.equal((await client.actions('/w/a.ts', range)).length, 2);
  await client.stop();
});

test('a cancelled request is answered as cancelled, at once', async () => {
  const sessions = new FakeSessions(files);
  sessions.duringIndex = () => new Promise(() => {});
  const client = await connectServer(sessions.open, { folders: ['/w'] });
  const source = new CancellationTokenSource();
  const params = { textDocument: { uri: uri('/w/a.ts') } };
  const answer = client.connection.sendRequest('textDocument/diagnostic', params, source.token);
  source.cancel();
  await assert.rejects(answer, { code: -32800, message: 'textDocument/diagnostic was cancelled' });
  await client.stop();
});

test('a message that is not JSON does not end the conversation', async () => {
  const { client, toServer } = pairOf(new FakeSessions(files).open);
  await client.initialize({ folders: ['/w'] });
  await client.ready();
  toServer.write('Content-Length: 9\r\n\r\nnot JSON!');
  toServer.write(message({ jsonrpc: '2.0', id: 'x', method: 7 }));
  assert.equal((await client.violations()).folders.length, 1);
  await client.stop();
});

function message(body: unknown): string {
  const text = JSON.stringify(body);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

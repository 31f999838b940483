// The server's process: how it is started, how it ends, and that nothing on its streams brings it down.
import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { createProtocolConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver/node';
import { temporaryFolder } from '../host/temporary-folder';
import { LanguageClient, spawnServer, uri } from '../support/language-client';

const bundle = 'dist/server.js';

test('shutdown and exit end it with 0, exit alone with 1', async () => {
  const client = await spawnServer({ folders: [] });
  await client.ready();
  assert.equal(await client.stop(), 0);
  const rude = start();
  const rudeClient = await new LanguageClient(rude.stdout, rude.stdin).initialize({ folders: [] });
  await rudeClient.connection.sendNotification('exit');
  assert.deepEqual(await once(rude, 'exit'), [1, null]);
});

test('an editor that goes away takes it along', async () => {
  const server = start();
  const client = await new LanguageClient(server.stdout, server.stdin).initialize({ folders: [] });
  await client.ready();
  server.stdin.end();
  assert.deepEqual(await once(server, 'exit'), [1, null]);
});

test('it says what it expects when it is started without a way to talk', async () => {
  const server = spawn(process.execPath, [bundle], { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors = text(server.stderr);
  const output = text(server.stdout);
  assert.deepEqual(await once(server, 'exit'), [2, null]);
  assert.match(await errors, /--stdio/);
  assert.equal(await output, '');
});

test('garbage before, between and after messages does not end it', async (context) => {
  const root = temporaryFolder(context, { 'a.ts': "import './a';\n" });
  const server = start();
  context.after(() => server.kill());
  const client = await new LanguageClient(server.stdout, server.stdin).initialize({ folders: [root] });
  await client.shows(['a.ts:0:8 import-cycle'], root);
  for (const body of [
    'not JSON!',
    '[]',
    '7',
    '{}',
    'null',
    '{"jsonrpc":"2.0","id":1,"method":"textDocument/codeAction"}',
  ])
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  assert.equal((await client.violations()).folders.length, 1);
  assert.equal(server.exitCode, null);
});

test('it talks over Node’s own channel, and ends when that is cut', async (context) => {
  const root = temporaryFolder(context, { 'a.py': 'import b\n', 'b.py': 'import a\n' });
  const server = fork(bundle, ['--node-ipc'], { stdio: 'ignore' });
  const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
  const found = new Promise<void>((resolve) => {
    const files = new Set<string>();
    connection.onNotification('textDocument/publishDiagnostics', ({ uri: file }: { uri: string }) => {
      if (files.add(file).size === 2) resolve();
    });
  });
  connection.listen();
  const workspaceFolders = [{ uri: uri(root), name: 'w' }];
  const capabilities = { textDocument: { publishDiagnostics: {} } };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities, workspaceFolders });
  await connection.sendNotification('initialized', {});
  await found;
  const exited = once(server, 'exit');
  connection.dispose();
  server.disconnect();
  assert.deepEqual(await exited, [1, null]);
});

test('a client of the plainest kind, with one root and no abilities, is served', async (context) => {
  for (const root of [{ rootUri: '' }, { rootPath: '' }]) {
    const folder = temporaryFolder(context, { 'a.py': 'import b\n', 'b.py': 'import a\n' });
    const server = start();
    const client = new LanguageClient(server.stdout, server.stdin);
    const named = 'rootUri' in root ? { rootUri: uri(folder) } : { rootUri: null, rootPath: folder };
    await client.connection.sendRequest('initialize', { processId: null, capabilities: {}, ...named });
    await client.connection.sendNotification('initialized', {});
    await client.shows(['a.py:0:7 import-cycle', 'b.py:0:7 import-cycle'], folder);
    assert.equal(client.shown.get(uri(join(folder, 'a.py')))?.[0]?.relatedInformation, undefined);
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    assert.deepEqual(await once(server, 'exit'), [0, null]);
  }
});

function start() {
  return spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let all = '';
  for await (const chunk of stream) all += chunk;
  return all;
}

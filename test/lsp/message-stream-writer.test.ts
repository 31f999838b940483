// Messages on a stream: framed, in order, those of one turn in one piece.
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import type { Message } from 'vscode-languageserver/node';
import { MessageStreamWriter } from '../../server/src/lsp/message-stream-writer';

test('messages of one turn go out in one piece, each with its length in bytes', async () => {
  const pieces: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      pieces.push(chunk);
      done();
    },
    writev: (chunks, done) => {
      pieces.push(chunks.map(({ chunk }) => chunk).join(''));
      done();
    },
  });
  const writer = new MessageStreamWriter(stream);
  await Promise.all([writer.write(message('a')), writer.write(message('ü')), writer.write(message('c'))]);
  await writer.write(message('d'));
  assert.deepEqual(pieces, [framed('a', 30) + framed('ü', 31) + framed('c', 30), framed('d', 30)]);
});

test('a stream that fails is told, and who waits for it is not kept waiting', async () => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) });
  const writer = new MessageStreamWriter(stream);
  const told: string[] = [];
  writer.onError(([error]) => told.push(error.message));
  await assert.rejects(writer.write(message('a')), /gone/);
  await new Promise(setImmediate);
  assert.deepEqual(told, ['gone']);
});

function message(method: string): Message {
  return { jsonrpc: '2.0', method } as Message;
}

function framed(method: string, length: number): string {
  return `Content-Length: ${length}\r\n\r\n{"jsonrpc":"2.0","method":"${method}"}`;
}

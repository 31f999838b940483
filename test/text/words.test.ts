// Names become words, and words are found in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasWord, wordsOf } from '../../server/src/text/words';

const names: Record<string, readonly string[]> = {
  SessionManager: ['session', 'manager'],
  sessionManager: ['session', 'manager'],
  session_manager: ['session', 'manager'],
  _session__manager_: ['session', 'manager'],
  'session-manager': ['session', 'manager'],
  SESSION_MANAGER: ['session', 'manager'],
  HTTPServer: ['http', 'server'],
  parseHTTP: ['parse', 'http'],
  WebSocketManager: ['web', 'socket', 'manager'],
  HTTPServer2_v1: ['http', 'server', '2', 'v1'],
  SessionManagerV2: ['session', 'manager', 'v2'],
  Sha256Hasher: ['sha', '256', 'hasher'],
  APIV2: ['api', 'v2'],
  ÉtatÄnderung: ['état', 'änderung'],
  会話管理: ['会話管理'],
  $: [],
  '': [],
};

for (const [name, words] of Object.entries(names)) {
  test(`words of "${name}"`, () => assert.deepEqual(wordsOf(name), words));
}

test('a word is found whole, in any case, also where it spans several', () => {
  assert.equal(hasWord(['web', 'socket', 'manager'], 'websocket'), true);
  assert.equal(hasWord(['web', 'socket', 'manager'], 'WebSocket'), true);
  assert.equal(hasWord(['web', 'socket', 'manager'], 'web_socket'), true);
  assert.equal(hasWord(['web', 'socket', 'manager'], 'manager'), true);
  assert.equal(hasWord(['websocket'], 'websocket'), true);
});

test('part of a word is none', () => {
  assert.equal(hasWord(['websockets'], 'websocket'), false);
  assert.equal(hasWord(['web', 'sockets'], 'websocket'), false);
  assert.equal(hasWord(['my', 'web', 'x', 'socket'], 'websocket'), false);
  assert.equal(hasWord(['management'], 'manager'), false);
  assert.equal(hasWord([], 'manager'), false);
});

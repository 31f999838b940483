// The editor's settings: what is taken, and what is complained of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings, readSettings, sameRules } from '../../server/src/lsp/settings';

test('nothing sent means the defaults, without a word', () => {
  for (const nothing of [undefined, null, {}]) assert.deepEqual(read(nothing), [defaultSettings, []]);
});

test('good values are taken, and settings that only the client uses are passed over', () => {
  const rules = { 'import-cycle': 'off', 'duplicate-definition': ['error', { minSimilarity: 0.7 }] };
  const sent = { enable: false, debounce: 0, rules, trace: { server: 'verbose' } };
  assert.deepEqual(read(sent), [{ enable: false, debounce: 0, rules }, []]);
});

test('each wrong value keeps its default and is named; the others still count', () => {
  const [settings, complaints] = read({ enable: 'no', debounce: -1, rules: { a: 'fatal', b: 'off', c: ['info', 3] } });
  assert.deepEqual(settings, { enable: true, debounce: 150, rules: { b: 'off' } });
  assert.deepEqual(complaints, [
    'ssotGuard.enable must be true or false, not "no"',
    'ssotGuard.debounce must be milliseconds from 0 to 60000, not -1',
    'ssotGuard.rules: a must be a level or [level, options], not "fatal"',
    'ssotGuard.rules: c must be a level or [level, options], not ["info",3]',
  ]);
  assert.deepEqual(read(7)[1], ['the setting ssotGuard must be an object, not 7: the defaults are used']);
  assert.deepEqual(read({ rules: [] })[1], ['ssotGuard.rules must be an object, not []']);
});

test('rules are compared by what they say', () => {
  const on = { ...defaultSettings, rules: { a: 'off' } };
  assert.equal(sameRules(on, { ...on, rules: { a: 'off' }, debounce: 9 }), true);
  assert.equal(sameRules(on, defaultSettings), false);
});

function read(value: unknown): [unknown, string[]] {
  const complaints: string[] = [];
  return [readSettings(value, (message) => complaints.push(message)), complaints];
}

// Rule shared-state: what each kind tells, and what it leaves alone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runRule } from '../support/check-rule';
import { fixture } from '../support/fixture';

/** `kind state` (or `kind symbol` where there is none), sorted. */
function told(source: string): string[] {
  const { findings } = runRule('shared-state', fixture(source));
  return findings.map(({ data: { kind, state, symbol } }) => `${kind} ${state ?? symbol}`).sort();
}

describe('an entry for each user that stays', () => {
  test('is told where nothing takes it out', () => {
    assert.deepEqual(told('#- /app.py\nseen = {}\ndef mark(user_id, now):\n    seen[user_id] = now\n'), ['e seen']);
    assert.deepEqual(
      told('//- /app.ts\nconst seen = new Map();\nexport function mark(userId, now) { seen.set(userId, now); }\n'),
      ['e seen'],
    );
  });

  test('is told in what a program starts with', () => {
    const source =
      '#- /bot/__init__.py\n#- /bot/__main__.py\nfrom bot.state import mark\nmark(1, 2)\n' +
      '#- /bot/state.py\nseen = {}\ndef mark(user_id, now):\n    seen[user_id] = now\n';
    assert.deepEqual(told(source), ['e seen']);
  });

  test('is told where only a test empties it', () => {
    const code = '#- /app/__init__.py\n#- /app/seen.py\nseen = {}\ndef mark(user_id, now):\n    seen[user_id] = now\n';
    const clear = 'from app import seen as module\ndef clear():\n    module.seen.clear()\n';
    assert.deepEqual(told(`${code}#- /tests/test_seen.py\n${clear}`), ['e seen']);
    assert.deepEqual(told(`${code}#- /app/reset.py\n${clear}`), []);
  });

  test('is told where it is made empty and filled, not where it is filled and emptied', () => {
    const filled = '#- /app.py\nlog = {}\ndef add(user_id, line):\n';
    const made = `${filled}    if user_id not in log:\n        log[user_id] = []\n    log[user_id].append(line)\n`;
    assert.deepEqual(told(made), ['e log']);
    const released = `${filled}    log[user_id] = line\ndef forget(user_id):\n    log[user_id] = None\n`;
    assert.deepEqual(told(released), []);
  });

  const silent: Record<string, string> = {
    'where it is taken out':
      '#- /app.py\nseen = {}\ndef mark(user_id):\n    seen[user_id] = 1\ndef drop(user_id):\n    seen.pop(user_id)\n',
    'where the container is bounded':
      '#- /app.py\nfrom cachetools import TTLCache\nseen = TTLCache(maxsize=9, ttl=60)\ndef mark(user_id):\n    seen[user_id] = 1\n',
    'where it holds what is stored, all from the start':
      '#- /app.py\nlevels = {}\ndef __load_levels():\n    for row in query():\n        levels[row.user_id] = row.level\ndef set_level(user_id, level):\n    levels[user_id] = level\n',
    'in a page of a browser':
      '//- /app.js\nconst label = document.querySelector("#label");\nconst seen = new Map();\nfunction mark(userId) { seen.set(userId, 1); label.textContent = userId; }\n',
    'among the scripts of pages':
      '//- /src/static/js/app.js\nconst seen = new Map();\nexport function mark(userId) { seen.set(userId, 1); }\n',
    'in a script': '#- /scripts/import_users.py\nseen = {}\ndef mark(user_id):\n    seen[user_id] = 1\n',
  };
  for (const [name, source] of Object.entries(silent))
    test(`is no finding ${name}`, () => assert.deepEqual(told(source), []));
});

describe('a context under a fixed key', () => {
  test('is told at a container, a module-level object and an instance', () => {
    const python =
      '#- /app.py\nclass Config:\n    def send(self): pass\nconfig = Config()\nstate = {}\n' +
      'def handle(user):\n    state["user"] = user\n    config.user = user\n';
    assert.deepEqual(told(python), ['a config', 'a state']);
    const script =
      '//- /app.ts\nexport const state = { user: null };\nexport function handle(user) { state.user = user; }\n';
    assert.deepEqual(told(script), ['a state']);
  });
});

describe('one instance for whoever asks', () => {
  const factory = (body: string) =>
    `#- /app.py\nclass Service:\n    def __init__(self, tenant_id): pass\n_service = None\n_services = {}\ndef get_service(tenant_id):\n${body}`;

  test('is told where the tenant is left out', () => {
    const body =
      '    global _service\n    if _service is None:\n        _service = Service(tenant_id)\n    return _service\n';
    assert.deepEqual(told(factory(body)), ['b _service']);
  });

  test('is no finding where the tenant is the key', () => {
    const body =
      '    if tenant_id not in _services:\n        _services[tenant_id] = Service(tenant_id)\n    return _services[tenant_id]\n' +
      'def drop(tenant_id):\n    del _services[tenant_id]\n';
    assert.deepEqual(told(factory(body)), []);
  });
});

describe('a context in a global', () => {
  test('is told where nothing resets it', () => {
    const set = '#- /app.py\ncurrent = None\ndef handle(user):\n    global current\n    current = user\n';
    assert.deepEqual(told(set), ['c current']);
    assert.deepEqual(told(`${set}    try:\n        work()\n    finally:\n        current = None\n`), []);
  });
});

describe('clearance', () => {
  test('is told where a factory never reads it', () => {
    const factory = (use: string) =>
      `#- /app.py\nclass View:\n    def show(self): pass\ndef make_view(role):\n    return View(${use})\n`;
    assert.deepEqual(told(factory('')), ['d make_view']);
    assert.deepEqual(told(factory('role')), []);
  });
});

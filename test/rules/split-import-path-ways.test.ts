// Rule split-import-path: what is one path, however it is written, and what tests reach into on purpose.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runRule } from '../support/check-rule';
import { type FixtureOptions, fixture } from '../support/fixture';

function told(source: string, options?: FixtureOptions): string[] {
  return runRule('split-import-path', fixture(source, options)).findings.map(
    ({ file, data }) => `${file} ${data.from}`,
  );
}

test('a relative import is no second path beside an absolute one of the same module', () => {
  const source = `#- /web/admin/common.py
def get_db(): pass
#- /web/admin/trains.py
from .common import get_db
#- /web/admin/calls.py
from .common import get_db
#- /web/profile.py
from web.admin.common import get_db
`;
  assert.deepEqual(told(source, { pythonRoots: ['web', ''] }), []);
});

test('`import x` is no second path beside `from x import`', () => {
  const source = `#- /app-backend/push.py
def prefs(): pass
#- /app-backend/one.py
import push
push.prefs()
#- /app-backend/two.py
from push import prefs
#- /app-backend/three.py
from push import prefs
`;
  assert.deepEqual(told(source), []);
});

const code = `#- /app/__init__.py
#- /app/config.py
settings = {}
#- /app/one.py
from app.config import settings
print(settings)
#- /app/two.py
from app.config import settings
print(settings)
#- /app/orders.py
from app.config import settings
def total(): return settings['tax']
`;

test('a test that replaces a name in the module under test has to name that module', () => {
  const reach =
    'from app import orders as module\ndef test_total(monkeypatch):\n    monkeypatch.setitem(module.settings, "tax", 1)\n';
  assert.deepEqual(told(`${code}#- /tests/test_sums.py\n${reach}`), []);
});

test('what is read through a module is told, without a rewrite that would take the module away', () => {
  const reading = '#- /app/three.py\nfrom app import orders\nprint(orders.settings, orders.total)\n';
  const { findings } = runRule('split-import-path', fixture(`${code}${reading}`));
  assert.deepEqual(
    findings.map(({ file, fixes, message }) => [file, fixes, message.slice(0, message.indexOf(','))]),
    [['app/three.py', [], 'settings is read from app.orders here']],
  );
});

test('a name taken from a module that has it for its own use is astray all the same', () => {
  const taken = 'from app.orders import settings\nprint(settings)\n';
  assert.deepEqual(told(`${code}#- /tests/test_sums.py\n${taken}`), ['tests/test_sums.py app.orders']);
});

// Rule compatibility-shim: aliases inside a module, and strings of test frameworks as importers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkRule, runRule } from '../support/check-rule';
import { type FixtureOptions, fixture } from '../support/fixture';

const id = 'compatibility-shim';
const target = `
//- /core/manager.ts
export class Manager {}
export function open(name: string) { return name; }
#- /core/__init__.py
#- /core/m.py
class Manager: pass
def open(name, *rest): return name
`;
const _legacy = '//- /ssot.config.json\n{ "legacy": ["old/**"] }\n';

/** `path kind → targets` of each finding. */
function shims(source: string, options?: FixtureOptions): string[] {
  return runRule(id, fixture(source, options)).findings.map(
    ({ file, data }) => `${file} ${data.kind} → ${(data.targets as string[]).join(', ')}`,
  );
}

function _typescript(text: string): string[] {
  return shims(`${target}//- /old/m.ts\n${text}\n`);
}

function _python(text: string): string[] {
  return shims(`${target}#- /old/m.py\n${text}\n`);
}

describe('an alias inside a module', () => {
  test('that says it is kept for old callers', () => {
    const { findings, groups } = checkRule(
      id,
      `
//- /a.ts
export class Manager { a() { return 1; } }
/** @deprecated old name, kept for compatibility */
export const ConnectionManager = Manager;
             //^^^^^^^^^^^^^^^ ConnectionManager is kept only as another name of Manager
export const Other = Manager;
//- /user.ts
import { ConnectionManager } from './a';
new ConnectionManager();
#- /m.py
class Manager:
    def a(self): return 1

# Backward compatibility alias
ConnectionManager = Manager
#^^^^^^^^^^^^^^^^ ConnectionManager is kept only as another name of Manager
Other = Manager
`,
    );
    assert.deepEqual(
      findings.map(({ data }) => [data.kind, data.targets, data.importers]),
      [
        ['alias', ['a.ts'], 1],
        ['alias', ['m.py'], 0],
      ],
    );
    assert.deepEqual(
      groups.map(({ key, data }) => [key, data.kind]),
      [
        ['a.ts#ConnectionManager', 'alias'],
        ['m.py#ConnectionManager', 'alias'],
      ],
    );
  });

  test('as an export under another name, also of what lies elsewhere', () => {
    checkRule(
      id,
      `
//- /core/manager.ts
export class Manager { a() { return 1; } }
export class Own { a() { return 2; } }
//- /core/api.ts
import { Own } from './manager';
export function own() { return new Own().a() + 1; }
export {
  /** @deprecated use Manager */
  Manager as ConnectionManager,
  //^^^^^^^^^^^^^^^^^^^^^^^^^^ One module still imports it. Let them use Manager and remove it.
  Own as Renamed,
} from './manager';
export { Own as Mine }; // the old name
         //^^^^^^^^^ Nothing in this workspace imports it. Remove it, unless callers outside the workspace need it.
//- /user.ts
import { ConnectionManager, Renamed } from './core/api';
new ConnectionManager(new Renamed());
`,
    );
  });

  test('its importers are those that ask for that name, through others too, and strings that name it', () => {
    const { findings } = checkRule(
      id,
      `
#- /m.py
class Manager:
    def a(self): return 1
# The old name.
Old = Manager
#^^ 4 modules still import it
#- /passed.py
from m import Old, Manager
def own(): return Old, Manager
#- /a.py
from m import Old
#- /b.py
from m import Manager
#- /c.py
from passed import Old
#- /d.py
from passed import Manager
#- /e.py
from unittest.mock import patch
with patch("m.Old"): pass
with patch("m.Manager"): pass
`,
    );
    assert.deepEqual(
      findings[0]!.related.map(({ file, message }) => `${file} ${message}`),
      ['m.py Manager is defined here', 'e.py names it here, for patch'],
    );
  });

  test('but not of what lies outside the workspace, and not the one beside it', () => {
    checkRule(
      id,
      `
#- /m.py
import json
# Kept for compatibility.
loads = json.loads
# Kept for compatibility.
text = str
//- /a.ts
import { readFile } from 'node:fs';
/** @deprecated */
export const read = readFile;
/** @deprecated */
export { writeFile as write } from 'node:fs';
export const made = read('a') + 'b';
`,
    );
  });
});

describe('strings that a framework resolves count as importers', () => {
  const shim = (users: string) => {
    const { findings } = runRule(
      id,
      fixture(`${target}
//- /old/m.ts
export { Manager } from '../core/manager';
#- /old/__init__.py
#- /old/m.py
from core.m import Manager
${users}`),
    );
    return findings.map(({ file, data, message, related }) => {
      const users = related.filter((each) => !each.message.startsWith('forwards'));
      return [file, data.importers, / still [^,.]*/.exec(message)?.[0] ?? '', users.map((each) => each.file).join(' ')];
    });
  };

  test('in Python', () => {
    const users = `
#- /a.py
import importlib
importlib.import_module("old.m")
#- /test_b.py
from unittest.mock import patch
@patch("old.m.Manager")
def test(manager): pass
#- /test_c.py
def test(mocker, monkeypatch):
    mocker.patch("old.m.Manager.method")
    monkeypatch.setattr("old.m.Manager", None)
#- /test_d.py
from old.m import Manager
with patch("old.m.Manager"): Manager()
#- /test_e.py
patch.object(m, "old.m.Manager")
text = "old.m"
patch("core.m.Manager")
`;
    assert.deepEqual(shim(users), [
      [
        'old/m.py',
        4,
        ' still import it (3 of them only in strings that a framework resolves)',
        'a.py test_b.py test_c.py test_c.py test_d.py test_d.py',
      ],
      ['old/m.ts', 0, '', ''],
    ]);
  });

  test('in TypeScript', () => {
    const users = `
//- /a.test.ts
jest.mock('./old/m');
jest.requireActual('./old/m');
//- /b.test.ts
const m = await vi.importActual('./old/m');
vi.doMock('./old/m');
//- /c.test.ts
require.resolve('./old/m');
//- /d.test.ts
vi.spyOn(x, './old/m'); other.mock('./old/m'); jest.fn('./old/m');
`;
    assert.deepEqual(shim(users), [
      ['old/m.py', 0, '', ''],
      [
        'old/m.ts',
        3,
        ' still import it (only in strings that a framework resolves)',
        'a.test.ts a.test.ts b.test.ts b.test.ts c.test.ts',
      ],
    ]);
  });
});

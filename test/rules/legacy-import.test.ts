// Rule legacy-import: which imports are superseded, where each ought to lead, and where a string counts as an import.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkRule, runRule } from '../support/check-rule';
import { fixture } from '../support/fixture';

const id = 'legacy-import';

/** `file: from → to#symbols` of each finding, with the new name where it is another. */
function told(source: string): string[] {
  return runRule(id, fixture(source)).findings.map(({ file, data, fixes }) => {
    const moves = fixes.flatMap((fix) => fix.moves.map(({ to }) => (to.name === undefined ? '' : ` as ${to.name}`)));
    return `${file}: ${data.from} → ${data.to}#${(data.symbols as string[]).join(',')}${moves.join('')}`;
  });
}

function config(text: string): string {
  return `//- /ssot.config.json\n${text}\n`;
}

const core = `
//- /core/manager.ts
export class Manager { a() { return 1; } }
export function open(name: string) { for (;;) name += name; }
#- /core/__init__.py
#- /core/m.py
class Manager:
    def a(self): return 1
def open(name):
    for each in name: print(each)
`;

describe('canonicalImports', () => {
  const moved = config(`{ "canonicalImports": [
  { "from": "app.old", "to": "core.m", "rename": { "ConnectionManager": "Manager" } },
  { "from": "old/manager.ts", "to": "core/manager", "rename": { "ConnectionManager": "Manager" } }
] }`);
  const old = `
#- /app/old.py
class ConnectionManager:
    def a(self): return 2
def open(name): return [name for each in name]
//- /old/manager.ts
export class ConnectionManager { a() { return 2; } }
export function open() { return Math.random(); }
`;

  test('report every import of the old module, with what each name is called now', () => {
    assert.deepEqual(
      told(`${moved}${core}${old}
#- /a.py
from app.old import ConnectionManager, open
//- /a.ts
import { ConnectionManager } from './old/manager';
import { open } from './old/manager';
open(new ConnectionManager());
`),
      [
        'a.py: app.old → core.m#ConnectionManager,open as Manager',
        'a.ts: old/manager.ts → core/manager.ts#ConnectionManager as Manager',
        'a.ts: old/manager.ts → core/manager.ts#open',
      ],
    );
  });

  test('the finding stands on the specifier', () => {
    checkRule(
      id,
      `${moved}${core}${old}
#- /a.py
from app.old import ConnectionManager as C, open
     #^^^^^^ app.old is an old path: this project's canonical one is core.m
import app.old
       #^^^^^^ Import core.m instead
from app import old
                #^^ app.old is an old path
//- /a.ts
import { ConnectionManager as C } from './old/manager';
                                        //^^^^^^^^^^^ Import Manager (here ConnectionManager) from core/manager.ts instead
new C();
`,
    );
  });

  test('of one symbol leave the others alone', () => {
    checkRule(
      id,
      `${config('{ "canonicalImports": [{ "from": "app.old#ConnectionManager", "to": "core.m#Manager" }] }')}${core}${old}
#- /a.py
from app.old import open
from app.old import ConnectionManager
     #^^^^^^ Import Manager (here ConnectionManager) from core.m instead
from app.old import open, ConnectionManager
                          #^^^^^^^^^^^^^^^^ Import Manager (here ConnectionManager) from core.m instead
`,
    );
  });

  test('hold for packages from outside, too', () => {
    assert.deepEqual(
      told(`${config('{ "canonicalImports": [{ "from": "lodash", "to": "lodash-es" }, { "from": "mock", "to": "unittest.mock" }] }')}
//- /a.ts
import { map } from 'lodash';
map([], String);
#- /a.py
from mock import patch
`),
      ['a.py: mock → unittest.mock#patch', 'a.ts: lodash → lodash-es#map'],
    );
  });
});

describe('legacy paths', () => {
  test('every import of one, but not those among themselves', () => {
    checkRule(
      id,
      `${config('{ "legacy": ["old/**"] }')}
//- /old/a.ts
import './b';
export class A { a() { return 1; } }
//- /old/b.ts
export class B { b() { return 2; } }
//- /a.ts
import { A } from './old/a';
                   //^^^^^ old/a.ts is marked as legacy
new A();
export const later = () => import('./old/b');
                                   //^^^^^ old/b.ts is marked as legacy
import type { B } from './old/b';
                        //^^^^^ old/b.ts is marked as legacy
export type C = B;
#- /old/m.py
class M:
    def a(self): return 1
#- /a.py
import old.m
       #^^^^ old.m is marked as legacy
from old import m
              # ^ old.m is marked as legacy
`,
    );
  });
});

describe('shims of the workspace', () => {
  test('the target is where the forwarding ends: re-exports, aliases, wrappers, __getattr__', () => {
    assert.deepEqual(
      told(`${core}
//- /old/export.ts
export { Manager } from '../core/manager';
//- /old/alias.ts
import { Manager } from '../core/manager';
export const ConnectionManager = Manager;
//- /old/wrapper.ts
import * as core from '../core/manager';
export function open(name: string) { return core.open(name); }
//- /a.ts
import { Manager } from './old/export';
import { ConnectionManager } from './old/alias';
import { open } from './old/wrapper';
open(new Manager(ConnectionManager));
#- /old/star.py
from core.m import *
#- /old/alias.py
import core.m
ConnectionManager = core.m.Manager
#- /old/wrapper.py
import core.m
def open(name):
    return core.m.open(name)
#- /old/attribute.py
import core.m
def __getattr__(name):
    return getattr(core.m, name)
#- /a.py
from old.star import Manager
from old.alias import ConnectionManager
from old.wrapper import open
from old.attribute import Manager as Again
`),
      [
        'a.py: old.star → core.m#Manager',
        'a.py: old.alias → core.m#ConnectionManager as Manager',
        'a.py: old.wrapper → core.m#open',
        'a.py: old.attribute → core.m#Manager',
        'a.ts: old/export.ts → core/manager.ts#Manager',
        'a.ts: old/alias.ts → core/manager.ts#ConnectionManager as Manager',
        'a.ts: old/wrapper.ts → core/manager.ts#open',
      ],
    );
  });

  test('through chains of shims of every kind', () => {
    const found = told(`${core}
#- /old/one.py
from core.m import Manager, open
#- /old/two.py
import old.one
def __getattr__(name):
    return getattr(old.one, name)
#- /old/three.py
import old.two
def __getattr__(name):
    return getattr(old.two, name)
#- /old/four.py
import old.one
def open(name):
    return old.one.open(name)
#- /old/five.py
import old.four
def open(name):
    return old.four.open(name)
#- /a.py
from old.three import Manager
from old.five import open
import old.five
//- /old/one.ts
export { Manager } from '../core/manager';
//- /old/two.ts
export * from './one';
//- /a.ts
import { Manager } from './old/two';
import * as two from './old/two';
new Manager(two.Manager);
`).filter((each) => each.startsWith('a.'));
    assert.deepEqual(found, [
      'a.py: old.three → core.m#Manager',
      'a.py: old.five → core.m#open',
      'a.py: old.five → core.m#',
      'a.ts: old/two.ts → core/manager.ts#Manager',
      'a.ts: old/two.ts → core/manager.ts#',
    ]);
  });

  test('names that end in different modules are told apart', () => {
    checkRule(
      id,
      `${core}
//- /core/other.ts
export class Other { a() { return 3; } }
//- /old/both.ts
export { Manager } from '../core/manager';
export { Other } from '../core/other';
//- /a.ts
import { Manager, Other as O } from './old/both';
         //^^^^^ Import Manager from core/manager.ts instead
                  //^^^^^^^^ Import Other from core/other.ts instead
new Manager(O);
`,
    );
  });

  test('circular forwarding has no end, and still is told', () => {
    const source = `
//- /a.ts
export { X } from './b';
//- /b.ts
export { X } from './a';
//- /c.ts
import { X } from './a';
X();
`;
    assert.deepEqual(
      told(source).filter((each) => each.startsWith('c.ts')),
      ['c.ts: a.ts → #X'],
    );
  });

  test('a barrel is none', () => {
    checkRule(
      id,
      `${core}
//- /core/index.ts
export * from './manager';
//- /a.ts
import { Manager } from './core';
new Manager();
`,
    );
  });
});

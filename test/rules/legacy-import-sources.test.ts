// Rule legacy-import: what is deprecated, and strings that count as imports.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rewriteImport } from '../../server/src/fixes/rewrite-import';
import { checkRule, runRule } from '../support/check-rule';
import { fixture } from '../support/fixture';

const id = 'legacy-import';

/** `file: from → to#symbols` of each finding, with the new name where it is another. */
function _told(source: string): string[] {
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

describe('deprecated in favour of another:', () => {
  test('a module that names its replacement', () => {
    checkRule(
      id,
      `${core}
#- /old.py
"""Sessions.

.. deprecated:: 2.0
   Use core.m instead.
"""
import warnings
warnings.warn("old is deprecated, use core.m instead", DeprecationWarning)
class Manager:
    def a(self): return 2
#- /a.py
from old import Manager
     #^^ Import Manager from core.m instead
`,
    );
  });

  test('a symbol that names its replacement; others of its module stay', () => {
    const { findings } = checkRule(
      id,
      `${core}
//- /lib.ts
/** @deprecated use NewThing */
export class OldThing { a() { return 1; } }
export class NewThing { a() { return 2; } }
/** @deprecated use core/manager#Manager */
export class OldManager { a() { return 3; } }
/** @deprecated */
export class Gone { a() { return 4; } }
//- /a.ts
import { OldThing } from './lib';
                          //^^^ OldThing of lib.ts is deprecated in favour of another name there. It will go, and this import would break. Import NewThing (here OldThing) instead
import { NewThing, OldManager } from './lib';
                   //^^^^^^^^ Import Manager (here OldManager) from core/manager.ts instead
import { Gone } from './lib';
new OldThing(new NewThing(new OldManager(Gone)));
`,
    );
    // Another name may behave in another way: what is offered as an edit is a change of module only.
    assert.deepEqual(
      findings.map(({ fixes }) => fixes.length),
      [0, 0],
    );
  });

  test('the replacement comes from where the old name came from, when that hands it out as well', () => {
    checkRule(
      id,
      `
//- /kit/parts.ts
/** @deprecated use FilePart */
export interface ImagePart { a: number }
export interface FilePart { a: number }
//- /kit/types.ts
export { ImagePart, FilePart } from './parts';
export class Kit { a() { return 1; } }
//- /kit/index.ts
export * from './types';
//- /a.ts
import type { ImagePart } from './kit';
                                //^^^ Import FilePart (here ImagePart) instead
export const a: ImagePart = { a: 1 };
//- /one/parts.ts
/** @deprecated use NewPart */
export interface OldPart { a: number }
export interface NewPart { a: number }
//- /one/index.ts
export { OldPart } from './parts';
//- /b.ts
import type { OldPart } from './one';
                              //^^^ Import NewPart (here OldPart) from one/parts.ts instead
export const b: OldPart = { a: 1 };
`,
    );
  });

  test('who only hands a deprecated name on is not told', () => {
    checkRule(
      id,
      `
//- /lib.ts
/** @deprecated use NewThing */
export class OldThing { a() { return 1; } }
export class NewThing { a() { return 2; } }
//- /index.ts
export { OldThing, NewThing } from './lib';
//- /main.ts
import { OldThing } from './lib';
export { OldThing };
`,
    );
  });

  test('a module without replacement is no finding', () => {
    checkRule(
      id,
      `
#- /old.py
import warnings
warnings.warn("old is deprecated", DeprecationWarning)
class Own:
    def a(self): return 2
#- /a.py
from old import Own
`,
    );
  });
});

test('who passes on all of a shim is told the names: all of its target would be more', () => {
  const source = `${core}
//- /old/m.ts
export { Manager } from '../core/manager';
//- /index.ts
export * from './old/m';
`;
  const [finding] = runRule(id, fixture(source)).findings;
  assert.match(
    finding!.message,
    /Pass on Manager by name from core\/manager\.ts instead: `\*` of it would hand out more\.$/,
  );
});

test('another package is called as the importing one writes it', () => {
  const source = `//- /kit/index.ts
export class Icon { a() { return 1; } }
//- /app/icons.ts
export { Icon } from 'kit';
//- /app/a.ts
import { Icon } from './icons';
new Icon();
`;
  const options = { packages: ['kit', 'app'], packageEntries: ['kit/index.ts'], mapped: { kit: 'kit/index.ts' } };
  const made = fixture(source, options);
  const [finding] = runRule(id, made).findings;
  assert.match(finding!.message, /it only forwards to kit\. .* Import Icon from kit instead\.$/);
  assert.equal(finding!.data.to, 'kit/index.ts');
  assert.match(runRule('compatibility-shim', made).findings[0]!.message, /Let them import kit and delete it\.$/);
});

describe('into a package that the importing one is not known to depend on', () => {
  const source = `
//- /kit/index.ts
export class Icon { a() { return 1; } }
//- /lib/index.ts
/** @deprecated use "kit" */
export class Icon { a() { return 2; } }
//- /app/a.ts
import { Icon } from 'lib';
new Icon();
`;
  const options = {
    packages: ['kit', 'lib', 'app'],
    packageEntries: ['kit/index.ts', 'lib/index.ts'],
    mapped: { kit: 'kit/index.ts', lib: 'lib/index.ts' },
  };
  const fixes = (text: string) => {
    const made = fixture(text, options);
    const { findings } = runRule(id, made);
    const edited = rewriteImport.edits(
      findings.flatMap((each) => each.fixes),
      { graph: made.graph, text: (path) => made.texts.get(path) },
    );
    return [findings.map(({ message }) => message.includes('make it a dependency first')), [...edited.keys()]];
  };

  test('there is no fix, and the finding says why', () => assert.deepEqual(fixes(source), [[true], []]));

  test('there is one as soon as another module of the package imports from it', () => {
    const other = "//- /app/b.ts\nimport { Icon } from 'kit';\nnew Icon();\n";
    assert.deepEqual(fixes(source + other), [[false], ['app/a.ts']]);
  });

  test('a request for such a move is refused by the fix itself', () => {
    const made = fixture(source, options);
    const request = {
      fix: 'rewrite-import',
      file: 'app/a.ts',
      import: 0,
      moves: [{ binding: 0, to: { path: 'kit/index.ts' } }],
    } as const;
    assert.equal(rewriteImport.edits([request], { graph: made.graph, text: (path) => made.texts.get(path) }).size, 0);
  });
});

describe('strings that a framework resolves', () => {
  test('in Python', () => {
    checkRule(
      id,
      `${core}
#- /old/m.py
from core.m import Manager
#- /test_a.py
import importlib
from unittest.mock import patch
importlib.import_module("old.m")
                         #^^^^ Import core.m instead
with patch("old.m.Manager"): pass
            #^^^^^^^^^^^^ Import Manager from core.m instead
with patch("old.m.Manager.a"): pass
            #^^^^^^^^^^^^^^ compatibility shim
@mocker.patch("old.m.Manager")
               #^^^^^^^^^^^^ compatibility shim
def test(monkeypatch):
    monkeypatch.setattr("old.m.open", None)
                         #^^^^^^^^^ compatibility shim
    monkeypatch.delattr("old.m.Manager")
                         #^^^^^^^^^^^^ compatibility shim
mocker.patch.multiple("old.m", open=None)
                       #^^^^ compatibility shim
patch.object(core, "old.m.Manager")
with patch("core.m.Manager"): pass
text = "old.m"
`,
    );
  });

  test('in TypeScript and JavaScript', () => {
    checkRule(
      id,
      `${core}
//- /old/m.ts
export { Manager } from '../core/manager';
//- /a.test.ts
jest.mock('./old/m');
           //^^^^^ Import core/manager.ts instead
vi.mock('./old/m');
         //^^^^^ Import core/manager.ts instead
require.resolve('./old/m');
                 //^^^^^ Import core/manager.ts instead
vi.doMock('./old/m');
           //^^^^^ Import core/manager.ts instead
jest.requireActual('./old/m');
                    //^^^^^ Import core/manager.ts instead
await vi.importActual('./old/m');
                       //^^^^^ Import core/manager.ts instead
jest.unmock('./old/m');
             //^^^^^ Import core/manager.ts instead
jest.mock('./core/manager');
other.mock('./old/m');
vi.spyOn(core, './old/m');
`,
    );
  });
});

test('one group for each old path', () => {
  const { groups } = runRule(
    id,
    fixture(`${config('{ "legacy": ["old/**"] }')}
//- /old/a.ts
export const a = Math.random();
//- /old/b.ts
export const b = Math.random();
//- /one.ts
import './old/a';
import './old/b';
//- /two.ts
import './old/a';
`),
  );
  assert.deepEqual(
    groups.map(({ data }) => data.from),
    ['old/a.ts', 'old/b.ts'],
  );
});

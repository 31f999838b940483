// Rule compatibility-shim: modules that only forward, by kind, and what looks like one and is none.
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
const legacy = '//- /ssot.config.json\n{ "legacy": ["old/**"] }\n';

/** `path kind → targets` of each finding. */
function shims(source: string, options?: FixtureOptions): string[] {
  return runRule(id, fixture(source, options)).findings.map(
    ({ file, data }) => `${file} ${data.kind} → ${(data.targets as string[]).join(', ')}`,
  );
}

function typescript(text: string): string[] {
  return shims(`${target}//- /old/m.ts\n${text}\n`);
}

function python(text: string): string[] {
  return shims(`${target}#- /old/m.py\n${text}\n`);
}

describe('a module that only forwards:', () => {
  test('re-exports', () => {
    const expected = ['old/m.ts re-export → core/manager.ts'];
    assert.deepEqual(typescript("export { Manager } from '../core/manager';"), expected);
    assert.deepEqual(typescript("export { Manager as Old, open } from '../core/manager';"), expected);
    assert.deepEqual(typescript("export * from '../core/manager';"), expected);
    assert.deepEqual(typescript("import { Manager } from '../core/manager';\nexport { Manager };"), expected);
    const user = "\n//- /user.ts\nimport Manager from './old/m';\nnew Manager();";
    assert.deepEqual(
      typescript(`import { Manager } from '../core/manager';\nexport default Manager;${user}`),
      expected,
    );
    assert.deepEqual(python('from core.m import Manager'), ['old/m.py re-export → core/m.py']);
    assert.deepEqual(python('from core.m import *'), ['old/m.py re-export → core/m.py']);
  });

  test('aliases of imported names', () => {
    assert.deepEqual(typescript("import { Manager } from '../core/manager';\nexport const Old = Manager;"), [
      'old/m.ts alias → core/manager.ts',
    ]);
    assert.deepEqual(python('from core.m import Manager\nConnectionManager = Manager'), ['old/m.py alias → core/m.py']);
    assert.deepEqual(python('import core.m\nConnectionManager = core.m.Manager'), ['old/m.py alias → core/m.py']);
  });

  test('wrappers that pass on their own arguments', () => {
    assert.deepEqual(
      typescript(
        "import * as core from '../core/manager';\nexport function open(name: string) { return core.open(name); }",
      ),
      ['old/m.ts wrapper → core/manager.ts'],
    );
    assert.deepEqual(python('import core.m\ndef open(name, *rest):\n    return core.m.open(name, *rest)'), [
      'old/m.py wrapper → core/m.py',
    ]);
  });

  test('a forwarding __getattr__', () => {
    assert.deepEqual(python('import core.m\ndef __getattr__(name):\n    return getattr(core.m, name)'), [
      'old/m.py attribute-forward → core/m.py',
    ]);
  });

  test('with docstring, __all__, a warning and constants beside', () => {
    assert.deepEqual(
      python(`"""Moved."""
import warnings
from core.m import Manager
__all__ = ["Manager"]
__version__ = "1"
warnings.warn("use core.m", DeprecationWarning, stacklevel=2)`),
      ['old/m.py re-export → core/m.py'],
    );
    assert.deepEqual(
      typescript("/* Moved. */\nexport { Manager } from '../core/manager';\nconsole.warn('old/m is deprecated');"),
      ['old/m.ts re-export → core/manager.ts'],
    );
  });

  test('to several modules: all of them are targets', () => {
    const source = `${target}//- /core/other.ts\nexport const other = 1;\n//- /old/m.ts
export { other } from '../core/other';\nexport { Manager } from '../core/manager';\n`;
    assert.deepEqual(shims(source), ['old/m.ts re-export → core/manager.ts, core/other.ts']);
  });
});

describe('a module that says so', () => {
  const phrases = ['Compatibility module.', 'Kept for backward compat.', 'Legacy import path.', 'A shim.'];
  for (const phrase of phrases) {
    test(`"${phrase}" and forwards one name beside code of its own`, () => {
      const own = 'export function own() { let n = 0; for (;;) n++; }';
      assert.deepEqual(typescript(`// ${phrase}\nexport { Manager } from '../core/manager';\n${own}`), [
        'old/m.ts declared → core/manager.ts',
      ]);
      assert.deepEqual(typescript(`/** ${phrase} */\nexport { Manager } from '../core/manager';\n${own}`), [
        'old/m.ts declared → core/manager.ts',
      ]);
      const pythonOwn = 'def own():\n    for n in range(3): print(n)';
      for (const comment of [`"""${phrase}"""`, `# ${phrase}`]) {
        assert.deepEqual(python(`${comment}\nfrom core.m import Manager\n${pythonOwn}`), [
          'old/m.py declared → core/m.py',
        ]);
      }
    });
  }

  test('by a deprecated file comment or a module-level DeprecationWarning', () => {
    assert.deepEqual(
      typescript(
        "/**\n * @deprecated use core/manager\n * @module\n */\n\nexport { Manager } from '../core/manager';\nexport class Own { a = Math.random(); }",
      ),
      ['old/m.ts declared → core/manager.ts'],
    );
    assert.deepEqual(
      python(
        'import warnings\nfrom core.m import Manager\nwarnings.warn("gone soon", DeprecationWarning)\nclass Own:\n    def a(self): return 1',
      ),
      ['old/m.py declared → core/m.py'],
    );
  });

  test('in a legacy path, whatever it holds', () => {
    const own = '//- /old/own.ts\n/* Compatibility module. */\nexport class Own { a() { return 1; } }\n';
    assert.deepEqual(shims(legacy + own), ['old/own.ts declared → ']);
    assert.deepEqual(shims(own), []);
    const ownPython = '#- /old/own.py\n"""Backward compat."""\nclass Own:\n    def a(self): return 1\n';
    assert.deepEqual(shims(legacy + ownPython), ['old/own.py declared → ']);
    assert.deepEqual(shims(ownPython), []);
  });

  test('a legacy path alone says nothing', () => {
    assert.deepEqual(shims(`${legacy}//- /old/own.ts\nexport class Own { a() { return 1; } }\n`), []);
  });
});

describe('no shim:', () => {
  test('code of its own whose comment speaks of compatibility, and which uses what it imports', () => {
    const own = 'class Own(Manager):\n    def a(self): return open("a")';
    const comment = '"""The address is kept for backward compatibility."""';
    assert.deepEqual(python(`${comment}\nfrom core.m import Manager, open\n${own}`), []);
    const passed = `${comment}\nfrom core.m import Manager, open\n__all__ = ["Own", "Manager"]\n${own}`;
    assert.deepEqual(python(passed), ['old/m.py declared → core/m.py']);
  });

  test('code that is to go itself, which is more than what it hands on', () => {
    const pythonOwn = (count: number) =>
      Array.from({ length: count }, (_, at) => `def own${at}():\n    for n in range(3): print(n)\n`).join('');
    const head = '"""DEPRECATED: these endpoints are being replaced."""\nfrom core.m import Manager, open\n';
    assert.deepEqual(python(`${head}${pythonOwn(3)}`), []);
    assert.deepEqual(python(`${head}${pythonOwn(2)}`), ['old/m.py declared → core/m.py']);
    const own = (count: number) =>
      Array.from({ length: count }, (_, at) => `export function own${at}() { let n = 0; for (;;) n++; }\n`).join('');
    assert.deepEqual(typescript(`/** A shim. */\nexport { Manager } from '../core/manager';\n${own(2)}`), []);
    assert.deepEqual(typescript(`/** A shim. */\nexport * from '../core/manager';\n${own(2)}`), [
      'old/m.ts declared → core/manager.ts',
    ]);
  });

  const silent: Record<string, string> = {
    'a barrel of what lies below': `
//- /core/index.ts
export { Manager } from './manager';
export * from './deep/other';
//- /core/manager.ts
export class Manager {}
//- /core/deep/other.ts
export const other = 1;
#- /pkg/__init__.py
"""Public names."""
from .m import Manager
from pkg.sub.n import other
__all__ = ["Manager", "other"]
#- /pkg/m.py
class Manager: pass
#- /pkg/sub/n.py
other = 1
`,
    'a module with code of its own': `
//- /core/manager.ts
export class Manager {}
//- /api/types.ts
export { Manager } from '../core/manager';
export class Own { a() { return 1; } }
#- /m.py
class Manager: pass
#- /n.py
from m import Manager
def own(): return Manager.__name__.upper()
`,
    'a module that forwards what lies outside the workspace': `
//- /react.ts
export * from 'react';
#- /m.py
from os.path import join
`,
    'an empty module, and one of constants': `
//- /a.ts
//- /b.ts
export const limit = 3;
#- /m.py
#- /n.py
LIMIT = 3
`,
    'a program that only starts another': `
//- /core/main.ts
export function main() {}
//- /start.ts
import { main } from './core/main';
main();
`,
  };
  for (const [what, source] of Object.entries(silent)) test(what, () => void checkRule(id, source));

  test('the entry of a package, which others import by its name', () => {
    const source =
      "//- /kit/entry.ts\nexport { Manager } from './src/manager';\n//- /kit/src/manager.ts\nexport class Manager {}\n";
    assert.deepEqual(shims(source, { packages: ['kit'], packageEntries: ['kit/entry.ts'] }), []);
    assert.deepEqual(shims(source), ['kit/entry.ts re-export → kit/src/manager.ts']);
  });

  test('a file that a framework or tool finds by its name, and a default that nobody imports', () => {
    const files = (...paths: string[]) =>
      shims(
        `${target}${paths.map((path) => `//- /${path}\nexport { Manager as default } from '${'../'.repeat(path.split('/').length - 1)}core/manager';\n`).join('')}`,
      );
    assert.deepEqual(files('src/app/users/page.tsx', 'pages/users/[id].tsx', 'web/a.config.ts', 'web/start.ts'), []);
    const python = (path: string) => shims(`${target}#- /${path}\nfrom core.m import Manager\n`);
    assert.deepEqual(python('web/urls.py'), []);
    assert.deepEqual(python('web/management/commands/run.py'), []);
    assert.deepEqual(python('web/urls_old.py'), ['web/urls_old.py re-export → core/m.py']);
    const named = `${target}//- /src/app/users/page.ts\nexport { Manager } from '../../../core/manager';\n`;
    assert.deepEqual(shims(named), []);
    assert.deepEqual(shims(named.replace('page.ts', 'pages.ts')), [
      'src/app/users/pages.ts re-export → core/manager.ts',
    ]);
  });

  test('one of a folder that nobody imports from: it is read from outside', () => {
    const hooks = (count: number) =>
      [...'abc'].slice(0, count).map((name) => `//- /hooks/${name}.ts\nexport { Manager } from '../core/manager';\n`);
    assert.deepEqual(shims(target + hooks(3).join('')), []);
    assert.equal(shims(target + hooks(2).join('')).length, 2);
  });

  test('a module of any name that brings together what lies below its folder', () => {
    const source = `
#- /api/__init__.py
#- /api/serializers.py
from .serializers_.a import A
from .serializers_.b import B
#- /api/serializers_/__init__.py
#- /api/serializers_/a.py
class A: pass
#- /api/serializers_/b.py
class B: pass
`;
    assert.deepEqual(shims(source), []);
    assert.deepEqual(shims(source.replace('from .serializers_.b import B\n', '')), [
      'api/serializers.py re-export → api/serializers_/a.py',
    ]);
  });

  test("a border for bundlers ('use client'), declared types, what other packages import by name", () => {
    assert.deepEqual(shims(`${target}//- /web/ui.ts\n'use client';\nexport { Manager } from '../core/manager';\n`), []);
    assert.deepEqual(shims(`${target}//- /web/ui.d.ts\nexport { Manager } from '../core/manager';\n`), []);
    const offered = `${target}//- /kit/i18n/de.ts\nexport { Manager } from '../../core/manager';\n//- /app/a.ts\nimport { Manager } from 'kit/i18n/de';\nnew Manager();\n`;
    const options = { packages: ['kit', 'app'], mapped: { 'kit/i18n/de': 'kit/i18n/de.ts' } };
    assert.deepEqual(shims(offered, options), []);
    assert.deepEqual(shims(offered, { ...options, packages: [] }), ['kit/i18n/de.ts re-export → core/manager.ts']);
  });

  test('a package entry that forwards elsewhere is one', () => {
    assert.deepEqual(shims(`${target}#- /old/__init__.py\nfrom core.m import Manager\n`), [
      'old/__init__.py re-export → core/m.py',
    ]);
    assert.deepEqual(shims(`${target}//- /old/index.ts\nexport * from '../core/manager';\n`), [
      'old/index.ts re-export → core/manager.ts',
    ]);
  });
});

test('one finding a shim, with the number of modules that import it', () => {
  const { findings, groups } = checkRule(
    id,
    `${target}
//- /old/m.ts
export { Manager } from '../core/manager';
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2 modules still import it
export { open } from '../core/manager';
//- /a.ts
import { Manager } from './old/m';
import { open } from './old/m';
open(new Manager());
//- /b.ts
import * as m from './old/m';
m.open('');
#- /old/m.py
from core.m import Manager
#^^^^^^^^^^^^^^^^^^^^^^^^^ Nothing in this workspace imports it any more
`,
  );
  assert.deepEqual(
    findings.map(({ data }) => data.importers),
    [0, 2],
  );
  assert.equal(groups.length, 2);
});

// Rule split-import-path: what is as good as the wanted path, and paths across packages.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runRule } from '../support/check-rule';
import { type FixtureOptions, fixture } from '../support/fixture';

const id = 'split-import-path';
const strict = '//- /ssot.config.json\n{ "rules": { "split-import-path": ["warning", { "barrels": "strict" }] } }\n';

/** `file: from → to` of each finding, and the name that the fix would import there when it is another. */
function told(source: string, options?: FixtureOptions): string[] {
  return runRule(id, fixture(source, options)).findings.map(({ file, data, fixes }) => {
    const names = fixes.flatMap((fix) => fix.moves.flatMap(({ to }) => (to.name === undefined ? [] : [to.name])));
    return `${file}: ${data.from} → ${data.to}${names.map((name) => ` as ${name}`).join('')}`;
  });
}

/** A module that imports `Manager` from each of the given places in turn. */
function users(...specifiers: string[]): string {
  return specifiers
    .map((specifier, index) => `//- /user${index}.ts\nimport { Manager } from '${specifier}';\nnew Manager();\n`)
    .join('');
}

function pythonUsers(...imports: string[]): string {
  return imports.map((line, index) => `#- /user${index}.py\n${line}\n`).join('');
}

const _home = `
//- /core/manager.ts
export class Manager {}
//- /api/types.ts
export { Manager } from '../core/manager';
export class Own { a() { return 1; } }
`;
const _pythonHome = `
#- /core/__init__.py
#- /core/m.py
class Manager: pass
#- /api/__init__.py
#- /api/types.py
from core.m import Manager
class Own:
    def a(self): return Manager
`;

describe('what is as good as the wanted path', () => {
  const core = `
//- /core/index.ts
export { Manager } from './manager';
//- /core/manager.ts
export class Manager {}
`;
  const use = (path: string, from: string) => `//- /${path}\nimport { Manager } from '${from}';\nnew Manager();\n`;

  test("its package's own barrel from inside, where most do it so", () => {
    const inside = [1, 2, 3].map((at) => use(`core/n${at}.ts`, '.')).join('');
    assert.deepEqual(told(core + inside + use('core/direct.ts', './manager')), []);
  });

  test('a module that a folder has for what it gets from elsewhere', () => {
    const local =
      "//- /web/types.ts\nexport { Manager } from '../core/manager';\nexport class Own { a() { return 1; } }\n";
    const outside = users('./core/manager', './core/manager', './core/manager', './core/manager');
    const inside = [1, 2, 3].map((at) => use(`web/n${at}.ts`, './types')).join('');
    assert.deepEqual(told(core + local + inside + outside), []);
    // Three to two: neither is the rule.
    const direct = use('web/m.ts', '../core/manager') + use('web/n.ts', '../core/manager');
    assert.deepEqual(told(core + local + inside + direct), []);
    assert.deepEqual(told(core + local + inside + use('else.ts', './web/types') + outside), [
      'else.ts: web/types.ts → core/manager.ts',
    ]);
  });

  test('a barrel of another name, from outside of what it gathers', () => {
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
#- /api/views.py
from api.serializers import A
#- /web.py
from api.serializers_.a import A
`;
    assert.deepEqual(told(source), []);
    assert.deepEqual(told(`${source}#- /api/serializers_/c.py\nfrom api.serializers import A\n`), [
      'api/serializers_/c.py: api.serializers → api.serializers_.a',
    ]);
  });

  test('a border for bundlers, and a route that its test imports', () => {
    const direct = users('./core/manager', './core/manager');
    const client = "//- /client/index.ts\n'use client';\nexport { Manager } from '../core/manager';\n";
    assert.deepEqual(told(core + direct + client + use('page.ts', './client')), []);
    assert.deepEqual(
      told(core + direct + client.replace("'use client';\n", 'export const more = 1;\n') + use('page.ts', './client')),
      ['page.ts: client/index.ts → core/manager.ts'],
    );
    const route =
      "//- /pages/manager.ts\nexport { Manager as default } from '../core/manager';\nexport { Manager } from '../core/manager';\n";
    assert.deepEqual(told(core + direct + route + use('pages.test.ts', './pages/manager')), []);
  });

  test('for the test of a module what that module passes on', () => {
    const direct = users('./core/manager', './core/manager');
    const other =
      "//- /api/types.ts\nexport { Manager } from '../core/manager';\nexport class Own { a() { return 1; } }\n";
    assert.deepEqual(told(core + direct + other + use('api/types.test.ts', './types')), []);
    assert.deepEqual(told(core + direct + other + use('api/more.test.ts', './types')), [
      'api/more.test.ts: api/types.ts → core/manager.ts',
    ]);
  });

  test('for those beside the definition the direct way, however others go', () => {
    const other =
      "//- /api/types.ts\nexport { Manager } from '../core/manager';\nexport class Own { a() { return 1; } }\n";
    const most = users('./api/types', './api/types', './api/types', './api/types');
    assert.deepEqual(told(core + other + most + use('core/near.ts', './manager')), []);
    assert.deepEqual(told(core + other + most + use('far/a.ts', '../core/manager')), [
      'far/a.ts: core/manager.ts → api/types.ts',
    ]);
  });

  test('a barrel that everybody goes by, from wherever', () => {
    assert.deepEqual(told(core + users('./core', './core') + use('core/near.ts', '.')), []);
    assert.deepEqual(told(core + users('./core', './core/manager') + use('core/near.ts', '.')), [
      'core/near.ts: core/index.ts → core/manager.ts',
    ]);
  });

  test('in Python what most take from a module that has it for its own use', () => {
    const source = `
#- /core/__init__.py
#- /core/m.py
class Manager: pass
#- /api.py
from core.m import Manager
def own(): return Manager()
`;
    const most = pythonUsers('from api import Manager', 'from api import Manager', 'from api import Manager');
    assert.deepEqual(told(`${source}${most}#- /x.py\nfrom core.m import Manager\n`), []);
    assert.deepEqual(told(`${source}#- /x.py\nfrom core.m import Manager\n#- /y.py\nfrom api import Manager\n`), [
      'y.py: api → core.m',
    ]);
  });

  test('the entry of its package for tests of the package', () => {
    const options = { packages: ['core'], packageEntries: ['core/index.ts'] };
    assert.deepEqual(told(core + use('core/a.ts', './manager') + use('core/a.test.ts', '.'), options), []);
    assert.deepEqual(told(core + use('core/a.ts', './manager') + use('core/b.ts', '.'), options), [
      'core/b.ts: core/index.ts → core/manager.ts',
    ]);
  });
});

describe('in a workspace of several packages', () => {
  const core = `
//- /core/index.ts
export class Manager {}
//- /kit/index.ts
export { Manager } from 'core';
export class Own { a() { return 1; } }
`;
  const options = {
    packages: ['core', 'kit', 'app', 'web'],
    packageEntries: ['core/index.ts', 'kit/index.ts'],
    mapped: { core: 'core/index.ts', kit: 'kit/index.ts' },
  };
  const use = (path: string, from: string) => `//- /${path}\nimport { Manager } from '${from}';\nnew Manager();\n`;

  test('each package is compared with itself, but where barrels are strict', () => {
    const both =
      core + use('app/a.ts', 'kit') + use('app/b.ts', 'kit') + use('web/a.ts', 'core') + use('web/b.ts', 'core');
    assert.deepEqual(told(both, options), []);
    // Both packages offer it: which to depend on is for each importer to choose.
    assert.deepEqual(told(both + use('app/c.ts', 'core'), options), []);
    assert.deepEqual(told(strict + both + use('app/c.ts', 'core'), options), [
      'app/a.ts: kit/index.ts → core/index.ts',
      'app/b.ts: kit/index.ts → core/index.ts',
    ]);
  });

  test('a module that another package offers under a name of its own, entry or not', () => {
    const mapped = { ...options.mapped, 'kit/deep': 'kit/deep.ts' };
    const deep = "//- /kit/deep.ts\nexport { Manager } from 'core';\nexport class Deep { a() { return 1; } }\n";
    const source = core + deep + use('app/a.ts', 'core') + use('app/b.ts', 'core') + use('app/c.ts', 'kit/deep');
    assert.deepEqual(told(source, { ...options, mapped }), []);
  });

  test('a module of their own that passes it on is a path, whoever goes by it', () => {
    const local = "//- /app/types.ts\nexport { Manager } from 'core';\nexport class Own { a() { return 1; } }\n";
    const source = core + local + use('app/a.ts', 'core') + use('app/b.ts', 'core');
    assert.deepEqual(told(source + use('app/c.ts', './types'), options), ['app/c.ts: app/types.ts → core/index.ts']);
    assert.deepEqual(
      told(core + local + use('app/a.ts', 'core') + use('app/b.ts', './types') + use('app/c.ts', './types'), options),
      [],
    );
  });

  test('what another package hands out is its own affair, and no path for what it is built on', () => {
    const source = core + use('app/a.ts', 'core') + use('app/b.ts', 'core');
    assert.deepEqual(told(source + use('app/c.ts', 'kit'), options), []);
    const inner = "//- /core/a.ts\nimport { Manager } from 'kit';\nnew Manager();\n";
    assert.deepEqual(told(core + inner + use('core/b.ts', 'kit') + use('core/c.ts', './index'), options), []);
  });
});

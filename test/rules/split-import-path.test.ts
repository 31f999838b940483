// Rule split-import-path: one definition under several module paths, which path is wanted, and what a barrel may do.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkRule, runRule } from '../support/check-rule';
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

const home = `
//- /core/manager.ts
export class Manager {}
//- /api/types.ts
export { Manager } from '../core/manager';
export class Own { a() { return 1; } }
`;
const pythonHome = `
#- /core/__init__.py
#- /core/m.py
class Manager: pass
#- /api/__init__.py
#- /api/types.py
from core.m import Manager
class Own:
    def a(self): return Manager
`;

describe('two paths to one definition', () => {
  test('the one most used is wanted; each import by another is a finding with a fix', () => {
    assert.deepEqual(told(home + users('./core/manager', './core/manager', './api/types')), [
      'user2.ts: api/types.ts → core/manager.ts',
    ]);
    assert.deepEqual(told(home + users('./api/types', './api/types', './core/manager')), [
      'user2.ts: core/manager.ts → api/types.ts',
    ]);
    const direct = 'from core.m import Manager';
    const other = 'from api.types import Manager';
    assert.deepEqual(told(pythonHome + pythonUsers(direct, direct, other)), ['user2.py: api.types → core.m']);
    // The module in between imports it from its home: from where else.
    assert.deepEqual(told(pythonHome + pythonUsers(other, other, other)), []);
  });

  test("used equally often: the definition's own", () => {
    assert.deepEqual(told(home + users('./api/types', './core/manager')), ['user0.ts: api/types.ts → core/manager.ts']);
  });

  test('the canonical one is wanted, however seldom it is used', () => {
    const marked = home.replace('export class', '/** @canonical */\nexport class');
    assert.deepEqual(told(marked + users('./api/types', './api/types', './core/manager')), [
      'user0.ts: api/types.ts → core/manager.ts',
      'user1.ts: api/types.ts → core/manager.ts',
    ]);
  });

  test('a finding stands on the name, a group tells all paths', () => {
    const { findings, groups } = checkRule(
      id,
      `${home}
//- /a.ts
import { Manager } from './core/manager';
new Manager();
//- /b.ts
import { Manager } from './core/manager';
new Manager();
//- /c.ts
import { Own, Manager as M } from './api/types';
              //^^^^^^^^^^ Manager is imported from api/types.ts here, and from core/manager.ts in 2 other places
new M(new Own());
`,
    );
    assert.deepEqual(findings[0]!.data, { symbol: 'Manager', from: 'api/types.ts', to: 'core/manager.ts' });
    assert.deepEqual(
      findings[0]!.related.map(({ file }) => file),
      ['core/manager.ts'],
    );
    assert.deepEqual(groups[0]!.data, {
      symbol: 'Manager',
      home: 'core/manager.ts',
      wanted: 'core/manager.ts',
      paths: { 'core/manager.ts': 2, 'api/types.ts': 1 },
    });
    assert.deepEqual(findings[0]!.fixes, [
      { fix: 'rewrite-import', file: 'c.ts', import: 0, moves: [{ binding: 1, to: { path: 'core/manager.ts' } }] },
    ]);
  });

  test('through a shim and an alias: what the name is called there', () => {
    const source = `${home}
//- /old/alias.ts
import { Manager } from '../core/manager';
export const ConnectionManager = Manager;
${users('./core/manager')}
//- /b.ts
import { ConnectionManager } from './old/alias';
new ConnectionManager();
`;
    assert.deepEqual(told(source), ['b.ts: old/alias.ts → core/manager.ts as Manager']);
  });

  test('a default export under its name, and the other way round', () => {
    const source = `
//- /core/manager.ts
export default class Manager {}
//- /api/types.ts
export { default as Manager } from '../core/manager';
export class Own { a() { return 1; } }
`;
    const direct = (name: string) => `//- /${name}.ts\nimport Any from './core/manager';\nnew Any();\n`;
    const other = (name: string) => `//- /${name}.ts\nimport { Manager } from './api/types';\nnew Manager();\n`;
    assert.deepEqual(told(source + direct('a') + direct('b') + other('c')), [
      'c.ts: api/types.ts → core/manager.ts as default',
    ]);
    assert.deepEqual(told(source + direct('a') + other('b') + other('c')), [
      'a.ts: core/manager.ts → api/types.ts as Manager',
    ]);
  });

  test('by attributes of a namespace', () => {
    const source = `${home}${users('./core/manager', './core/manager')}
//- /b.ts
import * as types from './api/types';
new types.Manager();
types.Own;
`;
    assert.deepEqual(told(source), ['b.ts: api/types.ts → core/manager.ts']);
    const { findings } = runRule(id, fixture(source));
    // The rest of the namespace stays in use, so there is no edit to offer.
    assert.deepEqual(findings[0]!.fixes, []);
  });

  test('through a mapped name', () => {
    const source = `${home}${users('./core/manager', './core/manager', '@api/types')}`;
    assert.deepEqual(told(source, { mapped: { '@api/types': 'api/types.ts' } }), [
      'user2.ts: api/types.ts → core/manager.ts',
    ]);
  });

  test('through two source roots', () => {
    const source = `
#- /src/app/__init__.py
#- /src/app/m.py
class Manager: pass
${pythonUsers('from app.m import Manager', 'from app.m import Manager', 'from src.app.m import Manager')}`;
    assert.deepEqual(told(source, { pythonRoots: ['src', ''] }), ['user2.py: src.app.m → app.m']);
    assert.deepEqual(told(source.replace('src.app.m', 'app.m'), { pythonRoots: ['src', ''] }), []);
  });
});

describe('a barrel of its own package', () => {
  const barrel = `
//- /core/index.ts
export { Manager } from './manager';
//- /core/manager.ts
export class Manager {}
`;
  const pythonBarrel = `
#- /core/__init__.py
from .m import Manager
#- /core/m.py
class Manager: pass
`;

  test('is no second path from outside', () => {
    assert.deepEqual(told(barrel + users('./core', './core/manager', './core/manager')), []);
    assert.deepEqual(told(pythonBarrel + pythonUsers('from core import Manager', 'from core.m import Manager')), []);
  });

  test('is one where barrels are strict', () => {
    assert.deepEqual(told(strict + barrel + users('./core', './core/manager', './core/manager')), [
      'user0.ts: core/index.ts → core/manager.ts',
    ]);
    const direct = 'from core.m import Manager';
    assert.deepEqual(told(strict + pythonBarrel + pythonUsers('from core import Manager', direct, direct)), [
      'user0.py: core → core.m',
    ]);
  });

  test('is one from inside the package', () => {
    const inside = `//- /core/neighbour.ts\nimport { Manager } from '.';\nnew Manager();\n`;
    assert.deepEqual(told(barrel + inside + users('./core/manager')), [
      'core/neighbour.ts: core/index.ts → core/manager.ts',
    ]);
  });

  test('a barrel elsewhere is one', () => {
    const elsewhere =
      "//- /public/index.ts\nexport { Manager } from '../core/manager';\nexport * from './more';\nexport * from './most';\n//- /public/more.ts\nexport const more = 1;\n//- /public/most.ts\nexport const most = 1;\n";
    assert.deepEqual(told(barrel + elsewhere + users('./core/manager', './core/manager', './public')), [
      'user2.ts: public/index.ts → core/manager.ts',
    ]);
  });
});

test('a mock of the path that is to be left is a related place', () => {
  const { findings } = runRule(
    id,
    fixture(`${home}${users('./core/manager', './core/manager', './api/types')}
//- /user2.test.ts
jest.mock('./api/types');
jest.mock('./core/manager');
`),
  );
  assert.deepEqual(
    findings[0]!.related.map(({ file, message }) => `${file}: ${message}`),
    [
      'core/manager.ts: Manager is defined here',
      'user2.test.ts: jest.mock names api/types.ts here: it has to follow the imports',
    ],
  );
});

test('a mock in another package stands for what that package imports', () => {
  const source = `${home}${users('./core/manager', './core/manager', './api/types')}
//- /web/user.test.ts
jest.mock('../api/types');
`;
  const { findings } = runRule(id, fixture(source, { packages: ['web'] }));
  assert.deepEqual(
    findings[0]!.related.map(({ file }) => file),
    ['core/manager.ts'],
  );
});

test('what Python reads through `import a.b` comes by the path a.b', () => {
  const source = `${pythonHome}${pythonUsers('from core.m import Manager', 'import core.m\ncore.m.Manager()')}`;
  assert.deepEqual(told(source), []);
  assert.deepEqual(told(`${source}#- /x.py\nimport api.types\napi.types.Manager()\n`), ['x.py: api.types → core.m']);
});

test('nobody is told to import what would close a circle', () => {
  const source = `
//- /core/manager.ts
export class Manager {}
//- /core/near.ts
import { Manager } from './manager';
export const near = new Manager();
//- /all/index.ts
export { Manager } from '../core/manager';
export { near } from '../core/near';
export const own = [near].map(String);
`;
  assert.deepEqual(told(source + users('./all', './all', './all')), []);
  assert.deepEqual(told(source + users('./all', './all', './all', './all', './core/manager')), [
    'user4.ts: core/manager.ts → all/index.ts',
  ]);
});

describe('one path only:', () => {
  const silent: Record<string, string> = {
    'written in several ways': `${home}${users('./core/manager', './core/manager.js')}
//- /deep/a.ts
import { Manager } from '../core/manager';
new Manager();
`,
    'modules that pass the name on are no importers': `${home}${users('./core/manager')}`,
    'relative and absolute names of one Python module': `
#- /core/__init__.py
#- /core/m.py
class Manager: pass
#- /core/n.py
from .m import Manager
#- /core/o.py
from core.m import Manager
#- /core/p.py
from . import m
m.Manager()
`,
    'two definitions of one name': `${home}
//- /lib/manager.ts
export class Manager {}
//- /a.ts
import { Manager } from './lib/manager';
new Manager();
${users('./core/manager')}`,
    'packages from outside': users('react', 'preact'),
  };
  for (const [what, source] of Object.entries(silent)) test(what, () => void checkRule(id, source));
});

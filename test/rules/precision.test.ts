// What a reading of findings on real code showed to be wrong, each with the case that stays a finding.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RuleId } from '../../server/src/rules/rule';
import { runRule } from '../support/check-rule';
import { type FixtureOptions, fixture } from '../support/fixture';

function findingsOf(id: RuleId, source: string, options?: FixtureOptions) {
  return runRule(id, fixture(source, options)).findings;
}

/** `file severity eager` of each finding. */
function cycle(source: string): string[] {
  return findingsOf('import-cycle', source).map(({ file, severity, data }) => `${file} ${severity} ${data.eager}`);
}

describe('import-cycle: an eager use is one only where the name may not be there yet', () => {
  test('Python: the name is bound before the import that closes the cycle', () => {
    const users = '#- /pkg/user.py\nfrom pkg import Base\nclass User(Base): pass\n';
    const safe = `#- /pkg/__init__.py\nfrom .base import Base\nfrom .user import User\n#- /pkg/base.py\nclass Base: pass\n${users}`;
    assert.deepEqual(cycle(safe), ['pkg/__init__.py warning false', 'pkg/user.py warning false']);
    const unsafe = `#- /pkg/__init__.py\nfrom .user import User\nfrom .base import Base\n#- /pkg/base.py\nclass Base: pass\n${users}`;
    // The package begins before its module, so the module is what finds it half loaded.
    assert.deepEqual(cycle(unsafe), ['pkg/__init__.py error false', 'pkg/user.py error true']);
  });

  test('Python: a definition above or below the import', () => {
    const user = '#- /b.py\nimport a\nclass B(a.A): pass\n';
    assert.deepEqual(cycle(`#- /a.py\nclass A: pass\nimport b\n${user}`), ['a.py warning false', 'b.py warning false']);
    assert.deepEqual(cycle(`#- /a.py\nimport b\nclass A: pass\n${user}`), ['a.py error false', 'b.py error true']);
  });

  test('Python: what a package imports of its own module is there, for the package is always begun first', () => {
    const source = `
#- /pkg/__init__.py
class Base: pass
from .money import Money
Money.zero
#- /pkg/money.py
from pkg import Base
class Money(Base): pass
`;
    assert.deepEqual(cycle(source), ['pkg/__init__.py warning false', 'pkg/money.py warning false']);
  });

  test('TypeScript: a barrel that has already passed the name on', () => {
    const modules = `
//- /base.ts
export class Base {}
//- /user.ts
import { Base } from './index';
export class User extends Base {}
`;
    for (const passed of ["export { Base } from './base';", "import { Base } from './base';\nexport { Base };"]) {
      assert.deepEqual(cycle(`//- /index.ts\n${passed}\nexport { User } from './user';\n${modules}`), [
        'index.ts warning false',
        'user.ts warning false',
      ]);
    }
    assert.deepEqual(cycle(`//- /index.ts\nexport * from './base';\nexport * from './user';\n${modules}`), [
      'index.ts warning false',
      'user.ts warning false',
    ]);
    assert.deepEqual(
      cycle(`//- /index.ts\nexport { User } from './user';\nexport { Base } from './base';\n${modules}`),
      ['index.ts error false', 'user.ts error true'],
    );
  });

  test('TypeScript: what a module defines comes after all its imports, wherever they stand', () => {
    const source =
      "//- /a.ts\nexport class A {}\nimport { B } from './b';\nnew B();\n//- /b.ts\nimport { A } from './a';\nexport class B extends A {}\n";
    assert.deepEqual(cycle(source), ['a.ts error true', 'b.ts error true']);
  });
});

test('import-cycle: an import that already runs later is not to be moved to where it is used', () => {
  const source = '#- /a.py\ndef f():\n    import b\n    return b\n#- /b.py\nimport a\ndef g(): return a\n';
  const cut = findingsOf('import-cycle', source).filter(({ data }) => data.cut);
  assert.equal(cut.length, 1);
  assert.equal(cut[0]!.message.includes('import it where it is used'), cut[0]!.file === 'b.py');
});

describe('compatibility-shim: no shim is', () => {
  const core =
    '//- /core/m.ts\nexport const token = Symbol();\n#- /core/__init__.py\n#- /core/m.py\nclass Registry:\n    widget = 1\nregistry = Registry()\n';
  const shims = (source: string) => findingsOf('compatibility-shim', core + source).map(({ file }) => file);

  test('a module with a constant that others import from it', () => {
    const constants = "//- /old/c.ts\nexport const path = 'PATH';\nexport { token } from '../core/m';\n";
    assert.deepEqual(shims(`${constants}//- /user.ts\nimport { path } from './old/c';\nconsole.log(path);\n`), []);
    assert.deepEqual(shims(`${constants}//- /user.ts\nimport { token } from './old/c';\nconsole.log(token);\n`), [
      'old/c.ts',
    ]);
  });

  test('a value read from another value', () => {
    assert.deepEqual(shims('#- /w.py\nfrom core.m import registry\nWidget = registry.widget\n'), []);
    assert.deepEqual(shims('#- /w.py\nfrom core import m\nReg = m.registry\n'), ['w.py']);
  });

  test('ordinary code that speaks of compatibility and imports only from outside', () => {
    const says = '"""Things.\n\nFixed compatibility with Python 3.\n"""\n';
    const code = 'from functools import reduce\ndef f(xs):\n    for x in xs: print(reduce, x)\n';
    assert.deepEqual(shims(`#- /spf.py\n${says}${code}`), []);
    assert.deepEqual(shims(`#- /spf.py\n${says}from core.m import registry\n${code}`), ['spf.py']);
  });
});

test('legacy-import: a star of a shim that passes on some names has no fix, for it would pass on more', () => {
  const core = '//- /core/m.ts\nexport class A {}\nexport class B {}\n';
  const user = "//- /api/index.ts\nexport * from '../old/m';\nexport class Own {}\n";
  const fixes = (shim: string) =>
    findingsOf('legacy-import', `${core}//- /old/m.ts\n${shim}\n${user}`).map((each) => [each.file, each.fixes.length]);
  assert.deepEqual(fixes("export { A } from '../core/m';"), [['api/index.ts', 0]]);
  assert.deepEqual(fixes("export * from '../core/m';"), [['api/index.ts', 1]]);
});

describe('split-import-path', () => {
  const paths = (source: string, options?: FixtureOptions) =>
    findingsOf('split-import-path', source, options).map(({ file, data }) => `${file} → ${data.to}`);

  test('sends importers of another package to what the package offers', () => {
    const kit = "//- /kit/index.ts\nexport { A } from './src/a';\n//- /kit/src/a.ts\nexport class A {}\n";
    const other = "//- /app/types.ts\nexport { A } from 'kit';\nexport class Own { a() { return 1; } }\n";
    const users = [1, 2].map((n) => `//- /app/u${n}.ts\nimport { A } from 'kit';\nnew A();\n`).join('');
    const wrong = "//- /app/wrong.ts\nimport { A } from './types';\nnew A();\n";
    assert.deepEqual(
      paths(kit + other + users + wrong, {
        packages: ['kit', 'app'],
        packageEntries: ['kit/index.ts'],
        mapped: { kit: 'kit/index.ts' },
      }),
      ['app/wrong.ts → kit/index.ts'],
    );
  });

  test('agrees with legacy-import on imports of a shim', () => {
    const home = "//- /core/a.ts\nexport class A {}\n//- /old/a.ts\nexport { A } from '../core/a';\n";
    const barrel = "//- /all/index.ts\nexport * from '../old/a';\nexport class Own { a() { return 1; } }\n";
    const use = (name: string, from: string) => `//- /${name}.ts\nimport { A } from '${from}';\nnew A();\n`;
    const shimmed = use('s1', './old/a') + use('s2', './old/a');
    const viaBarrel = use('b1', './all') + use('b2', './all');
    // One direct import and two that are to become so outweigh the barrel.
    assert.deepEqual(paths(home + barrel + shimmed + viaBarrel + use('d', './core/a')), [
      'b1.ts → core/a.ts',
      'b2.ts → core/a.ts',
      's1.ts → core/a.ts',
      's2.ts → core/a.ts',
    ]);
    // Where the barrel is wanted, nothing is said of the shim twice and differently.
    assert.deepEqual(paths(home + barrel + shimmed + viaBarrel), []);
  });
});

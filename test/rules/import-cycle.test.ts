// Rule import-cycle: which imports lie on a cycle, at which level, and what the findings and groups say of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Finding, RuleResult } from '../../server/src/rules/rule';
import { checkRule, runRule } from '../support/check-rule';
import { fixture } from '../support/fixture';

const id = 'import-cycle';
const typesToo = '//- /ssot.config.json\n{ "rules": { "import-cycle": ["warning", { "type": "info" }] } }\n';

/** `a.ts → b.ts → a.ts, runtime, warning` of each finding. */
function told(source: string): string[] {
  return check(source).findings.map(({ data, severity }) => {
    return `${(data.path as string[]).join(' → ')}, ${data.kind}, ${severity}`;
  });
}

function check(source: string): RuleResult {
  return runRule(id, fixture(source));
}

describe('a runtime cycle', () => {
  test('of two modules: a finding on both imports', () => {
    const { groups } = checkRule(
      id,
      `
//- /a.ts
import { b } from './b';
                   //^ Import cycle: a.ts → b.ts → a.ts.
export const a = () => b();
//- /b.ts
import { a } from './a';
                   //^ Import cycle: b.ts → a.ts → b.ts.
export const b = () => a();
`,
    );
    assert.equal(groups.length, 1);
    assert.equal(groups[0]!.title, 'Import cycle of 2 modules');
  });

  test('in Python: to the submodule where the name is one, else to the package; parents are not added', () => {
    checkRule(
      id,
      `
#- /pkg/__init__.py
from pkg.other import thing
#- /pkg/other.py
thing = 1
#- /pkg/one.py
from pkg import two, thing
                #^^ Import cycle: one.py → two.py → one.py.
#- /pkg/two.py
from . import one
              #^^ Import cycle: two.py → one.py → two.py.
`,
    );
  });

  test('through the package where the name is none of its modules', () => {
    assert.deepEqual(
      told(`
#- /pkg/__init__.py
from pkg.one import first
#- /pkg/one.py
from pkg import anything
def first(): return anything
`).map((each) => each.replace(/, \w+$/, '')),
      ['pkg/__init__.py → pkg/one.py → pkg/__init__.py, runtime', 'pkg/one.py → pkg/__init__.py → pkg/one.py, runtime'],
    );
  });

  test('of one module: an import of itself', () => {
    const { groups } = checkRule(
      id,
      `
//- /a.ts
import * as self from './a';
                       //^ a.ts imports itself
export const value = () => self.value;
#- /pkg/__init__.py
from pkg import value
     #^^ pkg/__init__.py imports itself
`,
    );
    assert.deepEqual(
      groups.map(({ data }) => data.modules),
      [['a.ts'], ['pkg/__init__.py']],
    );
  });

  test('is an error where an import is used while its module loads', () => {
    const source = `
//- /a.ts
import { B } from './b';
export class A extends B {}
//- /b.ts
import { A } from './a';
export class B { make() { return new A(); } }
#- /base.py
import derived
class Base:
    def make(self): return derived.Derived()
#- /derived.py
from base import Base
class Derived(Base): pass
`;
    const found = check(source).findings;
    assert.deepEqual(
      found.map(({ file, severity, data }) => [file, severity, data.eager]),
      [
        ['a.ts', 'error', true],
        ['b.ts', 'error', false],
        ['base.py', 'error', false],
        ['derived.py', 'error', true],
      ],
    );
  });

  test('is a warning where nothing is used before all are loaded', () => {
    assert.deepEqual(
      told(`
#- /one.py
import two
def f(): return two.g()
#- /two.py
import one
def g(): return one.f()
`),
      ['one.py → two.py → one.py, runtime, warning', 'two.py → one.py → two.py, runtime, warning'],
    );
  });

  test('through a side effect, a re-export, a require and an import assignment', () => {
    const imports = [
      "import './b';",
      "export * from './b';",
      "export { b } from './b';",
      "import b = require('./b');\nb;",
    ];
    for (const written of imports) {
      const found = told(`//- /a.ts\n${written}\n//- /b.ts\nimport './a';\nexport const b = 1;\n`);
      assert.equal(found.length, 2, written);
    }
    assert.equal(told("//- /a.js\nconst b = require('./b');\n//- /b.js\nrequire('./a');\n").length, 2);
  });
});

describe('levels', () => {
  test('a function body or a dynamic import defers: information', () => {
    assert.deepEqual(
      told(`
//- /a.ts
export const a = () => import('./b');
//- /b.ts
import { a } from './a';
export const b = () => a();
#- /one.py
def later():
    import two
#- /two.py
import one
`),
      [
        'a.ts → b.ts → a.ts, deferred, info',
        'b.ts → a.ts → b.ts, deferred, info',
        'one.py → two.py → one.py, deferred, info',
        'two.py → one.py → two.py, deferred, info',
      ],
    );
  });

  test('a cycle that needs a type edge is off, and told where that level is switched on', () => {
    const source = `
//- /a.ts
import type { B } from './b';
export interface A { b: B }
//- /b.ts
import { A } from './a';
export interface B { a: A }
#- /one.py
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import two
#- /two.py
import one
`;
    assert.deepEqual(told(source), []);
    assert.deepEqual(
      told(typesToo + source).map((each) => each.slice(each.indexOf(','))),
      Array(4).fill(', type, info'),
    );
  });

  test('each set of modules is told once, at the lowest level that closes it', () => {
    const { groups } = check(`${typesToo}
//- /a.ts
import { b } from './b';
import type { B } from './b';
export const a = () => { import('./b'); return b; };
export type A = B;
//- /b.ts
import { a } from './a';
export const b = () => a();
export interface B {}
`);
    assert.deepEqual(
      groups.map(({ data }) => [data.kind, data.modules]),
      [['runtime', ['a.ts', 'b.ts']]],
    );
  });

  test('a deferred component is listed whole, with the runtime one in it', () => {
    const { groups, findings } = check(`
//- /a.ts
import './b';
//- /b.ts
import './a';
export const later = () => import('./c');
//- /c.ts
import './a';
`);
    assert.deepEqual(
      groups.map(({ data }) => [data.kind, data.modules]),
      [
        ['runtime', ['a.ts', 'b.ts']],
        ['deferred', ['a.ts', 'b.ts', 'c.ts']],
      ],
    );
    assert.deepEqual(
      findings.map(({ file, data }) => `${file} ${data.kind}`),
      ['a.ts runtime', 'b.ts runtime', 'b.ts deferred', 'c.ts deferred'],
    );
  });

  test('are options', () => {
    const options = '{ "runtime": "info", "eager": "warning", "deferred": "error" }';
    const found = told(`
//- /ssot.config.json
{ "rules": { "import-cycle": ["warning", ${options}] } }
//- /a.ts
import './b';
//- /b.ts
export const later = () => import('./a');
`);
    assert.deepEqual(
      found.map((each) => each.slice(each.lastIndexOf(',') + 2)),
      ['error', 'error'],
    );
  });
});

describe('what a group says', () => {
  const triangle = `
//- /c.ts
import './a';
//- /a.ts
import './b';
import './b';
//- /b.ts

import './c';
//- /d.ts
import './a';
`;

  test('modules sorted, kind, number of edges, and a cut', () => {
    const [group, ...others] = check(triangle).groups;
    assert.deepEqual(others, []);
    const { modules, kind, edges, cut } = group!.data;
    assert.deepEqual([modules, kind, edges], [['a.ts', 'b.ts', 'c.ts'], 'runtime', 4]);
    // One import opens it, unless it is one of the two that a.ts has of b.ts.
    assert.equal((cut as unknown[]).length, 1);
    const [{ file, line, to }] = cut as [{ file: string; line: number; to: string }];
    assert.ok(['b.ts 1 c.ts', 'c.ts 0 a.ts'].includes(`${file} ${line} ${to}`));
  });

  test('removing the cut opens the component', () => {
    const { findings } = check(triangle);
    const cut = findings.filter(({ data }) => data.cut);
    assert.equal(cut.length, 1);
    assert.deepEqual(
      told(triangle.replace(cut[0]!.file === 'b.ts' ? "\nimport './c';" : "//- /c.ts\nimport './a';", '//- /c.ts\n'))
        .length,
      0,
    );
    for (const { message, data } of findings) {
      assert.match(
        message,
        data.cut
          ? /^Import cycle: .* Removing this import opens/
          : /To open it, remove the import of (c\.ts in b\.ts|a\.ts in c\.ts): all 3 modules of this component come free\.$/,
      );
    }
  });
});

describe('what a finding says', () => {
  const chorded = `
//- /a.ts
import './b';
//- /b.ts
import './c';
import './a';
//- /c.ts
import './a';
`;

  function from(findings: readonly Finding[], file: string, next: string): Finding {
    return findings.find(({ data }) => (data.path as string[])[0] === file && (data.path as string[])[1] === next)!;
  }

  test('the shortest cycle through its own edge', () => {
    const { findings } = check(chorded);
    const paths = (file: string, next: string) => from(findings, file, next).data.path;
    assert.deepEqual(paths('a.ts', 'b.ts'), ['a.ts', 'b.ts', 'a.ts']);
    assert.deepEqual(paths('b.ts', 'a.ts'), ['b.ts', 'a.ts', 'b.ts']);
    assert.deepEqual(paths('b.ts', 'c.ts'), ['b.ts', 'c.ts', 'a.ts', 'b.ts']);
    assert.equal(findings.length, 4);
  });

  test('each hop is a related place on its import', () => {
    const { findings } = check(chorded);
    const { texts } = fixture(chorded);
    assert.deepEqual(
      from(findings, 'c.ts', 'a.ts').related.map(({ file, span, message }) => [
        texts.get(file)!.slice(span.start, span.end),
        message,
      ]),
      [
        ['./a', 'c.ts imports a.ts'],
        ['./b', 'a.ts imports b.ts'],
        ['./c', 'b.ts imports c.ts'],
      ],
    );
  });

  test('one identity after lines are added above', () => {
    const anchors = (source: string) => check(source).findings.map(({ file, anchor, group }) => [file, anchor, group]);
    assert.deepEqual(anchors(chorded.replaceAll(/(- \/\S+\n)/g, '$1\n\n// more\n')), anchors(chorded));
  });
});

test('what is on no cycle has no finding', () => {
  checkRule(
    id,
    `
//- /a.ts
import './b';
import 'react';
import './missing';
//- /b.ts
import type { A } from './a';
export const later = (a: A) => a;
#- /one.py
import os, two
#- /two.py
from . import three
#- /three.py
`,
  );
});

test('of a component with more imports than `most` only the cut and what can fail are reported', () => {
  const names = ['a', 'b', 'c', 'd'];
  const modules = names.map((name) => {
    const imports = names.filter((other) => other !== name).map((other) => `import { ${other} } from './${other}';\n`);
    const body = `export const ${name} = () => [${names.filter((other) => other !== name).join(', ')}];\n`;
    return `//- /${name}.ts\n${imports.join('')}${body}`;
  });
  const most = (count: number) =>
    check(
      `//- /ssot.config.json\n{ "rules": { "import-cycle": ["warning", { "most": ${count} }] } }\n${modules.join('')}`,
    );
  const whole = most(12);
  assert.equal(whole.findings.length, 12);
  assert.equal(most(0).findings.length, 12);
  const short = most(11);
  assert.deepEqual(
    short.findings,
    whole.findings.filter(({ data }) => data.cut),
  );
  assert.equal(short.findings.length, 6);
  assert.deepEqual(short.groups, whole.groups);
});

// Import statements of every form, their spans, and conditions.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, read, showImports } from './show';

describe('import statements', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [`import a from 'x';`, ['import x (default>a)']],
    [`import * as a from "x";`, ['import x (*>a)']],
    [`import { a, b as c, default as d } from 'x';`, ['import x (a>a b>c default>d)']],
    [`import a, { b } from 'x';`, ['import x (default>a b>b)']],
    [`import a, * as b from 'x';`, ['import x (default>a *>b)']],
    [`import {} from 'x';`, ['import x ()']],
    [`import 'x';`, ['side-effect x ()']],
    [`import type { a } from 'x';`, ['import x (a>a) type']],
    [`import type a from 'x';`, ['import x (default>a) type']],
    [`import type * as a from 'x';`, ['import x (*>a) type']],
    [`import type from 'x';`, ['import x (default>type)']],
    [`import { type a, type b as c, d } from 'x';`, ['import x (type a>a type b>c d>d)']],
    [`import { "a b" as c } from 'x';`, ['import x (a b>c)']],
    [`import a from 'x' with { type: 'json' };`, ['import x (default>a)']],
    [`import defer * as a from 'x';`, ['import x (*>a) deferred']],
    [`export { a, b as c } from 'x';`, ['re-export x (a>a b>c)']],
    [`export { type a } from 'x';`, ['re-export x (type a>a)']],
    [`export type { a } from 'x';`, ['re-export x (a>a) type']],
    [`export {} from 'x';`, ['re-export x ()']],
    [`export * from 'x';`, ['re-export-all x (*>)']],
    [`export type * from 'x';`, ['re-export-all x (*>) type']],
    [`export * as a from 'x';`, ['re-export-all x (*>a)']],
    [`import a = require('x');`, ['import-equals x (*>a)']],
    [`export import a = require('x');`, ['import-equals x (*>a)']],
    [`import type a = require('x');`, ['import-equals x (*>a) type']],
    [`import a = b.c;`, []],
    [`let a: import('x').B.C<import('y')>;`, ['import-type x (type B>) type', 'import-type y (type *>) type']],
    [`let a: typeof import('x');`, ['import-type x (type *>) type']],
    [
      `declare module 'm' { import { a } from 'x'; export * from 'y'; }`,
      ['import x (a>a) type', 're-export-all y (*>) type'],
    ],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(showImports(text), expected));

  test('stand in the order of the text, whatever their form', () => {
    const text = `require('a'); import 'b'; export * from 'c'; let x: import('d'); import('e'); import f = require('f');`;
    assert.deepEqual(
      read(text).imports.map(({ specifier }) => specifier),
      ['a', 'b', 'c', 'd', 'e', 'f'],
    );
  });

  test('have the spans of statement, specifier and names', () => {
    const text = `// first\nimport a, { b as c } from './x';\nimport * as d from "y"\n`;
    const [first, second] = read(text).imports;
    assert.equal(at(text, first!.span), `import a, { b as c } from './x';`);
    assert.equal(at(text, first!.specifierSpan), './x');
    assert.deepEqual(
      first!.bindings.map(({ span, importedSpan }) => [at(text, span), at(text, importedSpan)]),
      [
        ['a', 'a'],
        ['b as c', 'b'],
      ],
    );
    assert.equal(at(text, second!.span), `import * as d from "y"`);
    assert.deepEqual(
      second!.bindings.map(({ span, importedSpan }) => [at(text, span), at(text, importedSpan)]),
      [['* as d', '*']],
    );
  });

  test('have the spans of re-exports', () => {
    const text = `export { a as b } from 'x'; export * from 'y'; export * as c from 'z';`;
    const spans = read(text).imports.map(({ bindings }) => [
      at(text, bindings[0]!.span),
      at(text, bindings[0]!.importedSpan),
    ]);
    assert.deepEqual(spans, [
      ['a as b', 'a'],
      ['*', '*'],
      ['* as c', '*'],
    ]);
  });

  test('end at the end of a file that is cut inside the specifier', () => {
    const text = `import a from './x`;
    const [only] = read(text).imports;
    assert.equal(only!.specifier, './x');
    assert.equal(at(text, only!.specifierSpan), './x');
  });
});

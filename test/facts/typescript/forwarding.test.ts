// Aliases, wrappers, and which statements do something of their own.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, read } from './show';

describe('aliases', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [`const A = B; export const c = d.e.f;`, ['A=B', 'c=d.e.f']],
    [`const A = B as C; const D = (E)!; const F = G satisfies H;`, ['A=B', 'D=E', 'F=G']],
    [`const { a, b: c } = d.e;`, ['a=d.e.a', 'c=d.e.b']],
    [`import A = B.C; export import D = E;`, ['A=B.C', 'D=E']],
    [`type A = B.C; type D<E> = F<E>;`, ['A=B.C', 'D=F']],
    [`export default a.b;`, ['default=a.b']],
    [`let A = B; var C = D;`, []],
    [`const a = b(); const c = undefined; const d = this.e; const f = g[0]; const h = import.meta.url;`, []],
    [`type A = B<string>; type C<D> = E; type F = G[]; type H = string;`, []],
    [`function f() { const A = B; } { const C = D; }`, []],
    [`const { a = 1 } = b; const { ...c } = d; const [e] = f;`, []],
    [`const A = require('x');`, []],
  ];
  for (const [text, expected] of cases) {
    test(text, () =>
      assert.deepEqual(
        read(text).aliases.map(({ name, target }) => `${name}=${target}`),
        expected,
      ),
    );
  }
  test('have the spans of name and declaration', () => {
    const text = `export const A = B.C, { d: e } = f;`;
    assert.deepEqual(
      read(text).aliases.map(({ nameSpan, span }) => [at(text, nameSpan), at(text, span)]),
      [
        ['A', 'A = B.C'],
        ['e', 'd: e'],
      ],
    );
  });
});

describe('wrappers', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [`function a(b, c) { return d(b, c); }`, ['a=d']],
    [`export function a(b, ...c) { return d.e(b, ...c); }`, ['a=d.e']],
    [`const a = (b) => c(b); const d = function (e) { f(e); };`, ['a=c', 'd=f']],
    [`async function a(b: C) { return await d(b as E); }`, ['a=d']],
    [`function a() { return b(); }`, ['a=b']],
    [`function a(b) { console.warn('deprecated'); return c(b); }`, ['a=c']],
    [`export default function (a) { return b(a); }`, ['default=b']],
    [`export default function a(b) { return c(b); }`, ['a=c']],
    [`function a(b, c) { return d(c, b); }`, []],
    [`function a(b, c) { return d(b); }`, []],
    [`function a(b) { return c(b, 1); }`, []],
    [`function a(b) { return b(b); }`, []],
    [`function a(b) { return new C(b); }`, []],
    [`function a(b) { log(); return c(b); }`, []],
    [`function a({ b }) { return c({ b }); }`, []],
    [`function* a(b) { return c(b); }`, []],
    [`function a(b) { return this.c(b); }`, []],
    [`function a(...b) { return c(b); }`, []],
    [`let a = (b) => c(b);`, []],
    [`function a() {}`, []],
  ];
  for (const [text, expected] of cases) {
    test(text, () =>
      assert.deepEqual(
        read(text).wrappers.map(({ name, target }) => `${name}=${target}`),
        expected,
      ),
    );
  }
});

describe('statements that do nothing of their own', () => {
  const forwarding = [
    ``,
    `import a from 'x'; import 'y'; import b = require('z');`,
    `export { a }; export * from 'x'; export { b } from 'y'; export {}; export default a; export = b;`,
    `'use strict'; "a stray string";`,
    `;;`,
    `export const A = B; import C = D.E; type F = G; const { h } = i;`,
    `export function a(b: 1): 1; export function a(b) { return c(b); }`,
    `const VERSION = '1.0', LIMIT = -5, ON = true, LIST = [1, 'a', { b: null }] as const, NO = undefined;`,
    `const a = require('x'), { b } = require('y').c; require('z'); await import('w');`,
    `console.warn('old'); if (process.env.A) { console.warn('old'); }`,
    `process.emitWarning('old', 'DeprecationWarning');`,
  ];
  for (const text of forwarding) test(`${text} forwards`, () => assert.equal(read(text).ownStatements, 0));

  test('are told from those that do, one by one', () => {
    const own = `class A {} function b() { c(); d(); } interface D {} type E = { f: 1 }; enum G {} let h = 1; const i = j();
      k(); if (l) m(); export default () => 1; namespace N {} for (;;) {} const o = { p: q }, r = 1;`;
    assert.equal(read(own).ownStatements, 13);
  });

  test("a directive that makes the module a border for bundlers is one, 'use strict' is none", () => {
    assert.equal(read(`'use client'; export { a } from './a';`).ownStatements, 1);
    assert.equal(read(`"use server"; export { a } from './a';`).ownStatements, 1);
  });

  test('in CommonJS', () => {
    const text = `'use strict'; Object.defineProperty(exports, '__esModule', { value: true }); exports.a = void 0;
      const a_1 = require('a'); exports.a = a_1; module.exports = require('x'); __exportStar(require('y'), exports);
      module.exports = { b, c: d, ...require('z') };
      Object.defineProperty(exports, 'e', { enumerable: true, get: function () { return a_1.e; } });`;
    assert.equal(read(text, 'a.js').ownStatements, 0);
    assert.equal(
      read(`exports.a = function () {}; module.exports = { b() {} }; module.exports = make();`, 'a.js').ownStatements,
      3,
    );
  });
});

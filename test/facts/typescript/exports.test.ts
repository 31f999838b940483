// Exports of ES modules and of CommonJS.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, read, showExports } from './show';

describe('exports', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [`export const a = 1, b = 2; export let c; export var d;`, ['a<a', 'b<b', 'c<c', 'd<d']],
    [`export const { a, b: { c }, ...d } = e; export const [f, , g] = h;`, ['a<a', 'c<c', 'd<d', 'f<f', 'g<g']],
    [`export function a() {} export async function* b() {}`, ['a<a', 'b<b']],
    [`export class A {} export abstract class B {}`, ['A<A', 'B<B']],
    [`export interface A {} export type B = 1;`, ['A<A type', 'B<B type']],
    [
      `export enum A {} export const enum B {} export namespace C {} export declare const d: 1;`,
      ['A<A', 'B<B', 'C<C', 'd<d'],
    ],
    [`export default class A {}`, ['default<A']],
    [`export default class {}`, ['default<default']],
    [`export default function a() {}`, ['default<a']],
    [`export default function () {}`, ['default<default']],
    [`export default interface A {}`, ['default<A type']],
    [`export default a;`, ['default<a']],
    [`export default a.b;`, ['default<default']],
    [`export default () => 1;`, ['default<default']],
    [`export = a;`, ['default<a']],
    [`export { a, b as c, d as default };`, ['a<a', 'c<b', 'default<d']],
    [`export type { a }; export { type b };`, ['a<a type', 'b<b type']],
    [`export { a as "b c" };`, ['b c<a']],
    [`import 'z'; export { a as b } from 'x'; export { default } from 'y';`, ['b<a from 1', 'default<default from 2']],
    [
      `export * from 'x'; export * as a from 'y'; export type * from 'z';`,
      ['*<* from 0', 'a<* from 1', '*<* from 2 type'],
    ],
    [`export import a = b.c; export import d = require('x');`, ['a<a', 'd<d']],
    [`namespace A { export const b = 1; export { c }; } declare module 'm' { export const d: 1; }`, []],
    [`export as namespace A;`, []],
    [`export {};`, []],
    [`const a = 1; { class B {} }`, []],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(showExports(text), expected));

  test('have the span of the specifier, or of the declared name', () => {
    const text = `export { a as b };\nexport class C {}\nexport default class {}\nexport * from 'x';\nexport default d;`;
    assert.deepEqual(
      read(text).exports.map(({ span }) => at(text, span)),
      ['a as b', 'C', 'default', '*', 'export default d;'],
    );
  });

  test('make a module', () => {
    for (const text of [
      'export {};',
      'import "x";',
      'export const a = 1;',
      'import a = require("x");',
      'export = a;',
    ]) {
      assert.equal(read(text).isModule, true, text);
    }
    for (const text of [
      '',
      'const a = require("x");',
      'import("x");',
      'import a = b.c;',
      'namespace A { export {} }',
    ]) {
      assert.equal(read(text).isModule, false, text);
    }
  });
});

describe('CommonJS exports', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [`module.exports = a;`, ['default<a']],
    [`module.exports = class A {};`, ['default<default']],
    [`module.exports = { a, b: c, d() {}, 'e': 1, [f]: 2, ...g };`, ['a<a', 'b<c', 'd<d', 'e<e']],
    [`exports.a = b; module.exports.c = function () {};`, ['a<b', 'c<c']],
    [`module.exports = require('x');`, ['*<* from 0']],
    [`module.exports = { ...require('x'), a: require('y').b };`, ['*<* from 0', 'a<b from 1']],
    [`exports.a = require('x').b; exports.c = require('y');`, ['a<b from 0', 'c<* from 1']],
    [`exports = module.exports = a;`, ['default<a']],
    [`exports.a = exports.b = void 0; exports.__esModule = true;`, []],
    [`Object.defineProperty(exports, '__esModule', { value: true });`, []],
    [`__exportStar(require('x'), exports); tslib_1.__exportStar(require('y'), exports);`, ['*<* from 0', '*<* from 1']],
    [
      `var x_1 = require('x'); Object.defineProperty(exports, 'a', { enumerable: true, get: function () { return x_1.a; } });`,
      ['a<a'],
    ],
    [`if (a) { exports.b = c; } function f() { exports.d = e; }`, []],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(showExports(text, 'a.js'), expected));

  test('are those of JavaScript alone', () => assert.deepEqual(showExports(`exports.a = b;`), []));
});

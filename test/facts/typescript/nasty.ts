// Sources that hold as much syntax as possible in little space, to be cut and mutated.

export const nasty: readonly (readonly [string, string])[] = [
  [
    'a.ts',
    `#!/usr/bin/env node
/** @deprecated use {@link B} instead */
'use strict';
import a, { b as c, type d, "e f" as g } from './x' with { type: 'json' };
import * as ns from "./ns"; import type T from 'types'; import 'side';
import eq = require('./eq'); export import al = ns.Inner.Deep;
export { h, i as default } from './re'; export * from './all'; export * as w from './w'; export type { y } from './y';
// ssot-ignore-next-line import-cycle: reason
const { m: n, o: { p }, ...q } = require('./m'), k = require('./k').kk ?? require(\`./l\`);
let x: import('./t').Foo<typeof import('./u')>, regex = /[/'"\`]+\\/(?<n>a)/gu, t = \`a\${b\`c\${1}\`}d\`;
@dec({ a: ns.b }) export default abstract class A<U extends T = never> extends ns.Base<U>(c) implements I, J.K<d> {
  static #s = 1; declare z: string; accessor v = a; static { require('static'); }
  @inject() private readonly deps?: ns.Deps | never; [Symbol.iterator]?() { return super.x!; }
  constructor(private a: A, @p() public readonly b?: c, ...rest: Array<T>) { super(); }
  get f(): T { return this.#s } set f(v) {} async *gen<V>(this: A, { x = a, y: [z] }: V) { yield* await import('./dyn'); }
  method(a: 1): 1; method(a: 2): 2; method(a) { return a satisfies 1 as 2; }
}`,
  ],
  [
    'b.tsx',
    `/** @jsx h */ /* ssot-ignore-file shared-state: x */
import { h, Fragment as F } from 'preact';
const El = <T,>(p: T) => <F.G<T> a="it's" b='\\' {...p} c={<></>} d:e={/* c */ 1}>text // not {a ? <b/> : null} &amp; 'x'</F.G>;
namespace N.M { export const h = 1; export enum E { a = h, b = a << 1, 'c d' } import R = F.S; }
declare module 'm' { import z from 'z'; export = z; } declare global { interface W { [k: string]: F } }
type C<X> = X extends (infer Y extends string)[] ? { readonly [K in keyof Y as \`\${K}x\`]-?: Y[K] } : X extends infer Z ? Z : never;
function over(a: string): asserts a is string; function over(this: void, a?: any, ...b) { if (a) require('c'); else if (b) { try { require('t') } catch ({ e }) { require('f') } finally {} } }
label: for (const [i, { j = 1 }] of []) { switch (i) { case 0: let s; default: break label } }
(function iife(require) { require('no') })(1), (async () => { (await import('yes')).x; import('then').then(({ default: D }) => D) })();
jest.mock('./mocked', () => ({ ...jest.requireActual('./mocked') })); enum O { P = 1 } export { O as "s t", type C };`,
  ],
  [
    'c.js',
    `"use strict"; Object.defineProperty(exports, "__esModule", { value: true }); exports.a = exports.b = void 0;
var __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { default: mod }; };
const x_1 = __importDefault(require("./x")); tslib.__exportStar(require('./y'), exports);
exports.a = x_1.default; module.exports = { b, c: require('./z').q, ...require('w'), get d() { return 1 } };
exports.e = class E extends x_1.F { static g = 1 }; let impl; impl = process.env.A ? require('p') : require('q');
/** @deprecated moved to ./new */ function old(a, ...b) { console.warn(\`deprecated \${a}\`); return x_1.neu(a, ...b) }
var a = 1 / 2 / 3, b = a++ / 4, c = "\\u{61}\\
continued", \\u0061b = 0x1f_ff + .5e-3 + 10n, d = a ?. b ?.[c] ??= d; async () => { for await (const x of y) z\`\${x}\` }`,
  ],
  [
    'd.d.ts',
    `export declare function f(a: A): asserts a is B; export as namespace G; import { A } from './a'; export { B } from './b';
declare const v: unique symbol; export default interface Foo<T> extends A.B<T> { (x: T): void; new (x: T): Foo<T>; [v]?: this; get y(): 1; m<U>(this: U, ...r: T[]): [a: U, ...b: T[]]; }
export declare abstract class K { abstract get p(): import('./p').P; protected constructor(); static readonly s: typeof import('./s'); private q; }
declare module "*.svg" { const s: string; export default s } export {};`,
  ],
];

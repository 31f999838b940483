// What happens while a module loads, and what its functions do when they are called meanwhile.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Guard, Step } from '../../../server/src/facts/load-facts';
import { read } from './show';

/** `do name (why) [branch@group]`. */
function show({ do: what, name, import: index, why, guard }: Step): string {
  const reason = why === undefined ? '' : ` (${why})`;
  return `${what} ${what === 'import' ? index : name}${reason}${showGuard(guard)}`;
}

function showGuard(guard: Guard | undefined): string {
  return guard === undefined ? '' : ` [${guard.branch}@${guard.group}]${showGuard(guard.outer)}`;
}

/** Steps of module level after the import of `A`, `f` and `ns` that every text begins with. */
function steps(text: string, path = 'a.ts'): string[] {
  const prefix = "import{A,f}from'a';import*as ns from'n';";
  return read(prefix + text, path)
    .load.steps.slice(2)
    .map((step) => show(step).replace(/@(\d+)/g, (_, group) => `@${Number(group) - prefix.length}`));
}

function bodies(text: string, path = 'a.ts'): Record<string, string[]> {
  const { load } = read(`import{A,f}from'a';import*as ns from'n';${text}`, path);
  return Object.fromEntries(load.bodies.map((body) => [body.name, body.steps.map(show)]));
}

describe('imports', () => {
  const order = (text: string, path?: string) => read(text, path).load.steps.map(show);
  test('static ones come first, in their order, with the re-exports', () => {
    assert.deepEqual(order(`f(); import { f } from 'a'; export * from 'b'; import 'c'; import type { T } from 'd';`), [
      'import 0',
      'import 1',
      'import 2',
      'call f (call)',
    ]);
  });
  test('a require stands where it stands', () => {
    assert.deepEqual(order(`const { a } = require('a'); a(); if (x) require('b');`, 'a.js'), [
      'import 0',
      'call a (call)',
      'import 1 [branch@33]',
    ]);
  });
  test('a re-export reads nothing, an export default does', () => {
    assert.deepEqual(steps('export { A };'), []);
    assert.deepEqual(steps('export default A;'), ['read A (expression)', 'define default']);
  });
  test('a declaration file does nothing', () => {
    assert.deepEqual(order(`import { A } from 'a'; export class B extends A {}`, 'a.d.ts'), []);
  });
});

describe('reads and calls of module level', () => {
  for (const [text, expected] of [
    ['A;', ['read A (expression)']],
    ['ns.b.c;', ['read ns.b.c (expression)']],
    ['f();', ['call f (call)']],
    ['f(A);', ['read f (expression)', 'read A (expression)', 'call f (call)']],
    ['new ns.B(A);', ['read ns.B (expression)', 'read A (expression)', 'call ns.B (call)']],
    [`f\`\${A}\`;`, ['read f (expression)', 'read A (expression)', 'call f (call)']],
    ['f().g(A);', ['call f (call)', 'read A (expression)']],
    ['A[x];', ['read A.[] (expression)']],
    ["A['b'];", ['read A.b (expression)']],
    ['Object.keys(A);', ['read A.[] (expression)']],
    ['A?.b(f);', ['read A (expression)']],
    ['A!.b;', ['read A.b (expression)']],
    ['typeof A;', ['read A (expression)']],
    ['(() => { f(); })();', ['call f (call)']],
    ['(function () { return; f(); })();', []],
    ['(async () => { f(); })();', []],
    ['later(() => { f(); });', []],
    ['x && f();', []],
    ['f() ? A : x;', ['call f (call)']],
    ['if (A) f();', ['read A (expression)']],
    ['for (const x of A) f();', ['read A (expression)']],
    ['for (const x of [A]) f();', ['read A (expression)', 'call f (call)']],
    ['A.max = 3;', ['assign A.max (re-assignment)']],
    ['A.b.c = f();', ['read A.b (expression)', 'call f (call)', 'assign A.b.c (re-assignment)']],
    ['if (x) A.max = 3;', ['assign A.max (re-assignment) [branch@0]']],
    ['{ const A = 1; A; }', []],
    ['interface B { [A]: 1 } type C = typeof A; declare const d: A;', []],
    ['export const { b, c: d } = ns;', ['read ns.b (expression)', 'read ns.c (expression)', 'define b', 'define d']],
  ] as const) {
    test(text, () => assert.deepEqual(steps(text), expected));
  }
  test('<A.b c={f()} />', () => {
    assert.deepEqual(steps('<A.b c={f()} />;', 'a.tsx'), ['read A.b (expression)', 'call f (call)']);
  });
});

describe('a failure that is caught', () => {
  test('has a guard, and its handler too', () => {
    assert.deepEqual(steps('try { f(); } catch { A; } finally { ns.x; }'), [
      'call f (call) [body@0]',
      'read A (expression) [handler@0]',
      'read ns.x (expression)',
    ]);
  });
  test('is not caught by a handler that throws', () => {
    assert.deepEqual(steps('try { f(); } catch (e) { throw e; }'), ['call f (call)']);
  });
});

describe('definitions', () => {
  for (const [text, expected] of [
    ['export class B extends A {}', ['read A (base class)', 'define B']],
    ['export class B extends f(A) {}', ['read f (expression)', 'read A (expression)', 'call f (call)', 'define B']],
    [
      'export class B { static b = f(); static { A; } [ns.c]() {} d = A; }',
      ['call f (class body)', 'read A (class body)', 'read ns.c (expression)', 'define B'],
    ],
    [
      '@A export class B { @f b; static c = ns.d; @ns.e() static f() {} }',
      ['read ns.d (class body)', 'define B', 'call f (decorator)', 'call ns.e (decorator)', 'call A (decorator)'],
    ],
    ['@A @f export class B {}', ['define B', 'read A (decorator)', 'call f (decorator)', 'call A (decorator)']],
    ['export enum B { a = A.b }', ['hoist B', 'read A.b (enum value)', 'define B']],
    ['export const enum B { a = 1 }', []],
    ['f(); export var b = A, c;', ['hoist b', 'hoist c', 'call f (call)', 'read A (expression)', 'define b']],
    ['export let b; export function c() {}', ['define b']],
    ['const b = 1;', []],
    ['export default class extends A {}', ['read A (base class)', 'define default']],
    ['export default f(A);', ['read f (expression)', 'read A (expression)', 'call f (call)', 'define default']],
    ['export namespace B { export const c = A; }', ['hoist B', 'read A (expression)', 'define B']],
    ['export namespace B { export type C = A; }', []],
  ] as const) {
    test(text, () => assert.deepEqual(steps(text), expected));
  }
  test('exports of CommonJS', () => {
    const text = `exports.a = 1; module.exports = { a, b };`;
    assert.deepEqual(read(text, 'a.js').load.steps.map(show), ['define exports.a', 'define module.exports']);
  });
});

describe('bodies', () => {
  for (const [text, expected] of [
    ['export function g() { f(A); A; f(A); }', { g: ['read f (expression)', 'read A (expression)', 'call f (call)'] }],
    ['export const g = () => A;', { g: ['read A (expression)'] }],
    ['export default () => A;', { default: ['read A (expression)'] }],
    ['export const o = { g() { A; } };', { 'o.g': ['read A (expression)'] }],
    ['function g() { A; }', {}],
    ['function g() { A; } g();', { g: ['read A (expression)'] }],
    ['export function g(A) { A; }', {}],
    ['export function g() { h(); } function h() { i(); } function i() {}', {}],
    ['export function g() { h(); } function h() { A; }', { h: ['read A (expression)'], g: ['call h (call)'] }],
    ['export function g() { return b; } const b = 1;', { g: ['read b (expression)'] }],
    ['export function g() { b; } var b = 1;', {}],
    ['export async function g() { A; } export function* h() { A; }', {}],
    ['export function g(x = A) { if (x) return; f(); }', { g: ['read A (expression)'] }],
    ['export function g(x) { if (x) throw 1; f(); }', { g: ['call f (call)'] }],
    ['export function g() { try { f(); } catch {} }', { g: ['call f (call) [body@62]'] }],
    ['export function g() { ns.x(() => A); }', { g: ['call ns.x (call)'] }],
    [
      'export class B { c = A; constructor() { f(); this.d(); } d() { ns.e; } static g() { new this(); } }',
      {
        'B.d': ['read ns.e (expression)'],
        'B.g': ['call this (call)'],
        B: ['read A (expression)', 'call f (call)', 'call this.d (call)'],
      },
    ],
    [
      'export class B extends A { c = A; constructor() { super(f()); ns.x(); } }',
      {
        B: ['call f (call)', 'call super (call)', 'read A (expression)', 'call ns.x (call)'],
      },
    ],
    ['export class B extends A { constructor() { super(); } }', {}],
  ] as const) {
    test(text, () => assert.deepEqual(bodies(text), expected));
  }
  test('a require inside a function', () => {
    const { load } = read(`exports.g = function () { const b = require('b'); b.c(); };`, 'a.js');
    assert.deepEqual(
      load.bodies.map(({ name, steps: own }) => [name, own.map(show)]),
      [['g', ['import 0', 'call b.c (call)']]],
    );
  });
  test('classes that extend each other end', () => {
    assert.deepEqual(bodies('export class B extends C { x = A } class C extends B { y = A }'), {
      B: ['read A (expression)'],
      C: ['read A (expression)'],
    });
  });
});

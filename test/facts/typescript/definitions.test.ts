// Definitions: kinds, names, owners, bases, and what marks them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, read, showDefinitions } from './show';

describe('definitions', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      `class A {} interface B {} function c() {} type D = 1; enum E {}`,
      ['class A', 'interface B', 'function c', 'type D', 'enum E'],
    ],
    [`const a = 1; let b; var c;`, ['variable a', 'variable b', 'variable c']],
    [
      `const a = () => 1; const b = function () {}; const c = async function d() {};`,
      ['function a', 'function b', 'function c'],
    ],
    [`const A = class {}; const B = class C {};`, ['class A', 'class B']],
    [`const a = (() => 1) as F; const b = memo(() => 1);`, ['function a', 'variable b']],
    [`const { a, b: [c], ...d } = e;`, ['variable a', 'variable c', 'variable d']],
    [
      `namespace A { class B {} namespace C { const d = 1; } }`,
      ['namespace A', 'class A.B', 'namespace A.C', 'variable A.C.d'],
    ],
    [`namespace A.B { class C {} }`, ['namespace A', 'namespace A.B', 'class A.B.C']],
    [`declare module 'm' { class A {} }`, ['class m.A']],
    [`declare global { interface A {} }`, ['interface global.A']],
    [`export default class {}`, ['class default']],
    [`export default function () {}`, ['function default']],
    [`export default () => 1;`, ['function default']],
    [`export default { a: 1 };`, ['variable default']],
    [`export default a;`, []],
    [`function f() { class A {} const b = 1; function c() {} }`, ['function f']],
    [`(() => { class A {} })(); list.map(() => { const a = 1; });`, []],
    [`class A { static b = class C {}; m() { class D {} } }`, ['class A']],
    [`{ class A {} let b; } for (const a of b) { var c; }`, []],
    [`if (x) { class A {} const b = 1; var c; function d() {} }`, ['class A', 'variable c', 'function d']],
    [
      `interface A {} interface A {} class A {} namespace A {}`,
      ['interface A', 'interface A', 'class A', 'namespace A'],
    ],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(showDefinitions(text), expected));

  test('of CommonJS are what is assigned', () => {
    const text = `exports.a = function () {}; module.exports.B = class {}; exports.c = 1; exports.d = e; module.exports = () => 1;`;
    assert.deepEqual(showDefinitions(text, 'a.js'), ['function a', 'class B', 'variable c', 'function default']);
  });

  test('have the spans of name and statement', () => {
    const text = `/** doc */\n@dec export class A {}\nexport const b = 1, c = 2;\nexport default function () {}`;
    assert.deepEqual(
      read(text).definitions.map(({ nameSpan, span }) => [at(text, nameSpan), at(text, span)]),
      [
        ['A', '@dec export class A {}'],
        ['b', 'export const b = 1, c = 2;'],
        ['c', 'export const b = 1, c = 2;'],
        ['default', 'export default function () {}'],
      ],
    );
  });

  test('name their bases, of which some are only interfaces, and their decorators', () => {
    const text = `@a @b.c() class A extends B.C<D> implements E, F.G<H> {}\nclass I extends mixin(J) {}\ninterface K extends L, M.N {}`;
    assert.deepEqual(
      read(text).definitions.map(({ bases, interfaces, decorators }) => [bases, interfaces, decorators]),
      [
        [
          ['B.C', 'E', 'F.G'],
          ['E', 'F.G'],
          ['a', 'b.c'],
        ],
        [[], [], []],
        [['L', 'M.N'], [], []],
      ],
    );
  });

  test('say whether they are abstract or declared', () => {
    const text = `abstract class A {} declare class B {} class C {} interface D {} type E = 1; declare const f: 1; declare namespace G { class H {} }`;
    assert.deepEqual(
      read(text).definitions.map(({ name, abstract, declared }) => `${name} ${abstract} ${declared}`),
      [
        'A true false',
        'B true true',
        'C false false',
        'D true false',
        'E true false',
        'f false true',
        'G true true',
        'H true true',
      ],
    );
  });

  test('are all declared in a declaration file', () => {
    assert.deepEqual(
      read('export class A {}\nexport function b(): void;', 'a.d.ts').definitions.map(({ declared, overload }) => [
        declared,
        overload,
      ]),
      [
        [true, false],
        [true, false],
      ],
    );
  });

  test('tell overloads from the implementation', () => {
    const text = `function a(b: 1): 1;\nfunction a(b: 2): 2;\nfunction a(b) { return b; }`;
    assert.deepEqual(
      read(text).definitions.map(({ overload }) => overload),
      [true, true, false],
    );
  });

  test('stand in a branch', () => {
    const text = `;if (x) { function a() {} } else { function a() {} } try { var b = 1; } catch {} function c() {}`;
    assert.deepEqual(
      read(text).definitions.map(({ name, conditionGroup }) => `${name} ${conditionGroup}`),
      ['a 1', 'a 1', `b ${text.indexOf('try')}`, 'c -1'],
    );
  });

  test('name their parameters', () => {
    const text = `function a(this: X, b, c = 1, { d }, [e], ...f) {} const g = (h?: 1) => 1;`;
    assert.deepEqual(
      read(text).definitions.map(({ parameters }) => parameters),
      [['b', 'c', '{}', '[]', '...f'], ['h']],
    );
  });
});

// Members of classes, interfaces, object types and enums.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, read } from './show';

function show(text: string): string[] {
  return read(text).definitions[0]!.members.map((member) => {
    const flags = [member.static ? 'static' : '', member.abstract ? 'abstract' : ''].filter((flag) => flag !== '');
    const parameters = member.kind === 'property' ? '' : `(${member.parameters.join(', ')})`;
    return [...flags, member.kind, `${member.name}${parameters}`, member.type].filter((part) => part !== '').join(' ');
  });
}

describe('members', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      `class A { a = 1; static b: string; readonly c?: D.E<F>; }`,
      ['property a', 'static property b string', 'property c D.E'],
    ],
    [`class A { a(b, ...c): Promise<D> {} static async *e() {} }`, ['method a(b, ...c) Promise', 'static method e()']],
    [`class A { get a(): B { return 1 } set a(b) {} }`, ['accessor a() B', 'accessor a(b)']],
    [`class A { accessor a = 1; #b = 2; #c() {} }`, ['property a', 'property #b', 'method #c()']],
    [
      `class A { constructor(a, private b: C, readonly d = 1) {} }`,
      ['constructor constructor(a, b, d)', 'property b C', 'property d'],
    ],
    [`abstract class A { abstract a(): void; abstract b: C; }`, ['abstract method a() void', 'abstract property b C']],
    [
      `class A { 'a b'() {} 1() {} ['c']() {} [Symbol.iterator]() {} [d()]() {} }`,
      ['method a b()', 'method 1()', 'method c()', 'method [Symbol.iterator]()'],
    ],
    [`class A { [key: string]: B; static {} ; }`, []],
    [`class A { a(b: 1): 1; a(b: 2): 2; a(b) { return b; } static a() {} }`, ['method a(b)', 'static method a()']],
    [`class A { constructor(a: 1); constructor(a, b?) {} }`, ['constructor constructor(a, b)']],
    [
      `class A { a: this; b: null; c: D[]; e: F | G; h: (I); j: 'k'; l: typeof m; }`,
      ['property a this', 'property b null', 'property c', 'property e', 'property h I', 'property j', 'property l'],
    ],
    [
      `interface A { a: B; c(d): E; c(f, g): H; new (): A; (): A; [k: string]: 1; get i(): J }`,
      ['abstract property a B', 'abstract method c(d) E', 'abstract accessor i() J'],
    ],
    [`type A = { a?: B; c(d): E };`, ['abstract property a B', 'abstract method c(d) E']],
    [`type A = B & { a: C };`, []],
    [`enum A { a, b = 1, 'c d' }`, ['static property a', 'static property b', 'static property c d']],
    [`declare class A { a(b: 1): 1; a(b: 2): 2; }`, ['method a(b)']],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(show(text), expected));

  test('have the span of their name', () => {
    const text = `class A { public a() {} private constructor(readonly b: C) {} get 'd'() {} [Symbol.e]() {} }`;
    assert.deepEqual(
      read(text).definitions[0]!.members.map(({ nameSpan }) => at(text, nameSpan)),
      ['a', 'constructor', 'b', `'d'`, '[Symbol.e]'],
    );
  });
});

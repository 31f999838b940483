// What our parser leaves to the compiler's, and how it ends on what cannot be read. Equal trees: test/oracles/syntax-tree.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSource } from '../../../../server/src/facts/typescript/parser/parse-source';

const isRead = (text: string, path = 'a.ts') => parseSource(path, text) !== undefined;

test('reads the syntax of the day', () => {
  const sources = [
    '#!/usr/bin/env node\nexport default 1;',
    'const f = <const T,>(a: T, ...b: T[]): a is string => { return true; };',
    'class A<in out T> extends B<C>(D) implements E { static { this.#x ??= 1; } accessor y = 2; declare z: number; #x; }',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source of a template.
    'type A<T> = T extends infer U extends string ? [a?: U, ...b: U[]] : { readonly [K in keyof T as `x${K}`]-?: T[K] };',
    "import type a, { type b as c } from 'x' with { type: 'json' }; export type * as d from 'y'; export { type as as };",
    'using a = b; async () => { await using c = d; };',
    'await using a = b; const c = await (d); export { c };',
    'for await (const x of y) label: for (;;) { break label; }',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source of a template.
    'a?.b?.[c]?.(d)!.e`f${g}h`; new.target; import.meta.url; x = y ? (z) : (w) => v; a < b > c; f<T>(x); i << 2 >>> 1;',
    'enum A { a = 1 << 2, "b" } declare module "m" { export = A; } declare global { var x: 1; } namespace N.M { }',
    'abstract class A { abstract get x(): number; set x(v) {} constructor(private readonly y?: string) { super(); } }',
  ];
  for (const source of sources) assert.ok(isRead(source), source);
  assert.ok(isRead('const a = <T,>(b: T) => <a.b c-d="e" {...f}>{g} text <></> <h:i /></a.b>;', 'a.tsx'));
  assert.ok(isRead('const a = <string>b;'));
  assert.ok(isRead('var a = b < c > (d);', 'a.js'));
});

describe('leaves to the compiler', () => {
  const sources: Readonly<Record<string, string>> = {
    'what is wrong': 'const = 1;',
    'names with escapes': 'const \\u0061 = 1;',
    'a top-level await that may be a name': 'await (a);',
    'pragmas of JSX': '/** @jsx h */ export {};',
    'old octal numbers': 'const a = 010;',
    'patterns after `using`': '{ using { a } = b; }',
    'a top-level await in a script': 'await using a = b;',
    'strings without an end': "const a = 'b\n';",
    'comments without an end': 'a /* b',
    'optional types outside of tuples': 'let a: string?;',
  };
  for (const [what, source] of Object.entries(sources)) test(what, () => assert.ok(!isRead(source)));
});

test('an attempt that comes to nothing leaves no trace', () => {
  assert.ok(isRead('const a = b < c ? -d : e; c = (d, e); f = (g) ? h : i; j = async (k); l = m ? (n) : o;'));
});

test('what nests too deeply is a RangeError, as with the compiler', () => {
  assert.throws(() => parseSource('a.ts', `${'('.repeat(100_000)}1${')'.repeat(100_000)}`), RangeError);
});

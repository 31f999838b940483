// How imported names are used, and which locals hide them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { showUses } from './show';

/** Uses of `A`, imported by name. */
function uses(text: string, path = 'a.ts'): string {
  const [first] = showUses(`import { A } from 'x'; ${text}`, path);
  return first!.slice('A: '.length);
}

describe('a read as a value', () => {
  for (const text of [
    'A;',
    'A.b;',
    'A();',
    'new A();',
    'A`b`;',
    '({ A });',
    '[...A];',
    'x = A;',
    'A = x;',
    'export { A };',
    'export default A;',
    'export = A;',
    'class B extends A {}',
    'class B extends A.C<D> {}',
    '@A class B {}',
    'class B { @A() c; }',
    'class B { c(@A d) {} }',
    'class B { [A]() {} }',
    'enum B { c = A }',
    'const { [A]: b } = c;',
    'const { b = A } = c;',
    'typeof A;',
    'export import B = A.C;',
    'export { A as B };',
    'for (const b of A) {}',
    'A as B;',
    'A!;',
    'const b = A<C>;',
    'interface B { [A]: C }',
    'let b: { [A.c]: D };',
  ])
    test(text, () => assert.equal(uses(text), 'value ×1'));
  for (const text of ['<A />;', '<A>b</A>;', '<A.b />;', '<b c={A} />;', '<b {...A} />;']) {
    test(text, () => assert.equal(uses(text, 'a.tsx'), 'value ×1'));
  }
});

describe('a mention in a type', () => {
  for (const text of [
    'let b: A;',
    'let b: A.C;',
    'let b: C<A>;',
    'let b: typeof A;',
    'let b: typeof A.c;',
    'x as A;',
    'f<A>();',
    'type B = A;',
    'class B implements A {}',
    'interface B extends A.C {}',
    'function f(this: A) {}',
    'let b: (c: A) => void;',
    'export type { A };',
    'export { type A };',
    'declare class B extends A {}',
    'declare const b: typeof A;',
    'import B = A.C;',
    'declare module "m" { export default A; }',
    'let b: keyof A["c"];',
    'type B<C extends A = never> = C;',
    `let b: \`\${A}\`;`,
    'function f(b): asserts b is A {}',
    'let b: [c: A];',
    'let b: unique symbol | A;',
    'class B { declare c: A; }',
  ])
    test(text, () => assert.equal(uses(text), 'type ×1'));
});

describe('no mention at all', () => {
  for (const text of [
    'b.A;',
    '({ A: b });',
    'const { A: b } = c;',
    'class B { A; A() {} #A; }',
    'A: for (;;) { break A; }',
    'let b: { A: C; A(): D };',
    "let b: import('y').A;",
    "export { A } from 'y';",
    'enum B { A }',
    "import { A as B } from 'y';",
    'let b: [A: C];',
    'function f(b): asserts A {}',
    'export as namespace A;',
    "'A'; `A`; /A/; // A",
  ])
    test(text, () => assert.equal(uses(text), '×0'));
  test('<b A="c"></b>', () => assert.equal(uses('<b A="c"></b>;', 'a.tsx'), '×0'));
});

describe('a local of the same name', () => {
  for (const text of [
    'function f(A) { A; }',
    'function f({ A }) { A; }',
    'function f([A] = A) {}',
    'const f = (A) => A;',
    'const f = function A() { A; };',
    'function f() { A; var A; }',
    'function f() { if (b) { var A; } A; }',
    'function f() { A; function A() {} }',
    '{ A; let A; }',
    '{ A; class A {} }',
    'try {} catch (A) { A; }',
    'for (const A of b) A;',
    'for (let A = 1; A; A++) {}',
    'switch (b) { case 1: A; case 2: let A; }',
    'const B = class A { c = A; };',
    'class B<A> { c: A; }',
    'function f<A>(b: A) {}',
    'type B<A> = A;',
    'type B = C extends infer A ? A : D;',
    'type B = { [A in C]: A };',
    'let b: <A>(c: A) => A;',
    'enum B { A, c = A }',
    'enum B { A } enum B { c = A }',
    'namespace N { const A = 1; A; }',
    'namespace N { export const A = 1; } namespace N { A; }',
    'namespace N.M { export class A {} } namespace N { namespace O {} export namespace M { A; } }',
    'class B { static { var A; A; } }',
    'let b: (A: C) => typeof A;',
    'function f() { interface A {} let b: A; }',
    'interface B<A> { c: A }',
    'function f() { import_(A); enum A {} }',
  ])
    test(`${text} hides`, () => assert.equal(uses(text), '×0'));

  const seen: readonly (readonly [string, string])[] = [
    ['{ let A; } A;', 'value ×1'],
    ['function f(b = A) { var A; }', 'value ×1'],
    ['for (const A of A) {}', '×0'],
    ['function f() { interface A {} A; }', 'value ×1'],
    ['function f() { const A = 1; let b: A; }', 'type ×1'],
    ['class B { c(@A A) {} }', 'value ×1'],
    ['class B { @A c(A) {} }', 'value ×1'],
    ['class B<A> { c = A; }', 'value ×1'],
    ['type B = C extends infer A ? D : A;', 'type ×1'],
    ['namespace N { const A = 1; } namespace N { A; }', 'value ×1'],
    ['class B { static { var A; } c = A; }', 'value ×1'],
    ['class B { constructor(A) {} c = A; }', 'value ×1'],
    ['const B = class A {}; A;', 'value ×1'],
    ['const f = function A() {}; A;', 'value ×1'],
    ['function f() { var A; } A;', 'value ×1'],
    ['switch (A) { case 1: let A; }', 'value ×1'],
    ['interface A {} A;', 'value ×1'],
    ['class A {} A;', '×1'],
  ];
  for (const [text, expected] of seen) test(`${text} leaves ${expected}`, () => assert.equal(uses(text), expected));
});

describe('an alias of a name', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['import B = A.C; B;', 'value type ×1'],
    ['import B = A.C; let b: B;', 'type ×1'],
    ['import B = A.C; import D = B.E; D;', 'value type ×1'],
    ['namespace N { B; import B = A.C; }', 'value type ×1'],
    ['namespace N { import B = A.C; } B;', 'type ×1'],
    ['import B = B.C; B; A;', 'value ×1'],
  ];
  for (const [text, expected] of cases) test(text, () => assert.equal(uses(text), expected));
});

describe('a namespace import', () => {
  test('tells what is read of it, each once', () => {
    const text = `import * as n from 'x'; n.a(n.b); n['c']; n[d]; n.a; let e: n.F; let g: typeof n.h.i; <n.J k={n} />;`;
    assert.deepEqual(showUses(text, 'a.tsx'), ['n: value type ×9 .a .b .c .F .h .J']);
  });
  test('tells nothing of other imports', () => assert.deepEqual(showUses(`import n from 'x'; n.a;`), ['n: value ×1']));
});

describe('decorator metadata', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['@d class B { constructor(c: A) {} }', 'type metadata ×1'],
    ['class B { @d c: A; }', 'type metadata ×1'],
    ['class B { @d c(e: A) {} }', 'type metadata ×1'],
    ['class B { @d c(): A {} }', 'type metadata ×1'],
    ['class B { c(@d e, f: A) {} }', 'type metadata ×1'],
    ['class B { @d get c(): A {} }', 'type metadata ×1'],
    ['class B { get c(): A {} @d set c(e) {} }', 'type metadata ×1'],
    ['class B { @d c: A.C; }', 'type metadata ×1'],
    ['class B { @d c: (A); @d e: A | never; @d f(...g: A[]) {} }', 'type metadata ×3'],
    ['class B { @d c(...e: Array<A>) {} }', 'type metadata ×1'],
    ['import C = A.E; class B { @d c: C; }', 'type metadata ×1'],
    ['class B { @d c: A[]; @d e: Promise<A>; @d f: A | G; @d h: A | null; @d i: typeof A; }', 'type ×5'],
    ['class B { c: A; e(f: A) {} }', 'type ×2'],
    ['@d class B { c: A; e(f: A) {} }', 'type ×2'],
    ['@d class B { constructor(c: A); constructor(c) {} }', 'type ×1'],
    ['abstract class B { @d abstract c(e: A): void; }', 'type ×1'],
    ['const B = class { @d c: A; };', 'type ×1'],
    ['class B<A> { @d c: A; }', '×0'],
    ['class B { @d c<A>(e: A) {} }', '×0'],
    ['function f() { const A = 1; class B { @d c: A; } }', 'type metadata ×1'],
    ['function f() { class A {} class B { @d c: A; } }', '×0'],
  ];
  for (const [text, expected] of cases) test(text, () => assert.equal(uses(text), expected));
});

describe('the JSX factory', () => {
  const imports = `import { h, F, React } from 'x'; `;
  test('that a pragma names is used by elements, the fragment factory by fragments', () => {
    assert.deepEqual(showUses(`/** @jsx h */ ${imports} <a/>;`, 'a.tsx'), ['h: jsx ×0', 'F: ×0', 'React: ×0']);
    assert.deepEqual(showUses(`/** @jsx h */\n/** @jsxFrag F */ ${imports} <><a/></>;`, 'a.tsx'), [
      'h: jsx ×0',
      'F: jsx ×0',
      'React: ×0',
    ]);
    assert.deepEqual(showUses(`/** @jsx h.e */ ${imports} (h) => <a/>;`, 'a.tsx'), ['h: ×0', 'F: ×0', 'React: ×0']);
    assert.deepEqual(showUses(`/** @jsx h */ ${imports}`, 'a.tsx'), ['h: ×0', 'F: ×0', 'React: ×0']);
  });
  test('that the classic runtime needs is used as a value', () => {
    assert.deepEqual(showUses(`/** @jsxRuntime classic */ ${imports} <a/>;`, 'a.tsx'), [
      'h: ×0',
      'F: ×0',
      'React: value jsx ×0',
    ]);
  });
});

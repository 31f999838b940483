// Sizes and hashes of bodies.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read } from './show';

function sizeOf(text: string, path = 'a.tsx'): number {
  return read(text, path).definitions[0]!.size;
}

function bodyOf(body: string): number {
  return read(`class A { m() {${body}} }`, 'a.tsx').definitions[0]!.members[0]!.body;
}

describe('sizes', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['class A {}', 0],
    ['class A { a = 1; b() { return 2; } }', 4 + 8],
    ['function f() {}', 0],
    ['function f() { return a + b; }', 5],
    ['const f = () => a.b(c);', 6],
    ['const f = () => { return 1; };', 3],
    ['interface A { b: C; d(): E }', 9],
    ['enum A { b = 1, c }', 5],
    ['type A = B | C;', 3],
    ['const a = [1, 2];', 5],
    ['const a = 1.5e-3 + .5 + 0x1e+1 + 1_000n;', 9],
    ['function f() { a?.b ?? c; d ||= e; f >>> g; }', 5 + 1 + 4 + 6],
    ['function f() { /* no */ a; // no\n /** no */ }', 2],
    ['function f() { \'// a\'; "b\\"c"; }', 4],
    [`function f() { \`a \${b + \`c\`} d\`; }`, 6],
    ['function f() { return /[/*"]/g.test(a); }', 8],
    ['function f() { return a / b / c; }', 7],
    ['function f() { return <b c="d\'">it\'s {e} </b>; }', 17],
    ['function f() { return <b>\n  <c/>\n</b>; }', 13],
    ['namespace A { const b = 1; }', 5],
    ['function f() { é\\u{61}b; #c in d; @e class G {} }', 2 + 4 + 6],
    ['function f() { a => b; ...c; }', 7],
  ];
  for (const [text, size] of cases) test(text, () => assert.equal(sizeOf(text), size));
});

describe('hashes of bodies', () => {
  test('are equal for equal tokens, however they are laid out', () => {
    const hash = bodyOf(' return a.b(1, "c"); ');
    assert.notEqual(hash, 0);
    assert.equal(bodyOf('\n  // why\n  return a . b ( 1 ,"c" ) /* so */ ;\n'), hash);
  });
  test('differ when a name, a string, a pattern or the order differs', () => {
    const bodies = [
      'return a + "b";',
      'return c + "b";',
      'return a + "d";',
      'return "b" + a;',
      'return a + /b/;',
      'return a;',
    ];
    assert.equal(new Set(bodies.map(bodyOf)).size, bodies.length);
    assert.notEqual(bodyOf('ab c'), bodyOf('a bc'));
  });
  test('are zero for empty bodies', () => assert.equal(bodyOf(' /* nothing */ '), 0));
  test('are FNV-1a over the code units of each token and a zero', () => {
    // 'a' is 0x61: (0x811c9dc5 ^ 0x61) * 0x01000193, then ^ 0 and * 0x01000193 again, modulo 2 ** 32.
    const step = (hash: bigint, unit: bigint) => ((hash ^ unit) * 0x01000193n) % 2n ** 32n;
    assert.equal(BigInt(bodyOf('a')), step(step(0x811c9dc5n, 0x61n), 0n));
  });
  test('of properties are those of their initialiser', () => {
    const [a, b, c] = read('class A { a = () => 1; b = () => 1; c; }').definitions[0]!.members;
    assert.equal(a!.size, 4);
    assert.equal(a!.body, b!.body);
    assert.deepEqual([c!.size, c!.body], [0, 0]);
  });
});

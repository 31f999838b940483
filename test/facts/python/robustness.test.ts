// Whatever the text, extraction ends, does not throw, takes linear time and speaks only of places in the text.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Facts } from '../../../server/src/facts/facts';
import type { Span } from '../../../server/src/text/span';
import { factsOf } from './snippet';

const nasty = [
  [
    '\uFEFF# -*- coding: utf-8 -*-',
    '"""Doc \\""" with import x."""',
    'from . import (a as b,  # c',
    '    d)',
    'if not TYPE_CHECKING: import e; from .f import *',
    'else:',
    '\timport typing as t',
    '__all__ = ["a", *d.__all__] + [n for n in x]',
    'class A[T: int](B[T], metaclass=M):',
    '    x: "int" = lambda a, b=1: {a: b}',
    '    @prop.setter',
    '    async def f(self, *a, k=(1, [2]), **kw) -> "X | None":',
    "        self.y, (self.z) = f'{a!r:>{w}} {{}} {b[\"k\"]=}', rf'\\{c}'",
    '        return await g(a, *kw)',
    'def __getattr__(n): return getattr(importlib.import_module("m.n"), n)',
    'match x:',
    '    case {"k": [1, *_]} if (y := 2): import g',
    'type Y[T] = list[T]',
    'x = y = \\',
    '  (z).w',
    'warnings.warn("use `m.o`", DeprecationWarning)',
    '# ssot-ignore-file import-cycle: why',
    '@patch("a.b.C")',
    'def größe(): pass',
  ].join('\n'),
  'try:\r\n  import a\r\nexcept* (A, B) as e:\r\n  import b\r\nfinally: import c\rif x:\r\timport d\relse: pass\f\n\f  import e',
  `x = f"""{a:{b:{c}}} { f'{ f"{d}" }' }""" 'it\\'s' rb"\\"" '''\n''' 0x_1F 1.e-5j ... -> := != **= //= >>= <> ?`,
  '__all__ = ["a"] + (b.__all__)\n__all__ += (\ndef f(): pass\n__all__ = (',
  'def f(\n  a,\n  [b, {c: (d\nimport e\nclass\n@\ndef\nfrom .\nfrom . import\nwith a as b, (c as d): from e import f as',
];

describe('robustness', () => {
  test('every prefix and every suffix of nasty files', () => {
    for (const text of nasty) {
      for (let end = 0; end <= text.length; end++) {
        check(text.slice(0, end));
        check(text.slice(end));
      }
    }
  });

  test('random mutations', () => {
    const random = generator(20240607);
    const pieces = [
      ...'()[]{}\'"\\#:;,.=@*\n\r\t\f \0é\u2028f',
      '"""',
      "'''",
      'f"',
      "rb'",
      'import ',
      'from ',
      '\ndef ',
      '\nclass ',
      'lambda ',
      '{{',
      '...',
      '\uD800',
      'ssot-ignore-file',
    ];
    for (let round = 0; round < 4000; round++) {
      let text = nasty[round % nasty.length]!;
      for (let change = random() % 6; change >= 0; change--) {
        const at = random() % (text.length + 1);
        const cut = random() % 3 === 0 ? random() % 12 : 0;
        text = text.slice(0, at) + (random() % 4 === 0 ? '' : pieces[random() % pieces.length]!) + text.slice(at + cut);
      }
      check(text);
    }
  });

  test('random bytes', () => {
    const random = generator(7);
    for (let round = 0; round < 300; round++) {
      check(
        String.fromCharCode(
          ...Array.from({ length: random() % 400 }, () => random() % (round % 2 === 0 ? 128 : 65536)),
        ),
      );
    }
  });

  test('nesting too deep for recursion', () => {
    const deep = 50_000;
    for (const text of [
      `x = ${'('.repeat(deep)}${')'.repeat(deep)}\nimport a\n`,
      `x = ${'['.repeat(deep)}\nimport a\n`,
      `x = ${"f'{".repeat(deep)}\nimport a\n`,
      `x = ${'f"{a:{b:'.repeat(1000)}\nimport a\n`,
      `x = ${'lambda: '.repeat(deep)}1\nimport a\n`,
      `if ${'not '.repeat(deep)}TYPE_CHECKING:\n  import a\n`,
      `from ${'.'.repeat(deep)} import a\n`,
      `x = ${'a.'.repeat(deep)}b\nimport a\n`,
    ]) {
      assert.equal(check(text).imports.length, 1, text.slice(0, 20));
    }
    const blocks = Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}if x:`).join('\n');
    assert.equal(check(`${blocks}\n${' '.repeat(1500)}import a\nimport b\n`).imports.length, 2);
  });

  test('time grows with the length: what would be quadratic stays within the reach of a test', () => {
    const many = 40_000;
    for (const text of [
      '"""'.repeat(many),
      `'''\\${"'''\\".repeat(many)}`,
      `${'('.repeat(many)}${']'.repeat(many)}`,
      "f'{'".repeat(many),
      'f"""{'.repeat(many),
      "x = '\n".repeat(many),
      '(\nimport a\n'.repeat(many),
      '__all__ += ["a"]\n'.repeat(many),
      'import a\na.b\n'.repeat(many / 20),
      'def f():\n  import a\n  a.b\n'.repeat(many / 10),
      'try:\n  import a\nexcept E: pass\n'.repeat(many / 10),
      `class A:\n${'  x = 1\n'.repeat(many)}`,
      `class A:\n  def __init__(self):\n${'    self.x = 1; self.y = 2\n'.repeat(many / 10)}`,
      `def f(x):\n${'  import a\n'.repeat(many / 10)}  return g(x)\n`,
      `import m\n${Array.from({ length: many / 10 }, (_, index) => `m.a${index}`).join('\n')}`,
      `x = [${'1,'.repeat(many)}]`,
      '@a\n'.repeat(many),
      '# c\n'.repeat(many),
      'x;'.repeat(many),
    ]) {
      check(text);
    }
  });

  test('the text of one file does not leak into the facts of the next', () => {
    const [before, other] = [nasty[0]!, nasty[3]!];
    const first = JSON.stringify(factsOf(before));
    factsOf(other);
    factsOf('é'.repeat(70_000));
    assert.equal(JSON.stringify(factsOf(before)), first);
  });
});

/** Extracts, and checks that every span lies within the text and is not turned around. */
function check(text: string): Facts {
  const facts = factsOf(text);
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof Uint32Array) return;
    if ('start' in value && 'end' in value) {
      const { start, end } = value as Span;
      assert.ok(
        start >= 0 && start <= end && end <= text.length,
        `span ${start}..${end} in ${JSON.stringify(text.slice(0, 200))}`,
      );
      return;
    }
    for (const each of Object.values(value)) visit(each);
  };
  visit({ ...facts, lineStarts: undefined });
  return facts;
}

/** Numerical Recipes' linear congruential generator: the same numbers on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}

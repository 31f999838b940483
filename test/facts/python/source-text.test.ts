// Strings, f-strings, lines and characters: whatever stands in a file, the statements after it are still seen.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factsOf, importLines, importsOf } from './snippet';

/** That `text` is one or more whole statements without a problem: an import after it is seen, none inside it. */
function isClosed(text: string): void {
  const facts = factsOf(`${text}\nimport after\n`);
  assert.deepEqual(
    facts.imports.map((each) => each.specifier),
    ['after'],
    text,
  );
  assert.deepEqual(facts.problems, [], text);
}

/** Messages of the problems, and the imports that are seen in spite of them. */
function recovered(text: string): { problems: string[]; imports: string[] } {
  const facts = factsOf(text);
  return {
    problems: facts.problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`),
    imports: facts.imports.map((each) => each.specifier),
  };
}

describe('strings', () => {
  test('quotes, prefixes and escapes', () => {
    for (const text of [
      `x = 'a' "b" '' ""`,
      String.raw`x = 'it\'s' "\"" '\\'`,
      String.raw`x = r'\"' + "'" + rb"\"" + Rb'' + bR'x' + BR"y" + U'z' + u"'"`,
      String.raw`x = r"\\"`,
      `x = '''\nimport a ' '' \\''' " """\n'''`,
      `x = """import b\n'''\n""\\""" """`,
      `x = '\\\nimport a'`,
      `x = '\\\r\nimport a'`,
      `x = b'#' # '`,
    ]) {
      isClosed(text);
    }
  });

  test('a string without its end is one line long', () => {
    assert.deepEqual(recovered("x = 'abc\nimport a\n"), {
      problems: ["'abc: This string has no end."],
      imports: ['a'],
    });
    assert.deepEqual(recovered('x = """abc\nimport a\ny = """def\nimport b'), { problems: [], imports: ['b'] });
    assert.deepEqual(recovered('x = """abc\nimport a\n'), {
      problems: ['"""abc: This string has no end.'],
      imports: ['a'],
    });
  });
});

describe('f-strings and t-strings', () => {
  test('fields, doubled braces, conversions, format specifications', () => {
    for (const text of [
      `x = f'{a} {{import b}} {c!r} {d!s:>{width}} {e:%H:%M} {f"{g}"}'`,
      `x = f"{a['b']} {c["d"]}" f'{'}'}'`,
      `x = f'{x:{'{'}>{y}}'`,
      `x = f'{a:{b:{c}}}'`,
      `x = f'{lambda_ := 1}' f'{(lambda x: x)(1)}' f'{a != b}' f'{a==b} {c=} {c = !r}'`,
      `x = f'{{}}' f'}}' f'{{{a}}}'`,
      `x = f'''{\n  a\n  # it's } here\n  + b:\n}'''`,
      `x = f'{a +\n b}'`,
      `x = f'{f'{f'{1}'}'}'`,
      `x = F"{dict(a='b')}" + fR'\\{a}' + rf"\\\\" + t'{a}' + Rt"{b}" + f''`,
      `x = f'\\N{LATIN SMALL LETTER A} \\{a} \\' {b}'`,
      `x = rf'\\N{a}'`,
      `x = f"""{a}"{b}""{c}\\""" {"""d"""}"""`,
      `x = f'a' 'b' f"{c}" rb'd'`,
      `x = f'''{a:\n}'''`,
    ]) {
      isClosed(text);
    }
  });

  test('names in fields are reads, those in the text are not', () => {
    const facts = factsOf("import a, b\nf'a {b} {{a}} {x:{b}a}'\n");
    assert.deepEqual(
      facts.imports.map((each) => each.bindings[0]!.uses),
      [0, 2],
    );
  });

  test('left open: the end of the line or the quote ends it', () => {
    assert.deepEqual(recovered("x = f'{a\nimport b\n").imports, ['b']);
    assert.deepEqual(recovered("x = f'{a'\nimport b\n"), { problems: ['{: This is never closed.'], imports: ['b'] });
    assert.deepEqual(recovered("x = f'{a:>'\nimport b\n"), { problems: ['{: This is never closed.'], imports: ['b'] });
    assert.deepEqual(recovered("x = f'abc\nimport b\n"), {
      problems: ["f'abc: This string has no end."],
      imports: ['b'],
    });
    assert.deepEqual(recovered('x = f"""{a}\nimport b\n'), {
      problems: ['f"""{a}: This string has no end.'],
      imports: ['b'],
    });
    assert.deepEqual(recovered("x = f'{a)}'\nimport b\n"), { problems: ['): This closes nothing.'], imports: ['b'] });
  });
});

describe('lines', () => {
  const body = (newline: string) =>
    ['def f():', '    import a', '', 'if x:', '\timport b', 'import c', ''].join(newline);

  test('line feeds, carriage returns, both', () => {
    for (const newline of ['\n', '\r\n', '\r']) {
      assert.deepEqual(importsOf(body(newline)), ['deferred a: a', 'runtime b: b', 'runtime c: c']);
      assert.deepEqual(importLines(body(newline)), [2, 5, 6]);
    }
  });

  test('byte order mark, encoding cookie, no newline at the end', () => {
    assert.deepEqual(importsOf('\uFEFF# -*- coding: latin-1 -*-\nimport a'), ['runtime a: a']);
    assert.deepEqual(importsOf('\uFEFFimport a'), ['runtime a: a']);
    assert.equal(factsOf('\uFEFFimport a').imports[0]!.span.start, 1);
  });

  test('form feeds start the column again, tabs go to the next eighth', () => {
    assert.deepEqual(importsOf('def f():\n    pass\n\f\nimport a\n    \fimport b\n'), ['runtime a: a', 'runtime b: b']);
    assert.deepEqual(importsOf('if x:\n    def f():\n\timport a\n    import b\n'), ['deferred a: a', 'runtime b: b']);
  });

  test('comments and blank lines do not end a suite, brackets and backslashes join lines', () => {
    const source = 'def f():\n    x = [\n1,\n]\n# import z\n\n    y = 1 + \\\n2\n    import a\nimport b\n';
    assert.deepEqual(importsOf(source), ['deferred a: a', 'runtime b: b']);
  });

  test('names of one hash are told apart', () => {
    const names = [
      'n\u00e4me',
      'n\u0167me',
      'a'.repeat(31),
      'a'.repeat(32),
      `\u00e4${'a'.repeat(31)}`,
      `\u0167${'a'.repeat(31)}`,
    ];
    const source = [...names, ...names].map((name) => `import ${name}\n`);
    assert.deepEqual(
      factsOf(source.join('')).imports.map(({ specifier }) => specifier),
      [...names, ...names],
    );
    for (const name of names) assert.equal(factsOf(`import ${name}\n`).imports[0]!.specifier, name);
  });

  test('files of many tokens, and longer ones than room is kept for', () => {
    for (const text of [`x = [(${'1,'.repeat(400_000)})]`, `x = [(${'1,'.repeat(600_000)})]`, 'x = [(1, 2)]']) {
      assert.deepEqual(importsOf(`import a; ${text}; import b\n`), ['runtime a: a', 'runtime b: b']);
    }
  });

  test('a line that starts with a backslash keeps the first indentation', () => {
    assert.deepEqual(importsOf('def f():\n    \\\n  import a\nimport b\n'), ['deferred a: a', 'runtime b: b']);
  });

  test('suites on the header’s line, with colons that are not the header’s', () => {
    const source = [
      'def f(a=lambda: 1, b={1: 2}) -> x[1:2]: import a; import b',
      'if lambda x: y: import c',
      'while z[1:2]: import d',
      'class A(B): import e',
      'with open(x) as f, g: import g',
      'async def h(): import i',
      'try: import j',
      'finally: import k',
    ].join('\n');
    assert.deepEqual(
      importsOf(source).map((each) => each.replace(/:.*/, '')),
      [
        'deferred a',
        'deferred b',
        'runtime c',
        'runtime d',
        'runtime e',
        'runtime g',
        'deferred i',
        'runtime j',
        'runtime k',
      ],
    );
  });

  test('numbers and operators', () => {
    for (const text of [
      'x = 1_000 + 0xFFor 1 if 1else 2',
      'x = 1.e5 + .5j - 1e-5 // 2 ** -3 << 4 >> 5',
      'x = 0b1_0 | 0o17 & ~3 ^ 4 @ y',
      'x @= y; x //= 2; x **= 3; x <<= 4; x >>= 5; x -= 1',
      'x = ...; y = a[..., 1:2]; z: int = 3',
      'x = (y := 1) if a <= b != c else d -1',
    ]) {
      isClosed(text);
    }
  });
});

describe('broken source', () => {
  test('a bracket left open ends where a statement begins', () => {
    for (const next of [
      'import a',
      'from a import b',
      'from .a.b import (c)',
      'def f():\n  import a',
      'class A:\n  import a',
    ]) {
      const { problems, imports } = recovered(`x = foo(1, [2,\n${next}\nimport z\n`);
      assert.deepEqual(problems, ['[: This is never closed.'], next);
      assert.equal(imports.length, 2, next);
      assert.equal(imports[1], 'z');
    }
    assert.deepEqual(recovered('x = (\n@deco\nasync def f():\n  import a\n').imports, ['a']);
    assert.deepEqual(recovered('def f(\n    return 1\nimport a\n').imports, ['a']);
  });

  test('brackets that close nothing or the wrong thing', () => {
    assert.deepEqual(recovered('x = )\nimport a\n'), { problems: ['): This closes nothing.'], imports: ['a'] });
    assert.deepEqual(recovered('x = (1, [2)\nimport a\n'), { problems: ['[: This is never closed.'], imports: ['a'] });
    assert.deepEqual(recovered('x = (1]\n)\nimport a\n'), { problems: [']: This closes nothing.'], imports: ['a'] });
  });

  test('characters that Python does not know', () => {
    assert.deepEqual(recovered('x = a ? b $ `c`\nimport d\n').imports, ['d']);
    assert.equal(recovered('x = a ?\n').problems[0], '?: Unexpected character.');
    assert.deepEqual(recovered('a\0b\nimport c\n').imports, ['c']);
    assert.deepEqual(recovered('x = \\ 1\nimport a\n\\').imports, ['a']);
  });

  test('headers without name, colon or suite', () => {
    const source =
      'class\nclass A\n    x = 1\ndef\ndef f\n    import a\ndef (x):\n    import b\nif\nif x:\nelse\n@\nimport c\n';
    assert.deepEqual(importsOf(source).at(-1), 'runtime c: c');
  });

  test('problems are few, however broken the file is', () => {
    assert.ok(factsOf('?'.repeat(1000)).problems.length <= 20);
  });
});

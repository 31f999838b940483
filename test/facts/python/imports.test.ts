// Every form of import in Python, and when each is evaluated.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factsOf, importLines, importsOf, textAt } from './snippet';

describe('import statements', () => {
  test('each imported module of one statement is an import of its own', () => {
    assert.deepEqual(importsOf('import os, a.b as c, x.y\n'), [
      'runtime os: os',
      'runtime a.b: a.b as c',
      'runtime x.y: x.y as x',
    ]);
  });

  test('from imports: names, aliases, parentheses, trailing comma', () => {
    assert.deepEqual(importsOf('from a.b import c\nfrom a import (\n  b as x,  # why\n  c,\n)\n'), [
      'runtime a.b: c',
      'runtime a: b as x, c',
    ]);
  });

  test('relative imports keep their dots, however they are spaced', () => {
    assert.deepEqual(
      importsOf('from . import a\nfrom .. b import c\nfrom ...d import e\nfrom .... import f\nfrom . .. g import h\n'),
      ['runtime .: a', 'runtime ..b: c', 'runtime ...d: e', 'runtime ....: f', 'runtime ...g: h'],
    );
  });

  test('a star import binds nothing by name', () => {
    assert.deepEqual(factsOf('from a import *').imports[0]?.bindings[0]?.local, '');
    assert.deepEqual(importsOf('from a import *'), ['runtime a: * as ']);
  });

  test('continued lines and several statements on one line', () => {
    const source = 'import a; from b \\\n  import c, \\\r\n  d; x = 1; import e\nimport \\\n f\n';
    assert.deepEqual(importsOf(source), ['runtime a: a', 'runtime b: c, d', 'runtime e: e', 'runtime f: f']);
    assert.deepEqual(importLines(source), [1, 1, 3, 4]);
  });

  test('spans: the statement, the module, the specifier, the imported name', () => {
    const source = 'x = 1\nfrom ..pkg.mod import name as other, more; y = 2\n';
    const [fact] = factsOf(source).imports;
    assert.ok(fact);
    assert.equal(textAt(source, fact.span), 'from ..pkg.mod import name as other, more');
    assert.equal(textAt(source, fact.specifierSpan), '..pkg.mod');
    assert.deepEqual(
      fact.bindings.map((each) => textAt(source, each.span)),
      ['name as other', 'more'],
    );
    assert.deepEqual(
      fact.bindings.map((each) => textAt(source, each.importedSpan)),
      ['name', 'more'],
    );
  });

  test('spans of a plain import', () => {
    const source = 'import a.b as c, d.e';
    const [first, second] = factsOf(source).imports;
    assert.equal(textAt(source, first!.span), source);
    assert.equal(textAt(source, second!.span), source);
    assert.equal(textAt(source, first!.specifierSpan), 'a.b');
    assert.equal(textAt(source, first!.bindings[0]!.span), 'a.b as c');
    assert.equal(textAt(source, second!.bindings[0]!.span), 'd.e');
  });

  test('imports in functions, methods, nested functions and lambdas’ neighbours are deferred', () => {
    const source = [
      'def f():',
      '    import a',
      '    def g():',
      '        if x: import b',
      '        else: from c import d; import e',
      'class C:',
      '    import h',
      '    def m(self): import i',
      '    async def n(self):',
      '        try:',
      '            from .j import k',
      '        except ImportError: pass',
      'import l',
    ].join('\n');
    assert.deepEqual(importsOf(source), [
      'deferred a: a',
      'deferred b: b',
      'deferred c: d',
      'deferred e: e',
      'runtime h: h',
      'deferred i: i',
      'deferred .j: k',
      'runtime l: l',
    ]);
  });

  test('names that look like keywords elsewhere', () => {
    assert.deepEqual(importsOf('from a import match, case, type, _\nfrom importlib import import_module\n'), [
      'runtime a: match, case, type, _',
      'runtime importlib: import_module',
    ]);
  });

  test('what only looks like an import is none', () => {
    const source = [
      '"""',
      'import a',
      '"""',
      '# import b',
      "x = 'import c'",
      "y = f'{d} import e'",
      'z.import_ = 1',
      'raise X from err',
      'def g(): yield from imports',
      'x = (yield',
      '  from_)',
    ].join('\n');
    assert.deepEqual(importsOf(source), []);
    assert.deepEqual(factsOf(source).problems, []);
  });

  test('unfinished statements give what can be read', () => {
    assert.deepEqual(importsOf('from a import\nimport\nfrom\nfrom b import (c,\nimport d.\nfrom .\nimport e\n'), [
      'runtime b: c',
      'runtime d: d',
      'runtime e: e',
    ]);
  });

  test('names beyond ASCII', () => {
    const source = 'from größe import 名前 as имя\nимя.x\n';
    assert.deepEqual(importsOf(source), ['runtime größe: 名前 as имя']);
    assert.deepEqual(factsOf(source).imports[0]?.bindings[0]?.attributes, ['x']);
  });
});

describe('where an import stands', () => {
  const conditions = (source: string) =>
    factsOf(source).imports.map(({ specifier, condition }) => `${specifier} ${condition?.branch} ${condition?.group}`);

  test('try and except, with else and finally', () => {
    const source =
      'try:\n  import a\nexcept ImportError:\n  import b\nelse:\n  import c\nfinally:\n  import d\nimport e\n';
    assert.deepEqual(conditions(source), [
      'a try 0',
      'b except 0',
      'c else 0',
      'd undefined undefined',
      'e undefined undefined',
    ]);
  });

  test('a try without handlers decides nothing', () => {
    assert.deepEqual(conditions('try:\n  import a\nfinally:\n  pass\n'), ['a undefined undefined']);
  });

  test('if, elif, else, and the suite on the same line', () => {
    const source = 'x\nif A: import a\nelif B: import b\nelse: import c\n';
    assert.deepEqual(conditions(source), ['a if 2', 'b else 2', 'c else 2']);
  });

  test('the innermost statement counts', () => {
    const source = 'if A:\n  try: import a\n  except: import b\n  import c\n';
    assert.deepEqual(conditions(source), ['a try 8', 'b except 8', 'c if 0']);
  });

  test('except without parentheses (PEP 758) and except groups', () => {
    const source = 'try:\n  import a\nexcept A, B:\n  import b\ntry:\n  import c\nexcept* D:\n  import d\n';
    const second = source.lastIndexOf('try');
    assert.deepEqual(conditions(source), ['a try 0', 'b except 0', `c try ${second}`, `d except ${second}`]);
  });

  test('suppress is a try, other context managers and loops decide nothing', () => {
    const source =
      'with contextlib.suppress(ImportError):\n  import a\nwith x: import b\nfor i in y:\n  import c\nelse:\n  import d\n';
    assert.deepEqual(conditions(source), [
      'a try 0',
      'b undefined undefined',
      'c undefined undefined',
      'd undefined undefined',
    ]);
  });

  test('match and case, which are names everywhere else', () => {
    const source = [
      'match = case = 1',
      'match(x)',
      'match[0]: int',
      'match x:',
      '  case 1: import a',
      '  case {"k": [y, *_]} if (lambda: 1)():',
      '    import b',
      'import c',
    ].join('\n');
    const match = source.indexOf('match x');
    assert.deepEqual(conditions(source), [`a conditional ${match}`, `b conditional ${match}`, 'c undefined undefined']);
  });

  test('imports in function bodies have no condition', () => {
    assert.deepEqual(conditions('if A:\n  def f():\n    import a\n'), ['a undefined undefined']);
  });
});

describe('TYPE_CHECKING', () => {
  const kinds = (source: string) =>
    importsOf(source)
      .filter((each) => !/typing/.test(each))
      .map((each) => each.replace(/:.*/, ''));

  test('under its own name, as an attribute, and under aliases', () => {
    const source = [
      'from typing import TYPE_CHECKING as TC',
      'import typing as t',
      'if TYPE_CHECKING: import a',
      'if typing.TYPE_CHECKING:',
      '    import b',
      'if TC:',
      '    import c',
      'if t.TYPE_CHECKING: import d',
      'if (TYPE_CHECKING): import e',
      'if OTHER: import f',
    ].join('\n');
    assert.deepEqual(kinds(source), ['type a', 'type b', 'type c', 'type d', 'type e', 'runtime f']);
  });

  test('negated, with else and elif', () => {
    const source = [
      'if not TYPE_CHECKING:',
      '    import a',
      'else:',
      '    import b',
      'if TYPE_CHECKING:',
      '    import c',
      'elif X:',
      '    import d',
      'else:',
      '    import e',
      'if X: import f',
      'elif not TYPE_CHECKING: import g',
      'else: import h',
    ].join('\n');
    assert.deepEqual(kinds(source), [
      'runtime a',
      'type b',
      'type c',
      'runtime d',
      'runtime e',
      'runtime f',
      'runtime g',
      'type h',
    ]);
  });

  test('compared with True or False', () => {
    const source = [
      'if TYPE_CHECKING is True: import a',
      'if typing.TYPE_CHECKING == True: import b',
      'if (TYPE_CHECKING) is not (False): import c',
      'if not TYPE_CHECKING is True: import d',
      'else: import e',
      'if TYPE_CHECKING != True: import f',
      'else: import g',
      'if TYPE_CHECKING is True and X: import h',
      'if TYPE_CHECKING is None: import i',
      'if TYPE_CHECKING < True: import j',
      'if X is True: import k',
      'if TYPE_CHECKING == True == X: import l',
    ].join('\n');
    assert.deepEqual(kinds(source), [
      'type a',
      'type b',
      'type c',
      'runtime d',
      'type e',
      'runtime f',
      'type g',
      'type h',
      'runtime i',
      'runtime j',
      'runtime k',
      'runtime l',
    ]);
  });

  test('and makes it type-only, or does not', () => {
    const source =
      'if TYPE_CHECKING and X: import a\nif X or TYPE_CHECKING: import b\nif not (TYPE_CHECKING and X): import c\n';
    assert.deepEqual(kinds(source), ['type a', 'runtime b', 'runtime c']);
  });

  test('everything below it, functions and classes too', () => {
    const source =
      'if TYPE_CHECKING:\n  try:\n    import a\n  except E:\n    import b\n  def f():\n    import c\n  class D:\n    import d\n';
    assert.deepEqual(kinds(source), ['type a', 'type b', 'type c', 'type d']);
  });

  test('inside a function', () => {
    const source = [
      'def f():',
      '    if TYPE_CHECKING:',
      '        import a',
      '        if x:',
      '            import b',
      '    else:',
      '        import c',
      '    if not TYPE_CHECKING: import d',
      '    else: import e',
      '    import g',
    ].join('\n');
    assert.deepEqual(kinds(source), ['type a', 'type b', 'deferred c', 'deferred d', 'type e', 'deferred g']);
  });
});

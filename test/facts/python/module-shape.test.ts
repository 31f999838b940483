// Forwarding, wrappers and statements of their own in Python modules.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factsOf, textAt } from './snippet';

describe('wrappers', () => {
  const wrappers = (source: string) => factsOf(source).wrappers.map((each) => `${each.name} -> ${each.target}`);

  test('a function that passes its arguments on', () => {
    const source = [
      'def a(): return m.b()',
      'def c(x, *y, z=1, **w):',
      '    """Doc."""',
      '    warnings.warn("old", DeprecationWarning)',
      '    return d(x, *y, z=z, **w)',
      'async def e(x):',
      '    from .core import f',
      '    return await f(x)',
      '@deprecated("use h")',
      'def g(x):',
      '    h(x)',
    ].join('\n');
    assert.deepEqual(wrappers(source), ['a -> m.b', 'c -> d', 'e -> f', 'g -> h']);
    assert.equal(factsOf(source).ownStatements, 0);
  });

  test('a function that does anything more', () => {
    for (const source of [
      'def a(x): return b()',
      'def a(x): return b(x, 1)',
      'def a(x): return b(x + 1)',
      'def a(x): return b(x, x)',
      'def a(x): return b(x).c',
      'def a(x): return not b(x)',
      'def a(x): return x()',
      'def a(x): return x.b(x)',
      'def a(x): return a(x)',
      'def a(x):\n  b(x)\n  return c(x)',
      'def a(x):\n  if x: return b(x)',
      'def a(x): return',
      'def a(x): pass',
      '@route("/")\ndef a(x): return b(x)',
      'def a(x): yield b(x)',
      'class A:\n  def a(x): return b(x)',
    ]) {
      assert.deepEqual(wrappers(source), [], source);
      assert.equal(factsOf(source).ownStatements, 1, source);
    }
  });
});

describe('attribute forwards', () => {
  const forwards = (source: string) => factsOf(source).attributeForwards;

  test('__getattr__ that reads from another module', () => {
    assert.deepEqual(forwards('def __getattr__(name): return getattr(core.manager, name)'), ['core.manager']);
    assert.deepEqual(
      forwards('def __getattr__(n):\n  m = importlib.import_module("app.core")\n  return getattr(m, n)'),
      ['app.core'],
    );
    assert.deepEqual(forwards('def __getattr__(n):\n  return getattr(import_module("app.core"), n)'), ['app.core']);
    assert.deepEqual(
      forwards('def __getattr__(n):\n  if n == "A":\n    from .core import A\n    return A\n  raise AttributeError(n)'),
      ['A'],
    );
    assert.deepEqual(forwards('import core, sys\nsys.modules[__name__] = core'), ['core']);
  });

  test('it is no statement of the module’s own, nor is __dir__', () => {
    assert.equal(
      factsOf('def __getattr__(n): return getattr(core, n)\ndef __dir__(): return dir(core)\n').ownStatements,
      0,
    );
  });

  test('any other __getattr__', () => {
    for (const source of [
      'def __getattr__(n): raise AttributeError(n)',
      'def __getattr__(n): return getattr(n, "x")',
      'class A:\n  def __getattr__(self, n): return getattr(core, n)',
    ]) {
      assert.deepEqual(forwards(source), [], source);
      assert.equal(factsOf(source).ownStatements, 1, source);
    }
  });
});

describe('statements of the module’s own', () => {
  test('what only forwards, documents or warns', () => {
    const source = [
      '"""Doc."""',
      'from __future__ import annotations',
      'import a, b',
      'from c import *',
      'X = a.Y',
      'Z: TypeAlias = a.Z',
      "__all__ = ['X']",
      '__version__ = "1" "2"',
      'TABLE = {1: [2.5, -3], "x": (None, True, ...)}',
      'warnings.warn("old", DeprecationWarning, stacklevel=2)',
      'pass; ...; "text"',
      'x: int',
      'try:',
      '    import d',
      'except ImportError:',
      '    d = None',
      'if TYPE_CHECKING:',
      '    import e',
      'with warnings.catch_warnings():',
      '    from f import g',
    ].join('\n');
    assert.equal(factsOf(source).ownStatements, 0);
  });

  test('everything else, each statement at module level once', () => {
    for (const statement of [
      'x = f()',
      'x += 1',
      'f(1)',
      'x = [y]',
      'x = f"{y}"',
      'def f(): return 1',
      'class A: x = f()',
      'for i in y: pass',
      'while f(): pass',
      'with f(): pass',
      'del x',
      'raise X',
      'assert x',
      'x.y = 1',
      'type X = list[int]',
      'match x:\n  case 1: pass',
      'if f(): g()',
      'await x',
      'lambda: 1',
      '@d\nclass A:\n  def f(self): pass\n  x = 1',
    ]) {
      assert.equal(factsOf(statement).ownStatements, 1, statement);
    }
    assert.equal(factsOf('a(); b()\nif x:\n  c()\nelse: d()\n').ownStatements, 4);
  });
});

describe('strings that name modules', () => {
  test('the functions that read them', () => {
    const source = [
      'importlib.import_module("a.b")',
      "import_module('.c', package=__name__)",
      '__import__("d")',
      '@patch("e.f.G")',
      'def test(): mock.patch("h.I", 1); mocker.patch(',
      '    "j.k")',
      'with unittest.mock.patch("l.m") as x: pass',
      'patch.dict("n.o", {})',
      'monkeypatch.setattr("p.q", 1)',
      'monkeypatch.delattr("r.s")',
      'mocker.patch.multiple("t.u", v=1)',
      'pytest.importorskip("w.x")',
      'runpy.run_module("y")',
      'import_string("z.A")',
      'import_module(".b", __package__)',
    ].join('\n');
    const facts = factsOf(source);
    assert.deepEqual(
      facts.strings.map((each) => `${each.reader} ${each.names} ${each.text}`),
      [
        'import_module module a.b',
        'import_module module .c',
        '__import__ module d',
        'patch symbol e.f.G',
        'patch symbol h.I',
        'patch symbol j.k',
        'patch symbol l.m',
        'patch.dict symbol n.o',
        'monkeypatch.setattr symbol p.q',
        'monkeypatch.delattr symbol r.s',
        'patch.multiple symbol t.u',
        'importorskip module w.x',
        'runpy.run_module module y',
        'import_string symbol z.A',
        'import_module module .b',
      ],
    );
    for (const each of facts.strings) assert.equal(textAt(source, each.span), each.text);
  });

  test('what they do not read', () => {
    const source =
      'client.patch("/a/b")\npatch("name")\npatch("a.b" + c)\npatch(f"a.{b}")\nobj.setattr("a.b", 1)\nsetattr(x, "a.b", 1)\nimport_module(b"a.b")\nimport_module("a b")\n' +
      'patch.object(a, "b.c")\nmocker.patch.object(a, "b")\nmocker.spy(a, "b.c")\nmonkeypatch.setenv("a.b", "c")\n' +
      'import_module(".a", package="b")\nimport_module(".a")\nself.run_module("a.b")\n';
    assert.deepEqual(factsOf(source).strings, []);
  });
});

describe('suppressions', () => {
  test('of the next line and of the file, with rule and reason', () => {
    const source =
      '# ssot-ignore-file import-cycle: known\nx = 1  # ssot-ignore-next-line legacy-import:  later \n#ssot-ignore-next-line shared-state\ny = "# ssot-ignore-file no-rule"\n';
    const facts = factsOf(source);
    assert.deepEqual(
      facts.suppressions.map(({ scope, rule, reason, span }) => [scope, rule, reason, textAt(source, span)]),
      [
        ['file', 'import-cycle', 'known', '# ssot-ignore-file import-cycle: known'],
        ['line', 'legacy-import', 'later', '# ssot-ignore-next-line legacy-import:  later '],
        ['line', 'shared-state', '', '#ssot-ignore-next-line shared-state'],
      ],
    );
    assert.deepEqual(facts.problems, []);
  });

  test('without a rule it is a problem', () => {
    const facts = factsOf('# ssot-ignore-next-line\nx = 1\n');
    assert.deepEqual(facts.suppressions, []);
    assert.deepEqual(
      facts.problems.map((each) => each.message),
      ['This suppression names no rule.'],
    );
  });
});

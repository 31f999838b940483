// Names that a Python module binds: aliases, variables, wrappers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factsOf, textAt } from './snippet';

describe('aliases and variables', () => {
  const aliases = (source: string) => factsOf(source).aliases.map((each) => `${each.name} = ${each.target}`);

  test('a name bound to another name', () => {
    const source =
      'A = B\nC = D = m.E\nF: TypeAlias = G.h\nI = (J)\nif X:\n  K = (L).m\ntry: N = O\nexcept: pass\ntype P = Q.r\n';
    assert.deepEqual(aliases(source), [
      'A = B',
      'C = m.E',
      'D = m.E',
      'F = G.h',
      'I = J',
      'K = L.m',
      'N = O',
      'P = Q.r',
    ]);
  });

  test('what is no alias', () => {
    const source =
      'A = B()\nC = None\nD = 1\nE, F = G, H\nI.j = K\nL[0] = M\nN += O\nP = -Q\nR = S or T\ntype X[Y] = Z\ntype X = Y | Z\nclass U:\n  V = W\ndef x():\n  y = z\n';
    assert.deepEqual(aliases(source), []);
  });

  test('spans', () => {
    const source = 'x = 1; Old = core.New # why\n';
    const [alias] = factsOf(source).aliases;
    assert.equal(textAt(source, alias!.nameSpan), 'Old');
    assert.equal(textAt(source, alias!.span), 'Old = core.New');
  });

  test('variables: every name that a module-level assignment binds', () => {
    const source =
      'a = b = 1\nc, (d, *e) = f\n[g, h.i] = j\nk: int\nl: int = 2\nm += 1\nn.o = p[q] = 3\nr = (s := 4)\n__all__ = []\nlambda t: 5\n';
    assert.deepEqual(
      factsOf(source).definitions.map((each) => `${each.kind} ${each.name}`),
      ['a', 'b', 'c', 'd', 'e', 'g', 'k', 'l', 'r'].map((each) => `variable ${each}`),
    );
  });
});

describe('__all__', () => {
  const listed = (source: string) => {
    const facts = factsOf(source);
    return { names: facts.exports.map((each) => each.name), dynamic: facts.dynamicExports };
  };

  test('lists, tuples, sums, += extend append', () => {
    const source = [
      "__all__ = ['a', \"b\" 'c'] + ('d',) + list(('e', 'f'))",
      '__all__ += [',
      "    'g',  # why",
      ']',
      "__all__.extend(('h', 'i'))",
      "__all__.append('j')",
      "if X: __all__ += 'k',",
      '__all__.sort()',
    ].join('\n');
    assert.deepEqual(listed(source), { names: ['a', 'bc', ...'defghijk'], dynamic: false });
  });

  test('annotated, empty, in parentheses', () => {
    assert.deepEqual(listed("__all__: list[str] = (['a'])"), { names: ['a'], dynamic: false });
    assert.deepEqual(listed('__all__ = []'), { names: [], dynamic: false });
    assert.deepEqual(listed('__all__ = ()'), { names: [], dynamic: false });
    assert.deepEqual(listed("__all__ = 'a', 'b'"), { names: ['a', 'b'], dynamic: false });
  });

  test('what cannot be read makes it dynamic, and the rest is kept', () => {
    assert.deepEqual(listed("__all__ = ['a', name]"), { names: ['a'], dynamic: true });
    assert.deepEqual(listed("__all__ = ['a'] + other"), { names: ['a'], dynamic: true });
    for (const source of [
      '__all__ = [n for n in dir()]',
      "__all__.remove('a')",
      '__all__ = other.__all__',
      '__all__ += x()',
    ]) {
      assert.deepEqual(listed(source), { names: [], dynamic: true }, source);
    }
  });

  test('the names of a star import are passed on', () => {
    const source =
      'from .core import *\nfrom . import other\n__all__ = core.__all__ + [*core.__all__]\n__all__ += other.__all__\n';
    const facts = factsOf(source);
    assert.deepEqual(
      facts.exports.map((each) => [each.name, each.from]),
      [
        ['*', 0],
        ['*', 0],
      ],
    );
    assert.equal(facts.dynamicExports, true);
  });

  test('spans are inside the quotes', () => {
    const source = "__all__ = ['name']";
    assert.equal(textAt(source, factsOf(source).exports[0]!.span), 'name');
  });

  test('an exported name is used', () => {
    assert.equal(factsOf("from a import b\n__all__ = ['b']\n").imports[0]!.bindings[0]!.uses, 1);
  });
});

describe('reads of imported names', () => {
  const uses = (source: string) =>
    factsOf(source)
      .imports.flatMap((each) => each.bindings)
      .map((each) => `${each.local} ${each.uses} ${each.attributes.join(',')}`.trim());

  test('reads, and the attributes read from them', () => {
    assert.deepEqual(uses('import a\nfrom b import c, d\na.x(a.y.z, c)\na\nd.e = c.f\na.x\n'), [
      'a 4 x,y',
      'c 2 f',
      'd 1 e',
    ]);
  });

  test('import a.b: the attributes are those of a.b', () => {
    assert.deepEqual(uses('import a.b\nimport a\na.b.c.d\na.e\na.b\n'), ['a 3 c', 'a 3 b,e']);
  });

  test('attributes of others, bindings, keywords and parameters are no reads', () => {
    const source = [
      'import a',
      'x.a; f(a=1); a = 2',
      'def a(b, a=3): return a',
      'class a: pass',
      'with x as a: pass',
      'for a in y: pass',
      '(a := 4)',
    ].join('\n');
    assert.deepEqual(uses(source), ['a 0']);
  });

  test('defaults, annotations and decorators are reads, and a parameter hides the import only in its function', () => {
    assert.deepEqual(uses('import a\n@a.b\ndef f(x: a.c = a.d, *, a): a.e\na.g\n'), ['a 4 b,c,d,g']);
  });

  test('inside f-strings', () => {
    assert.deepEqual(uses("import a\nf'{a.b!r:{a.c}} {a=} {{a}} a'\n"), ['a 3 b,c']);
  });

  test('an import in a function is read there only, and hides the module’s', () => {
    assert.deepEqual(uses('import m\ndef f():\n  import m\n  m.a\ndef g(): m.b\n'), ['m 1 b', 'm 1 a']);
  });

  test('quoted annotations', () => {
    const source =
      'import a\nif TYPE_CHECKING:\n  from b import C\ndef f(x: "a.D", y="a") -> "list[C]":\n  z: "C | None" = cast("C", "no C here!")\n';
    assert.deepEqual(uses(source), ['a 1 D', 'C 3']);
  });
});

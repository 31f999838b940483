// Classes, functions and their members in Python.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DefinitionFact, MemberFact } from '../../../server/src/facts/facts';
import { factsOf, textAt } from './snippet';

function only(source: string, path?: string): DefinitionFact {
  const { definitions } = factsOf(source, path);
  assert.equal(definitions.length, 1);
  return definitions[0]!;
}

function member(source: string, name: string): MemberFact {
  const found = factsOf(source)
    .definitions.flatMap((each) => each.members)
    .find((each) => each.name === name);
  assert.ok(found, `no member ${name}`);
  return found;
}

describe('classes', () => {
  test('bases without type arguments, calls and keyword arguments', () => {
    const { bases } = only('class A(b.C, Generic[T], namedtuple("x", "y z"), *rest, metaclass=M, x=1): pass');
    assert.deepEqual(bases, ['b.C', 'Generic', 'namedtuple']);
  });

  test('decorators of any expression; those without a dotted name are left out', () => {
    const { decorators, span } = only('@a.b(1)\n@c\n# between\n@x[0].y\n@(lambda f: f)\nclass A: ...\n');
    assert.deepEqual(decorators, ['a.b', 'c']);
    assert.equal(span.start, 0);
  });

  test('owner, name span and span', () => {
    const source = 'class A:\n    class B(C):\n        x = 1\n\n        def f(self): pass\n    y = 2\n# end\n';
    const [outer, inner] = factsOf(source).definitions;
    assert.equal(outer!.owner, '');
    assert.equal(inner!.owner, 'A');
    assert.equal(textAt(source, inner!.nameSpan), 'B');
    assert.equal(textAt(source, inner!.span), 'class B(C):\n        x = 1\n\n        def f(self): pass');
    assert.ok(textAt(source, outer!.span).endsWith('y = 2'));
    assert.deepEqual(
      outer!.members.map((each) => each.name),
      ['y'],
    );
    assert.deepEqual(
      inner!.members.map((each) => each.name),
      ['x', 'f'],
    );
  });

  test('PEP 695: type parameters and type statements', () => {
    const source =
      'class A[T: (int, str), *Ts, **P](Base[T]): pass\ndef f[T](x: T) -> T: ...\ntype X[T] = list[T]\ntype Y = int\ntype = 3\n';
    const { definitions } = factsOf(source);
    assert.deepEqual(
      definitions.map((each) => `${each.kind} ${each.name}`),
      ['class A', 'function f', 'type X', 'type Y', 'variable type'],
    );
    assert.deepEqual(definitions[0]!.bases, ['Base']);
    assert.deepEqual(definitions[1]!.parameters, ['x']);
  });

  test('what stands in a branch', () => {
    const source =
      'x = 0\nif A:\n  class B:\n    class C: pass\nelse:\n  def d(): pass\ntry:\n  e = 1\nexcept E: pass\nclass F: pass\n';
    assert.deepEqual(
      factsOf(source).definitions.map((each) => `${each.name} ${each.conditionGroup}`),
      ['x -1', 'B 6', 'C 6', 'd 6', `e ${source.indexOf('try')}`, 'F -1'],
    );
  });

  test('things inside functions are not defined', () => {
    assert.deepEqual(
      factsOf('def f():\n  class A: pass\n  def g(): pass\n  x = 1\n').definitions.map((each) => each.name),
      ['f'],
    );
  });

  test('a stub declares', () => {
    assert.equal(only('class A: ...', 'a.pyi').declared, true);
    assert.equal(only('class A: ...').declared, false);
  });

  test('abstract: protocols and abstract bases without behaviour of their own', () => {
    const abstractOf = (source: string) => only(source).abstract;
    assert.equal(
      abstractOf('class P(Protocol[T]):\n  x: int\n  def f(self) -> int: ...\n  def g(self):\n    """Doc."""\n'),
      true,
    );
    assert.equal(abstractOf('class P(Protocol):\n  def f(self): return 1\n'), false);
    assert.equal(abstractOf('class A(abc.ABC):\n  @abstractmethod\n  def f(self): return 1\n'), true);
    assert.equal(
      abstractOf('class A(X, metaclass=ABCMeta):\n  @abc.abstractmethod\n  def f(self): pass\n  def g(self): pass\n'),
      false,
    );
    assert.equal(abstractOf('class A(X):\n  @abstractmethod\n  def f(self): pass\n'), false);
  });
});

describe('members', () => {
  test('kinds, receivers and parameters', () => {
    const source = [
      'class A:',
      '    def __init__(self, a, /, b: int = 1, *args, c=lambda x, y: x, **kw): pass',
      '    @property',
      '    def p(self) -> "Foo": return 1',
      '    @p.setter',
      '    def p(self, value): pass',
      '    @staticmethod',
      '    def s(self, x): pass',
      '    @classmethod',
      '    def c(cls, *, x) -> Optional[m.A]: pass',
      '    async def d(self, a=(1, 2), *, k: dict[str, int]) -> None | B: pass',
    ].join('\n');
    const members = factsOf(source).definitions[0]!.members.map(
      (each) => `${each.kind} ${each.static} ${each.name}(${each.parameters.join(', ')}) ${each.type}`,
    );
    assert.deepEqual(members, [
      'constructor false __init__(a, b, *args, c, **kw) ',
      'accessor false p() Foo',
      'accessor false p(value) ',
      'method true s(self, x) ',
      'method true c(x) m.A',
      'method false d(a, k) B',
    ]);
  });

  test('class attributes and attributes that __init__ sets, each once', () => {
    const source = [
      'class A:',
      '    a = 1',
      '    b: int',
      '    c: ClassVar[int] = 1',
      '    d, (e, *f) = x',
      '    if X:',
      '        g = 2',
      '    def __init__(this, q):',
      '        this.a = 1',
      '        this.h: Foo[int] = q',
      '        this.i = this.j = 0',
      '        this.k, this.l = q; this.m = 3',
      '        if q: this.n = 1',
      '        this.o.p = this.q',
      '        this.r[0] = 1',
      '        this.s += 1',
      '        other.t = this.u == 1',
      '        f(x=this.v)',
      '    def method(self):',
      '        self.w = 1',
    ].join('\n');
    const properties = factsOf(source).definitions[0]!.members.filter((each) => each.kind === 'property');
    assert.deepEqual(properties.map((each) => each.name).join(''), 'abcdefghijklmn');
    assert.equal(member(source, 'h').type, 'Foo');
    assert.deepEqual(
      properties
        .filter((each) => each.static)
        .map((each) => each.name)
        .join(''),
      'acdefg',
    );
  });

  test('overloads give way to the implementation', () => {
    const source =
      'class A:\n  @overload\n  def f(self, a): ...\n  @typing.overload\n  def f(self, b): ...\n  def f(self, c): return c\n  def g(self): pass\n';
    assert.deepEqual(
      factsOf(source).definitions[0]!.members.map((each) => `${each.name} ${each.parameters}`),
      ['f c', 'g '],
    );
  });

  test('size and hash of bodies: comments, docstrings, blanks and quotes do not matter, names and strings do', () => {
    const body = (lines: string) => member(`class A:\n    def f(self):\n${lines}\n`, 'f');
    const plain = body('        x = "a"\n        return x');
    assert.equal(plain.size, 5);
    assert.notEqual(plain.body, 0);
    assert.deepEqual(body('        """Doc."""\n\n        x  =  \'a\'  # why\n        return x'), {
      ...plain,
      nameSpan: plain.nameSpan,
    });
    assert.notEqual(body('        x = "b"\n        return x').body, plain.body);
    assert.notEqual(body('        y = "a"\n        return y').body, plain.body);
    assert.notEqual(
      body('        if a:\n            b\n        c').body,
      body('        if a:\n            b\n            c').body,
    );
  });

  test('an empty body has size and hash 0', () => {
    for (const empty of ['pass', '...', '"""Doc."""', '"""Doc."""\n        ...']) {
      const { size, body } = member(`class A:\n    def f(self):\n        ${empty}\n`, 'f');
      assert.deepEqual([size, body], [0, 0], empty);
    }
    assert.equal(member('class A:\n    def f(self): ...\n', 'f').size, 0);
    assert.equal(member('class A:\n    def f(self): return 1\n', 'f').size, 2);
  });
});

describe('functions', () => {
  test('parameters, decorators, overloads, sizes', () => {
    const source =
      '@overload\ndef f(a: int) -> int: ...\n@deco(1)\nasync def f(self, a, *b: "x", **c):\n    return (a,\n      b)\n';
    const [first, second] = factsOf(source).definitions;
    assert.equal(first!.overload, true);
    assert.equal(second!.overload, false);
    assert.deepEqual(second!.parameters, ['self', 'a', '*b', '**c']);
    assert.deepEqual(second!.decorators, ['deco']);
    assert.equal(second!.size, 6);
    assert.equal(textAt(source, second!.span), source.slice(source.indexOf('@deco')).trimEnd());
  });

  test('a lambda’s parameters are not the function’s', () => {
    assert.deepEqual(only('def f(a=lambda b, c=1: (b, c), *d): pass').parameters, ['a', '*d']);
  });
});

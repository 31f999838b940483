// What Python functions hand out and which states they write.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FunctionFact, ReturnFact, StateWriteFact } from '../../../server/src/facts/behaviour-facts';
import { factsOf, textAt } from './snippet';

/** `kind owner.name` of each function of the facts. */
function functionsOf(source: string): string[] {
  return factsOf(source).behaviour.functions.map(({ kind, owner, name }) => `${kind} ${owner}.${name}`);
}

function functionOf(source: string): FunctionFact {
  const { functions } = factsOf(source).behaviour;
  assert.equal(functions.length, 1, `${functions.length} functions`);
  return functions[0]!;
}

/** `creates(arguments) < holder[key]`; what is empty is left out. */
function returnsOf(source: string): string[] {
  return functionOf(source).returns.map(shortReturn);
}

function shortReturn({ creates, arguments: given, holder, key }: ReturnFact): string {
  const made = creates === '' ? '' : `${creates}(${given.join(' ')})`;
  const held = holder === '' ? '' : `${holder}[${key.join(' ')}]`;
  return [made, held].filter((each) => each !== '').join(' < ');
}

function writesOf(source: string): string[] {
  return factsOf(source).behaviour.functions.flatMap(({ writes }) => writes.map(shortWrite));
}

function shortWrite({ state, how, key, value, creates, onExit, resets }: StateWriteFact): string {
  const marks = `${creates === '' ? '' : ` made by ${creates}`}${onExit ? ' on exit' : ''}${resets ? ' resets' : ''}`;
  return `${how} ${state}[${key.join(' ')}] = ${value.join(' ')}${marks}`;
}

function statesOf(source: string): string[] {
  return factsOf(source).behaviour.states.map(({ name, kind, creates, bounded }) => {
    return `${kind} ${name}${creates === '' ? '' : ` by ${creates}`}${bounded ? ' bounded' : ''}`;
  });
}

describe('what a function returns', () => {
  test('an instance made on the spot, with the identifiers of its arguments', () => {
    const source =
      'from core import Manager\ndef create(user, n):\n    return Manager(user.id, limit=n, name=f"{user.name}")\n';
    assert.deepEqual(returnsOf(source), ['Manager(user id n name)']);
    assert.equal(textAt(source, functionOf(source).nameSpan), 'create');
    assert.equal(textAt(source, functionOf(source).returns[0]!.span).slice(0, 8), 'Manager(');
  });

  test('names are followed back through every assignment, conditions and walruses', () => {
    const source = `def create(old, fast):
    manager = Fast() if fast else core.Slow()
    if (spare := Spare(old)):
        manager = spare
    return old or manager
`;
    assert.deepEqual(returnsOf(source), ['Fast()', 'core.Slow()', 'Spare(old)']);
  });

  test('names that circle end', () => {
    assert.deepEqual(functionsOf('def f():\n    a = b\n    b = a\n    return a\n'), []);
  });

  test('calls in lower case make nothing, but for classes of the module', () => {
    assert.deepEqual(functionsOf('def f(x):\n    return len(x)\n'), []);
    assert.deepEqual(returnsOf('class local_class: pass\ndef f():\n    return local_class()\n'), ['local_class()']);
  });

  test('what is called on a parameter or a local name is no class of the workspace', () => {
    assert.deepEqual(functionsOf('def f(models, Kind):\n    return models.User() or Kind()\n'), []);
  });

  test('what inner functions and lambdas return is not what the function returns', () => {
    assert.deepEqual(
      functionsOf('def f():\n    def g():\n        return Manager()\n    return lambda: Manager()\n'),
      [],
    );
  });

  test('a cached single instance is held, and made where the function stores one', () => {
    const source = `_manager = None
def get_manager():
    global _manager
    if _manager is None:
        _manager = Manager()
    return _manager
`;
    assert.deepEqual(returnsOf(source), ['Manager() < _manager[]']);
    assert.deepEqual(writesOf(source), ['rebind _manager[] = Manager made by Manager']);
    assert.deepEqual(statesOf(source), ['scalar _manager']);
  });

  test('a look-up tells its key; keys are followed back', () => {
    const source = `CACHE = {}
def limiter_for(region, tenant):
    key = (region, tenant.id)
    if key not in CACHE:
        CACHE[key] = Limiter(region)
    return CACHE[key]
`;
    assert.deepEqual(returnsOf(source), ['Limiter(region) < CACHE[region tenant id]']);
    assert.deepEqual(writesOf(source), ['set key CACHE[region tenant id] = Limiter region made by Limiter']);
  });

  test('get and setdefault look up, with what they fall back to', () => {
    assert.deepEqual(returnsOf('CACHE = {}\ndef f(k):\n    return CACHE.get(k, Other(k))\n'), ['CACHE[k]', 'Other(k)']);
  });

  test('a query by keyword is no look-up', () => {
    assert.deepEqual(functionsOf('from app.models import User\ndef f(k):\n    return User.objects.get(pk=k)\n'), []);
  });

  test('class methods make `cls`; `__new__` makes what it is given', () => {
    const source = `class Manager:
    _instance = None
    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
    @classmethod
    def create(cls, n):
        return cls(n)
    @staticmethod
    def plain():
        return Manager()
`;
    const functions = factsOf(source).behaviour.functions;
    assert.deepEqual(functionsOf(source), [
      'constructor Manager.__new__',
      'class Manager.create',
      'static Manager.plain',
    ]);
    assert.deepEqual(
      functions.map(({ returns }) => returns.map(shortReturn)),
      [['cls() < cls._instance[]'], ['cls(n)'], ['Manager()']],
    );
  });

  test('what a method keeps on its object is told when it makes it there', () => {
    const source = `class Hub:
    def manager(self):
        if self._manager is None:
            self._manager = Manager(self.name)
        return self._manager
    def other(self):
        return self._other
`;
    assert.deepEqual(returnsOf(source), ['Manager(self name) < self._manager[]']);
  });
});

describe('which states a function writes', () => {
  test('every way to change a container', () => {
    const source = `from app.state import SHARED
import app.state
CACHE = {}
def f(user, item):
    CACHE[user.id] = item
    CACHE[user.id][0] += 1
    CACHE[user.id].append(item)
    CACHE.setdefault(user, []).append(item)
    CACHE.pop(user)
    del CACHE[user]
    CACHE.clear()
    SHARED.add(item)
    app.state.OTHER[user] = item
    app.state.limit = 5
`;
    assert.deepEqual(writesOf(source), [
      'set key CACHE[user id] = item',
      'set key CACHE[user id] = ',
      'add CACHE[user id] = item',
      'set key CACHE[user] = ',
      'delete key CACHE[user] = ',
      'delete key CACHE[user] = ',
      'clear CACHE[] = ',
      'add SHARED[] = item',
      'set key app.state.OTHER[user] = item',
      'set attribute app.state[limit] = ',
    ]);
  });

  test('local names and parameters of the same name are no states', () => {
    const source = 'CACHE = {}\ndef f(CACHE):\n    CACHE[1] = 2\ndef g():\n    CACHE = {}\n    CACHE[1] = 2\n';
    assert.deepEqual(writesOf(source), []);
  });

  test('class attributes by the class, `cls` and `self`, unless each object has its own', () => {
    const source = `class Registry:
    items = {}
    own = {}
    current = None
    def __init__(self):
        self.own = {}
    def add(self, name, item):
        self.items[name] = item
        self.own[name] = item
        self.current = item
        Registry.items[name] = item
    @classmethod
    def use(cls, item):
        cls.current = item
`;
    assert.deepEqual(writesOf(source), [
      'set key self.items[name] = item',
      'set key Registry.items[name] = item',
      'rebind cls.current[] = item',
    ]);
    assert.deepEqual(statesOf(source), [
      'container Registry.items',
      'container Registry.own',
      'scalar Registry.current',
    ]);
  });

  test('what is put back, and where', () => {
    const source = `_session = None
def run(session, work):
    global _session
    before = _session
    _session = session
    try:
        return work()
    finally:
        _session = before
def close():
    global _session
    _session = None
`;
    assert.deepEqual(writesOf(source), [
      'rebind _session[] = session',
      'rebind _session[] = _session on exit resets',
      'rebind _session[] =  resets',
    ]);
  });

  test('context variables and context managers', () => {
    const source = `from contextlib import contextmanager
from contextvars import ContextVar
current = ContextVar("current")
@contextmanager
def using(user):
    token = current.set(user)
    yield
    current.reset(token)
`;
    assert.deepEqual(writesOf(source), [
      'rebind current[] = user',
      'rebind current[] = current set user made by current.set on exit resets',
    ]);
    assert.deepEqual(statesOf(source), ['context variable current by ContextVar']);
  });
});

test('states tell what they hold and whether it is bounded; constants that nobody writes are none', () => {
  const source = `import threading, weakref
from collections import deque
LIMIT = 5
NAMES = ("a",)
names = [n for n in NAMES]
by_id: dict[int, str] = dict()
alive = weakref.WeakValueDictionary()
local = threading.local()
recent = deque(maxlen=10)
all_time = deque()
manager = core.Manager(1)
`;
  assert.deepEqual(statesOf(source), [
    'container names',
    'container by_id by dict',
    'weak container alive by weakref.WeakValueDictionary',
    'context variable local by threading.local',
    'container recent by deque bounded',
    'container all_time by deque',
    'instance manager by core.Manager',
  ]);
});

test('fields of data classes and models are no states, class variables are', () => {
  const source = `from dataclasses import dataclass
@dataclass
class A:
    items: list = []
    shared: ClassVar[dict] = {}
`;
  assert.deepEqual(statesOf(source), ['container A.shared']);
});

test('parameters tell their stars, types and whether the body reads them', () => {
  const source = `def create(user: core.User, role: str | None, limit=1, *rest, clearance=None, **options):
    role = "all"
    def inner(limit): return limit + 1
    print(rest, role.clearance)
    return Manager([options for options in user])
`;
  assert.deepEqual(
    functionOf(source).parameters.map(({ name, type, read }) => [name, type, read]),
    [
      ['user', 'core.User', true],
      ['role', 'str', true],
      ['limit', '', true],
      ['*rest', '', true],
      ['clearance', '', false],
      ['**options', '', true],
    ],
  );
});

// Rule mixed-factories: what counts as a factory, of what kind, and which mixtures are told.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mixedFactories } from '../../server/src/rules/mixed-factories';
import { check, type Json, type RuleResult } from '../../server/src/rules/rule';
import { fixture } from '../support/fixture';

function run(source: string, options: Record<string, Json> = {}): RuleResult {
  const { graph, settings } = fixture(source);
  const context = settings.ruleContext('mixed-factories');
  return check(mixedFactories, graph, { ...context, options: { ...context.options, ...options } });
}

/** `pattern symbol` of all factories of the groups. */
function factoriesOf({ groups }: RuleResult): string[] {
  return groups.flatMap(({ data }) =>
    (data.factories as { pattern: string; symbol: string }[]).map(({ pattern, symbol }) => `${pattern} ${symbol}`),
  );
}

function findingsOf({ findings }: RuleResult): string[] {
  return findings.map(({ data: { pattern, symbol, expected } }) => `${symbol}: ${pattern}, not ${expected}`);
}

const configuration = (factory: string, more = '') =>
  `//- /ssot.config.json\n{ "concepts": [{ "name": "Manager", "words": ["manager"], "kinds": ["class"]${factory} }]${more} }\n`;

const manager = '#- /app/__init__.py\n#- /app/manager.py\nclass Manager:\n    def send(self): pass\n';

describe('the factories of a configured concept', () => {
  const all = `${configuration(', "factory": "function"')}${manager}#- /app/functions.py
from app import manager as core
from app.manager import Manager
def make(): return Manager()
async def made_elsewhere():
    found = core.Manager()
    return found
def only_calls(): return make()
_cached = None
def cached():
    global _cached
    if _cached is None:
        _cached = Manager()
    return _cached
#- /app/ways.py
from app.manager import Manager
class Factory:
    def first(self): return Manager()
    def second(self): return Manager()
class Registry:
    _one = None
    shared = Manager()
    @staticmethod
    def build(): return Manager()
    @classmethod
    def get_instance(cls):
        if cls._one is None:
            cls._one = Manager()
        return cls._one
the_manager = Manager()
OldManager = Manager
#- /app/singleton.py
class SingleManager:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
    def send(self): pass
    def copy(self): return SingleManager()
`;

  test('functions, static methods, factory classes, single instances and aliases, each once', () => {
    assert.deepEqual(factoriesOf(run(all)), [
      'function make',
      'function made_elsewhere',
      'function cached',
      'singleton SingleManager.__new__',
      'class Factory.first',
      'singleton Registry.shared',
      'static Registry.build',
      'singleton Registry.get_instance',
      'singleton the_manager',
      'alias OldManager',
    ]);
  });

  test('a finding sits on each factory of another kind than the configured one', () => {
    const result = run(all);
    assert.deepEqual(
      findingsOf(result),
      factoriesOf(result)
        .filter((each) => !each.startsWith('function'))
        .map((each) => `${each.split(' ')[1]}: ${each.split(' ')[0]}, not function`),
    );
    assert.deepEqual(result.groups[0]!.data.patterns, { function: 3, static: 1, class: 1, singleton: 4, alias: 1 });
    assert.equal(result.groups[0]!.data.expected, 'function');
  });

  test('without a configured kind the most common one is expected', () => {
    const source = `${configuration('')}${manager}#- /app/ways.py
from app.manager import Manager
first = Manager()
second = Manager()
def make(): return Manager()
`;
    assert.deepEqual(findingsOf(run(source)), ['make: function, not singleton']);
  });

  test('one kind alone is no mixture, unless the configuration wants another', () => {
    const rest = `${manager}#- /app/ways.py\nfrom app.manager import Manager\ndef make(): return Manager()\n`;
    assert.deepEqual(findingsOf(run(configuration('') + rest)), []);
    assert.deepEqual(findingsOf(run(configuration(', "factory": "static"') + rest)), ['make: function, not static']);
  });

  test('what is made by another factory is no factory', () => {
    const source = `${configuration('')}${manager}#- /app/ways.py
from app.manager import Manager
def make(): return Manager()
shared = make()
class Maker:
    @staticmethod
    def build(): return make()
`;
    assert.deepEqual(findingsOf(run(source)), []);
  });

  test('tests count when they are written as included', () => {
    const rest = `${manager}#- /app/ways.py
from app.manager import Manager
def make(): return Manager()
#- /tests/test_manager.py
from app.manager import Manager
shared = Manager()
`;
    assert.deepEqual(findingsOf(run(configuration('') + rest)), []);
    assert.deepEqual(findingsOf(run(configuration('', ', "tests": "include"') + rest)), [
      'shared: singleton, not function',
    ]);
  });
});

describe('concepts that nobody configured', () => {
  const service = '#- /app/__init__.py\n#- /app/bus.py\nclass EventBus:\n    def emit(self, name): print(name)\n';
  const other = (text: string) => `${service}#- /app/ways.py\nfrom app.bus import EventBus\n${text}`;

  test('a function beside a shared instance', () => {
    const result = run(other('def create_event_bus(): return EventBus()\nevent_bus = EventBus()\n'));
    assert.deepEqual(findingsOf(result), ['event_bus: singleton, not function']);
    assert.match(
      result.findings[0]!.message,
      /^event_bus hands out EventBus as a shared instance, beside a function \(create_event_bus\)\. .+ let it come from create_event_bus/,
    );
    assert.equal(result.findings[0]!.data.likeness, 1);
  });

  test('names whose words are run together or apart in another way', () => {
    const names = 'def create_eventbus(): return EventBus()\neventbus = EventBus()\n';
    assert.deepEqual(findingsOf(run(other(names))), ['eventbus: singleton, not function']);
    const part = 'def create_eventbus(): return EventBus()\nevent = EventBus()\n';
    assert.deepEqual(findingsOf(run(other(part))), []);
  });

  test('names that do not name the class hand out something else', () => {
    assert.deepEqual(findingsOf(run(other('def publish(name): return EventBus()\nevent_bus = EventBus()\n'))), []);
    assert.deepEqual(findingsOf(run(other('def create_event_bus(): return EventBus()\norders = EventBus()\n'))), []);
  });

  test('a conversion is no second way', () => {
    const source = other('def event_bus_from_json(text): return EventBus(text)\nevent_bus = EventBus()\n');
    assert.deepEqual(findingsOf(run(source)), []);
  });

  test('changing or checking one is no way to get one, and one word is too little of a name', () => {
    const updating = other(
      'class Hub:\n    @staticmethod\n    def update_event_bus(): return EventBus()\nevent_bus = EventBus()\n',
    );
    assert.deepEqual(findingsOf(run(updating)), []);
    const short =
      '#- /a.py\nclass Parser:\n    def read(self): pass\ndef create_parser(): return Parser()\nparser = Parser()\n';
    assert.deepEqual(findingsOf(run(short)), []);
  });

  test('records, errors and classes without behaviour are made anywhere', () => {
    for (const klass of [
      '@dataclass\nclass OrderTotal:\n    def sum(self): return 1\n',
      'class OrderTotalError(Exception):\n    def sum(self): return 1\n',
      'class OrderTotal:\n    x = 1\n',
    ]) {
      const name = /class (\w+)/.exec(klass)![1];
      const snake = name === 'OrderTotal' ? 'order_total' : 'order_total_error';
      const source = `#- /a.py\n${klass}def create_${snake}(): return ${name}()\n${snake} = ${name}()\n`;
      assert.deepEqual(findingsOf(run(source)), [], name);
    }
  });

  test('the options: how many factories, and how alike the names', () => {
    const source = other('def create_event_bus(): return EventBus()\nevent_bus = EventBus()\n');
    assert.deepEqual(findingsOf(run(source, { minFactories: 3 })), []);
    const unnamed = other('def publish(): return EventBus()\norders = EventBus()\n');
    assert.deepEqual(findingsOf(run(unnamed, { minLikeness: 0 })), ['orders: singleton, not function']);
  });
});

describe('TypeScript', () => {
  const { typescript } = mixedFactories.meta.samples;

  test('`getInstance()` beside a function', () => {
    assert.deepEqual(findingsOf(run(typescript.bad)), ['EventBus.getInstance: singleton, not function']);
    assert.deepEqual(findingsOf(run(typescript.good)), []);
  });

  test('every kind of factory', () => {
    const source = `${configuration(', "factory": "function"')}//- /manager.ts
export class Manager { send() {} static create() { return new Manager(); } }
//- /ways.ts
import { Manager } from './manager';
export function make() { return new Manager(); }
export const arrow = () => new Manager();
export const onlyCalls = () => make();
export const shared = new Manager();
export class Hub { static manager = new Manager(); }
export class Factory { build() { return new Manager(); } }
export const OldManager = Manager;
`;
    assert.deepEqual(factoriesOf(run(source)), [
      'static Manager.create',
      'function make',
      'function arrow',
      'singleton shared',
      'singleton Hub.manager',
      'class Factory.build',
      'alias OldManager',
    ]);
  });
});

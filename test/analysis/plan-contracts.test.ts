// The plan on findings made by hand from the contracts of the rules that are decisions of design.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { concept, type HandMade, manager, planned } from './planned';

describe('rules by their contracts', () => {
  const source = `${concept()}#- /core/__init__.py
#- /core/manager.py
${manager('WebSocketManager')}#- /core/other.py
${manager('OtherWebSocketManager')}    @staticmethod
    def shared(): return 1
#- /core/factory.py
from core.manager import WebSocketManager
def create_manager(): return WebSocketManager()
def keep(user): return user
#- /core/hub.py
from core.manager import WebSocketManager
hub = WebSocketManager()
#- /old.py
# Compatibility shim.
from core.manager import WebSocketManager
ConnectionManager = WebSocketManager
#- /app.py
from core.hub import hub
`;
  const group = {
    title: 'WebSocket manager is created in 4 ways by 4 factories',
    concept: 'WebSocket manager',
    expected: 'function',
    patterns: { function: 1, static: 1, singleton: 1, alias: 1 },
    factories: [
      { file: 'core/factory.py', symbol: 'create_manager', line: 1, pattern: 'function' },
      { file: 'core/hub.py', symbol: 'hub', line: 1, pattern: 'singleton' },
      { file: 'core/other.py', symbol: 'OtherWebSocketManager.shared', line: 5, pattern: 'static' },
      { file: 'old.py', symbol: 'ConnectionManager', line: 2, pattern: 'alias' },
    ],
  };
  const factory = (file: string, at: string, pattern: string, symbol = at): HandMade => ({
    ...{ rule: 'mixed-factories', file, at, group },
    data: { concept: 'WebSocket manager', pattern, symbol, expected: 'function' },
  });
  const factories = [
    factory('core/hub.py', 'hub', 'singleton'),
    factory('core/other.py', 'shared', 'static', 'OtherWebSocketManager.shared'),
    factory('old.py', 'ConnectionManager', 'alias'),
  ];

  test('factories: kinds in the row; after the merge; the alias goes with its shim', () => {
    const { plan, steps } = planned(source, ['duplicate-definition', 'compatibility-shim'], { handMade: factories });
    assert.deepEqual(plan.rows.filter(({ rule }) => rule === 'mixed-factories')[0], {
      rule: 'mixed-factories',
      what: 'Kinds of factory of WebSocket manager',
      found: 4,
      wanted: 1,
      detail: '1 alias, 1 function, 1 singleton and 1 static, in 4 files',
    });
    const step = steps.find(({ rule }) => rule === 'mixed-factories')!;
    assert.equal(step.id, 'P1.1');
    assert.equal(step.title, 'Create WebSocket manager in one way: function');
    assert.deepEqual(step.settles, { 'mixed-factories': 2 });
    assert.equal(step.importers, 1);
    assert.deepEqual(
      step.dependsOn.map((id) => steps.find((each) => each.id === id)!.title),
      [
        'Merge 2 implementations of WebSocket manager into WebSocketManager of core/manager.py',
        'Remove the shim old.py',
      ],
    );
  });

  test('state: a row for each kind, a step for each group, and clearance in the kind’s own words', () => {
    const state = (kind: string, title: string, data: HandMade['data']): HandMade => ({
      ...{ rule: 'shared-state', file: 'core/factory.py', at: 'keep', group: { title } },
      data: { kind, symbol: 'keep', ...data },
    });
    const { plan, steps } = planned(source, [], {
      handMade: [state('a', 'one', { state: 'kept' }), state('d', 'two', { parameter: 'user' })],
    });
    assert.deepEqual(
      plan.rows.map(({ found, wanted }) => [found, wanted]),
      [
        [1, 0],
        [0, 0],
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    );
    assert.deepEqual(
      steps.map(({ id, title, actions }) => [id, title, actions[0]!.places[0]!.note]),
      [
        ['P2.1', 'Keep users apart in kept', 'keep: kept'],
        ['P2.2', 'Let keep heed user', 'keep: user'],
      ],
    );
    assert.match(steps[1]!.actions[0]!.text, /^Read it and act on it/);
    assert.deepEqual(plan.notRun.length, 8);
  });
});

// The plan: its rows, what a step holds, and that each step can be done when its turn comes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { concept, manager, planned } from './planned';

const shims = `
#- /core/__init__.py
#- /core/manager.py
class Manager:
    pass
#- /old/__init__.py
#- /old/manager.py
from core.manager import Manager
#- /older/__init__.py
#- /older/manager.py
from old.manager import Manager
#- /app.py
from older.manager import Manager
print(Manager())
#- /tool.py
from old.manager import Manager
print(Manager())
`.trimStart();

describe('shims', () => {
  test('a step rewrites the importers first, and then deletes; the shim that imports another goes before it', () => {
    const { steps } = planned(shims, ['compatibility-shim', 'legacy-import', 'split-import-path']);
    assert.deepEqual(
      steps.map(({ id, title, importers, dependsOn }) => ({ id, title, importers, dependsOn })),
      [
        { id: 'P0.1', title: 'Remove the shim older/manager.py', importers: 1, dependsOn: [] },
        { id: 'P0.2', title: 'Remove the shim old/manager.py', importers: 1, dependsOn: ['P0.1'] },
      ],
    );
    assert.deepEqual(steps[1]!.actions, [
      {
        text: 'Let 1 module import from core/manager.py instead',
        fix: 'legacy-import',
        places: [{ file: 'tool.py', line: 0, note: 'Manager' }],
      },
      { text: 'Delete old/manager.py', fix: null, places: [] },
    ]);
    assert.equal(steps[0]!.settles['compatibility-shim'], 1);
    // app.py's import, and that of older/manager.py, which goes with its module.
    assert.equal(steps[0]!.settles['legacy-import'], 2);
  });

  test('what no fix can rewrite is told apart from what it can', () => {
    const { steps } = planned(
      `//- /core.ts
export class Manager {}
//- /old.ts
/** Compatibility shim. */
export { Manager } from './core';
//- /all.ts
export * from './old';
export const more = () => 1;
console.log(more());
//- /one.ts
import { Manager } from './old';
new Manager();
//- /two.ts
jest.mock('./old');
`,
      ['compatibility-shim', 'legacy-import'],
    );
    const [step] = steps;
    assert.equal(step!.importers, 3);
    const told = step!.actions.flatMap(({ fix, places }) => places.map(({ file }) => `${file} ${fix}`));
    assert.ok(told.includes('one.ts legacy-import'), told.join('; '));
    assert.equal(told.length, 3);
    assert.equal(step!.actions.at(-1)!.text, 'Delete old.ts');
  });

  test('one that nobody imports is only deleted', () => {
    const { steps } = planned(
      "//- /core.ts\nexport class Manager {}\n//- /old.ts\nexport { Manager } from './core';\n",
      ['compatibility-shim'],
    );
    assert.deepEqual(
      steps[0]!.actions.map(({ text }) => text),
      ['Nothing in this workspace imports it: unless callers outside need it, delete old.ts'],
    );
    assert.equal(steps[0]!.importers, 0);
  });

  test('two that import each other are one step', () => {
    const { steps } = planned(
      `//- /x.ts
export class X {}
//- /y.ts
export class Y {}
//- /a.ts
/** Compatibility shim. */
export { X } from './x';
export { Y } from './b';
//- /b.ts
/** Compatibility shim. */
export { Y } from './y';
export { X } from './a';
//- /app.ts
import { X } from './a';
new X();
`,
      ['compatibility-shim', 'import-cycle'],
    );
    assert.deepEqual(
      steps.map(({ id, title, groups }) => [id, title, groups.length]),
      [
        ['P0.1', 'Together, as each needs the other: Remove the shim a.ts; Remove the shim b.ts', 2],
        ['P2.1', 'Open the import cycle of 2 modules at 1 import', 1],
      ],
    );
    assert.deepEqual(steps[1]!.dependsOn, ['P0.1']);
  });
});

describe('duplicate definitions', () => {
  const source = `${concept()}#- /core/__init__.py
#- /core/manager.py
${manager('WebSocketManager')}#- /core/other.py
${manager('OtherWebSocketManager')}#- /old.py
# Compatibility shim.
from core.other import OtherWebSocketManager
#- /a.py
from core.other import OtherWebSocketManager
from old import OtherWebSocketManager as Same
print(OtherWebSocketManager(), Same())
#- /b.py
from core.other import OtherWebSocketManager
print(OtherWebSocketManager())
`;

  test('shims of a copy go first; then what is missing moves, the importers follow, the copy goes', () => {
    const { steps, plan } = planned(source, ['duplicate-definition', 'compatibility-shim', 'legacy-import']);
    assert.deepEqual(
      steps.map(({ id, rule, dependsOn, importers }) => ({ id, rule, dependsOn, importers })),
      [
        { id: 'P0.1', rule: 'compatibility-shim', dependsOn: [], importers: 1 },
        { id: 'P0.2', rule: 'duplicate-definition', dependsOn: ['P0.1'], importers: 2 },
      ],
    );
    const merge = steps[1]!;
    assert.equal(merge.title, 'Merge 2 implementations of WebSocket manager into WebSocketManager of core/manager.py');
    assert.deepEqual(merge.files, ['core/manager.py', 'core/other.py']);
    assert.deepEqual(
      merge.actions.map(({ text }) => text),
      [
        'Move what the copy has and WebSocketManager lacks into it',
        'Let 2 modules import WebSocketManager instead',
        'Delete OtherWebSocketManager of core/other.py',
      ],
    );
    // The shim's own import of the copy is gone by then.
    const files = new Set(merge.actions[1]!.places.map(({ file }) => file));
    assert.deepEqual([...files], ['a.py', 'b.py']);
    assert.deepEqual(plan.rows[0], {
      rule: 'duplicate-definition',
      what: 'Implementations of WebSocket manager',
      found: 2,
      wanted: 1,
      detail: 'canonical: core/manager.py#WebSocketManager',
    });
  });

  test('with no canonical one the first thing is to choose', () => {
    const { steps } = planned(`#- /a.py\n${manager('ChatRoom')}#- /b.py\n${manager('NewChatRoom')}`, [
      'duplicate-definition',
    ]);
    assert.equal(steps[0]!.title, 'Choose one of 2 implementations of chat room');
    assert.deepEqual(
      steps[0]!.actions[0]!.places.map(({ file, line }) => `${file}:${line}`),
      ['a.py:0', 'b.py:0'],
    );
  });

  test('a concept in good order has a row with 1 as found and wanted', () => {
    const { plan, steps } = planned(`${concept()}#- /core/manager.py\n${manager('WebSocketManager')}`, [
      'duplicate-definition',
    ]);
    assert.deepEqual(
      plan.rows.map(({ found, wanted }) => [found, wanted]),
      [
        [1, 1],
        [0, 0],
      ],
    );
    assert.deepEqual(steps, []);
  });
});

describe('cycles', () => {
  const nested = `//- /a.ts
import { b } from './b';
export const a = () => b();
//- /b.ts
import { a } from './a';
export const b = () => a();
export const c = () => import('./c');
//- /c.ts
import { a } from './a';
export const d = () => a();
`;

  // Both circles, a → b → a and a → b → c → a, pass from a to b.
  test('the component inside another is opened before it', () => {
    const { steps } = planned(nested, ['import-cycle']);
    assert.deepEqual(
      steps.map(({ id, title, dependsOn }) => ({ id, title, dependsOn })),
      [
        { id: 'P2.1', title: 'Open the import cycle of 2 modules at 1 import', dependsOn: [] },
        { id: 'P2.2', title: 'Open the deferred import cycle of 3 modules at 1 import', dependsOn: ['P2.1'] },
      ],
    );
  });

  test('one that fails by order is urgent, and settles what import-order says of it', () => {
    const { steps, plan } = planned(
      `//- /base.ts
import { Child } from './child';
export class Base { make() { return new Child(); } }
//- /child.ts
import { Base } from './base';
export class Child extends Base {}
`,
      ['import-cycle', 'import-order'],
    );
    assert.equal(steps.length, 1);
    assert.equal(steps[0]!.id, 'P0.1');
    assert.match(steps[0]!.title, /: it fails where base\.ts is imported first$/);
    assert.deepEqual(steps[0]!.settles, { 'import-cycle': 2, 'import-order': 1 });
    assert.deepEqual(
      plan.rows.map(({ rule, found, wanted }) => [rule, found, wanted]),
      [
        ['import-cycle', 2, 0],
        ['import-order', 1, 0],
      ],
    );
  });
});

describe('imports', () => {
  const source = `//- /ssot.config.json
{ "canonicalImports": [{ "from": "old.ts", "to": "core.ts" }] }
//- /core.ts
export class Manager {}
export const version = 1;
//- /old.ts
export { Manager } from './core';
export const own = () => 1;
console.log(own());
//- /a.ts
import { Manager } from './old';
new Manager();
//- /b.ts
import { Manager } from './core';
new Manager();
//- /c.ts
import { Manager } from './core';
new Manager();
`;

  test('one import is moved once: the legacy step settles the split path, too', () => {
    const { steps } = planned(source, ['legacy-import', 'split-import-path']);
    assert.deepEqual(
      steps.map(({ id, title, settles }) => ({ id, title, settles })),
      [
        {
          id: 'P1.1',
          title: 'Import Manager of old.ts no more',
          settles: { 'legacy-import': 1, 'split-import-path': 1 },
        },
      ],
    );
    assert.equal(steps[0]!.actions[0]!.fix, 'legacy-import');
  });

  test('without the legacy path it is a split path of its own, with its own fix', () => {
    const { steps } = planned(source, ['split-import-path']);
    assert.equal(steps[0]!.id, 'P2.1');
    assert.equal(steps[0]!.title, 'Import Manager by one path, core.ts');
    assert.equal(steps[0]!.actions[0]!.fix, 'split-import-path');
  });
});

describe('a part of the plan', () => {
  test('by rule: its rows, the steps that settle it, and what they depend on', () => {
    const { plan, steps } = planned(shims, ['compatibility-shim', 'legacy-import'], { rules: ['legacy-import'] });
    assert.deepEqual(
      plan.rows.map(({ rule }) => rule),
      ['legacy-import'],
    );
    assert.deepEqual(plan.notRun, []);
    assert.equal(steps.length, 2);
  });

  test('by path: what touches it, whole, with what it depends on', () => {
    const { plan, steps } = planned(shims, ['compatibility-shim', 'legacy-import'], { paths: ['tool.py'] });
    assert.deepEqual(
      steps.map(({ title }) => title),
      ['Remove the shim older/manager.py', 'Remove the shim old/manager.py'],
    );
    const files = plan.rows.find(({ rule }) => rule === 'legacy-import')!;
    // tool.py and older/manager.py import the same shim.
    assert.equal(files.found, 2);
    const apart = planned(shims, ['compatibility-shim', 'legacy-import'], { paths: ['app.py'] });
    assert.deepEqual(
      apart.steps.map(({ title }) => title),
      ['Remove the shim older/manager.py'],
    );
    assert.deepEqual(planned(shims, ['compatibility-shim', 'legacy-import'], { paths: ['core'] }).steps, []);
  });

  test('nothing found: rows of zeros and no step', () => {
    const { plan, steps } = planned('//- /a.ts\nexport const a = 1;\n', ['compatibility-shim', 'import-cycle']);
    assert.deepEqual(
      plan.rows.map(({ what, found, wanted }) => [what, found, wanted]),
      [
        ['Compatibility shims', 0, 0],
        ['Modules on import cycles', 0, 0],
      ],
    );
    assert.deepEqual(steps, []);
  });
});

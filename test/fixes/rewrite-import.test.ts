// The fix as rules and surfaces use it: many requests, many files.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rewriteImport } from '../../server/src/fixes/rewrite-import';
import type { RuleId } from '../../server/src/rules/rule';
import { runRule } from '../support/check-rule';
import { type Fixture, fixture } from '../support/fixture';
import { applied, requestsFor } from './rewritten';

/** Applies every fix of the rule's findings; the rule then has nothing more to fix. */
function fixAll(rule: RuleId, source: string): Record<string, string> {
  const made = fixture(source);
  const after = applied(made, requests(rule, made));
  const again = fixture(written(new Map([...made.texts, ...after])));
  assert.deepEqual(requests(rule, again), []);
  return Object.fromEntries(after);
}

function requests(rule: RuleId, made: Fixture) {
  return runRule(rule, made).findings.flatMap(({ fixes }) => fixes);
}

function written(texts: ReadonlyMap<string, string>): string {
  return [...texts].map(([path, text]) => `//- /${path}\n${text}`).join('');
}

describe('every import of a shim', () => {
  test('in Python', () => {
    const source = `#- /core/__init__.py
#- /core/manager.py
class Manager:
    pass

def build(): return Manager()
#- /core/errors.py
class Lost(Exception): pass
#- /legacy/__init__.py
#- /legacy/manager.py
"""Compatibility shim for old callers."""
from core.errors import Lost
from core.manager import Manager as ConnectionManager
from core.manager import build
#- /app.py
import os
from legacy.manager import ConnectionManager, Lost
from core.manager import build

def late():
    from legacy.manager import build as make
    return make()
#- /test_app.py
from unittest.mock import patch
from legacy.manager import build
with patch("legacy.manager.build"): build()
`;
    assert.deepEqual(fixAll('legacy-import', source), {
      'app.py': `import os
from core.errors import Lost
from core.manager import build, Manager as ConnectionManager

def late():
    from core.manager import build as make
    return make()
`,
      'test_app.py': `from unittest.mock import patch
from core.manager import build
with patch("core.manager.build"): build()
`,
    });
  });

  test('in TypeScript', () => {
    const source = `//- /core/manager.ts
export class Manager {}
export default function build() {}
//- /core/errors.ts
export class Lost {}
//- /legacy/manager.ts
/** Compatibility shim for old callers. */
export { Manager as ConnectionManager, default as build } from '../core/manager';
export { Lost } from '../core/errors';
//- /app.ts
import { type Lost, build } from './legacy/manager';
import { ConnectionManager } from './legacy/manager';
build(ConnectionManager);
//- /app.test.ts
import { Lost } from './legacy/manager';
jest.mock('./legacy/manager');
new Lost();
`;
    assert.deepEqual(fixAll('legacy-import', source), {
      'app.ts': `import { type Lost } from './core/errors';
import build, { Manager as ConnectionManager } from './core/manager';
build(ConnectionManager);
`,
      'app.test.ts': `import { Lost } from './core/errors';
jest.mock('./legacy/manager');
new Lost();
`,
    });
  });
});

test('an import by a second path goes to the usual one', () => {
  const source = `//- /core/manager.ts
export class Manager {}
//- /api/types.ts
export { Manager } from '../core/manager';
export const version = 1;
console.log(version);
//- /a.ts
import { Manager } from './core/manager';
new Manager();
//- /b.ts
import { Manager } from './core/manager';
new Manager();
//- /c.ts
import { Manager, version } from './api/types';
new Manager(version);
`;
  assert.deepEqual(fixAll('split-import-path', source), {
    'c.ts': `import { version } from './api/types';
import { Manager } from './core/manager';
new Manager(version);
`,
  });
});

describe('no edits', () => {
  const source = `//- /core.ts
export class A {}
//- /legacy.ts
export { A } from './core';
export const b = 1;
//- /app.ts
import { A } from './legacy';
import { b } from './legacy';
`;
  const made = fixture(source);
  const [request] = requestsFor(made, 'app.ts', { A: 'core.ts' }) as [ReturnType<typeof requestsFor>[number]];
  const none = (requests: Parameters<typeof applied>[1]) => assert.deepEqual(applied(made, requests), new Map());

  test('without the text', () => {
    assert.equal(rewriteImport.edits([request], { graph: made.graph, text: () => undefined }).size, 0);
    assert.equal(applied(made, [request]).size, 1);
  });
  test('for what is not there', () => {
    none([{ ...request, file: 'gone.ts' }]);
    none([{ ...request, import: 7 }]);
    none([{ ...request, moves: [{ binding: 3, to: { path: 'core.ts' } }] }]);
    none([{ ...request, moves: [{ binding: 0, to: { path: 'gone.ts' } }] }]);
    none([{ ...request, string: true, import: 0 }]);
    none([{ ...request, moves: [] }]);
  });
  test('when the target does not have the name', () => {
    none(requestsFor(made, 'app.ts', { b: 'core.ts' }));
    none(requestsFor(made, 'app.ts', { A: 'core.ts#Missing' }));
    none(requestsFor(made, 'app.ts', { A: 'core.ts#default' }));
  });
  test('when a module would import itself', () => {
    none(requestsFor(made, 'app.ts', { A: 'app.ts' }));
    const python = fixture('#- /a.py\nclass P: pass\n#- /b.py\nfrom a import P\n');
    assert.deepEqual(applied(python, requestsFor(python, 'b.py', { P: 'b.py' })), new Map());
  });
  test('when the import already is as wanted', () => {
    none(requestsFor(made, 'app.ts', { A: 'legacy.ts' }));
  });
  test('of a request that can be carried out in part only', () => {
    const moves = [
      { binding: 0, to: { path: 'core.ts' } },
      { binding: 5, to: { path: 'core.ts' } },
    ];
    none([{ ...request, moves }]);
  });
});

test('a request that cannot be carried out does not keep others from it', () => {
  const made = fixture(
    `#- /one/p.py
class P: pass
class Q: pass
#- /two/p.py
class Q: pass
#- /b.py
from p import P, Q
#- /one/app.py
from b import P, Q
`,
    { pythonRoots: ['one', 'two', ''] },
  );
  // From one/, `p` is one/p.py: no import leads to two/p.py but by its folder's name.
  const both = requestsFor(made, 'one/app.py', { P: 'one/p.py', Q: 'two/p.py' });
  assert.equal(applied(made, both).get('one/app.py'), 'from b import Q\nfrom p import P\n');
});

test('of two requests that disagree the first counts', () => {
  const made = fixture(`#- /a.py
class P: pass
#- /b.py
from a import P
#- /c.py
from a import P
#- /app.py
from b import P
`);
  const both = [...requestsFor(made, 'app.py', { P: 'a.py' }), ...requestsFor(made, 'app.py', { P: 'c.py' })];
  assert.equal(applied(made, both).get('app.py'), 'from a import P\n');
});

// Which names a fix may count on.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { provides, replaces } from '../../server/src/fixes/provided-names';
import { fixture, moduleOf } from '../support/fixture';

const python = fixture(`#- /p/__init__.py
from p.inner import *
#- /p/inner.py
import os as system
from somewhere import thing
def function(): from elsewhere import hidden
class Class: pass
value = 1
if TYPE_CHECKING:
    from typing import Only
#- /p/sub.py
#- /open.py
def __getattr__(name): ...
#- /outer.py
from outside import *
#- /listed.py
__all__ = ["a", "b"]
a = b = c = 1
#- /list_user.py
from listed import *
#- /lister.py
from listed import a, b
#- /some.py
from listed import a
`);

const typescript = fixture(`//- /m.ts
export class A {}
export type T = string;
const hidden = 1;
export { hidden as shown };
export default A;
//- /star.ts
export * from './m';
//- /outer.ts
export * from 'outside';
//- /common.js
module.exports = make();
//- /declared.d.ts
declare const value: { a: number };
export = value;
//- /named.ts
export { A, T, shown } from './m';
//- /part.ts
export { A } from './m';
`);

describe('provides', () => {
  const says = (made: typeof python, path: string, name: string) => provides(made.graph, moduleOf(made, path), name);
  test('what a Python module binds', () => {
    for (const name of ['system', 'thing', 'function', 'Class', 'value'])
      assert.ok(says(python, 'p/inner.py', name), name);
    for (const name of ['hidden', 'Only', 'os', 'other']) assert.ok(!says(python, 'p/inner.py', name), name);
  });
  test('what stars and submodules bring', () => {
    for (const name of ['Class', 'sub', 'inner']) assert.ok(says(python, 'p/__init__.py', name), name);
    assert.ok(!says(python, 'p/__init__.py', 'other'));
  });
  test('what a TypeScript module exports', () => {
    for (const name of ['A', 'T', 'shown', 'default', '*']) assert.ok(says(typescript, 'm.ts', name), name);
    assert.ok(!says(typescript, 'm.ts', 'hidden'));
  });
  test('but a star does not bring the default', () => {
    assert.ok(says(typescript, 'star.ts', 'A'));
    assert.ok(!says(typescript, 'star.ts', 'default'));
  });
  test('anything, where it cannot be told', () => {
    for (const path of ['open.py', 'outer.py']) assert.ok(says(python, path, 'anything'), path);
    for (const path of ['outer.ts', 'common.js', 'declared.d.ts']) assert.ok(says(typescript, path, 'anything'), path);
  });
});

describe('replaces', () => {
  const can = (made: typeof python, from: string, to: string) => {
    return replaces(made.graph, moduleOf(made, from), moduleOf(made, to));
  };
  test('a module that has no more names', () => {
    assert.ok(can(typescript, 'part.ts', 'm.ts'));
    assert.ok(can(typescript, 'star.ts', 'm.ts'));
    assert.ok(can(typescript, 'named.ts', 'star.ts'));
    assert.ok(!can(typescript, 'm.ts', 'star.ts'), 'the default is lost');
    assert.ok(!can(typescript, 'named.ts', 'part.ts'));
  });
  test('with what __all__ lists', () => {
    assert.ok(can(python, 'listed.py', 'list_user.py'));
    assert.ok(can(python, 'lister.py', 'listed.py'));
    assert.ok(!can(python, 'listed.py', 'some.py'));
  });
  test('not where it cannot be told', () => {
    assert.ok(!can(python, 'open.py', 'listed.py'));
    assert.ok(!can(typescript, 'outer.ts', 'm.ts'));
    assert.ok(!replaces(python.graph, undefined, moduleOf(python, 'listed.py')));
  });
});

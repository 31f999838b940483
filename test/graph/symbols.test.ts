// Where names live: through re-exports, stars, passed-on imports, aliases and packages, in both languages.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bindingHome, type Home, homeOf, homeOfLocal } from '../../server/src/graph/symbols';
import { fixture, moduleOf } from '../support/fixture';

function written(home: Home | undefined): string | undefined {
  return home && `${home.module.path}#${home.name}`;
}

/** The home of a name as others get it from a module. */
function home(source: string, path: string, name: string): string | undefined {
  const made = fixture(source);
  return written(homeOf(made.graph, moduleOf(made, path), name));
}

/** The home of a name as it is used inside a module. */
function used(source: string, path: string, dotted: string): string | undefined {
  const made = fixture(source);
  return written(homeOfLocal(made.graph, moduleOf(made, path), dotted));
}

describe('in TypeScript', () => {
  const source = `
//- /home.ts
export class A {}
export default class D {}
class Hidden {}
export const value = 1;
export { Hidden as Shown };
//- /named.ts
export { A as B, default as D } from './home';
export * as space from './home';
//- /star.ts
export * from './home';
export const value = 2;
//- /passed.ts
import { A } from './home';
import * as all from './home';
export { A, all };
export const Alias = all.A;
export default A;
//- /user.ts
import Default, { A as Renamed } from './passed';
import * as passed from './passed';
import { nothing } from './home';
import { out } from 'outside';
//- /left.ts
export * from './right';
//- /right.ts
export * from './left';
export { X } from './left';
`;

  const homes: readonly [string, string, string | undefined][] = [
    ['home.ts', 'A', 'home.ts#A'],
    ['home.ts', 'default', 'home.ts#D'],
    ['home.ts', 'Hidden', undefined],
    ['home.ts', 'Shown', 'home.ts#Hidden'],
    ['named.ts', 'B', 'home.ts#A'],
    ['named.ts', 'A', undefined],
    ['named.ts', 'D', 'home.ts#D'],
    ['named.ts', 'space', 'home.ts#*'],
    ['star.ts', 'A', 'home.ts#A'],
    ['star.ts', 'value', 'star.ts#value'],
    ['star.ts', 'default', undefined],
    ['passed.ts', 'A', 'home.ts#A'],
    ['passed.ts', 'all', 'home.ts#*'],
    ['passed.ts', 'Alias', 'home.ts#A'],
    ['passed.ts', 'default', 'home.ts#A'],
    ['left.ts', 'X', undefined],
  ];
  for (const [path, name, expected] of homes) {
    test(`${name} of ${path}`, () => assert.equal(home(source, path, name), expected));
  }

  test('names as a module uses them', () => {
    assert.equal(used(source, 'user.ts', 'Default'), 'home.ts#A');
    assert.equal(used(source, 'user.ts', 'Renamed'), 'home.ts#A');
    assert.equal(used(source, 'user.ts', 'passed.all.A'), 'home.ts#A');
    assert.equal(used(source, 'user.ts', 'passed'), 'passed.ts#*');
    assert.equal(used(source, 'user.ts', 'nothing'), undefined);
    assert.equal(used(source, 'user.ts', 'out'), undefined);
    assert.equal(used(source, 'home.ts', 'Hidden'), 'home.ts#Hidden');
  });

  test('modules on the way are told in order, the importer and the home left out', () => {
    const made = fixture(source);
    const found = bindingHome(made.graph, moduleOf(made, 'user.ts'), 0, 1);
    assert.equal(written(found), 'home.ts#A');
    assert.deepEqual(
      found?.via.map(({ path }) => path),
      ['passed.ts'],
    );
    assert.equal(found?.definition?.kind, 'class');
  });
});

describe('in Python', () => {
  const source = `
#- /pkg/__init__.py
from .m import A as B
from . import m
from .m import *
#- /pkg/m.py
class A: pass
_private = 1
def f(): pass
Alias = A
#- /pkg/sub/__init__.py
#- /pkg/sub/n.py
from ...pkg import B
from .. import m as module
#- /space/deep.py
class Deep: pass
#- /user.py
import pkg.sub.n
import pkg.m as short
from pkg import B, f, _private, sub
import space.deep
Chosen = short.Alias
#- /loop.py
A = B
B = A
from loop import C
`;

  const homes: readonly [string, string, string | undefined][] = [
    ['pkg/m.py', 'A', 'pkg/m.py#A'],
    ['pkg/m.py', 'Alias', 'pkg/m.py#A'],
    ['pkg/__init__.py', 'B', 'pkg/m.py#A'],
    ['pkg/__init__.py', 'm', 'pkg/m.py#*'],
    ['pkg/__init__.py', 'f', 'pkg/m.py#f'],
    ['pkg/__init__.py', '_private', undefined],
    ['pkg/sub/n.py', 'module', 'pkg/m.py#*'],
    ['user.py', 'Chosen', 'pkg/m.py#A'],
    ['loop.py', 'C', undefined],
  ];
  for (const [path, name, expected] of homes) {
    test(`${name} of ${path}`, () => assert.equal(home(source, path, name), expected));
  }

  test('names as a module uses them', () => {
    assert.equal(used(source, 'user.py', 'pkg'), 'pkg/__init__.py#*');
    assert.equal(used(source, 'user.py', 'pkg.sub.n'), 'pkg/sub/n.py#*');
    assert.equal(used(source, 'user.py', 'pkg.B'), 'pkg/m.py#A');
    assert.equal(used(source, 'user.py', 'short.Alias'), 'pkg/m.py#A');
    assert.equal(used(source, 'user.py', 'sub'), 'pkg/sub/__init__.py#*');
    assert.equal(used(source, 'user.py', 'sub.n.module.f'), 'pkg/m.py#f');
  });

  test('a namespace package has no module, what lies in it has', () => {
    assert.equal(used(source, 'user.py', 'space.deep.Deep'), 'space/deep.py#Deep');
    assert.equal(used(source, 'user.py', 'space.deep'), 'space/deep.py#*');
    assert.equal(used(source, 'user.py', 'space.other.Deep'), undefined);
  });
});

describe('a definition that stands in for an import', () => {
  const core = '#- /core.py\nclass X: pass\ndef f(): return 1\n#- /other.py\nclass X: pass\n';
  const cases: readonly [string, string, string | undefined][] = [
    ['try:\n    from core import X\nexcept ImportError:\n    X = None', 'X', 'core.py#X'],
    ['try:\n    from core import f\nexcept ImportError:\n    def f(): return 2', 'f', 'core.py#f'],
    ['if a:\n    from core import X\nelse:\n    from other import X', 'X', 'core.py#X'],
    ['try:\n    from core import X\nexcept ImportError:\n    from other import X', 'X', 'core.py#X'],
    ['try:\n    from outside import X\nexcept ImportError:\n    X = None', 'X', undefined],
    ['try:\n    from outside import f\nexcept ImportError:\n    def f(): return 2', 'f', 'm.py#f'],
    ['from core import X\ntry:\n    y = 1\nexcept E:\n    X = None', 'X', 'm.py#X'],
    ['try:\n    def f(): return 2\nexcept E:\n    from core import f', 'f', 'm.py#f'],
    ['from core import X\nfrom other import X', 'X', 'other.py#X'],
  ];
  for (const [text, name, expected] of cases) {
    test(text.replaceAll('\n', ' '), () => assert.equal(home(`${core}#- /m.py\n${text}\n`, 'm.py', name), expected));
  }
});

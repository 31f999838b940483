// Our components against those that CPython's and TypeScript's own parsers and other algorithms give.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { cyclicComponents } from '../../server/src/graph/components';
import { temporaryFolder } from '../host/temporary-folder';
import {
  type CyclesReport,
  comparePythonCycles,
  comparePythonCyclesOf,
  compareTypeScriptCycles,
  compareTypeScriptCyclesOf,
} from './cycles';
import { componentsOf, listed, listedOurs } from './kosaraju';
import { openWorkspace } from './open-workspace';

const sample = 'test/workspaces/websocket-dual-pattern';
const hasPython = spawnSync('python3', ['--version']).status === 0;
const withPython = { skip: hasPython ? false : 'no python3 on this machine' };

describe('Python', withPython, () => {
  test('of the sample workspace', async () => {
    check(await comparePythonCycles(`${sample}/python`), { files: 100, components: 1 });
  });

  test('of packages of the standard library', async () => {
    const found = spawnSync('python3', ['-c', "import sysconfig; print(sysconfig.get_paths()['stdlib'])"]);
    const packages = 'asyncio|concurrent|ctypes|email|http|importlib|json|logging|multiprocessing|unittest|urllib|xml';
    const report = await comparePythonCycles(found.stdout.toString().trim(), {
      exclude: ['test/**', '**/test/**', 'site-packages/**', 'dist-packages/**'],
      wanted: new RegExp(`^(${packages})/.*\\.py$`),
    });
    check(report, { files: 150, components: 5 });
  });

  test('at every level', async (t) => {
    const workspace = await openWorkspace(temporaryFolder(t, python));
    assert.deepEqual(listedOurs(cyclicComponents(workspace.graph)), [
      'runtime: app/__init__.py',
      'runtime: app/a.py app/b.py',
      'deferred: app/a.py app/b.py app/c.py',
      'type: app/a.py app/b.py app/c.py app/d.py app/e.py',
    ]);
    check(await comparePythonCyclesOf(workspace), { files: 8, components: 4 });
  });

  test('where a name stands in several folders of the path', async (t) => {
    const workspace = await openWorkspace(temporaryFolder(t, pythonRoots));
    const { graph } = workspace;
    const leadsTo = (path: string) => graph.module(path)!.edges.map(({ to }) => to.path);
    assert.deepEqual(leadsTo('one/tests/test_a.py'), ['one/tests/tools.py', 'two/lib/only.py']);
    assert.deepEqual(leadsTo('two/tests/test_b.py'), ['two/tests/tools.py', 'two/lib/__init__.py']);
    assert.deepEqual(leadsTo('main.py'), ['tests/tools.py', 'tests/__init__.py']);
    assert.deepEqual(leadsTo('jobs/run.py'), ['jobs/helper.py', 'tests/tools.py']);
    check(await comparePythonCyclesOf(workspace), { files: 13, components: 0 });
  });

  test('what CPython refuses has the edges that we see', async (t) => {
    const files = { 'a.py': 'import b\nif x = 1:\n    pass\n', 'b.py': 'import a\n' };
    const report = await comparePythonCyclesOf(await openWorkspace(temporaryFolder(t, files)));
    assert.deepEqual(
      report.refused.map((line) => line.replace(/:.*/, '')),
      ['a.py'],
    );
    check(report, { files: 2, components: 1 });
  });

  test('the oracle sees a missing edge and another component', async (t) => {
    const workspace = await openWorkspace(temporaryFolder(t, python));
    const { facts } = workspace.graph.module('app/b.py')!;
    workspace.graph.set('app/b.py', { ...facts, imports: [] });
    workspace.graph.refresh();
    const { unexplained } = await comparePythonCyclesOf(workspace);
    assert.deepEqual([...unexplained].sort(), [
      'only ours: type: app/a.py app/d.py app/e.py',
      'only the oracle’s: deferred: app/a.py app/b.py app/c.py',
      'only the oracle’s: deferred: app/b.py imports app/c.py',
      'only the oracle’s: runtime: app/a.py app/b.py',
      'only the oracle’s: runtime: app/b.py imports app/a.py',
      'only the oracle’s: type: app/a.py app/b.py app/c.py app/d.py app/e.py',
    ]);
  });
});

describe('TypeScript', () => {
  test('of the sample workspace', async () => {
    check(await compareTypeScriptCycles(`${sample}/typescript`), { files: 100, components: 1 });
  });

  test('of this repository', async () => {
    check(await compareTypeScriptCycles('.', { wanted: /^(client|server)\/.*\.ts$/ }), { files: 200, components: 1 });
  });

  test('at every level', async (t) => {
    const workspace = await openWorkspace(temporaryFolder(t, typeScript));
    assert.deepEqual(listedOurs(cyclicComponents(workspace.graph)), [
      'runtime: a.ts b.ts',
      'runtime: self.ts',
      'deferred: a.ts b.ts c.ts',
      'type: a.ts b.ts c.ts d.ts e.ts',
    ]);
    check(compareTypeScriptCyclesOf(workspace), { files: 7, components: 4 });
  });

  test('what differs because of an intended answer is explained by it', async (t) => {
    const workspace = await openWorkspace(
      temporaryFolder(t, {
        'package.json': '{ "name": "acme", "main": "./dist/index.js" }',
        'src/index.ts': `import './user';`,
        'src/user.ts': `import 'acme';`,
      }),
    );
    const report = compareTypeScriptCyclesOf(workspace);
    assert.deepEqual(report.explained, [
      'only ours: runtime: src/index.ts src/user.ts',
      'only ours: runtime: src/user.ts imports src/index.ts',
    ]);
    check(report, { files: 2, components: 1 });
  });

  test('the oracle sees another kind of edge', async (t) => {
    const workspace = await openWorkspace(temporaryFolder(t, typeScript));
    const { facts } = workspace.graph.module('b.ts')!;
    workspace.graph.set('b.ts', { ...facts, imports: facts.imports.map((each) => ({ ...each, deferred: true })) });
    workspace.graph.refresh();
    assert.deepEqual([...compareTypeScriptCyclesOf(workspace).unexplained].sort(), [
      'only ours: deferred: b.ts imports a.ts',
      'only the oracle’s: runtime: a.ts b.ts',
      'only the oracle’s: runtime: b.ts imports a.ts',
    ]);
  });
});

test('Kosaraju’s components', () => {
  const edges = ['ab', 'bc', 'ca', 'cd', 'de', 'ed', 'ff'].map((pair) => {
    return { from: pair[0]!, to: pair[1]!, kind: 'runtime' as const };
  });
  const found = componentsOf([...'abcdefg'], [...edges, { from: 'e', to: 'a', kind: 'deferred' }]);
  assert.deepEqual(listed(found), ['runtime: a b c', 'runtime: d e', 'runtime: f', 'deferred: a b c d e']);
});

function check(report: CyclesReport, atLeast: { readonly files: number; readonly components: number }): void {
  assert.deepEqual(report.unexplained, []);
  assert.ok(report.files >= atLeast.files, `only ${report.files} files were found`);
  assert.ok(report.components >= atLeast.components, `only ${report.components} components were found`);
}

/** a and b at run time, c from within a function, d and e for type checkers; the package imports itself. */
const python = {
  'app/__init__.py': 'from . import name, f\n',
  'app/a.py': 'import app.b\nfrom app import d\n',
  'app/b.py': 'from .a import x as y\ndef later():\n    from app import c\n',
  'app/c.py': 'from app.__init__ import z\nimport app.a\n',
  'app/d.py': 'from typing import TYPE_CHECKING as T\nif T:\n    from . import e\nelse:\n    from . import f\n',
  'app/e.pyi': '',
  'app/e.py': 'import typing\nif not typing.TYPE_CHECKING:\n    import os\nelse:\n    from .a import *\n',
  'app/f.py': 'import json\n',
};

const pythonRoots = {
  'main.py': 'import tests.tools\nfrom tests import nothing\n',
  'tests/__init__.py': '',
  'tests/tools.py': '',
  'one/pyproject.toml': '',
  'one/tests/__init__.py': '',
  'one/tests/tools.py': '',
  'one/tests/test_a.py': 'from tests import tools\nimport lib.only\n',
  'two/pyproject.toml': '',
  'two/tests/__init__.py': '',
  'two/tests/tools.py': '',
  'two/tests/test_b.py': 'from tests.tools import x\nimport lib\n',
  'two/lib/__init__.py': '',
  'two/lib/only.py': '',
  'jobs/run.py': 'import helper\nfrom tests.tools import x\n',
  'jobs/helper.py': '',
};

/** a and b at run time, c from within a function, d and e by types. */
const typeScript = {
  'tsconfig.json': '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }',
  'a.ts': `import { b } from './b'; import { d } from './d'; export const a = b + d;`,
  'b.ts': `export { a as b } from './a'; export const later = () => import('./c');`,
  'c.ts': `import { a } from './a'; import type { C } from './self'; export const c: C = a;`,
  'd.ts': `import { E } from './e'; export const d: E = 1;`,
  'e.ts': `import { a, type E as F } from './a'; export type E = typeof a; import './f.js'; export let f: F;`,
  'f.js': `const { later } = require('./self'); exports.f = (() => require('./self'))();`,
  'self.ts': `import { c as d } from './self'; export const c = 1; export type C = typeof d; console.log(d);`,
};

// The graph's edges, and that updates in place lead where building anew would.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from '../../server/src/facts/extract';
import { ModuleGraph } from '../../server/src/graph/module-graph';
import { type FixtureOptions, fixture } from '../support/fixture';

/** `from → to kind`, in the order of the graph. */
function edges(graph: ModuleGraph): string[] {
  return graph.modules.flatMap(({ edges }) => edges.map(({ from, to, kind }) => `${from.path} → ${to.path} ${kind}`));
}

function edgesOf(source: string, options?: FixtureOptions): string[] {
  return edges(fixture(source, options).graph);
}

describe('edges', () => {
  test('of TypeScript are runtime, deferred or type', () => {
    const source = `
//- /a.ts
import { B } from './b';
import type { B as T } from './b';
import { type B as U } from './b';
import { B as OnlyAType } from './b';
export const later = () => import('./b');
export const b: OnlyAType | T | U = new B();
//- /b.ts
export class B {}
//- /c.d.ts
import { B } from './b';
export const c: B;
`;
    assert.deepEqual(edgesOf(source), [
      'a.ts → b.ts runtime',
      'a.ts → b.ts type',
      'a.ts → b.ts type',
      'a.ts → b.ts type',
      'a.ts → b.ts deferred',
      'c.d.ts → b.ts type',
    ]);
    const kept = edgesOf(source, { emitOptions: { verbatimModuleSyntax: true } });
    assert.deepEqual(kept.slice(1, 4), ['a.ts → b.ts type', 'a.ts → b.ts runtime', 'a.ts → b.ts runtime']);
  });

  test('of Python go to the submodule where the name is one, else to the package', () => {
    assert.deepEqual(
      edgesOf(`
#- /pkg/__init__.py
#- /pkg/a.py
from pkg import b, name
from . import b as again
from .b import thing
import pkg.b
def later():
    import pkg.b
#- /pkg/b.py
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from pkg import a
#- /pkg/b.pyi
from pkg import a
`),
      [
        'pkg/a.py → pkg/b.py runtime',
        'pkg/a.py → pkg/__init__.py runtime',
        'pkg/a.py → pkg/b.py runtime',
        'pkg/a.py → pkg/b.py runtime',
        'pkg/a.py → pkg/b.py runtime',
        'pkg/a.py → pkg/b.py deferred',
        'pkg/b.py → pkg/a.py type',
        'pkg/b.pyi → pkg/a.py type',
      ],
    );
  });

  test('are known at both ends, in the order of their sources', () => {
    const { graph } = fixture(
      "//- /c.ts\nimport './t';\n//- /a.ts\nimport './t';\n//- /t.ts\nimport './t';\n//- /b.ts\n",
    );
    assert.deepEqual(
      graph.module('t.ts')!.importers.map(({ from }) => from.path),
      ['a.ts', 'c.ts', 't.ts'],
    );
  });
});

describe('modules by name', () => {
  const { graph } = fixture(`
#- /app/__init__.py
#- /app/core/m.py
//- /web/index.ts
//- /web/types.d.ts
//- /web/view.tsx
`);
  const names: readonly [string, string | undefined][] = [
    ['app', 'app/__init__.py'],
    ['app.core.m', 'app/core/m.py'],
    ['app/core/m', 'app/core/m.py'],
    ['app/core/m.py', 'app/core/m.py'],
    ['web', 'web/index.ts'],
    ['web/index', 'web/index.ts'],
    ['web/view', 'web/view.tsx'],
    ['web/types', 'web/types.d.ts'],
    ['view', undefined],
  ];
  for (const [name, path] of names) test(name, () => assert.equal(graph.moduleNamed(name)?.path, path));
});

describe('an update in place', () => {
  const source = `
//- /a.ts
import './b';
//- /b.ts
import './c';
//- /d.ts
import './b';
import './c';
`;
  /** All that rules can see of the graph. */
  function state(graph: ModuleGraph): unknown {
    return graph.modules.map(({ path, name, index, targets, edges, importers }) => ({
      ...{ path, name, index },
      targets: targets.map((target) => target?.path),
      edges: edges.map(({ to, kind, import: at, binding }) => `${to.path} ${kind} ${at} ${binding}`),
      importers: importers.map(({ from, import: at }) => `${from.path} ${at}`),
    }));
  }

  const changes: Record<string, (graph: ModuleGraph) => void> = {
    'of one text': (graph) => graph.set('b.ts', extract('b.ts', "import './a';\nimport './b';\n")),
    'that empties a text': (graph) => graph.set('d.ts', extract('d.ts', '')),
    'that adds what others import': (graph) => graph.set('c.ts', extract('c.ts', "import './d';\n")),
    'that takes away what others import': (graph) => graph.delete('b.ts'),
    'that replaces a file': (graph) => {
      graph.delete('b.ts');
      graph.set('b.ts', extract('b.ts', "import './d';\n"));
    },
    'of a text that is then taken away': (graph) => {
      graph.set('b.ts', extract('b.ts', "import './d';\n"));
      graph.delete('b.ts');
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    test(what, () => {
      const { graph, project } = fixture(source);
      change(graph);
      graph.refresh();
      const anew = new ModuleGraph(project);
      for (const { path, facts } of [...graph.modules].reverse()) anew.set(path, facts);
      anew.refresh();
      assert.deepEqual(state(graph), state(anew));
    });
  }

  test('that changes nothing keeps what is derived', () => {
    const { graph } = fixture(source);
    const before = graph.derivations;
    graph.refresh();
    assert.equal(graph.derivations, before);
    assert.deepEqual(graph.changed, []);
  });

  test('files of one dotted name are told apart alike, in whatever order they came', () => {
    const paths = ['one/m.py', 'two/m.py', 'three.py'];
    const texts: Record<string, string> = { 'one/m.py': '', 'two/m.py': '', 'three.py': 'import m\n' };
    const { project } = fixture('', { pythonRoots: ['one', 'two', ''] });
    const found = [paths, [...paths].reverse()].map((order) => {
      const graph = new ModuleGraph(project);
      for (const path of order) graph.set(path, extract(path, texts[path]!));
      graph.refresh();
      return edges(graph);
    });
    assert.deepEqual(found, [['three.py → one/m.py runtime'], ['three.py → one/m.py runtime']]);
  });
});

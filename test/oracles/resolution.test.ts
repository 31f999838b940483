// Our resolution against TypeScript's own: over this repository, and over a monorepo as three package managers leave it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { temporaryFolder } from '../host/temporary-folder';
import { differing, imports, monorepo } from './monorepo';
import type { Install } from './monorepo-layout';
import { openWorkspace } from './open-workspace';
import { compareResolution, compareResolutionOf } from './resolution';
import { type Intended, intended } from './resolution-oracle';

test('this repository', async () => {
  const report = await compareResolution('.', { exclude: ['test/workspaces/**'] });
  assert.deepEqual(report.unexplained, []);
  for (const kind of intended) assert.deepEqual(report.intended[kind], [], kind);
  assert.ok(report.same > 1000, `only ${report.same} imports led to a file`);
});

const installs: Readonly<Record<Install, string>> = {
  links: 'a monorepo with links in its node_modules',
  pnpm: 'a monorepo laid out by pnpm',
  none: 'a monorepo where nothing is installed',
};

for (const [install, name] of Object.entries(installs) as [Install, string][]) {
  describe(name, () => {
    test('leads where it should', async (t) => {
      const { graph } = await openWorkspace(temporaryFolder(t, monorepo(install)));
      for (const [path, expected] of [imports, ...Object.values(differing)].flatMap(Object.entries)) {
        const module = graph.module(path);
        assert.ok(module !== undefined, `${path} is missing`);
        const found = module.facts.imports.map(({ specifier }, index) => [specifier, module.targets[index]?.path]);
        assert.deepEqual(Object.fromEntries(found), expected, path);
      }
    });

    test('differs from TypeScript only on purpose', async (t) => {
      const report = compareResolutionOf(await openWorkspace(temporaryFolder(t, monorepo(install))));
      assert.deepEqual(report.unexplained, []);
      for (const kind of intended) assert.deepEqual(pairs(report.intended[kind]), expectedPairs(kind), kind);
    });
  });
}

test('the oracle sees a wrong answer and a missing one', async (t) => {
  const workspace = await openWorkspace(temporaryFolder(t, monorepo('links')));
  const { graph, project } = workspace;
  const wrong: Readonly<Record<string, string | undefined>> = {
    '@env': 'packages/ui/src/theme.ts',
    '@acme/shared': 'packages/bundle/src/index.ts',
    '~theme': undefined,
    fs: 'packages/ui/src/theme.ts',
  };
  graph.setProject({
    ...project,
    resolve: (name, from) => (name in wrong ? wrong[name] : project.resolve(name, from)),
  });
  graph.refresh();
  assert.deepEqual(pairs(compareResolutionOf(workspace).unexplained), [
    "packages/app/scripts/build.ts '@env'",
    "packages/app/src/main.tsx '@acme/shared'",
    "packages/app/src/main.tsx '@env'",
    "packages/app/test/main.test.ts '@env'",
    "packages/ui/src/forms/index.ts '~theme'",
    "packages/ui/src/index.ts 'fs'",
  ]);
});

/** `file 'specifier'` of lines as `file form 'specifier': …`. */
function pairs(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^(\S+) \S+ ('[^']*'):.*$/, '$1 $2')).sort();
}

function expectedPairs(kind: Intended): string[] {
  const files = Object.entries(differing[kind]);
  return files.flatMap(([path, written]) => Object.keys(written).map((specifier) => `${path} '${specifier}'`)).sort();
}

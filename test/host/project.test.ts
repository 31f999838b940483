// Names are resolved once for all folders that nothing tells apart: judged by a project where each folder is asked for itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { discover } from '../../server/src/host/discovery';
import { createProject } from '../../server/src/host/project';
import { baseNameOf, directoryOf, type Path } from '../../server/src/text/paths';
import { temporaryFolder } from './temporary-folder';

const manifest = (name: string, rest = {}) => JSON.stringify({ name, main: './main.ts', ...rest });

const files: Readonly<Record<string, string>> = {
  '.gitignore': 'packages/hidden/package.json\n',
  'package.json': manifest('all', { imports: { '#env': './env.ts' } }),
  'env.ts': '',
  'a.ts': '',
  'deep/er/b.ts': '',
  'packages/one/package.json': manifest('one', {
    imports: { '#env': './own.ts' },
    exports: { '.': './main.ts', './self': './own.ts' },
  }),
  'packages/one/main.ts': '',
  'packages/one/own.ts': '',
  'packages/one/src/in/c.ts': '',
  'packages/two/package.json': manifest('two'),
  'packages/two/main.ts': '',
  'packages/two/node_modules/linked': '-> ../../one',
  'packages/two/src/d.ts': '',
  'packages/two/src/mapped/tsconfig.json': '{ "compilerOptions": { "paths": { "linked": ["../e.ts"] } } }',
  'packages/two/src/mapped/f.ts': '',
  'packages/two/src/e.ts': '',
  'packages/two/src/inner/node_modules/one': '-> ../../..',
  'packages/two/src/inner/g.ts': '',
  'packages/hidden/package.json': manifest('hidden', { exports: { './self': './h.ts' } }),
  'packages/hidden/h.ts': '',
  'packages/hidden/src/i.ts': '',
  'packages/broken/package.json': '{',
  'packages/broken/src/j.ts': '',
};

const names = [
  'one',
  'one/self',
  'two',
  'linked',
  'hidden/self',
  'all',
  '#env',
  'nowhere',
  'one?raw',
  './c',
  '../main',
];

test('a name leads to the same from every folder of a scope', async (context) => {
  const root = temporaryFolder(context, files);
  const found = await discover(root, { include: ['**'], exclude: [] });
  const paths = found.files.map(({ path }) => path);
  const answersWith = (scopes: readonly Path[]) => {
    const project = createProject({
      root,
      pythonRoots: [],
      manifests: found.projectFiles.filter((path) => baseNameOf(path) === 'package.json'),
      configurations: found.configurations,
      scopes,
      hasFile: (path) => paths.includes(path),
    });
    return paths.flatMap((path) => names.map((name) => `${path} ${name} ${project.resolve(name, path)}`));
  };
  const answers = answersWith(found.scopes);
  assert.deepEqual(answers, answersWith(paths.map(directoryOf)));
  for (const one of [
    'deep/er/b.ts one packages/one/main.ts',
    'deep/er/b.ts linked undefined',
    'packages/one/src/in/c.ts one/self packages/one/own.ts',
    'packages/one/src/in/c.ts #env packages/one/own.ts',
    'packages/two/src/d.ts #env undefined',
    'packages/two/src/d.ts linked packages/one/main.ts',
    'packages/two/src/mapped/f.ts linked packages/two/src/e.ts',
    'packages/two/src/inner/g.ts one packages/two/main.ts',
    'packages/hidden/src/i.ts hidden/self packages/hidden/h.ts',
    'a.ts hidden/self undefined',
  ]) {
    assert.ok(answers.includes(one), one);
  }
});

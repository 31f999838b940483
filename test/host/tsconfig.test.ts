// TypeScript configurations as found on people's disks: extended, referenced, half missing, broken.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TsConfigs } from '../../server/src/host/tsconfig';
import { temporaryFolder } from './temporary-folder';

const verbatim = (extra: object = {}) => JSON.stringify({ compilerOptions: { verbatimModuleSyntax: true }, ...extra });

test('the nearest configuration counts, tsconfig.json before jsconfig.json', (t) => {
  const root = temporaryFolder(t, {
    'tsconfig.json': verbatim(),
    'a/tsconfig.json': '{}',
    'a/jsconfig.json': verbatim(),
    'b/jsconfig.json': '{}',
  });
  const configs = configurationsOf(root, () => []);
  const isVerbatim = (path: string) => configs.emitOptions(path).verbatimModuleSyntax;
  assert.deepEqual(['x.ts', 'c/d/x.ts', 'a/x.ts', 'b/x.ts'].map(isVerbatim), [true, true, false, false]);
  assert.equal(configurationsOf(join(root, 'a/none'), () => []).of('x.ts'), undefined);
});

test('what is extended is laid below, the last of several on top; own options win', (t) => {
  const root = temporaryFolder(t, {
    'one.json': '{ "compilerOptions": { "jsx": "react", "jsxFactory": "h", "isolatedModules": true } }',
    'two.json': '{ "compilerOptions": { "jsx": "preserve", "jsxImportSource": "two" } }',
    'tsconfig.json': '{ "extends": ["./one", "./two.json"], "compilerOptions": { "jsxImportSource": "own" } }',
  });
  const { jsx, jsxFactory, jsxImportSource, isolatedModules } = configurationsOf(root, () => []).emitOptions('a.ts');
  assert.deepEqual(
    { jsx, jsxFactory, jsxImportSource, isolatedModules },
    {
      jsx: 'preserve',
      jsxFactory: 'h',
      jsxImportSource: 'own',
      isolatedModules: true,
    },
  );
});

test('a missing, circular or broken base leaves the rest in force', (t) => {
  const root = temporaryFolder(t, {
    'a/tsconfig.json': verbatim({ extends: ['./none.json', 'not-installed/base.json', '../circle.json', './broken'] }),
    'a/broken.json': '{ "compilerOptions": { "isolatedModules": true, ',
    'circle.json': '{ "extends": "./circle.json", "compilerOptions": { "experimentalDecorators": true } }',
    'b/tsconfig.json': 'no JSON at all',
    'c/tsconfig.json': '[{ "extends": 3 }]',
    'd/tsconfig.json':
      '{ "extends": [null, 1], "compilerOptions": 4, "include": 5, "files": [6], "references": [7, {}] }',
    'e/tsconfig.json': '\uFEFF{ /* with a mark */ "compilerOptions": { "verbatimModuleSyntax": true, }, }',
  });
  const configs = configurationsOf(root, () => []);
  const options = configs.emitOptions('a/x.ts');
  assert.equal(options.verbatimModuleSyntax, true);
  assert.equal(options.experimentalDecorators, true);
  assert.equal(options.isolatedModules, true, 'what can be read of a broken file counts');
  for (const path of ['b/x.ts', 'c/x.ts', 'd/x.ts'])
    assert.equal(configs.emitOptions(path).verbatimModuleSyntax, false);
  assert.equal(configs.emitOptions('e/x.ts').verbatimModuleSyntax, true);
});

test('a base in a package: installed, by its "tsconfig" field, or in the workspace without an install', (t) => {
  const root = temporaryFolder(t, {
    'node_modules/base/package.json': '{ "name": "base", "tsconfig": "strict.json" }',
    'node_modules/base/strict.json': verbatim(),
    'node_modules/@x/base/inner/tsconfig.json': verbatim(),
    'packages/mine/base.json': verbatim(),
    'a/tsconfig.json': '{ "extends": "base" }',
    'b/tsconfig.json': '{ "extends": "@x/base/inner" }',
    'c/tsconfig.json': '{ "extends": "mine/base.json" }',
    'd/tsconfig.json': '{ "extends": "./node_modules/mine/base.json" }',
    'e/tsconfig.json': '{ "extends": "theirs/base.json" }',
  });
  const inWorkspace = (name: string) => (name === 'mine/base.json' ? [join(root, 'packages/mine/base.json')] : []);
  const configs = configurationsOf(root, inWorkspace);
  const isVerbatim = (folder: string) => configs.emitOptions(`${folder}/x.ts`).verbatimModuleSyntax;
  assert.deepEqual(['a', 'b', 'c', 'd', 'e'].map(isVerbatim), [true, true, true, true, false]);
});

test('of several projects the one that includes the file, also through circular references', (t) => {
  const project = (include: string[], exclude: string[], references: string[]) =>
    JSON.stringify({ include, exclude, references: references.map((path) => ({ path })) });
  const root = temporaryFolder(t, {
    'a (copy) [1] $&/tsconfig.json': JSON.stringify({
      files: [],
      references: [{ path: 'app' }, { path: './tests.json' }],
    }),
    'a (copy) [1] $&/app/tsconfig.json': project(['../src'], ['../src/**/*.test.ts'], ['../tests.json']),
    'a (copy) [1] $&/tests.json': JSON.stringify({
      extends: './tests-base.json',
      files: ['setup.ts'],
      references: [{ path: './app' }, { path: './none.json' }],
    }),
    // The template is in the base, its folder that of the configuration which extends it.
    'a (copy) [1] $&/tests-base.json': `{ "include": ["\${configDir}/**/*.test.*"] }`,
  });
  const configs = configurationsOf(root, () => []);
  const configOf = (path: string) => configs.of(`a (copy) [1] $&/${path}`)!.file.slice(root.length + 17);
  assert.equal(configOf('src/deep/x.ts'), 'app/tsconfig.json');
  assert.equal(configOf('src/deep/x.test.ts'), 'tests.json');
  assert.equal(configOf('setup.ts'), 'tests.json');
  assert.equal(configOf('other.ts'), 'tsconfig.json');
  assert.equal(configOf('src/node_modules/x.ts'), 'tsconfig.json');
});

test('paths stand on baseUrl, else on the configuration that writes them', (t) => {
  const root = temporaryFolder(t, {
    'base/one.json': `{ "compilerOptions": { "paths": { "a": ["./x", "\${configDir}/y"] } } }`,
    'base/two.json': '{ "compilerOptions": { "baseUrl": "../src", "paths": { "a": ["x"], "b": "no list" } } }',
    'one/tsconfig.json': '{ "extends": "../base/one.json" }',
    'two/tsconfig.json': '{ "extends": "../base/two.json" }',
    'three/tsconfig.json': '{ "extends": "../base/one.json", "compilerOptions": { "baseUrl": "." } }',
  });
  const configs = configurationsOf(root, () => []);
  const pathsOf = (folder: string) => {
    const { paths, baseUrl } = configs.of(`${folder}/x.ts`)!;
    return { baseUrl: baseUrl?.slice(root.length), ...Object.fromEntries(paths) };
  };
  const inRoot = (...paths: string[]) => paths.map((path) => join(root, path));
  assert.deepEqual(pathsOf('one'), { baseUrl: undefined, a: inRoot('base/x', 'one/y') });
  assert.deepEqual(pathsOf('two'), { baseUrl: '/src', a: inRoot('src/x'), b: [] });
  assert.deepEqual(pathsOf('three'), { baseUrl: '/three', a: inRoot('three/x', 'three/y') });
});

function configurationsOf(root: string, packageFiles: (name: string) => readonly string[]): TsConfigs {
  return new TsConfigs(root, packageFiles, (path) => existsSync(join(root, path)));
}

// What surrounds the sources of the small monorepo: manifests, configurations, and what package managers put beside them.

export type Install = 'links' | 'pnpm' | 'none';

/** Text, or what is written as JSON. */
export const others: Readonly<Record<string, unknown>> = {
  'package.json': { name: 'acme', private: true, workspaces: ['packages/*'] },
  'tsconfig.base.json': {
    compilerOptions: {
      module: 'esnext',
      moduleResolution: 'bundler',
      resolveJsonModule: true,
      jsx: 'react-jsx',
      baseUrl: '.',
      paths: {
        '~theme': ['packages/ui/src/theme'],
        '~/*': ['packages/ui/src/*'],
        '~/forms/*': ['packages/ui/src/*'],
        'icon-*-view': ['packages/ui/src/*'],
        'second-choice': ['packages/ui/src/nowhere', 'packages/ui/src/plain.js'],
      },
    },
  },
  'packages/ui/package.json': {
    name: '@acme/ui',
    main: './lib/index.js',
    types: './lib/index.d.ts',
    exports: {
      '.': './lib/index.js',
      './forms': { 'react-server': './lib/button.js', default: './lib/forms/index.js' },
    },
    dependencies: { 'react-like': '1.0.0' },
  },
  'packages/ui/tsconfig.json': {
    extends: '../../tsconfig.base',
    compilerOptions: { outDir: 'lib', rootDir: 'src', composite: true },
    include: ['src'],
  },
  'packages/ui/src/data.json': {},
  'packages/core/package.json': {
    name: '@acme/core',
    type: 'module',
    exports: {
      '.': { types: './dist/index.d.ts', import: './dist/index.js', require: './dist/index.cjs' },
      './feature/*': './dist/feature/*.js',
      './special': './dist/feature/special.js',
      './types': './dist/types/index.js',
      './hidden': null,
      './package.json': './package.json',
    },
    imports: {
      '#env': { node: './src/env-node.ts', default: './src/env-default.ts' },
      '#lib/*': './src/lib/*.ts',
      '#lib/private/*': null,
      '#built': './dist/lib/text.js',
      '#ui': '@acme/ui',
    },
  },
  'packages/core/tsconfig.json': {
    compilerOptions: {
      module: 'nodenext',
      moduleResolution: 'nodenext',
      outDir: './dist',
      rootDir: './src',
      declaration: true,
      composite: true,
    },
    include: ['src/**/*'],
  },
  'packages/legacy/package.json': { name: '@acme/legacy', main: 'index.js', types: 'index.d.ts' },
  'packages/legacy/folder/package.json': { main: './lib/entry.js' },
  'packages/legacy/typed/package.json': { types: './lib.d.ts' },
  'packages/legacy/shaped/package.json': { private: true },
  'packages/config/package.json': { name: '@acme/config', tsconfig: './typescript/base.json' },
  'packages/config/typescript/base.json': `{
    // Comments and trailing commas are fine.
    "compilerOptions": {
      "module": "esnext",
      "moduleResolution": "bundler",
      "outDir": "\${configDir}/dist",
      "rootDir": "\${configDir}/src",
      "paths": { "@/*": ["\${configDir}/src/*"], },
    },
  }`,
  'packages/shared/package.json': { name: '@acme/shared', module: 'dist/index.mjs', main: 'dist/index.js' },
  'packages/shared/tsconfig.json': { extends: ['@acme/config'], include: ['src'] },
  'packages/bundle/package.json': {
    name: '@acme/bundle',
    exports: {
      '.': './dist/index.mjs',
      './part/*': './part/*.js',
      './plugin': { types: './dist/plugin.d.mts', default: './dist/plugin.mjs' },
    },
  },
  'packages/bundle/src/index.ts': '',
  'packages/bundle/src/plugin.ts': '',
  'packages/bundle/src/part/one.ts': '',
  'packages/core/src/folder/index.ts': '',
  'packages/legacy/beside.js': '',
  'packages/legacy/beside.d.ts': '',
  'packages/legacy/index.d.ts': '',
  'packages/conditional/package.json': {
    name: '@acme/conditional',
    exports: { acme: './custom.ts', default: './plain.ts' },
  },
  'packages/tool/package.json': { name: '@acme/tool' },
  'packages/tool/jsconfig.json': { compilerOptions: { paths: { '$lib/*.js': ['./lib/*.mjs'] } } },
  'packages/app/package.json': { name: '@acme/app', private: true },
  'packages/app/tsconfig.json': {
    files: [],
    references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.scripts.json' }],
  },
  'packages/app/tsconfig.app.json': {
    extends: '@acme/config/typescript/base.json',
    compilerOptions: { jsx: 'react-jsx', customConditions: ['acme'], paths: { '@env': ['./src/env'] } },
    include: ['src'],
  },
  'packages/app/tsconfig.scripts.json': {
    extends: '@acme/config/typescript/base',
    compilerOptions: { rootDir: '.', paths: { '@env': ['./scripts/env.ts'] } },
    include: ['scripts'],
    references: [{ path: './tsconfig.app.json' }],
  },
};

const packages = ['app', 'bundle', 'conditional', 'config', 'core', 'legacy', 'shared', 'ui'];

const dependency = { 'package.json': '{ "name": "react-like", "types": "index.d.ts" }', 'index.d.ts': 'export {};' };

/** Links and files of a package from outside, by how the monorepo was installed. */
export const installed: Readonly<Record<Install, Readonly<Record<string, string>>>> = {
  none: {},
  links: {
    ...Object.fromEntries(packages.map((name) => [`node_modules/@acme/${name}`, `-> ../../packages/${name}`])),
    ...inFolder('node_modules/react-like', dependency),
  },
  pnpm: {
    ...Object.fromEntries(
      packages.flatMap((name) => {
        const others = packages.filter((each) => each !== name);
        return others.map((each) => [`packages/${name}/node_modules/@acme/${each}`, `-> ../../../${each}`]);
      }),
    ),
    ...inFolder('node_modules/.pnpm/react-like@1.0.0/node_modules/react-like', dependency),
    'packages/ui/node_modules/react-like': '-> ../../../node_modules/.pnpm/react-like@1.0.0/node_modules/react-like',
    'packages/app/node_modules/react-like': '-> ../../../node_modules/.pnpm/react-like@1.0.0/node_modules/react-like',
  },
};

function inFolder(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

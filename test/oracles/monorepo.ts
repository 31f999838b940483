// A small TypeScript monorepo, written anew for each test, with every way to name another file that resolution knows.
import { type Install, installed, others } from './monorepo-layout';

/** Where each import of a file leads; `undefined` where that is out of the workspace or nowhere. */
type Imports = Readonly<Record<string, string | undefined>>;

/** Sources by path; their text holds these imports and nothing else. */
export const imports: Readonly<Record<string, Imports>> = {
  // Extension rules and folders, under `bundler`.
  'packages/ui/src/index.ts': {
    './button': 'packages/ui/src/button.tsx',
    './button.js': 'packages/ui/src/button.tsx',
    './button.jsx': 'packages/ui/src/button.tsx',
    './theme.ts': 'packages/ui/src/theme.ts',
    './both': 'packages/ui/src/both.ts',
    './both.js': 'packages/ui/src/both.ts',
    './module.mjs': 'packages/ui/src/module.mts',
    './common.cjs': 'packages/ui/src/common.cts',
    './dotted.name': 'packages/ui/src/dotted.name.ts',
    './types': 'packages/ui/src/types.d.ts',
    './forms': 'packages/ui/src/forms/index.ts',
    './forms/': 'packages/ui/src/forms/index.ts',
    './named': 'packages/ui/src/named.ts',
    './named/': 'packages/ui/src/named/index.ts',
    './plain': 'packages/ui/src/plain.js',
    './data.json': undefined,
    './missing': undefined,
    '../../../../outside': undefined,
    'react-like': undefined,
    'node:fs': undefined,
    fs: undefined,
  },
  'packages/ui/src/forms/index.ts': {
    '.': 'packages/ui/src/forms/index.ts',
    './': 'packages/ui/src/forms/index.ts',
    '..': 'packages/ui/src/index.ts',
    './../theme': 'packages/ui/src/theme.ts',
    // `paths` of the base configuration: an exact one, and the longest of two wildcards.
    '~theme': 'packages/ui/src/theme.ts',
    '~/button': 'packages/ui/src/button.tsx',
    '~/forms/named': 'packages/ui/src/named.ts',
    '~/forms': 'packages/ui/src/forms/index.ts',
    '~/missing': undefined,
    'second-choice': 'packages/ui/src/plain.js',
    'icon-button-view': 'packages/ui/src/button.tsx',
    // `baseUrl`.
    'packages/ui/src/theme': 'packages/ui/src/theme.ts',
  },
  'packages/ui/src/button.tsx': {},
  'packages/ui/src/theme.ts': {},
  'packages/ui/src/both.ts': {},
  'packages/ui/src/both.js': {},
  'packages/ui/src/module.mts': {},
  'packages/ui/src/common.cts': {},
  'packages/ui/src/dotted.name.ts': {},
  'packages/ui/src/types.d.ts': {},
  'packages/ui/src/named.ts': {},
  'packages/ui/src/named/index.ts': {},
  'packages/ui/src/plain.js': {},

  // `exports`, `imports` and the package's own name, under `nodenext`; built by the compiler into `dist`.
  'packages/core/src/index.ts': {
    './feature/a.js': 'packages/core/src/feature/a.ts',
    '#env': 'packages/core/src/env-node.ts',
    '#lib/text': 'packages/core/src/lib/text.ts',
    '#lib/private/secret': undefined,
    '#built': 'packages/core/src/lib/text.ts',
    '#ui': 'packages/ui/src/index.ts',
    '#unknown': undefined,
    '@acme/core': 'packages/core/src/index.ts',
    '@acme/core/feature/a': 'packages/core/src/feature/a.ts',
  },
  'packages/core/src/feature/a.ts': {},
  'packages/core/src/feature/deep/b.ts': {},
  'packages/core/src/feature/special.ts': {},
  'packages/core/src/env-node.ts': {},
  'packages/core/src/env-default.ts': {},
  'packages/core/src/lib/text.ts': {},
  'packages/core/src/lib/private/secret.ts': {},
  'packages/core/src/hidden.ts': {},
  'packages/core/src/types/index.ts': {},

  // A package of JavaScript by hand, with a declaration beside it and folders that say what is in them.
  'packages/legacy/index.js': {
    './folder': 'packages/legacy/folder/lib/entry.js',
    './typed': 'packages/legacy/typed/lib.d.ts',
    './shaped': 'packages/legacy/shaped/index.js',
  },
  'packages/legacy/only.d.ts': {},
  'packages/legacy/folder/lib/entry.js': {},
  'packages/legacy/typed/lib.d.ts': {},
  'packages/legacy/shaped/index.js': {},

  // Configured by a package; `paths` of that package stand on `${configDir}`.
  'packages/shared/src/index.ts': {
    '@/inner/one': 'packages/shared/src/inner/one.ts',
    '@/inner': undefined,
    '@acme/config': undefined,
  },
  'packages/shared/src/inner/one.ts': {},

  // A solution: each file has the options of the project that includes it.
  'packages/app/src/main.tsx': {
    '@env': 'packages/app/src/env.ts',
    '@acme/ui': 'packages/ui/src/index.ts',
    '@acme/ui/forms': 'packages/ui/src/forms/index.ts',
    '@acme/core': 'packages/core/src/index.ts',
    '@acme/core/feature/a': 'packages/core/src/feature/a.ts',
    '@acme/core/feature/deep/b': 'packages/core/src/feature/deep/b.ts',
    '@acme/core/special': 'packages/core/src/feature/special.ts',
    '@acme/core/types': 'packages/core/src/types/index.ts',
    '@acme/core/hidden': undefined,
    '@acme/core/package.json': undefined,
    '@acme/shared': 'packages/shared/src/index.ts',
    '@acme/legacy/only': 'packages/legacy/only.d.ts',
    '@acme/conditional': 'packages/conditional/custom.ts',
    '@acme/unknown': undefined,
    'react-like': undefined,
  },
  'packages/app/src/env.ts': {},
  'packages/app/scripts/build.ts': {
    '@env': 'packages/app/scripts/env.ts',
    '@acme/conditional': 'packages/conditional/plain.ts',
    '@acme/core': 'packages/core/src/index.ts',
  },
  'packages/app/scripts/env.ts': {},
  'packages/conditional/custom.ts': {},
  'packages/conditional/plain.ts': {},

  // JavaScript with a configuration of its own.
  'packages/tool/main.mjs': { '$lib/a.js': 'packages/tool/lib/a.mjs', './lib/a.mjs': 'packages/tool/lib/a.mjs' },
  'packages/tool/lib/a.mjs': {},

  // No project includes it: the solution around it has no `paths`.
  'packages/app/test/main.test.ts': { '@env': undefined, '../src/main': 'packages/app/src/main.tsx' },
};

/** Imports that we answer otherwise than the compiler, by what the oracle should call them. */
export const differing: Readonly<
  Record<'built' | 'bundler' | 'implementation' | 'query', Readonly<Record<string, Imports>>>
> = {
  built: {
    'packages/app/src/uses-bundle.ts': {
      '@acme/bundle': 'packages/bundle/src/index.ts',
      '@acme/bundle/plugin': 'packages/bundle/src/plugin.ts',
      '../../bundle/dist/plugin.js': 'packages/bundle/src/plugin.ts',
      // Published from its build folder.
      '@acme/bundle/part/one': 'packages/bundle/src/part/one.ts',
    },
  },
  bundler: {
    'packages/core/src/bare.ts': {
      './feature/a': 'packages/core/src/feature/a.ts',
      './folder': 'packages/core/src/folder/index.ts',
    },
  },
  implementation: {
    'packages/legacy/user.js': { './beside': 'packages/legacy/beside.js' },
    'packages/app/src/uses-legacy.ts': { '@acme/legacy': 'packages/legacy/index.js' },
  },
  query: {
    'packages/app/src/uses-worker.ts': {
      './env?worker': 'packages/app/src/env.ts',
      '@acme/shared?raw': 'packages/shared/src/index.ts',
    },
  },
};

/** Files by path; a text that starts with `-> ` is a link. */
export function monorepo(install: Install): Record<string, string> {
  const files: Record<string, string> = { '.gitignore': 'node_modules\n' };
  for (const [path, content] of Object.entries(others)) {
    files[path] = typeof content === 'string' ? content : JSON.stringify(content, undefined, 2);
  }
  for (const table of [imports, ...Object.values(differing)]) {
    for (const [path, written] of Object.entries(table)) {
      const names = Object.keys(written).map((specifier) => `import '${specifier}';\n`);
      files[path] = `${names.join('')}export {};\n`;
    }
  }
  return { ...files, ...installed[install] };
}

// madge: circular dependencies, without type-only imports.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, jsonIn, packageVersion, type Tool } from './tool';

export const madge: Tool = {
  name: 'madge',
  languages: ['typescript'],
  version: () => packageVersion('madge'),
  hasCache: false,
  prepare: ({ root }) => {
    const detectiveOptions = { ts: { skipTypeImports: true }, tsx: { skipTypeImports: true } };
    writeFileSync(join(root, '.madgerc'), JSON.stringify({ detectiveOptions }));
  },
  command: ({ root }) => ({
    file: process.execPath,
    args: [
      join(installed, 'madge/bin/cli.js'),
      ...['--circular', '--json', '--no-spinner', '--extensions', 'ts,tsx,mts,cts,js,jsx,mjs,cjs'],
      ...(existsSync(join(root, 'tsconfig.json')) ? ['--ts-config', 'tsconfig.json'] : []),
      '.',
    ],
    cwd: root,
  }),
  read: (output) => ({ files: undefined, modules: new Set((jsonIn(output) as string[][]).flat()) }),
};

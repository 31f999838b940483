// dpdm: circular dependencies without those of types alone (`--transform`).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, packageVersion, relativeTo, type Tool } from './tool';

interface Report {
  readonly tree: Readonly<Record<string, unknown>>;
  readonly circulars: readonly (readonly string[])[];
}

export const dpdm: Tool = {
  name: 'dpdm',
  languages: ['typescript'],
  version: () => packageVersion('dpdm'),
  hasCache: false,
  command: ({ root, scratch }) => ({
    file: process.execPath,
    args: [
      join(installed, 'dpdm/lib/bin/dpdm.js'),
      ...['--transform', '--tree=false', '--warning=false', '--circular=false', '--progress=false'],
      ...['--output', join(scratch, 'dpdm.json'), '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
    ],
    cwd: root,
  }),
  read(_, { root, scratch }) {
    const { tree, circulars } = JSON.parse(readFileSync(join(scratch, 'dpdm.json'), 'utf8')) as Report;
    const modules = new Set(circulars.flat().map((path) => relativeTo(root, path)));
    return { files: Object.keys(tree).length, modules };
  },
  note: 'counts what it could not resolve as files too',
};

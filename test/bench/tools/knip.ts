// Knip: cycles only, every source file an entry, so that it sees them all.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, jsonIn, packageVersion, relativeTo, type Tool } from './tool';

interface Report {
  readonly issues: readonly { readonly cycles?: readonly (readonly { readonly name: string }[])[] }[];
}

const sources = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}!';

export const knip: Tool = {
  name: 'Knip',
  languages: ['typescript'],
  version: () => packageVersion('knip'),
  hasCache: true,
  prepare: ({ scratch }) => {
    const configuration = { entry: [sources], project: [sources], include: ['cycles'] };
    writeFileSync(join(scratch, 'knip.json'), JSON.stringify(configuration));
  },
  command: ({ root, scratch, warm }) => ({
    file: process.execPath,
    args: [
      join(installed, 'knip/bin/knip.js'),
      ...['-c', join(scratch, 'knip.json'), '--cycles', '--no-progress', '--no-config-hints', '--no-exit-code'],
      ...['--reporter', 'json', ...(warm ? ['--cache', '--cache-location', join(scratch, 'knip-cache')] : [])],
    ],
    cwd: root,
  }),
  read(output, { root }) {
    const cycles = (jsonIn(output) as Report).issues.flatMap((issue) => issue.cycles ?? []);
    return { files: undefined, modules: new Set(cycles.flat().map(({ name }) => relativeTo(root, name))) };
  },
};

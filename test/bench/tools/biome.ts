// Biome: noImportCycles only, its own binary without the Node launcher. Its scanner runs only from a root configuration.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, jsonIn, packageVersion, relativeTo, type Tool } from './tool';

interface Report {
  readonly summary: { readonly unchanged: number };
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
}

export const biomeConfiguration = {
  root: true,
  files: { ignoreUnknown: true, maxSize: 100_000_000 },
  formatter: { enabled: false },
  assist: { enabled: false },
  css: { linter: { enabled: false } },
  json: { linter: { enabled: false } },
  linter: { enabled: true, rules: { recommended: false, suspicious: { noImportCycles: 'error' } } },
};

export const biome: Tool = {
  name: 'Biome',
  languages: ['typescript'],
  version: () => (biomeBinary() === undefined ? undefined : packageVersion('@biomejs/biome')),
  hasCache: false,
  prepare: ({ root }) => writeFileSync(join(root, 'biome.json'), JSON.stringify(biomeConfiguration)),
  command: ({ root }) => ({
    file: biomeBinary()!,
    args: ['lint', '--max-diagnostics=none', '--reporter=json', '.'],
    cwd: root,
  }),
  read(output, { root }) {
    const report = jsonIn(output) as Report;
    const cycles = report.diagnostics.filter(({ category }) => category.endsWith('noImportCycles'));
    const modules = new Set(cycles.map(({ location }) => relativeTo(root, location.path)));
    return { files: report.summary.unchanged, modules };
  },
  note: 'its count of files includes those that are no modules',
};

export function biomeBinary(): string | undefined {
  return nativeBinary('@biomejs', 'biome');
}

/** The program that a platform package ships below `scope`. */
export function nativeBinary(scope: string, program: string): string | undefined {
  const folder = join(installed, scope);
  if (!existsSync(folder)) return undefined;
  const candidates = readdirSync(folder).flatMap((name) => [
    join(folder, name, program),
    join(folder, name, `${program}.exe`),
  ]);
  return candidates.find((path) => existsSync(path) && !path.includes(join(scope, program, program)));
}

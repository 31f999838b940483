// Our own command line: the cycle rule alone, and all rules, which is what counts.
import { resolve } from 'node:path';
import packageJson from '../../../package.json';
import type { Tool } from './tool';

interface Report {
  readonly stats: { readonly files: number };
  readonly groups: Readonly<
    Record<string, { readonly rule: string; readonly kind?: string; readonly modules?: string[] }>
  >;
}

export const allRules = 'ours, all rules';

/** `cli`: the built command line. */
export function ours(name: string, args: readonly string[], cli = resolve('dist/cli.js')): Tool {
  return {
    name,
    languages: ['typescript', 'python'],
    version: () => packageJson.version,
    hasCache: true,
    command: ({ root, warm }) => ({
      file: process.execPath,
      args: [cli, 'check', ...args, '--quiet', '--format', 'json', ...(warm ? [] : ['--no-cache'])],
      cwd: root,
    }),
    read(output) {
      const { stats, groups } = JSON.parse(output) as Report;
      const cycles = Object.values(groups).filter(({ rule, kind }) => rule === 'import-cycle' && kind !== 'type');
      return { files: stats.files, modules: new Set(cycles.flatMap(({ modules }) => modules ?? [])) };
    },
  };
}

export function isOurs({ name }: Pick<Tool, 'name'>): boolean {
  return name.startsWith('ours');
}

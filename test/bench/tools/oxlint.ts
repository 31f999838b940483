// oxlint: import/no-cycle only, on all threads; type-only imports are ignored as by default.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, jsonIn, packageVersion, relativeTo, type Tool } from './tool';

interface Report {
  readonly diagnostics: readonly { readonly code?: string; readonly filename: string }[];
  readonly number_of_files: number;
}

export const oxlintConfiguration = {
  plugins: ['import'],
  categories: { correctness: 'off' },
  rules: { 'import/no-cycle': ['error', { ignoreTypes: true }] },
};

export const oxlint: Tool = {
  name: 'oxlint',
  languages: ['typescript'],
  version: () => packageVersion('oxlint'),
  hasCache: false,
  prepare: ({ scratch }) => writeFileSync(join(scratch, 'oxlintrc.json'), JSON.stringify(oxlintConfiguration)),
  command: ({ root, scratch }) => ({
    file: process.execPath,
    args: [
      join(installed, 'oxlint/bin/oxlint'),
      ...['-c', join(scratch, 'oxlintrc.json'), '--disable-nested-config', '--format', 'json', '.'],
    ],
    cwd: root,
  }),
  read(output, { root }) {
    const report = jsonIn(output) as Report;
    const cycles = report.diagnostics.filter(({ code }) => code === 'import(no-cycle)');
    return {
      files: report.number_of_files,
      modules: new Set(cycles.map(({ filename }) => relativeTo(root, filename))),
    };
  },
};

// dependency-cruiser: one rule, no cycles, without what the compiler erases.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, jsonIn, packageVersion, type Tool } from './tool';

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly cycle?: readonly { readonly name: string }[] }[];
  };
}

export const dependencyCruiser: Tool = {
  name: 'dependency-cruiser',
  languages: ['typescript'],
  version: () => packageVersion('dependency-cruiser'),
  hasCache: true,
  prepare: ({ root, scratch }) => {
    const options = {
      doNotFollow: { path: 'node_modules' },
      exclude: { path: 'node_modules' },
      tsPreCompilationDeps: false,
      ...(existsSync(join(root, 'tsconfig.json')) ? { tsConfig: { fileName: 'tsconfig.json' } } : {}),
    };
    const forbidden = [{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } }];
    writeFileSync(join(scratch, 'dependency-cruiser.json'), JSON.stringify({ forbidden, options }));
  },
  command: ({ root, scratch, warm }) => ({
    file: process.execPath,
    args: [
      join(installed, 'dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['-c', join(scratch, 'dependency-cruiser.json'), '-T', 'json'],
      ...(warm ? ['--cache', join(scratch, 'cruiser-cache'), '--cache-strategy', 'content'] : []),
      '.',
    ],
    cwd: root,
  }),
  read(output) {
    const { totalCruised, violations } = (jsonIn(output) as Report).summary;
    const names = violations.flatMap(({ from, cycle = [] }) => [from, ...cycle.map(({ name }) => name)]);
    return { files: totalCruised, modules: new Set(names) };
  },
  note: '17 is the newest line that runs on Node 20',
};

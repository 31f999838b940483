// ESLint with eslint-plugin-import-x: no-cycle only, TypeScript's parser without type information.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, jsonIn, packageVersion, relativeTo, type Tool } from './tool';

interface FileResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null }[];
}

const configuration = `
const parser = require('@typescript-eslint/parser');
const importX = require('eslint-plugin-import-x');
const { createTypeScriptImportResolver } = require('eslint-import-resolver-typescript');
module.exports = [{
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
  plugins: { 'import-x': importX },
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
  settings: {
    'import-x/resolver-next': [createTypeScriptImportResolver({ noWarnOnMultipleProjects: true })],
    'import-x/parsers': { [require.resolve('@typescript-eslint/parser')]: ['.ts', '.tsx', '.mts', '.cts'] },
    'import-x/extensions': ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  },
  rules: { 'import-x/no-cycle': 'error' },
}];
`;

export const eslint: Tool = {
  name: 'ESLint import-x',
  languages: ['typescript'],
  version: () => {
    const [core, plugin] = [packageVersion('eslint'), packageVersion('eslint-plugin-import-x')];
    return core === undefined || plugin === undefined ? undefined : `${core}, plugin ${plugin}`;
  },
  hasCache: false,
  prepare: ({ scratch }) => {
    mkdirSync(scratch, { recursive: true });
    symlinkSync(installed, join(scratch, 'node_modules'));
    writeFileSync(join(scratch, 'eslint.config.cjs'), configuration);
  },
  command: ({ root, scratch }) => ({
    file: process.execPath,
    args: [
      ...['--max-old-space-size=8192', join(installed, 'eslint/bin/eslint.js')],
      ...['-c', join(scratch, 'eslint.config.cjs'), '--format', 'json', '--concurrency', 'auto', '.'],
    ],
    cwd: root,
  }),
  read(output, { root }) {
    const results = jsonIn(output) as FileResult[];
    const cyclic = results.filter(({ messages }) => messages.some(({ ruleId }) => ruleId === 'import-x/no-cycle'));
    return { files: results.length, modules: new Set(cyclic.map(({ filePath }) => relativeTo(root, filePath))) };
  },
  note: 'its cache cannot be used: a file’s cycles depend on other files',
};

// Bundles the extension, the language server, its worker and the command line into dist/.
import { chmod } from 'node:fs/promises';
import { build } from 'esbuild';

/** ts-morph holds the whole TypeScript compiler: one copy, loaded by whoever needs it, when it is needed. */
const sharedCompiler = {
  name: 'shared-compiler',
  setup({ onResolve }) {
    onResolve({ filter: /^ts-morph$/ }, () => ({ path: './ts-morph.js', external: true }));
  },
};

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outdir: 'dist',
  minify: process.argv.includes('--minify'),
  sourcemap: process.argv.includes('--sourcemap'),
  logLevel: 'warning',
  mainFields: ['module', 'main'],
};

await Promise.all([
  build({ ...common, entryPoints: { extension: 'client/src/extension.ts' }, external: ['vscode'] }),
  build({
    ...common,
    entryPoints: { server: 'server/src/lsp/server.ts', worker: 'server/src/host/worker.ts' },
    plugins: [sharedCompiler],
    external: ['oxc-resolver'],
  }),
  build({
    ...common,
    entryPoints: { cli: 'server/src/cli/bin.ts' },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [sharedCompiler],
    external: ['oxc-resolver'],
  }),
  build({ ...common, entryPoints: { 'ts-morph': 'ts-morph' }, minify: true, mainFields: ['main'] }),
]);
await chmod('dist/cli.js', 0o755);

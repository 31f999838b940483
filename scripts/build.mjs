// Bundles the extension, the language server, its worker and the command line into dist/.
import { createHash } from 'node:crypto';
import { chmod, readdir, readFile } from 'node:fs/promises';
import { build } from 'esbuild';

/** What is large, and not always needed: one copy of each, loaded by whoever needs it, when it is needed. ts-morph holds the compiler. */
const shared = {
  name: 'shared',
  setup({ onResolve }) {
    onResolve({ filter: /^ts-morph$/ }, () => ({ path: './ts-morph.js', external: true }));
    onResolve({ filter: /^\.\/(typescript|python)\/extract$/ }, ({ path }) => ({
      path: `./${path.split('/')[1]}.js`,
      external: true,
    }));
  },
};

/** Of all that what is kept depends on beside the workspace: a build with other sources must not read what was kept before. */
async function versionOf(folders) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
    for (const name of names) hash.update(name).update(await readFile(`${folder}/${name}`));
  }
  return hash
    .update(await readFile('package-lock.json'))
    .digest('hex')
    .slice(0, 16);
}

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outdir: 'dist',
  minify: process.argv.includes('--minify'),
  sourcemap: process.argv.includes('--sourcemap'),
  // Without comments all of it is ASCII, and one character outside would double what the engine keeps of the source.
  minifyWhitespace: true,
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  define: {
    SSOT_FACTS_VERSION: JSON.stringify(await versionOf(['server/src/facts', 'server/src/text', 'server/src/host'])),
    SSOT_REPORT_VERSION: JSON.stringify(await versionOf(['server/src'])),
  },
};

await Promise.all([
  build({ ...common, entryPoints: { extension: 'client/src/extension.ts' }, external: ['vscode'] }),
  build({
    ...common,
    entryPoints: {
      server: 'server/src/lsp/server.ts',
      worker: 'server/src/host/worker.ts',
      keeper: 'server/src/host/cache/keeper.ts',
      typescript: 'server/src/facts/typescript/extract.ts',
      python: 'server/src/facts/python/extract.ts',
    },
    plugins: [shared],
    external: ['oxc-resolver'],
  }),
  build({
    ...common,
    entryPoints: { cli: 'server/src/cli/bin.ts' },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [shared],
    external: ['oxc-resolver'],
  }),
  build({ ...common, entryPoints: { 'ts-morph': 'ts-morph' }, minify: true, mainFields: ['main'] }),
]);
await chmod('dist/cli.js', 0o755);

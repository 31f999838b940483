// Bundles the test suite into the CommonJS file that VS Code loads.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** Returns the absolute path of the file to load. */
export async function bundleSuite(root: string): Promise<string> {
  const outfile = path.join(root, 'dist-test/extension/suite-bundle.js');
  const entry = path.join(root, 'dist-test/extension/suite.js');
  await build({
    entryPoints: [path.join(root, 'test/extension/suite/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  // Node maps stack traces only of files that are loaded after this call.
  await writeFile(entry, "process.setSourceMapsEnabled(true);\nmodule.exports = require('./suite-bundle.js');\n");
  return entry;
}

// Bundles the test suite into the one CommonJS file that VS Code loads.
import path from 'node:path';
import { build } from 'esbuild';

/** Returns the bundle's absolute path. */
export async function bundleSuite(root: string): Promise<string> {
  const outfile = path.join(root, 'dist-test/extension/suite.js');
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
  return outfile;
}

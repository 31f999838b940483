// Runs every test file (or those whose path contains an argument) with Node's own test runner.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const wanted = process.argv.slice(2);
const files = readdirSync('test', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
  .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
  .filter((file) => !file.includes('/node_modules/') && !file.includes('/workspaces/') && !file.includes('/extension/'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
// What is kept from run to run is kept apart from the user's.
const cache = mkdtempSync(join(tmpdir(), 'ssot-guard-tests-'));
const run = spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=spec', ...files], {
  stdio: 'inherit',
  env: { ...process.env, XDG_CACHE_HOME: cache },
});
rmSync(cache, { recursive: true, force: true });
process.exit(run.status ?? 1);

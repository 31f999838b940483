// What `npm start` shows after the build: the report on the sample workspace, and where to go from there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const sample = join('test', 'workspaces', 'websocket-dual-pattern');
const cli = join('dist', 'cli.js');
if (!existsSync(join(home, cli))) {
  console.error(`${cli} is missing: run \`npm run build\` first.`);
  process.exit(1);
}

console.log(`Checking the sample workspace ${sample}: one product that grew two WebSocket packages.\n`);
const { status, error } = spawnSync(process.execPath, [cli, 'check', '--root', sample], {
  cwd: home,
  stdio: 'inherit',
});
// Findings (1) are what the sample is for; anything above is a fault of the program.
if (error !== undefined || status === null || status > 1) {
  console.error(`\nThe check did not finish${error === undefined ? '' : `: ${error.message}`}.`);
  process.exit(status ?? 1);
}
console.log(`
Next
  npm run ide                        the same findings in VS Code, on the sample
  npm run ide -- /path/to/project    … on your own code
  node ${cli} check --root /path/to/project
  node ${cli} --help`);

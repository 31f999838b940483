// Installs the rivals at the versions of rivals/package-lock.json; Python's into an environment of their own beside them.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installed, pythonFolder } from './tools/tool';

const pythonPackages = ['grimp==3.19', 'pylint==4.0.4'];

/** As the lock file tells; `npm ci` refuses to where the registry lacks a tool's part for some other platform. */
const install = ['install', '--no-save', '--ignore-scripts'];

/** Does nothing where they are installed already. A package that cannot be had is told, and its tool left out. */
export function installRivals(): void {
  const folder = resolve('test/bench/rivals');
  const marker = join(installed, '.package-lock.json');
  if (!existsSync(marker) || statSync(marker).mtimeMs < statSync(join(folder, 'package-lock.json')).mtimeMs) {
    console.error('Installing the rivals (npm install in test/bench/rivals)');
    const done = spawnSync('npm', install, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status !== 0) throw new Error(`npm ${install.join(' ')} failed in test/bench/rivals`);
  }
  if (!existsSync(pythonFolder)) installPython();
}

function installPython(): void {
  if (spawnSync('python3', ['-m', 'venv', pythonFolder], { stdio: 'ignore' }).status !== 0) {
    console.error('python3 -m venv does not work here: the rivals for Python are left out');
    return;
  }
  const pip = join(pythonFolder, 'bin/pip');
  for (const name of pythonPackages) {
    const done = spawnSync(pip, ['install', '--quiet', '--retries', '0', name], { encoding: 'utf8' });
    if (done.status !== 0) console.error(`${name} cannot be installed here and is left out`);
  }
}

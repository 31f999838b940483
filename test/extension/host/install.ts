// Installs the pinned packages of the browser host into .vscode-test/, once, and says where the pieces lie.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { HostError } from './host-error';
import { withLock } from './lock';
import type { PlaywrightCore } from './playwright-types';

/** The pieces of an installed browser host; every path is absolute. */
export interface HostPackages {
  /** The folder that holds `node_modules`; named after the lock file's hash, never changed once it exists. */
  readonly dir: string;
  /** The Node that starts the server, whatever Node runs the tests. */
  readonly node: string;
  readonly serverMain: string;
  readonly fonts: string;
  readonly playwright: PlaywrightCore;
}

const PACKAGES = path.join(__dirname, 'packages');
const NPM_FLAGS = [
  '--ignore-scripts',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--engine-strict=false',
  '--loglevel=error',
];

/** Returns the packages, installing them first where they are missing. `cache` is the git-ignored `.vscode-test`. */
export async function installHost(cache: string): Promise<HostPackages> {
  const hash = await hashOfLocks();
  const dir = path.join(cache, `host-${hash}`);
  if (!(await exists(dir))) {
    await mkdir(cache, { recursive: true });
    await withLock(path.join(cache, 'host.lock'), async () => {
      if (!(await exists(dir))) await installInto(dir, hash);
    });
  }
  return locate(dir);
}

async function hashOfLocks(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json', 'vscode/package-lock.json']) {
    hash.update(await readFile(path.join(PACKAGES, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** A folder under the final name is complete: everything happens beside it, and the rename is the stamp. */
async function installInto(dir: string, hash: string): Promise<void> {
  const partial = `${dir}.partial`;
  const started = Date.now();
  say('installing VS Code and its driver from npm into .vscode-test (once, about a minute, 1.1 GB on disk)');
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    await cp(path.join(PACKAGES, file), path.join(partial, file));
  await npmCi(partial, []);
  const vscode = path.join(partial, 'node_modules/code-server/lib/vscode');
  // The lock that code-server ships is not complete, and `npm ci` refuses it; ours is the same one, completed.
  await cp(path.join(PACKAGES, 'vscode/package-lock.json'), path.join(vscode, 'npm-shrinkwrap.json'));
  await npmCi(vscode, ['--omit=dev']);
  await npmCi(path.join(vscode, 'extensions'), ['--omit=dev']);
  await writeFile(path.join(partial, 'stamp'), `${hash}\n`);
  await rename(partial, dir);
  await removeOthers(dir);
  say(`installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** What an older lock file asked for, and what an interrupted installation left. */
async function removeOthers(dir: string): Promise<void> {
  const cache = path.dirname(dir);
  for (const name of await readdir(cache)) {
    if (!/^(host|chromium)-/.test(name) || name === path.basename(dir)) continue;
    await rm(path.join(cache, name), { recursive: true, force: true });
  }
}

async function locate(dir: string): Promise<HostPackages> {
  const modules = path.join(dir, 'node_modules');
  const node = await findNode(modules);
  const require = createRequire(path.join(dir, 'package.json'));
  return {
    dir,
    node,
    serverMain: path.join(modules, 'code-server/lib/vscode/out/server-main.js'),
    fonts: path.join(modules, 'dejavu-fonts-ttf/ttf'),
    playwright: require('playwright-core') as PlaywrightCore,
  };
}

async function findNode(modules: string): Promise<string> {
  const packaged = path.join(modules, `node-${process.platform}-${process.arch}`, 'bin/node');
  if (await exists(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new HostError(
    `The VS Code server needs Node 24 or newer; found Node ${process.versions.node}, and no package brings one for ${process.platform}-${process.arch}.`,
    'Run this with Node 24, or set VSCODE_EXECUTABLE_PATH to a desktop VS Code.',
  );
}

function npmCi(cwd: string, extra: string[]): Promise<void> {
  // npm exports itself to the scripts it runs; outside of npm its name is looked up on PATH.
  const self = process.env.npm_execpath;
  const viaNode = self?.endsWith('.js') === true && path.basename(self).startsWith('npm');
  const command = viaNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = [...(viaNode ? [self] : []), 'ci', ...NPM_FLAGS, ...extra];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(0, 3000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => reject(failed(cwd, args, error.message)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(failed(cwd, args, output))));
  });
}

function failed(cwd: string, args: string[], output: string): HostError {
  return new HostError(
    `\`npm ${args.filter((arg) => !arg.endsWith('.js')).join(' ')}\` failed in ${cwd}:\n${output.trim()}`,
    'Check that the npm registry can be reached and that the disk has 2 GB free, then run the same command again.',
  );
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function say(line: string): void {
  console.error(`[host] ${line}`);
}

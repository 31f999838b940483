// Starts the VS Code server of the browser host on a free port of this machine, with throw-away data folders.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { atExit } from './at-exit';
import { HostError } from './host-error';
import type { HostPackages } from './install';
import { QUIET_SETTINGS } from './settings';

export interface ServerOptions {
  /** An existing directory of this run; server data, user settings and sockets go below it. */
  readonly runDir: string;
  /** Everything that the server and its extension hosts print. */
  readonly logFile: string;
  /** End by itself minutes after the last window has gone, should nobody be left to call `stop`. */
  readonly endWhenIdle?: boolean;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /**
   * 'tests' is the mode in which VS Code accepts tests by its address; it shows no toasts then. 'visit' is an ordinary
   * VS Code that has the extension of this folder installed.
   */
  readonly mode: 'tests' | { readonly visit: string };
  /** Added to the environment of the server and of every extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface WindowRequest {
  /** A folder or a `.code-workspace` file, absolute. */
  readonly workspace: string;
  /** With it the window runs the tests, reports their result and is of no further use. */
  readonly tests?: { readonly extensionPath: string; readonly testsPath: string };
  readonly openFile?: string;
}

export interface HostServer {
  readonly port: number;
  /** The address of a window. It carries the connection token. */
  url(request: WindowRequest): string;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const START_MS = 60_000;
const STOP_MS = 5_000;
/** Unix sockets have about 104 bytes for their path; VS Code adds up to 52 to the directory. */
const SOCKET_DIR_LIMIT = 50;

export async function startServer(host: HostPackages, options: ServerOptions): Promise<HostServer> {
  const token = randomBytes(16).toString('hex');
  const directories = await prepareData(options.runDir);
  if (options.mode !== 'tests') await installExtension(options.mode.visit, path.join(directories.server, 'extensions'));
  await mkdir(path.dirname(options.logFile), { recursive: true });
  const log = createWriteStream(options.logFile);
  const child = spawn(
    host.node,
    [
      host.serverMain,
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--connection-token', token],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
      ...['--server-data-dir', directories.server, '--user-data-dir', directories.user],
      // A built VS Code reads the two extension paths of the address only in this mode.
      ...(options.mode === 'tests' ? ['--enable-smoke-test-driver'] : []),
      ...(options.endWhenIdle === true ? ['--enable-remote-auto-shutdown'] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      env: { ...process.env, ...temporary(directories.sockets), ...options.env },
    },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => log.end(resolve)));
  const withdraw = atExit(() => signalGroup(child, 'SIGKILL'));
  const stop = () => stopGroup(child, ended).then(withdraw);
  try {
    const port = await listening(child, log, options.logFile);
    return { port, url: (request) => windowUrl(port, token, request), ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepareData(runDir: string): Promise<{ server: string; user: string; sockets: string }> {
  const server = path.join(runDir, 'server');
  const user = path.join(runDir, 'user');
  const sockets = path.join(runDir, 't');
  await mkdir(server, { recursive: true });
  await mkdir(sockets, { recursive: true });
  await mkdir(path.join(user, 'User'), { recursive: true });
  await writeFile(path.join(user, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS, null, 2));
  return { server, user, sockets };
}

/** A link under the name that VS Code gives an installed extension; it takes up what lies there when it first starts. */
async function installExtension(source: string, extensions: string): Promise<void> {
  const file = path.join(source, 'package.json');
  const manifest = await readFile(file, 'utf8').catch(() => {
    throw new HostError(`${file} cannot be read.`, 'Give the folder of an extension.');
  });
  const { publisher, name, version } = JSON.parse(manifest) as Record<string, string>;
  await mkdir(extensions, { recursive: true });
  await symlink(source, path.join(extensions, `${publisher}.${name}-${version}`), 'dir');
}

function temporary(sockets: string): Record<string, string> {
  return Buffer.byteLength(sockets) <= SOCKET_DIR_LIMIT ? { TMPDIR: sockets, XDG_RUNTIME_DIR: sockets } : {};
}

function listening(child: ChildProcess, log: NodeJS.WritableStream, logFile: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let head = '';
    const fail = async (found: string) => {
      clearTimeout(timer);
      const tail = await readFile(logFile, 'utf8').catch(() => '');
      const shown = (tail || head).trim().split('\n').slice(-15).join('\n');
      reject(new HostError(`${found}\n${shown}`, `Read ${logFile}; remove .vscode-test to install the host anew.`));
    };
    const timer = setTimeout(() => fail(`The VS Code server did not listen within ${START_MS / 1000} s.`), START_MS);
    const read = (chunk: Buffer) => {
      log.write(chunk);
      head = (head + chunk.toString()).slice(-20_000);
      const port = /agent listening on (\d+)/.exec(head)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`The VS Code server could not be started: ${error.message}`));
    child.once('exit', (code, signal) =>
      fail(`The VS Code server ended at once (${signal ?? `exit status ${code}`}).`),
    );
  });
}

function windowUrl(port: number, token: string, request: WindowRequest): string {
  const remote = (file: string) => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
  const payload: [string, string][] = [];
  if (request.tests !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(request.tests.extensionPath)]);
    payload.push(['extensionTestsPath', remote(request.tests.testsPath)]);
  }
  if (request.openFile !== undefined) payload.push(['openFile', remote(request.openFile)]);
  const kind = request.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ tkn: token, [kind]: request.workspace });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

/** Ends the server with the extension hosts, watchers and language servers below it. */
async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.pid === undefined) return;
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: nobody is left in the group, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

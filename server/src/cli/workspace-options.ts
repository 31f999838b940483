// The options by which every analysing command finds its workspace, and what they come out as.
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { SessionOptions } from '../host/session';
import { threadsThatPay } from '../host/threads';
import type { Path } from '../text/paths';
import type { Arguments, OptionTable } from './arguments';
import { codeOf, UsageError } from './exit-status';
import type { Io } from './io';

export const workspaceOptions = {
  config: { value: 'FILE', help: 'Configuration to use instead of the one in the root.' },
  root: {
    value: 'DIR',
    help: 'Folder to analyse. Default: the folder of --config, else the current one.',
  },
  threads: {
    value: 'N',
    help: 'Worker threads; 0 reads every file on the main thread. Default: by the machine and the size.',
  },
  'no-cache': { help: 'Neither read nor write the cache of earlier runs.' },
  quiet: { short: 'q', help: 'Print nothing beside the result itself: no progress, notes or summary.' },
} as const satisfies OptionTable;

type WorkspaceArguments = Arguments<typeof workspaceOptions>;

/** Throws a `UsageError` when the folder or the configuration is not there. */
export function sessionOptionsOf(command: string, args: WorkspaceArguments, io: Io): SessionOptions {
  const config = args.text('config');
  const configFile = config === undefined ? undefined : resolve(io.cwd, config);
  if (configFile !== undefined) expect(command, '--config', config!, configFile, 'file');
  const named = args.text('root');
  const root = resolve(io.cwd, named ?? (configFile === undefined ? '.' : dirname(configFile)));
  expect(command, '--root', named ?? root, root, 'folder');
  const threads = args.integer('threads', 0) ?? threadsThatPay;
  return {
    root,
    ...(configFile === undefined ? {} : { configFile }),
    threads,
    ...(args.flag('no-cache') ? { cache: false } : {}),
  };
}

/** Root-relative paths of the operands (`called` so in messages), which must exist and lie under the root. */
export function pathsUnder(
  command: string,
  root: string,
  operands: readonly string[],
  io: Io,
  called = 'PATH',
): Path[] {
  return operands.map((operand) => {
    const absolute = resolve(io.cwd, operand);
    expect(command, called, operand, absolute, 'file or folder');
    const path = inside(root, absolute) ?? inside(realpathSync(root), realpathSync(absolute));
    if (path !== undefined) return path;
    throw new UsageError(
      `${called} expects a file or folder under the root ${root}; found ${operand} outside of it. Name its root with --root.`,
      command,
    );
  });
}

/** Root-relative POSIX path, or `undefined` outside. */
export function inside(root: string, absolute: string): Path | undefined {
  const path = relative(root, absolute);
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return path.split(sep).join('/');
}

function expect(
  command: string,
  what: string,
  written: string,
  absolute: string,
  kind: 'file' | 'folder' | 'file or folder',
) {
  let found: string;
  try {
    const stats = statSync(absolute);
    accessSync(absolute, constants.R_OK);
    if (kind === 'file or folder' || stats.isDirectory() === (kind === 'folder')) return;
    found = stats.isDirectory() ? `the folder ${written}` : `the file ${written}`;
  } catch (error) {
    const code = codeOf(error);
    found = `${written}, which ${code === 'ENOENT' || code === 'ENOTDIR' ? 'does not exist' : `cannot be read (${code})`}`;
  }
  const where = isAbsolute(written) ? '' : ` (looked for ${absolute})`;
  throw new UsageError(`${what} expects a ${kind}; found ${found}${where}.`, command);
}

// The build that the guard compares with: a release's sources, built in a temporary work tree.
import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Reference {
  readonly ref: string;
  /** For people: why this one. */
  readonly why: string;
}

/** The newest tag; else the commit that made the present version, when it can be built; else the last commit. */
export function lastRelease(): Reference {
  const tag = git(['describe', '--tags', '--abbrev=0']);
  if (tag !== '') return { ref: tag, why: 'the newest tag' };
  const version = git(['log', '-n1', '--format=%h', '-G', '^  "version":', '--', 'package.json']);
  if (
    version !== '' &&
    git(['ls-tree', version, 'scripts/build.mjs']) !== '' &&
    git(['ls-tree', version, 'server/src/cli/bin.ts']) !== ''
  )
    return { ref: version, why: 'no tag; the commit that set the present version' };
  return {
    ref: git(['rev-parse', '--short', 'HEAD']),
    why: 'no tag, and the version’s own commit has nothing to build; the last commit',
  };
}

/** The path of its command line. `remove` takes the work tree away again. */
export function buildRelease(ref: string, folder: string): { readonly cli: string; remove(): void } {
  const tree = join(folder, 'release');
  // One that an interrupted run left behind is forgotten.
  run('git', ['worktree', 'prune'], '.');
  run('git', ['worktree', 'add', '--detach', '--force', tree, ref], '.');
  const remove = () => void spawnSync('git', ['worktree', 'remove', '--force', tree]);
  try {
    if (isSameLock(ref) && existsSync('node_modules')) symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    else run('npm', ['ci', '--ignore-scripts', '--no-audit'], tree);
    run('npm', ['run', '--silent', 'build'], tree);
    return { cli: join(tree, 'dist/cli.js'), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function isSameLock(ref: string): boolean {
  return spawnSync('git', ['diff', '--quiet', ref, '--', 'package-lock.json']).status === 0;
}

function git(args: readonly string[]): string {
  return spawnSync('git', args, { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function run(file: string, args: readonly string[], cwd: string): void {
  const done = spawnSync(file, args, { cwd, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${file} ${args.join(' ')} failed: ${done.stderr?.slice(-2000)}`);
}

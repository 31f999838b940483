// One walk through a workspace: what it looks for and what it has found so far.
import type { SkippedFile } from '../analysis/report';
import { isSourceFile } from '../facts/extract';
import type { PathMatcher } from '../text/globs';
import type { Path } from '../text/paths';
import type { Disk } from './disk';
import { type IgnoreRules, isIgnored } from './ignore-rules';

export interface Scan {
  /** Real path of the root. */
  readonly root: string;
  readonly disk: Disk;
  readonly signal: AbortSignal | undefined;
  /** Whether the configuration wants a file analysed. */
  readonly wants: PathMatcher;
  /** Whether anything wanted can lie in a folder. */
  readonly enters: PathMatcher;
  /** Absolute paths of the files, by their paths in the workspace. */
  readonly found: Map<Path, string>;
  readonly projectFiles: Path[];
  /** `tsconfig.json` and `jsconfig.json` of the folders that were read, ignored or not. */
  readonly configurations: Path[];
  /** See `Discovery.scopes`. */
  readonly scopes: Path[];
  /** Absolute paths of folders with installed packages. */
  readonly installed: string[];
  readonly skipped: SkippedFile[];
  /** Met and not followed yet. */
  links: Entry[];
  /** Real paths of what was reached by links that lead out of the root, with the paths they were reached by. */
  readonly outside: Map<string, Path>;
}

/** Something in a folder; `rules` are those of that folder. */
export interface Entry {
  readonly path: Path;
  readonly absolute: string;
  readonly rules: IgnoreRules;
}

/** A folder to be read. `outside`: reached by a link that leads out of the root; `absolute` is then its real path. */
export interface Folder extends Entry {
  readonly outside: boolean;
}

/** Takes a file up, if it is one that counts. */
export function meetFile({ path, absolute, rules }: Entry, isRegular: boolean, scan: Scan): void {
  const isSource = isSourceFile(path) && scan.wants(path);
  const lays = isProjectFile(path);
  if ((!isSource && !lays) || isIgnored(rules, path, false)) return;
  if (lays && isRegular) scan.projectFiles.push(path);
  if (!isSource) return;
  if (isRegular) scan.found.set(path, absolute);
  else scan.skipped.push({ file: path, reason: 'is not a regular file' });
}

/** Names of the files that configure the compiler for their folder, the stronger first. */
export const compilerConfigurations: readonly string[] = ['tsconfig.json', 'jsconfig.json'];

/** Whether a file says how a project is laid out. */
export function isProjectFile(path: Path): boolean {
  return projectFile.test(path);
}

const projectFile =
  /(^|\/)(package\.json|pnpm-workspace\.yaml|[tj]sconfig[^/]*\.json|pyproject\.toml|setup\.py|setup\.cfg|manage\.py)$/;

// Which files of a workspace are analysed: a walk that never enters what is ignored.
import type { Dirent, Stats } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join as joinAbsolute, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SkippedFile } from '../analysis/report';
import { compileGlobs } from '../text/globs';
import { comparePaths, isInside, join, type Path } from '../text/paths';
import { Disk } from './disk';
import { type IgnoreRules, isIgnored, rulesAbove, rulesIn } from './ignore-rules';
import { followLinks, isFirstVisit } from './links';
import { readFailure } from './read-failure';
import { compilerConfigurations, type Folder, meetFile, type Scan } from './scan';
import { environmentMarkers, isSkippedFolder } from './skipped-folders';

export interface DiscoveryOptions {
  /** Globs of the configuration. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Only these files and what is in these folders, when given: judged as in a walk of everything. */
  readonly only?: readonly Path[];
  /** Called with the number of files found so far. */
  readonly progress?: (files: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface SourceFile {
  readonly path: Path;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  /** When its content, name or rights last changed: the system's own time. */
  readonly ctimeMs: number;
  readonly inode: number;
}

/** All sorted by path. */
export interface Discovery {
  readonly files: readonly SourceFile[];
  /** Files that say how the project is laid out: package.json, tsconfig.json, pyproject.toml, … */
  readonly projectFiles: readonly Path[];
  /** Each `tsconfig.json` and `jsconfig.json` in the folders that were walked, also one that is ignored. */
  readonly configurations: readonly Path[];
  /** Folders with a `package.json` or a `node_modules`, ignored or not. */
  readonly scopes: readonly Path[];
  /** Absolute paths of the `node_modules` in the folders that were walked. */
  readonly installed: readonly string[];
  readonly skipped: readonly SkippedFile[];
}

/**
 * Lists the source files under `root` (absolute). A link to something outside the root is followed once, in the order of
 * the links' paths; what a link inside the root leads to is analysed where it is. Folders and files that cannot be read
 * are told in `skipped`. Rejects with the signal's reason when that fires.
 */
export async function discover(root: string, options: DiscoveryOptions): Promise<Discovery> {
  const included = compileGlobs(options.include);
  const excluded = compileGlobs(options.exclude);
  const bases = options.include.map(fixedBase);
  const realRoot = await realpath(root).catch(() => root);
  const scan: Scan = {
    root: realRoot,
    disk: new Disk(),
    signal: options.signal,
    wants: (path) => included(path) && !excluded(path) && (options.only?.some((only) => isInside(path, only)) ?? true),
    enters: (path) =>
      !excluded(path) && leadsTo(bases, path) && (options.only === undefined || leadsTo(options.only, path)),
    found: new Map(),
    projectFiles: [],
    configurations: [],
    scopes: [],
    installed: [],
    skipped: [],
    links: [],
    outside: new Map(),
  };
  let folders: Folder[] = [{ path: '', absolute: realRoot, rules: await rulesAbove(realRoot), outside: false }];
  while (folders.length > 0) {
    while (folders.length > 0) {
      const inside: Folder[] = [];
      for (let from = 0; from < folders.length; from += foldersInOneTurn) {
        const some = folders.slice(from, from + foldersInOneTurn);
        for (const found of await Promise.all(some.map((folder) => visit(folder, scan)))) inside.push(...found);
        options.progress?.(scan.found.size);
        await nextTurn();
      }
      folders = inside;
    }
    folders = await followLinks(scan);
  }
  const files = await measured(scan, options.progress);
  if (files.length === 0 && options.only === undefined && !scan.skipped.some(({ file }) => file === '.')) {
    scan.skipped.push({ file: '.', reason: noSource });
  }
  const byFile = (a: SkippedFile, b: SkippedFile) => comparePaths(a.file, b.file);
  return {
    files,
    projectFiles: scan.projectFiles.sort(comparePaths),
    configurations: scan.configurations.sort(comparePaths),
    scopes: scan.scopes,
    installed: scan.installed.sort(comparePaths),
    skipped: scan.skipped.sort(byFile),
  };
}

/** Some ten milliseconds where the disk answers at once: a server answers in between. */
const [foldersInOneTurn, filesInOneTurn] = [200, 500];

const noSource =
  'holds no TypeScript, JavaScript or Python file that is analysed; see .gitignore, and "include" and "exclude" in the configuration';

/** Reads one folder; returns the folders in it that are to be read next. */
async function visit(folder: Folder, scan: Scan): Promise<Folder[]> {
  scan.signal?.throwIfAborted();
  if (folder.outside && !isFirstVisit(folder, scan)) return [];
  let entries: Dirent[];
  try {
    entries = await scan.disk.entriesOf(folder.absolute);
  } catch (error) {
    scan.skipped.push({ file: folder.path || '.', reason: readFailure(error) });
    return [];
  }
  if (folder.path !== '' && entries.some(({ name }) => environmentMarkers.includes(name))) return [];
  const rules = await rulesOf(folder, entries, scan);
  const next: Folder[] = [];
  for (const entry of entries) {
    const path = join(folder.path, entry.name);
    const absolute = folder.absolute + sep + entry.name;
    if (entry.name === 'node_modules') scan.installed.push(absolute);
    if (entry.name === 'node_modules' || entry.name === 'package.json') scan.scopes.push(folder.path);
    if (compilerConfigurations.includes(entry.name)) scan.configurations.push(path);
    if (entry.isDirectory()) {
      if (isSkippedFolder(entry.name) || !scan.enters(path) || isIgnored(rules, path, true)) continue;
      next.push({ path, absolute, rules, outside: folder.outside });
    } else if (entry.isSymbolicLink()) {
      if (!isSkippedFolder(entry.name)) scan.links.push({ path, absolute, rules });
    } else {
      meetFile({ path, absolute, rules }, entry.isFile(), scan);
    }
  }
  return next;
}

async function rulesOf(folder: Folder, entries: readonly Dirent[], { disk }: Scan): Promise<IgnoreRules> {
  const own = entries.some(({ name }) => name === '.gitignore');
  const text = own ? await disk.textOf(joinAbsolute(folder.absolute, '.gitignore')).catch(() => undefined) : undefined;
  return rulesIn(folder.path, folder.rules, text);
}

async function measured(scan: Scan, progress: DiscoveryOptions['progress']): Promise<SourceFile[]> {
  const paths = [...scan.found.keys()].sort(comparePaths);
  const files: SourceFile[] = [];
  for (let from = 0; from < paths.length; from += filesInOneTurn) {
    scan.signal?.throwIfAborted();
    const batch = paths.slice(from, from + filesInOneTurn).map(async (path): Promise<SourceFile[]> => {
      try {
        return [sourceFile(path, await scan.disk.statsOf(scan.found.get(path)!))];
      } catch (error) {
        scan.skipped.push({ file: path, reason: readFailure(error) });
        return [];
      }
    });
    files.push(...(await Promise.all(batch)).flat());
    await nextTurn();
  }
  progress?.(files.length);
  return files;
}

export function sourceFile(path: Path, { size, mtimeMs, ctimeMs, ino }: Stats): SourceFile {
  return { path, size, mtimeMs, ctimeMs, inode: ino };
}

/** Whether its content is likely to be the same. */
export function sameFile(a: SourceFile | undefined, b: SourceFile | undefined): boolean {
  return a !== undefined && b !== undefined && a.size === b.size && a.mtimeMs === b.mtimeMs;
}

/** In bytes. */
export function sizeOf(files: Iterable<SourceFile>): number {
  let bytes = 0;
  for (const { size } of files) bytes += size;
  return bytes;
}

/** Whether a folder lies on the way to one of `places`, or in one. */
function leadsTo(places: readonly Path[], folder: Path): boolean {
  return places.some((place) => isInside(folder, place) || isInside(place, folder));
}

/** The folders that a glob starts with before its first wildcard. */
function fixedBase(pattern: string): Path {
  const parts = pattern.replace(/^\.\//, '').replace(/\/+$/, '').split('/');
  const wild = parts.findIndex((part) => /[*?[\]{}()!+@]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/');
}

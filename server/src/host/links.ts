// Symbolic links: each is followed once, and none into what is analysed at its own place.
import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { isSourceFile } from '../facts/extract';
import { comparePaths } from '../text/paths';
import { isIgnored } from './ignore-rules';
import { readFailure } from './read-failure';
import { type Entry, type Folder, meetFile, type Scan } from './scan';
import { isSkippedFolder } from './skipped-folders';

/** Follows the links met since the last call, in the order of their paths; returns the folders that they lead to. */
export async function followLinks(scan: Scan): Promise<Folder[]> {
  const links = scan.links.sort((a, b) => comparePaths(a.path, b.path));
  scan.links = [];
  const folders: Folder[] = [];
  for (const link of links) {
    scan.signal?.throwIfAborted();
    const folder = await follow(link, scan);
    if (folder) folders.push(folder);
  }
  return folders;
}

/** Whether a folder outside the root is read for the first time; remembers it. */
export function isFirstVisit({ absolute, path }: Folder, scan: Scan): boolean {
  const reachedBy = scan.outside.get(absolute);
  if (reachedBy !== undefined && reachedBy !== path) return false;
  scan.outside.set(absolute, path);
  return true;
}

async function follow(link: Entry, scan: Scan): Promise<Folder | undefined> {
  const isWanted = isSourceFile(link.path) && scan.wants(link.path);
  const skip = (reason: string) => {
    scan.skipped.push({ file: link.path, reason });
  };
  let target: string;
  let isFolder: boolean;
  let isFile: boolean;
  try {
    target = await realpath(link.absolute);
    const stats = await stat(target);
    isFolder = stats.isDirectory();
    isFile = stats.isFile();
  } catch (error) {
    const gone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const counts = isWanted && !isIgnored(link.rules, link.path, false);
    const loop = (error as NodeJS.ErrnoException).code === 'ELOOP';
    if (counts || (loop && scan.enters(link.path))) skip(gone ? 'is a link to nothing' : readFailure(error));
    return undefined;
  }
  if (!(isFolder ? scan.enters(link.path) : isWanted) || isIgnored(link.rules, link.path, isFolder)) return undefined;
  if (holds(target, link.absolute) || holds(target, scan.root)) {
    skip('is a link to a folder that it lies in; it is not followed');
  } else if (holds(scan.root, target)) {
    const place = target.slice(scan.root.length + 1).replaceAll(sep, '/');
    skip(`is a link to ${place}, which counts at that place only`);
  } else if (isFolder ? scan.outside.has(target) : scan.outside.get(target) !== undefined) {
    skip(`is a link to ${target}, which is analysed as ${scan.outside.get(target)}`);
  } else if (!isInstalled(target, scan.root)) {
    scan.outside.set(target, link.path);
    if (isFolder) return { ...link, absolute: target, outside: true };
    meetFile(link, isFile, scan);
  }
  return undefined;
}

/** Whether a folder is `path`, or `path` lies in it. Both absolute. */
function holds(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Whether a folder that is always skipped lies on the way from where the root is to the target. */
function isInstalled(target: string, root: string): boolean {
  const parts = target.split(sep);
  const own = root.split(sep);
  const parting = parts.findIndex((part, index) => part !== own[index]);
  return parts.slice(parting).some(isSkippedFolder);
}

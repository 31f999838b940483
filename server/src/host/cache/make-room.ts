// What goes from the cache folder when something was written there.
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type CachePlace, factsFile, reportFile, rootName } from './cache-place';

/** Milliseconds after which a workspace that nobody opens is forgotten: thirty days. */
const oldest = 30 * 24 * 60 * 60 * 1000;
/** Bytes that all workspaces may take together; those used longest ago go first. */
const mostBytes = 512 * 1024 * 1024;
/** Milliseconds after which nobody is still writing. */
const longestWrite = 60 * 60 * 1000;

/** The files of the workspace `root` and this build stay. What other processes take away meanwhile is gone as well. */
export async function makeRoom(place: CachePlace, root: string): Promise<void> {
  const { folder } = place;
  const own = [factsFile(root, place), reportFile(root, place)].map((file) => basename(file));
  const names = (await readdir(folder)).filter((name) => ours.test(name) && !own.includes(name));
  const found = await Promise.all(names.map((name) => measured(folder, name)));
  const files = found.filter((file) => file !== undefined).sort((a, b) => b.mtimeMs - a.mtimeMs);
  let bytes = 0;
  for (const { name, size, mtimeMs } of files) {
    bytes += size;
    const age = Date.now() - mtimeMs;
    // What another build kept of this workspace, and what a process left behind that was ended while it wrote.
    const isOutdated = ours.exec(name)![1] === '' ? name.startsWith(rootName(root)) : age > longestWrite;
    if (age > oldest || isOutdated || bytes > mostBytes) await rm(join(folder, name), { force: true });
  }
}

/** With something behind it while it is being written. */
const ours = /\.(?:facts|report)(.*)$/;

async function measured(folder: string, name: string) {
  const stats = await stat(join(folder, name)).catch(() => undefined);
  return stats && { name, size: stats.size, mtimeMs: stats.mtimeMs };
}

// Where the cache lies, and which build's facts it holds.
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

declare const SSOT_FACTS_VERSION: string | undefined;

/** Changes with everything that facts depend on beside the file; empty where sources run unbuilt, which keep no cache. */
export const factsVersion = typeof SSOT_FACTS_VERSION === 'string' ? SSOT_FACTS_VERSION : '';

/** As the platform has it, never inside a workspace. */
export function cacheFolder(platform = process.platform, environment = process.env): string {
  const home = homedir();
  const own = environment.XDG_CACHE_HOME;
  if (own !== undefined && own !== '') return join(own, 'ssot-guard');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'ssot-guard');
  if (platform === 'win32')
    return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'ssot-guard', 'Cache');
  return join(home, '.cache', 'ssot-guard');
}

/** One file for each workspace and version. */
export function packName(root: string, version: string): string {
  return `${rootName(root)}-${version}${packEnding}`;
}

/** What the files of one workspace begin with. */
export function rootName(root: string): string {
  return createHash('sha1').update(root).digest('hex').slice(0, 20);
}

export const packEnding = '.facts';

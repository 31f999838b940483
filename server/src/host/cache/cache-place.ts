// Where the cache lies, and of which build what it holds is.
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

declare const SSOT_FACTS_VERSION: string | undefined;
declare const SSOT_REPORT_VERSION: string | undefined;

export interface CachePlace {
  /** Absolute. */
  readonly folder: string;
  /** Of the build, as far as the facts of a file depend on it. */
  readonly facts: string;
  /** Of the build, as far as reports depend on it. */
  readonly reports: string;
}

/** The platform's place for the running build; `undefined` where sources run unbuilt, which keep no cache. */
export function usualPlace(): CachePlace | undefined {
  if (typeof SSOT_FACTS_VERSION !== 'string' || typeof SSOT_REPORT_VERSION !== 'string') return undefined;
  return { folder: cacheFolder(), facts: SSOT_FACTS_VERSION, reports: SSOT_REPORT_VERSION };
}

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

/** The file of a workspace's facts. */
export function factsFile(root: string, { folder, facts }: CachePlace): string {
  return join(folder, `${rootName(root)}-${facts}.facts`);
}

/** The file of a workspace's last report. */
export function reportFile(root: string, { folder, reports }: CachePlace): string {
  return join(folder, `${rootName(root)}-${reports}.report`);
}

/** What the files of one workspace begin with. */
export function rootName(root: string): string {
  return createHash('sha1').update(root).digest('hex').slice(0, 20);
}

// What `--stats` says: how much was read, what was made of it, how long it took.
import type { Report } from '../analysis/report';
import { megabytes, seconds, thousands } from './words';

export function statsNotes({ stats }: Report): string[] {
  const { files, bytes, modules, edges, cacheHits, elapsedMs } = stats;
  const rate = elapsedMs === 0 ? '' : `, ${megabytes((bytes / elapsedMs) * 1000)}/s`;
  const rows = [
    ['files', thousands(files)],
    ['source', megabytes(bytes)],
    ['modules', thousands(modules)],
    [
      'imports',
      `${thousands(edges.runtime)} runtime, ${thousands(edges.deferred)} deferred, ${thousands(edges.type)} type`,
    ],
    ['from the cache', `${thousands(cacheHits)} of ${thousands(files)} files`],
    ['time', `${seconds(elapsedMs)}${rate}`],
  ];
  return rows.map(([name, value]) => `${name!.padEnd(15)} ${value}`);
}

// What was not analysed and why, and which rules failed, for standard error.
import type { Report } from '../analysis/report';
import { count } from './words';

const mostFiles = 20;

/** Rules that failed come first, then what is said of the root itself (`.`: no source in it). */
export function skippedNotes({ skipped, root, failed = [] }: Report): string[] {
  const firstLine = (reason: string) => reason.split('\n', 1)[0]!;
  const files = skipped.filter(({ file }) => file !== '.');
  const lines = failed.map(({ rule, reason }) => {
    return `The rule ${rule} failed, so findings of it may be missing: ${firstLine(reason)}. Please report this as a bug.`;
  });
  lines.push(...skipped.filter(({ file }) => file === '.').map(({ reason }) => `${root}: ${firstLine(reason)}`));
  if (files.length > 0) lines.push(`${count(files.length, 'file')} skipped:`);
  for (const { file, reason } of files.slice(0, mostFiles)) lines.push(`  ${file}: ${firstLine(reason)}`);
  if (files.length > mostFiles) {
    lines.push(`  and ${count(files.length - mostFiles, 'more', 'more')}; --format json lists them all.`);
  }
  return lines;
}

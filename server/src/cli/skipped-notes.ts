// What was not analysed and why, for standard error.
import type { Report } from '../analysis/report';
import { count } from './words';

const shown = 20;

export function skippedNotes({ skipped, stats, root }: Report): string[] {
  const lines: string[] = [];
  if (stats.files === 0) {
    lines.push(`No TypeScript, JavaScript or Python file found under ${root}: nothing was checked.`);
    lines.push('Name another folder with --root, or see include and exclude in its ssot.config.json.');
  }
  if (skipped.length > 0) lines.push(`${count(skipped.length, 'file')} skipped:`);
  for (const { file, reason } of skipped.slice(0, shown)) lines.push(`  ${file}: ${reason.split('\n', 1)[0]}`);
  if (skipped.length > shown)
    lines.push(`  and ${count(skipped.length - shown, 'more', 'more')}; --format json lists them all.`);
  return lines;
}

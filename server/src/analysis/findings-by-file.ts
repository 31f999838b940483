// The findings of a report file by file, so that who shows them learns what has changed without a look at each of them.
import type { Path } from '../text/paths';
import type { Report, ReportedFinding } from './report';

export interface FileFindings {
  readonly file: Path;
  /** At least one, in order. */
  readonly findings: readonly ReportedFinding[];
}

const known = new WeakMap<Report, readonly FileFindings[]>();

/** In order. What a change of the workspace leaves alone is the same object in the reports before and after it. */
export function findingsByFile(report: Report): readonly FileFindings[] {
  let files = known.get(report);
  if (files === undefined) {
    files = grouped(report.findings);
    known.set(report, files);
  }
  return files;
}

/** To be told by who makes the report. */
export function noteFindingsByFile(report: Report, files: readonly FileFindings[]): void {
  known.set(report, files);
}

/** `files` with others in place of theirs: those left that have findings. Both are in order, as is what comes out. */
export function replaceFiles<T extends FileFindings>(files: readonly T[], others: readonly T[]): T[] {
  const all: T[] = [];
  let next = 0;
  for (const each of others) {
    const at = positionOf(each.file, files, next);
    while (next < at) all.push(files[next++]!);
    if (files[next]?.file === each.file) next++;
    if (each.findings.length > 0) all.push(each);
  }
  while (next < files.length) all.push(files[next++]!);
  return all;
}

/** Of the first that is not before the file, from `start` on. */
function positionOf(file: Path, files: readonly FileFindings[], start: number): number {
  let end = files.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    if (files[middle]!.file < file) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** A report tells file by file. */
function grouped(findings: readonly ReportedFinding[]): FileFindings[] {
  const files: FileFindings[] = [];
  for (let start = 0, end = 0; start < findings.length; start = end) {
    const { file } = findings[start]!;
    while (end < findings.length && findings[end]!.file === file) end++;
    files.push({ file, findings: findings.slice(start, end) });
  }
  return files;
}

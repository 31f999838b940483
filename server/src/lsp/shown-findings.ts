// What one folder shows now, by file, and which files a new report changes.

import type { ConfigurationProblem } from '../analysis/configuration-problem';
import type { Report, ReportedFinding } from '../analysis/report';
import type { Range } from '../text/line-index';
import type { AbsolutePath } from './uri';

export interface FilePlaces {
  readonly findings: readonly ReportedFinding[];
  readonly problems: readonly ConfigurationProblem[];
}

export type PlacesByFile = ReadonlyMap<AbsolutePath, FilePlaces>;

/** Files of which a report says what it said `before` keep what they had: most, at a keystroke. */
export function placesByFile(
  report: Report | undefined,
  problems: readonly ConfigurationProblem[],
  toAbsolute: (file: string) => AbsolutePath,
  before: PlacesByFile = new Map(),
): PlacesByFile {
  const files = new Map<AbsolutePath, FilePlaces>();
  const findings = report?.findings ?? [];
  // A report tells file by file.
  for (let start = 0, end = 0; start < findings.length; start = end) {
    const { file } = findings[start]!;
    while (end < findings.length && findings[end]!.file === file) end++;
    const path = toAbsolute(file);
    const known = before.get(path);
    const isKnown = known !== undefined && known.problems.length === 0 && isAt(known.findings, findings, start, end);
    files.set(path, isKnown ? known : { findings: findings.slice(start, end), problems: [] });
  }
  for (const problem of problems) {
    const path = toAbsolute(problem.file);
    const { findings: found = [], problems: others = [] } = files.get(path) ?? {};
    files.set(path, { findings: found, problems: [...others, problem] });
  }
  return files;
}

/** Whether a stretch of a list is these very findings. */
function isAt(these: readonly ReportedFinding[], all: readonly ReportedFinding[], start: number, end: number): boolean {
  if (these.length !== end - start) return false;
  for (let at = start; at < end; at++) if (all[at] !== these[at - start]) return false;
  return true;
}

/** The files that do not show the same in both. */
export function changedFiles(before: PlacesByFile, after: PlacesByFile): AbsolutePath[] {
  const changed: AbsolutePath[] = [];
  for (const [file, places] of after) {
    const old = before.get(file);
    if (old !== places && (old === undefined || !samePlaces(old, places))) changed.push(file);
  }
  for (const file of before.keys()) if (!after.has(file)) changed.push(file);
  return changed;
}

export function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

function samePlaces(a: FilePlaces, b: FilePlaces): boolean {
  return sameLists(a.findings, b.findings, sameFinding) && sameLists(a.problems, b.problems, sameProblem);
}

function sameFinding(a: ReportedFinding, b: ReportedFinding): boolean {
  return (
    a === b ||
    (a.rule === b.rule &&
      a.severity === b.severity &&
      a.message === b.message &&
      a.fingerprint === b.fingerprint &&
      sameRange(a.range, b.range) &&
      sameLists(
        a.related,
        b.related,
        (x, y) => x === y || (x.file === y.file && x.message === y.message && sameRange(x.range, y.range)),
      ))
  );
}

function sameProblem(a: ConfigurationProblem, b: ConfigurationProblem): boolean {
  return (
    a.message === b.message &&
    a.severity === b.severity &&
    a.line === b.line &&
    a.character === b.character &&
    a.endLine === b.endLine &&
    a.endCharacter === b.endCharacter
  );
}

function sameLists<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => same(item, b[index]!));
}

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

export function placesByFile(
  report: Report | undefined,
  problems: readonly ConfigurationProblem[],
  toAbsolute: (file: string) => AbsolutePath,
): PlacesByFile {
  const files = new Map<AbsolutePath, { findings: ReportedFinding[]; problems: ConfigurationProblem[] }>();
  let lastFile: string | undefined;
  let last = { findings: [] as ReportedFinding[], problems: [] as ConfigurationProblem[] };
  const at = (file: string) => {
    if (file === lastFile) return last;
    const path = toAbsolute(file);
    last = files.get(path) ?? { findings: [], problems: [] };
    lastFile = file;
    files.set(path, last);
    return last;
  };
  for (const finding of report?.findings ?? []) at(finding.file).findings.push(finding);
  for (const problem of problems) at(problem.file).problems.push(problem);
  return files;
}

/** The files that do not show the same in both. */
export function changedFiles(before: PlacesByFile, after: PlacesByFile): AbsolutePath[] {
  const changed: AbsolutePath[] = [];
  for (const [file, places] of after) {
    const old = before.get(file);
    if (old === undefined || !samePlaces(old, places)) changed.push(file);
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

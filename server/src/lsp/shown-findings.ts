// What one folder shows now, by file, and which files a new report changes.
import type { ConfigurationProblem } from '../analysis/configuration-problem';
import { type FileFindings, findingsByFile } from '../analysis/findings-by-file';
import type { Report, ReportedFinding } from '../analysis/report';
import type { Range } from '../text/line-index';
import type { AbsolutePath } from './uri';

export interface FilePlaces {
  readonly findings: readonly ReportedFinding[];
  readonly problems: readonly ConfigurationProblem[];
}

export interface Counts {
  readonly findings: number;
  readonly errors: number;
}

export function countsOf(findings: readonly ReportedFinding[]): Counts {
  return { findings: findings.length, errors: findings.filter(({ severity }) => severity === 'error').length };
}

const none: readonly never[] = [];

export class ShownFindings {
  readonly #places = new Map<AbsolutePath, FilePlaces>();
  readonly #toAbsolute: (file: string) => AbsolutePath;
  #files: readonly FileFindings[] = none;
  #problems: readonly ConfigurationProblem[] = none;
  #counts: Counts = countsOf(none);

  constructor(toAbsolute: (file: string) => AbsolutePath) {
    this.#toAbsolute = toAbsolute;
  }

  /** The files in which there is something to show. */
  get places(): ReadonlyMap<AbsolutePath, FilePlaces> {
    return this.#places;
  }

  get counts(): Counts {
    return this.#counts;
  }

  /** Returns the files that show something else now. */
  show(report: Report | undefined, problems: readonly ConfigurationProblem[]): AbsolutePath[] {
    const files = report === undefined ? none : findingsByFile(report);
    const touched = new Map<AbsolutePath, readonly ReportedFinding[]>();
    for (const { file, findings } of differing(this.#files, files)) touched.set(this.#toAbsolute(file), findings);
    for (const { file } of [...this.#problems, ...problems]) {
      const path = this.#toAbsolute(file);
      if (!touched.has(path)) touched.set(path, this.#places.get(path)?.findings ?? none);
    }
    this.#files = files;
    this.#problems = problems;
    return [...touched].flatMap(([path, findings]) => {
      const own = problems.filter(({ file }) => this.#toAbsolute(file) === path);
      return this.#put(path, { findings, problems: own }) ? [path] : [];
    });
  }

  /** Whether that shows something else. */
  #put(path: AbsolutePath, places: FilePlaces): boolean {
    const before = this.#places.get(path) ?? { findings: none, problems: none };
    if (places.findings.length === 0 && places.problems.length === 0) this.#places.delete(path);
    else this.#places.set(path, places);
    const [old, own] = [countsOf(before.findings), countsOf(places.findings)];
    const { findings, errors } = this.#counts;
    this.#counts = {
      findings: findings + own.findings - old.findings,
      errors: errors + own.errors - old.errors,
    };
    return !samePlaces(before, places);
  }
}

/** What is not the same object in both, as it is after; without findings where it is gone. Both are in order of files. */
function* differing(before: readonly FileFindings[], after: readonly FileFindings[]): Iterable<FileFindings> {
  let next = 0;
  const gone = (): FileFindings => ({ file: before[next++]!.file, findings: none });
  for (const each of after) {
    if (before[next] === each) {
      next++;
      continue;
    }
    while (next < before.length && before[next]!.file < each.file) yield gone();
    const old = before[next]?.file === each.file ? before[next++] : undefined;
    if (old !== each) yield each;
  }
  while (next < before.length) yield gone();
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

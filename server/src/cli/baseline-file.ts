// The file of accepted findings, as the command line names, reads and writes it.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Baseline, parseBaseline, rulesKnown, updateBaseline, writeBaseline } from '../analysis/baseline';
import { problemText } from '../analysis/configuration-problem';
import type { Report } from '../analysis/report';
import type { Session, SessionOptions } from '../host/session';
import { codeOf, UsageError } from './exit-status';
import type { Io } from './io';
import { thousands } from './words';

/** With what baseline a session is opened: none while it is being made anew, so that every finding is seen. */
export function withBaseline(
  options: SessionOptions,
  file: string | undefined,
  update: boolean,
  io: Io,
): SessionOptions {
  if (update) return { ...options, baseline: false };
  if (file === undefined) return options;
  const absolute = resolve(io.cwd, file);
  if (existsSync(absolute)) return { ...options, baseline: absolute };
  throw new UsageError(`--baseline expects a file; found no ${absolute}. Make it with --update-baseline.`, 'check');
}

/** Where the baseline is: as named, else as configured. */
export function baselinePath(session: Session, file: string | undefined, io: Io): string {
  return file === undefined ? session.baselineFile : resolve(io.cwd, file);
}

/**
 * Writes the findings of a report without a baseline. Entries of rules that did not run, or are not in `rules`, stay.
 * Returns the new baseline, and a sentence about the change.
 */
export function writeBaselineFile(
  file: string,
  report: Report,
  rules: readonly string[],
): { baseline: Baseline; note: string } {
  const previous = readBaselineFile(file);
  const failed = new Set(report.failed?.map(({ rule }) => rule as string));
  const ran = rules.length > 0 ? new Set(rules.filter((rule) => !failed.has(rule))) : rulesKnown(report);
  const baseline = updateBaseline(
    previous,
    report.findings.filter(({ rule }) => ran.has(rule)),
    ran,
  );
  const before = previous?.findings ?? new Map();
  const added = [...baseline.findings.keys()].filter((key) => !before.has(key)).length;
  const gone = [...before.keys()].filter((key) => !baseline.findings.has(key)).length;
  write(file, writeBaseline(baseline));
  const change = `${thousands(added)} new, ${thousands(gone)} gone`;
  return { baseline, note: `${file} accepts ${thousands(baseline.findings.size)} now (${change}).` };
}

function readBaselineFile(file: string): Baseline | undefined {
  if (!existsSync(file)) return undefined;
  const { baseline, problems } = parseBaseline(readFileSync(file, 'utf8'), file);
  if (problems.length === 0) return baseline;
  throw new UsageError(
    `The baseline cannot be updated.\n${problems.map((each) => `  ${problemText(each)}`).join('\n')}`,
  );
}

function write(file: string, text: string): void {
  const beside = `${file}.${process.pid}.new`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    throw new UsageError(`The baseline ${file} cannot be written (${codeOf(error)}).`);
  }
}

// A directory as `ssot check` sees it without a baseline: its report, and the lines of what was analysed.
import { join } from 'node:path';
import type { Report, ReportedFinding } from '../../server/src/analysis/report';
import { createSession } from '../../server/src/host/create-session';

export interface OpenReport {
  readonly report: Report;
  /** Line feeds of all source files that were read. */
  readonly lines: number;
}

/** `configFile`: instead of the directory's own, if it has one. */
export async function openReport(directory: string, configFile?: string): Promise<OpenReport> {
  const named = configFile === undefined ? {} : { configFile };
  const session = createSession({ root: directory, ...named, threads: 0, cache: false, baseline: false });
  try {
    await session.index();
    const faults = session.configurationProblems.filter(({ severity }) => severity === 'error');
    if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
    const report = session.report();
    const { modules } = session.workspace().graph;
    return { report, lines: modules.reduce((sum, { facts }) => sum + facts.lineStarts.length - 1, 0) };
  } finally {
    await session.close();
  }
}

/** `DIRECTORY/file:line:character`, both from 1. */
export function placeText(
  directory: string,
  { file, range: { start } }: Pick<ReportedFinding, 'file' | 'range'>,
): string {
  return `${join(directory, file)}:${start.line + 1}:${start.character + 1}`;
}

// The baseline: findings that a team has accepted for now, by fingerprint, in a file that people can read and merge.
import { comparePaths } from '../text/paths';
import { readDocument } from './configuration-document';
import type { ConfigurationProblem } from './configuration-problem';
import type { Report, ReportedFinding } from './report';
import { reportOf } from './report-parts';

export interface Baseline {
  readonly version: 1;
  readonly findings: ReadonlyMap<string, BaselineEntry>;
}

/** For people; only the fingerprint counts, and the rule when only some rules ran. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}

/** Reads a baseline file; `file` is the name that problems give. Never throws. */
export function parseBaseline(
  text: string,
  file: string,
): { readonly baseline: Baseline | undefined; readonly problems: readonly ConfigurationProblem[] } {
  const document = readDocument(text, 'jsonc', file);
  if (document.problems.length > 0) return { baseline: undefined, problems: document.problems };
  const written = document.value as { version?: unknown; findings?: unknown } | null;
  if (!isObject(written) || !isObject(written.findings) || typeof written.version !== 'number') {
    const message = 'This is not a baseline: it has no "version" and "findings". Make one with "ssot baseline".';
    return { baseline: undefined, problems: [document.problem([], 'value', message)] };
  }
  if (written.version !== 1) {
    const message = `"version" must be 1, but is ${written.version}. Make the baseline anew with "ssot baseline", or use the version of SSOT Guard that wrote it.`;
    return { baseline: undefined, problems: [document.problem(['version'], 'value', message)] };
  }
  const findings = new Map<string, BaselineEntry>();
  const problems: ConfigurationProblem[] = [];
  for (const [fingerprint, entry] of Object.entries(written.findings)) {
    if (isEntry(entry)) findings.set(fingerprint, entry);
    else {
      const message =
        'An entry must have the texts "rule", "file" and "message". Remove it, or make the baseline anew.';
      problems.push(document.problem(['findings', fingerprint], 'value', message));
    }
  }
  return problems.length > 0 ? { baseline: undefined, problems } : { baseline: { version: 1, findings }, problems };
}

/** The text of the file: sorted by file, rule and fingerprint, one entry a line, so that merges are small. */
export function writeBaseline(baseline: Baseline): string {
  const entries = [...baseline.findings].sort(
    ([a, entry], [b, other]) =>
      comparePaths(entry.file, other.file) || compare(entry.rule, other.rule) || compare(a, b),
  );
  const lines = entries.map(([fingerprint, { rule, file, message }]) => {
    return `    ${JSON.stringify(fingerprint)}: ${JSON.stringify({ rule, file, message })}`;
  });
  const findings = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "version": 1,\n  "findings": ${findings}\n}\n`;
}

/**
 * The findings of a report without a baseline as the new baseline. Entries of rules that did not run (`ran` names those
 * that did; absent: all) are kept from the previous one.
 */
export function updateBaseline(
  previous: Baseline | undefined,
  findings: readonly ReportedFinding[],
  ran?: ReadonlySet<string>,
): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const [fingerprint, entry] of previous?.findings ?? []) {
    if (ran && !ran.has(entry.rule)) entries.set(fingerprint, entry);
  }
  for (const { fingerprint, rule, file, message } of findings) entries.set(fingerprint, { rule, file, message });
  return { version: 1, findings: entries };
}

/** The rules of which a report holds every finding: what it does not hold of them is not there. */
export function rulesKnown({ summary, failed = [] }: Report): Set<string> {
  const ran = new Set([...Object.keys(summary), 'unused-suppression']);
  for (const { rule } of failed) ran.delete(rule);
  return ran;
}

/**
 * The report without the accepted findings, and without groups and counts that were theirs. Entries of rules that did not
 * run, or failed, are not stale.
 */
export function applyBaseline(report: Report, baseline: Baseline): Report {
  const ran = rulesKnown(report);
  const accepted = new Set<string>();
  const remaining = report.findings.filter(({ fingerprint }) => {
    if (!baseline.findings.has(fingerprint)) return true;
    accepted.add(fingerprint);
    return false;
  });
  let stale = 0;
  for (const [fingerprint, { rule }] of baseline.findings) {
    if (!accepted.has(fingerprint) && ran.has(rule)) stale++;
  }
  return reportOf({ ...report, findings: remaining, baseline: { accepted: accepted.size, stale } });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is BaselineEntry {
  return isObject(value) && ['rule', 'file', 'message'].every((key) => typeof value[key] === 'string');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

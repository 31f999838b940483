// The part of a report that was asked for: some rules, some places. The analysis has seen everything all the same.
import type { Report, ReportedFinding } from '../analysis/report';
import { isInside, type Path } from '../text/paths';

/** Empty lists ask for everything. Groups are kept whole, but only those that a kept finding belongs to. */
export function narrowReport(report: Report, rules: readonly string[], paths: readonly Path[]): Report {
  if (rules.length === 0 && paths.length === 0) return report;
  const underPaths = (file: Path) => paths.length === 0 || paths.some((path) => isInside(file, path));
  const ofRules = (rule: string) => rules.length === 0 || rules.includes(rule);
  const findings = report.findings.filter(({ rule, file }) => ofRules(rule) && underPaths(file));
  const kept = new Set(findings.map(({ group }) => group));
  return {
    ...report,
    findings,
    groups: Object.fromEntries(Object.entries(report.groups).filter(([key]) => kept.has(key))),
    summary: summaryOf(findings, report, ofRules),
    skipped: report.skipped.filter(({ file }) => underPaths(file)),
  };
}

/** Keeps the rules that the whole report lists, in its order. */
function summaryOf(
  findings: readonly ReportedFinding[],
  { summary }: Report,
  ofRules: (rule: string) => boolean,
): Report['summary'] {
  const counted = Object.keys(summary).filter(ofRules);
  return Object.fromEntries(
    counted.flatMap((rule) => {
      const own = findings.filter((finding) => finding.rule === rule);
      return [[rule, { findings: own.length, groups: new Set(own.map(({ group }) => group)).size }]];
    }),
  );
}

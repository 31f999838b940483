// The part of a report that was asked for: some rules, some places. The analysis has seen everything all the same.
import type { Report } from '../analysis/report';
import { reportOf } from '../analysis/report-parts';
import { isInside, type Path } from '../text/paths';

/** Empty lists ask for everything. A group is kept whole when one of its findings is; so is what failed as a whole (`.`). */
export function narrowReport(report: Report, rules: readonly string[], paths: readonly Path[]): Report {
  if (rules.length === 0 && paths.length === 0) return report;
  const underPaths = (file: Path) => paths.length === 0 || paths.some((path) => isInside(file, path));
  const ofRules = (rule: string) => rules.length === 0 || rules.includes(rule);
  return reportOf({
    ...report,
    findings: report.findings.filter(({ rule, file }) => ofRules(rule) && underPaths(file)),
    summary: Object.fromEntries(Object.entries(report.summary).filter(([rule]) => ofRules(rule))),
    skipped: report.skipped.filter(({ file }) => file === '.' || underPaths(file)),
  });
}

// Keeps the parts of a report in step when some of its findings are left out.
import { comparePaths } from '../text/paths';
import type { Report, ReportedFinding, ReportedGroup, ReportedRule } from './report';

/** The report with only those groups that a finding is in, and the counts of what is left for each rule that ran. */
export function reportOf(report: Report): Report {
  return {
    ...report,
    groups: keptGroups(report.groups, report.findings),
    summary: summaryOf(report.findings, Object.keys(report.summary) as ReportedRule[]),
  };
}

function keptGroups(
  groups: Readonly<Record<string, ReportedGroup>>,
  findings: readonly ReportedFinding[],
): Record<string, ReportedGroup> {
  return usedGroups(findings.map((finding) => ({ finding, group: groups[finding.group]! })));
}

/** The groups of these findings by id, in its order. */
export function usedGroups(
  found: readonly { readonly finding: ReportedFinding; readonly group: ReportedGroup }[],
): Record<string, ReportedGroup> {
  const used = new Map(found.map(({ finding, group }) => [finding.group, group]));
  return Object.fromEntries([...used].sort(([a], [b]) => comparePaths(a, b)));
}

/** Of the rules that `ran`, and of what else there are findings. */
export function summaryOf(findings: readonly ReportedFinding[], ran: readonly ReportedRule[]): Report['summary'] {
  const counts = new Map(ran.map((rule) => [rule, { findings: 0, groups: new Set<string>() }]));
  for (const { rule, group } of findings) {
    const count = counts.get(rule) ?? { findings: 0, groups: new Set<string>() };
    counts.set(rule, count);
    count.findings++;
    count.groups.add(group);
  }
  return Object.fromEntries(
    [...counts].map(([rule, { findings, groups }]) => [rule, { findings, groups: groups.size }]),
  );
}

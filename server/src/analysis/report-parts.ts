// Keeps the parts of a report in step when some of its findings are left out.
import type { Report, ReportedFinding, ReportedGroup, ReportedRule } from './report';

/** The report with only those groups that a finding is in, and the counts of what is left for each rule that ran. */
export function reportOf(report: Report): Report {
  return {
    ...report,
    groups: usedGroups(report.groups, report.findings),
    summary: summaryOf(report.findings, Object.keys(report.summary) as ReportedRule[]),
  };
}

function usedGroups(
  groups: Readonly<Record<string, ReportedGroup>>,
  findings: readonly ReportedFinding[],
): Record<string, ReportedGroup> {
  const used = new Set(findings.map(({ group }) => group));
  return Object.fromEntries(Object.entries(groups).filter(([id]) => used.has(id)));
}

function summaryOf(findings: readonly ReportedFinding[], ran: readonly ReportedRule[]): Report['summary'] {
  const counts = new Map(ran.map((rule) => [rule, { findings: 0, groups: new Set<string>() }]));
  for (const { rule, group } of findings) {
    const count = counts.get(rule);
    if (!count) continue;
    count.findings++;
    count.groups.add(group);
  }
  return Object.fromEntries(
    [...counts].map(([rule, { findings, groups }]) => [rule, { findings, groups: groups.size }]),
  );
}

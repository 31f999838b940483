// Format pretty: for a person at a terminal. Rule, then group with its title once, then its places.
import type { Report, ReportedFinding } from '../../analysis/report';
import { count } from '../words';
import { cellsOf } from '../wrap';
import type { Format, FormatContext } from './format';
import { prettyGroup } from './pretty-group';
import { prettyTotals } from './pretty-totals';

export const pretty: Format = (report, context) => {
  const lines: string[] = [];
  for (const [rule, byGroup] of arrange(report)) {
    const findings = [...byGroup.values()].reduce((sum, each) => sum + each.length, 0);
    lines.push(ruler(rule, `${count(findings, 'finding')} in ${count(byGroup.size, 'group')}`, context), '');
    for (const [key, members] of byGroup) lines.push(...prettyGroup(report.groups[key], members, context), '');
  }
  if (context.totals) lines.push(...prettyTotals(report, context));
  else if (lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
};

const ranks = { error: 0, warning: 1, info: 2 } as const;

/** Rule → group → findings. The gravest rules and groups come first; the report's own order decides among equals. */
function arrange(report: Report): [string, Map<string, ReportedFinding[]>][] {
  const rules = new Map<string, Map<string, ReportedFinding[]>>();
  for (const finding of report.findings) {
    const groups = rules.get(finding.rule) ?? new Map<string, ReportedFinding[]>();
    rules.set(finding.rule, groups);
    const members = groups.get(finding.group);
    if (members === undefined) groups.set(finding.group, [finding]);
    else members.push(finding);
  }
  const gravest = (findings: readonly ReportedFinding[]) =>
    findings.reduce((best, { severity }) => Math.min(best, ranks[severity]), 2);
  const ranked = [...rules].map(([rule, groups]) => {
    const rankedGroups = [...groups]
      .map((entry) => ({ entry, rank: gravest(entry[1]) }))
      .sort((a, b) => a.rank - b.rank);
    return { rule, groups: new Map(rankedGroups.map(({ entry }) => entry)), rank: rankedGroups[0]!.rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ rule, groups }) => [rule, groups]);
}

function ruler(rule: string, totals: string, { colours, width }: FormatContext): string {
  const rest = Math.max(3, Math.min(width, 100) - cellsOf(rule) - cellsOf(totals) - 5);
  return `${colours.dim('──')} ${colours.bold(rule)} ${colours.dim('─'.repeat(rest))} ${totals}`;
}

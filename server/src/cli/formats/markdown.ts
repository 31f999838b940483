// Format markdown: for a pull request's comment or a job's summary.
import type { Report, ReportedFinding } from '../../analysis/report';
import { count, seconds } from '../words';
import type { Format, FormatContext } from './format';
import { codeText, markdownText } from './markdown-text';

/** Comments have a limit (65,536 characters on GitHub), so long groups are cut; the rest is counted. */
const mostPlaces = 20;

export const markdown: Format = (report, context) => {
  const { findings, stats, summary } = report;
  const analysed = `${count(stats.files, 'file')} analysed in ${seconds(stats.elapsedMs)}`;
  if (findings.length === 0) return `## SSOT Guard\n\nNo violations: ${analysed}.\n`;
  const lines = ['## SSOT Guard', '', '| Rule | Findings | Groups |', '| --- | ---: | ---: |'];
  for (const [rule, { findings, groups }] of Object.entries(summary)) {
    if (findings > 0) lines.push(`| ${rule} | ${findings} | ${groups} |`);
  }
  lines.push('', `${count(findings.length, 'finding')}; ${analysed}.`);
  for (const rule of Object.keys(summary)) {
    const own = findings.filter((finding) => finding.rule === rule);
    if (own.length > 0) lines.push('', `### ${rule}`, ...groupsOf(own, report, context));
  }
  return `${lines.join('\n')}\n`;
};

function groupsOf(findings: readonly ReportedFinding[], { groups }: Report, { inRepository }: FormatContext): string[] {
  const byGroup = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const members = byGroup.get(finding.group);
    if (members === undefined) byGroup.set(finding.group, [finding]);
    else members.push(finding);
  }
  return [...byGroup].flatMap(([key, members]) => {
    const lines = ['', `**${markdownText(groups[key]?.title ?? key)}**`, ''];
    for (const { file, range, severity, message } of members.slice(0, mostPlaces)) {
      lines.push(
        `- ${codeText(`${inRepository(file)}:${range.start.line + 1}`)} ${severity}: ${markdownText(message)}`,
      );
    }
    if (members.length > mostPlaces)
      lines.push(`- and ${count(members.length - mostPlaces, 'more finding')}; the json format lists them all`);
    return lines;
  });
}

// The end of format pretty: a table of rules, what was analysed, and the next step.
import type { Report } from '../../analysis/report';
import { count, seconds, thousands } from '../words';
import { padEnd, padStart } from '../wrap';
import type { FormatContext } from './format';

export function prettyTotals(report: Report, { colours }: FormatContext): string[] {
  const { findings, stats } = report;
  const analysed = `${count(stats.files, 'file')} analysed in ${seconds(stats.elapsedMs)}`;
  if (findings.length === 0) return [`${colours.green('No violations')}: ${analysed}.`];
  const rows = Object.entries(report.summary)
    .filter(([, { findings }]) => findings > 0)
    .map(([rule, { findings, groups }]) => [rule, thousands(findings), thousands(groups)]);
  const groups = new Set(findings.map(({ group }) => group)).size;
  const table = [['Rule', 'Findings', 'Groups'], ...rows, ['Total', thousands(findings.length), thousands(groups)]];
  const first = Math.max(...table.map(([rule]) => rule!.length));
  const lines = table.map(([rule, ...numbers], at) => {
    const line = `  ${padEnd(rule!, first)}${numbers.map((each) => padStart(each, 10)).join('')}`;
    return at === 0 ? colours.dim(line) : at === table.length - 1 ? colours.bold(line) : line;
  });
  const fixable = findings.filter(({ fixes }) => fixes.length > 0).length;
  const severities = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [severity === 'info' ? `${thousands(number)} info` : count(number, severity)];
  });
  lines.push('', `${severities.join(', ')}; ${analysed}.`);
  if (fixable > 0)
    lines.push(`${count(fixable, 'finding')} can be fixed: ${colours.cyan('ssot fix --dry-run')} shows how.`);
  lines.push(`${colours.cyan('ssot explain RULE')} says what a rule reports, why, and what to do.`);
  return lines;
}

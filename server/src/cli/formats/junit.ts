// Format junit: JUnit XML, one suite per rule and one failing test case per finding.
import type { Report, ReportedFinding } from '../../analysis/report';
import type { Format, FormatContext } from './format';

export const junit: Format = (report, context) => {
  const { findings } = report;
  const rules = Object.keys(report.summary);
  const suites = rules.map((rule) =>
    suite(
      rule,
      findings.filter((finding) => finding.rule === rule),
      report,
      context,
    ),
  );
  const failures = findings.length;
  const tests = rules.reduce(
    (sum, rule) => sum + Math.max(1, findings.filter((finding) => finding.rule === rule).length),
    0,
  );
  const time = (report.stats.elapsedMs / 1000).toFixed(3);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="SSOT Guard" tests="${tests}" failures="${failures}" errors="0" time="${time}">`,
    ...suites.flat(),
    '</testsuites>',
    '',
  ].join('\n');
};

/** A rule without findings is a suite with one test case that passes: an empty suite reads as one that never ran. */
function suite(rule: string, findings: readonly ReportedFinding[], report: Report, context: FormatContext): string[] {
  const open = `  <testsuite name="${escapeXml(rule)}" tests="${Math.max(1, findings.length)}" failures="${findings.length}" errors="0" skipped="0">`;
  if (findings.length === 0)
    return [open, `    <testcase classname="${escapeXml(rule)}" name="no violations"/>`, '  </testsuite>'];
  return [open, ...findings.flatMap((finding) => failure(finding, report, context)), '  </testsuite>'];
}

function failure(finding: ReportedFinding, { groups }: Report, { inRepository }: FormatContext): string[] {
  const { file, range, rule, severity, message, group } = finding;
  const place = `${inRepository(file)}:${range.start.line + 1}:${range.start.character + 1}`;
  const title = groups[group]?.title ?? rule;
  return [
    `    <testcase classname="${escapeXml(rule)}" name="${escapeXml(place)}" file="${escapeXml(inRepository(file))}" line="${range.start.line + 1}">`,
    `      <failure type="${severity}" message="${escapeXml(title)}">${escapeXml(`${place}\n${message}`)}</failure>`,
    '    </testcase>',
  ];
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no way to write most control characters, nor lone surrogates: they become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character]!);
}

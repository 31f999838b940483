// The report as version 1 of the machine-readable output: these keys, in this order.
import type { Report, ReportedFinding } from './report';

/** One finding, group, count and skipped file a line, so that two reports can be compared line by line. */
export function reportToJson(report: Report): string {
  const { edges } = report.stats;
  const stats = {
    files: report.stats.files,
    bytes: report.stats.bytes,
    modules: report.stats.modules,
    edges: { runtime: edges.runtime, deferred: edges.deferred, type: edges.type },
    cacheHits: report.stats.cacheHits,
    elapsedMs: report.stats.elapsedMs,
  };
  const parts = [
    '"version": 1',
    `"root": ${JSON.stringify(report.root)}`,
    `"stats": ${JSON.stringify(stats)}`,
    `"findings": ${list(report.findings.map((finding) => JSON.stringify(plainFinding(finding))))}`,
    `"groups": ${map(Object.entries(report.groups))}`,
    `"summary": ${map(Object.entries(report.summary))}`,
    `"skipped": ${list(report.skipped.map(({ file, reason }) => JSON.stringify({ file, reason })))}`,
    ...(report.failed === undefined
      ? []
      : [`"failed": ${list(report.failed.map(({ rule, reason }) => JSON.stringify({ rule, reason })))}`]),
  ];
  return `{\n  ${parts.join(',\n  ')}\n}\n`;
}

function plainFinding(finding: ReportedFinding): ReportedFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    file: finding.file,
    range: finding.range,
    related: finding.related.map(({ file, range, message }) => ({ file, range, message })),
    group: finding.group,
    data: finding.data,
    fixes: finding.fixes,
    fingerprint: finding.fingerprint,
  };
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`;
}

function map(entries: readonly (readonly [string, unknown])[]): string {
  if (entries.length === 0) return '{}';
  return `{\n    ${entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n    ')}\n  }`;
}

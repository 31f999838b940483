// Format sarif: SARIF 2.1.0 (OASIS), for code scanning services and editors.
import { pathToFileURL } from 'node:url';
import type { Report, ReportedFinding } from '../../analysis/report';
import { rules } from '../../rules/registry';
import type { Range } from '../../text/line-index';
import { version } from '../version';
import type { Format } from './format';

const levels = { error: 'error', warning: 'warning', info: 'note', off: 'none' } as const;
const base = 'SRCROOT';

export const sarif: Format = (report) => {
  const descriptors = descriptorsOf(report);
  const index = new Map(descriptors.map(({ id }, at) => [id, at]));
  const run = {
    tool: { driver: { name: 'SSOT Guard', version, semanticVersion: version, rules: descriptors } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [base]: { uri: `${pathToFileURL(report.root).href.replace(/\/?$/, '/')}` } },
    invocations: [
      {
        executionSuccessful: report.failed === undefined,
        toolExecutionNotifications: [
          ...report.skipped.map(({ file, reason }) => ({
            level: 'warning',
            message: { text: `Skipped: ${reason}` },
            locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
          })),
          ...(report.failed ?? []).map(({ rule, reason }) => ({
            level: 'error',
            message: { text: `The rule ${rule} failed, so findings of it may be missing: ${reason}` },
            associatedRule: { id: rule },
          })),
        ],
      },
    ],
    results: report.findings.map((finding) => result(finding, index.get(finding.rule)!, report)),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

/** Every rule of the registry, and what is reported beside them. */
function descriptorsOf({ findings }: Report) {
  const known = rules.map(({ meta }) => ({
    id: meta.id as string,
    shortDescription: { text: meta.what },
    fullDescription: { text: meta.why },
    help: { text: meta.whatToDo },
    defaultConfiguration: { level: levels[meta.severity] },
  }));
  const ids = new Set(known.map(({ id }) => id));
  const others = new Set(findings.map(({ rule }): string => rule).filter((rule) => !ids.has(rule)));
  return [...known, ...[...others].map((id) => ({ id }))];
}

function result(finding: ReportedFinding, ruleIndex: number, { groups }: Report) {
  const { rule, severity, message, file, range, related, group, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: physical(file, range) }],
    relatedLocations: related.map((each, id) => ({
      id,
      physicalLocation: physical(each.file, each.range),
      message: { text: each.message },
    })),
    partialFingerprints: { 'ssotGuard/v1': fingerprint },
    properties: { group, title: groups[group]?.title ?? group },
  };
}

function physical(file: string, { start, end }: Range) {
  return {
    artifactLocation: artifact(file),
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}

function artifact(file: string) {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: base };
}

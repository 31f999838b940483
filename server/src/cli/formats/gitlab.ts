// Format gitlab: a Code Quality report, which GitLab shows in the merge request.
import type { Format } from './format';

const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

export const gitlab: Format = ({ findings }, { inRepository }) => {
  const issues = findings.map(({ rule, severity, message, file, range, fingerprint }) => ({
    description: message,
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: inRepository(file), lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
};

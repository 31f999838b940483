// Format github: workflow commands, which GitHub Actions shows as annotations on the changed lines.
import type { ReportedFinding } from '../../analysis/report';
import type { Format } from './format';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

export const github: Format = ({ findings, groups }, { inRepository }) =>
  findings.map((finding) => `${annotation(finding, groups[finding.group]?.title, inRepository)}\n`).join('');

/** `::error file=…,line=…::message`; lines and columns are one-based, and columns need a range within one line. */
function annotation(
  { severity, file, range, rule, message }: ReportedFinding,
  title: string | undefined,
  inRepository: (file: string) => string,
): string {
  const { start, end } = range;
  const place: Record<string, string | number> = {
    file: inRepository(file),
    line: start.line + 1,
    endLine: end.line + 1,
  };
  if (start.line === end.line) Object.assign(place, { col: start.character + 1, endColumn: end.character + 1 });
  place.title = title === undefined ? rule : `${rule}: ${title}`;
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

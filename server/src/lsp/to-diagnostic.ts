// Findings and configuration problems as diagnostics of the protocol.
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { ConfigurationProblem } from '../analysis/configuration-problem';
import type { ReportedFinding } from '../analysis/report';
import { placesToShow } from './places-to-show';
import type { RulePages } from './rule-pages';

export const diagnosticSource = 'SSOT Guard';

export interface DiagnosticData {
  readonly fingerprint: string;
  /** URI of the workspace folder that made the finding. */
  readonly folder: string;
}

export interface DiagnosticStyle {
  readonly folder: string;
  readonly pages: RulePages;
  readonly relatedInformation: boolean;
  /** URI of a root-relative file of the folder. */
  uriOf(file: string): string;
}

/** Ranges pass as they are: reports and the protocol both count zero-based lines and UTF-16 units. */
export function toDiagnostic(finding: ReportedFinding, style: DiagnosticStyle): Diagnostic {
  const page = style.pages(finding.rule);
  const data: DiagnosticData = { fingerprint: finding.fingerprint, folder: style.folder };
  return {
    range: finding.range,
    severity: severities[finding.severity],
    code: finding.rule,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    source: diagnosticSource,
    message: finding.message,
    ...(finding.tag === undefined ? {} : { tags: [tags[finding.tag]] }),
    ...(style.relatedInformation && finding.related.length > 0
      ? {
          relatedInformation: placesToShow(finding.related).map(({ file, range, message }) => ({
            location: { uri: style.uriOf(file), range },
            message,
          })),
        }
      : {}),
    data,
  };
}

export function problemToDiagnostic(problem: ConfigurationProblem): Diagnostic {
  const named = problem.key === '' || problem.message.includes(problem.key);
  return {
    range: {
      start: { line: problem.line, character: problem.character },
      end: { line: problem.endLine, character: problem.endCharacter },
    },
    severity: severities[problem.severity],
    code: 'configuration',
    source: diagnosticSource,
    message: named ? problem.message : `${problem.key}: ${problem.message}`,
  };
}

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

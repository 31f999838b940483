// textDocument/diagnostic: the diagnostics of one file, for clients that pull.
import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver/node';
import type { ServerContext } from '../context';
import { documentUri } from '../guard';
import { uriToPath } from '../uri';

/** Waits for indexing and for changes under way, so that the answer is what is there now. */
export async function documentDiagnostic(
  context: ServerContext,
  params: DocumentDiagnosticParams,
): Promise<DocumentDiagnosticReport> {
  const path = uriToPath(documentUri(params));
  if (path === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  await context.caughtUp();
  const { diagnostics, resultId } = context.diagnostics.at(path);
  if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
}

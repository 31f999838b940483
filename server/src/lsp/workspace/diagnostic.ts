// workspace/diagnostic: the diagnostics of every file that has any, closed ones too, for clients that pull.
import {
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { ServerContext } from '../context';
import { uriToPath } from '../uri';

/** A file that the client knows of and that has nothing any more is answered as empty. */
export async function workspaceDiagnostic(
  context: ServerContext,
  params: WorkspaceDiagnosticParams,
): Promise<WorkspaceDiagnosticReport> {
  await context.caughtUp();
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const known = new Map<string, { uri: string; value: string }>();
  for (const previous of params.previousResultIds ?? []) {
    const path = uriToPath(previous.uri);
    if (path !== undefined) known.set(path, previous);
  }
  for (const [path, { uri, resultId, diagnostics }] of context.diagnostics) {
    const version = context.documents.get(path)?.version ?? null;
    if (known.get(path)?.value === resultId)
      items.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId });
    else items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...diagnostics] });
    known.delete(path);
  }
  for (const [path, { uri, value }] of known) {
    const { resultId } = context.diagnostics.at(path);
    const version = context.documents.get(path)?.version ?? null;
    if (value === resultId) items.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId });
    else items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [] });
  }
  return { items };
}

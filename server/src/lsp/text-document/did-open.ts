// textDocument/didOpen: from now on the client's text counts.
import type { DidOpenTextDocumentParams } from 'vscode-languageserver/node';
import { show } from '../analyse';
import type { ServerContext } from '../context';
import { documentUri, InvalidParams } from '../guard';

export function didOpen(context: ServerContext, params: DidOpenTextDocumentParams): void {
  documentUri(params);
  if (typeof params.textDocument.text !== 'string') throw new InvalidParams('textDocument.text must be a string');
  const path = context.documents.open(params.textDocument);
  if (path === undefined) return;
  for (const folder of context.workspace.foldersOf(path)) folder.touched(path);
  // What was shown in the closed file moves to the client's own spelling of its URI.
  const shownAs = context.diagnostics.uriOf(path);
  if (shownAs !== undefined && shownAs !== params.textDocument.uri) show(context, [path]);
  context.schedule.soon();
}

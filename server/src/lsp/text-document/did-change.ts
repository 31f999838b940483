// textDocument/didChange: takes over the client's edits and analyses them after a pause.
import type { DidChangeTextDocumentParams } from 'vscode-languageserver/node';
import type { ServerContext } from '../context';
import { documentUri, InvalidParams } from '../guard';

export function didChange(context: ServerContext, params: DidChangeTextDocumentParams): void {
  const uri = documentUri(params);
  if (!Array.isArray(params.contentChanges)) throw new InvalidParams('contentChanges must be a list');
  const path = context.documents.change(uri, params.textDocument.version, params.contentChanges);
  if (path === undefined) return;
  for (const folder of context.workspace.foldersOf(path)) folder.touched(path);
  context.schedule.typed();
}

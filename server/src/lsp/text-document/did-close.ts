// textDocument/didClose: from now on the file on disk counts again.
import type { DidCloseTextDocumentParams } from 'vscode-languageserver/node';
import type { ServerContext } from '../context';
import { documentUri } from '../guard';

export function didClose(context: ServerContext, params: DidCloseTextDocumentParams): void {
  const path = context.documents.close(documentUri(params));
  if (path === undefined) return;
  for (const folder of context.workspace.foldersOf(path)) folder.touched(path);
  context.schedule.soon();
}

// textDocument/didSave: the file changed on disk; clients that watch no files say so only here.
import type { DidSaveTextDocumentParams } from 'vscode-languageserver/node';
import type { ServerContext } from '../context';
import { documentUri } from '../guard';

export function didSave(context: ServerContext, params: DidSaveTextDocumentParams): void {
  context.fileEvents.add([documentUri(params)]);
}

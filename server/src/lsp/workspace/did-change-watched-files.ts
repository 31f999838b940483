// workspace/didChangeWatchedFiles: files and folders came, changed or went on disk.
import type { DidChangeWatchedFilesParams } from 'vscode-languageserver/node';
import type { ServerContext } from '../context';
import { InvalidParams } from '../guard';

export function didChangeWatchedFiles(context: ServerContext, params: DidChangeWatchedFilesParams): void {
  if (!Array.isArray(params?.changes)) throw new InvalidParams('changes must be a list');
  context.fileEvents.add(params.changes.map((change) => change.uri).filter((uri) => typeof uri === 'string'));
}

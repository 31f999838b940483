// workspace/didChangeWorkspaceFolders: folders that join are indexed, those that leave take their diagnostics along.
import type { DidChangeWorkspaceFoldersParams } from 'vscode-languageserver/node';
import { show } from '../analyse';
import { applySettings } from '../apply-settings';
import type { ServerContext } from '../context';
import { InvalidParams } from '../guard';
import { addFolder } from '../initialize';
import { uriToPath } from '../uri';

export async function didChangeWorkspaceFolders(
  context: ServerContext,
  params: DidChangeWorkspaceFoldersParams,
): Promise<void> {
  const { added, removed } = params?.event ?? {};
  if (!Array.isArray(added) || !Array.isArray(removed)) throw new InvalidParams('event needs added and removed');
  const left = [];
  for (const { uri } of removed) {
    const root = uriToPath(uri);
    const folder = root === undefined ? undefined : context.workspace.remove(root);
    if (folder === undefined) continue;
    context.indexing.remove(folder);
    left.push(folder);
  }
  for (const { uri, name } of added) addFolder(context, uri, name);
  for (const folder of left) show(context, await folder.close());
  await applySettings(context);
  context.announce();
}

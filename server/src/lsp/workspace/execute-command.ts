// workspace/executeCommand: `ssotGuard.reindex` reads every folder anew, whatever state it is in.
import type { ExecuteCommandParams } from 'vscode-languageserver/node';
import type { ServerContext } from '../context';
import { InvalidParams } from '../guard';
import { reindexCommand } from '../protocol';

/** Answers when everything is indexed and analysed. */
export async function executeCommand(context: ServerContext, params: ExecuteCommandParams): Promise<null> {
  if (params?.command !== reindexCommand)
    throw new InvalidParams(`there is no command ${params?.command}; there is ${reindexCommand}`);
  for (const folder of context.workspace.folders) if (folder.state !== 'off') context.indexing.add(folder, true);
  context.announce();
  await context.caughtUp();
  return null;
}

// Command: restarts the language server.
import { commands, type Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { StatusItem } from '../status';

export function restart(client: LanguageClient, status: StatusItem): Disposable {
  return commands.registerCommand('ssotGuard.restart', async () => {
    try {
      await (client.isRunning() ? client.restart() : client.start());
    } catch (error) {
      status.failed(error);
    }
  });
}

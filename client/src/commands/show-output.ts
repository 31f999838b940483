// Command: shows what the language server has logged.
import { commands, type Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

export function showOutput(client: LanguageClient): Disposable {
  return commands.registerCommand('ssotGuard.showOutput', () => client.outputChannel.show());
}

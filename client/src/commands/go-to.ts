// Command: shows a violation in its file. Used by the tree's rows.
import { commands, type Disposable, type Range, type Uri, window } from 'vscode';

export function goTo(): Disposable {
  return commands.registerCommand('ssotGuard.goTo', async (uri: Uri, range: Range) => {
    await window.showTextDocument(uri, { selection: range, preview: true });
  });
}

// Command: opens the documentation page of a rule.
import { commands, type Disposable, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode';

/** Takes a row of the tree that stands for a rule, or the id of one, or asks. */
export function openRulePage(context: ExtensionContext): Disposable {
  const folder = Uri.file(context.asAbsolutePath('server/docs/rules'));
  return commands.registerCommand('ssotGuard.openRulePage', async (row?: string | { rule?: { rule?: string } }) => {
    const named = typeof row === 'string' ? row : row?.rule?.rule;
    const id = named ?? (await window.showQuickPick(ruleIds(folder), { placeHolder: l10n.t('Which rule?') }));
    if (id !== undefined) await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, `${id}.md`));
  });
}

async function ruleIds(folder: Uri): Promise<string[]> {
  const entries = await workspace.fs.readDirectory(folder);
  return entries.map(([name]) => name.replace(/\.md$/, '')).sort();
}

// What the tests ask of the open workspace: its files, our diagnostics, the count that the status bar shows.
import * as vscode from 'vscode';

export function fileUri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);
}

/** Rule ids of our diagnostics in a file, sorted. */
export function rulesIn(path: string): string[] {
  return ours(vscode.languages.getDiagnostics(fileUri(path)))
    .map(ruleOf)
    .sort();
}

/** How many diagnostics of ours the whole workspace has. */
export function countAll(): number {
  return vscode.languages.getDiagnostics().reduce((sum, [, diagnostics]) => sum + ours(diagnostics).length, 0);
}

export function ours(diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  return diagnostics.filter(({ source }) => source === 'SSOT Guard');
}

export async function show(path: string, line = 0, character = 0): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(fileUri(path), { preview: false });
  const at = new vscode.Position(line, character);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at));
  return editor;
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

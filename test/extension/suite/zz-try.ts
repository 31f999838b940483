import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { onPage, print } from './bridge';
import type { ExtensionTest } from './runner';
import { until, untilEqual } from './until';
const root = () => vscode.workspace.workspaceFolders![0]!.uri;
export const tests: readonly ExtensionTest[] = [
  { name: 'watcher', run: async () => {
    const seen: string[] = [];
    const w = vscode.workspace.createFileSystemWatcher('**/*.py');
    w.onDidCreate((u) => seen.push('c ' + vscode.workspace.asRelativePath(u)));
    w.onDidChange((u) => seen.push('m ' + vscode.workspace.asRelativePath(u)));
    w.onDidDelete((u) => seen.push('d ' + vscode.workspace.asRelativePath(u)));
    await new Promise((r) => setTimeout(r, 1000));
    const t0 = Date.now();
    execFileSync('sh', ['-c', 'echo "import q" > b.py; echo x=1 > c.py; mkdir sub; echo y > sub/d.py'], { cwd: root().fsPath });
    await until('events', () => seen, (s) => s.includes('m b.py') && s.includes('c c.py') && s.includes('c sub/d.py'));
    await print(`    ${Date.now() - t0} ms ${JSON.stringify(seen)} HOME=${process.env.HOME} TMP=${process.env.TMPDIR}`);
    execFileSync('rm', ['c.py'], { cwd: root().fsPath });
    await until('del', () => seen, (s) => s.includes('d c.py'));
  } },
  { name: 'ui', run: async () => {
    await vscode.commands.executeCommand('workbench.view.extension.ssotGuard');
    const doc = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root(), 'a.py'));
    const ed = await vscode.window.showTextDocument(doc);
    ed.selection = new vscode.Selection(0, 2, 0, 2);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await onPage('everything', async (page) => {
      await print('tree ' + JSON.stringify(await until('rows', () => page.tree(), (r) => r.length >= 2)));
      await page.click({ selector: '.part.sidebar .monaco-list-row', text: 'import-cycle' });
      await until('rows', () => page.tree(), (r) => r.length >= 4);
      await print('tree ' + JSON.stringify(await page.tree()));
      await print('problems ' + JSON.stringify(await until('p', () => page.problems(), (r) => r.length >= 2)));
      await print('status ' + JSON.stringify(await page.statusBar()));
      await page.screenshot('try all');
      await page.screenshot('try status', '.part.statusbar');
      await page.click('.monaco-editor .view-line');
      await print('bulb ' + JSON.stringify(await page.lightBulb()));
      await page.screenshot('try-bulb');
      await page.pick('Import from the canonical');
      await untilEqual('text', () => doc.lineAt(0).text, 'import core');
      await page.press('Control+z');
      await untilEqual('text', () => doc.lineAt(0).text, 'import b');
      await page.press('Control+End'); await page.type('y = 2');
      await until('typed', () => doc.getText(), (t) => t.includes('y = 2'));
      void vscode.window.showInformationMessage('hello there', 'Yes');
      await print('notes ' + JSON.stringify(await until('n', () => page.notifications(), (r) => r.length > 0)));
      await page.click({ selector: '.notifications-center .monaco-button', text: 'Yes' });
      await vscode.commands.executeCommand('notifications.hideList'); await page.waitFor('.notification-list-item-message', { state: 'hidden' });
      await page.hover('.monaco-editor .view-line span span');
      await page.waitFor('.monaco-hover');
      await print('hover ' + JSON.stringify(await page.texts('.monaco-hover')));
      await page.resize(1000, 700); await page.screenshot('try-small'); 
      await print('eval ' + await page.evaluate('document.title + Object.keys(window.driver ?? {})'));
      await assert.rejects(page.evaluate('nope.x'), /nope is not defined/);
      await page.press('F1'); await page.type('SSOT: Hello'); await page.waitFor({selector: '.quick-input-list .monaco-list-row', text: 'SSOT: Hello'}); await page.press('Enter');
      await until('n', () => page.notifications(), (r) => r.includes('hello'));
      const panel = vscode.window.createWebviewPanel('x', 'Web', vscode.ViewColumn.One, {}); panel.webview.html = '<h1>webview here</h1>';
      await new Promise((r) => setTimeout(r, 3000)); await page.screenshot('try-webview');
    });
  } },
  { name: 'fails', run: async () => { assert.equal(1, 2); } },
  { name: 'hangs', timeoutMs: 500, run: () => new Promise(() => {}) },
];

// The quick fix for a legacy import, as a person applies it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { onPage, type Page } from './bridge';
import type { ExtensionTest } from './runner';
import { until, untilEqual } from './until';
import { countAll, rulesIn, show } from './workspace';

const path = 'typescript/tests/broadcast.test.ts';

export const tests: readonly ExtensionTest[] = [
  {
    name: 'a legacy import is fixed through the light bulb, and the finding goes from editor, tree and status bar',
    timeoutMs: 180_000,
    run: async () => {
      const before = countAll();
      assert.ok(rulesIn(path).includes('legacy-import'));
      const line = 1;
      const editor = await show(path, line, 40);
      const fixed = "import { WebSocketManager } from '../websocket-core/manager';";
      const applied = await onPage('fix by light bulb', async (page) => {
        await page.click({ selector: '.view-line', text: 'connection-manager' });
        const offers = await openLightBulb(page);
        assert.ok(
          offers.some((each) => each.includes('Import WebSocketManager from')),
          offers.join(' | '),
        );
        assert.ok(
          offers.some((each) => each.includes('in the workspace')),
          offers.join(' | '),
        );
        await page.screenshot('light-bulb');
        await page.pick('Import WebSocketManager from');
        await untilEqual('the import is rewritten', () => editor.document.lineAt(line).text, fixed);
        return true;
      });
      if (applied !== true) await applyByCommand(editor, line);
      assert.equal(editor.document.lineAt(line).text, fixed);
      await untilEqual('no finding in the file', () => rulesIn(path).filter((rule) => rule === 'legacy-import'), []);
      const after = await until('fewer findings', countAll, (count) => count < before);
      await vscode.commands.executeCommand('ssotGuard.violations.focus');
      await onPage('tree and status bar follow', async (page) => {
        await until(
          'the tree',
          () => page.tree(),
          (rows) => rows.some(({ text }) => /legacy-import\s*9$/.test(text)),
        );
        await until(
          'the status bar',
          () => page.statusBar(),
          (seen) => seen.includes(`SSOT ${after}`),
        );
        await page.screenshot('after-fix');
      });
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('undo');
      await untilEqual('undo brings the finding back', countAll, before);
    },
  },
];

/** The menu waits for every extension that may add to it; on a busy machine it can take more than one try. */
async function openLightBulb(page: Page): Promise<string[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await page.lightBulb();
    } catch (error) {
      if (tries === 6) throw error;
      await page.press('Escape');
    }
  }
}

/** Without a page: the same action, as VS Code hands it out. */
async function applyByCommand(editor: vscode.TextEditor, line: number): Promise<void> {
  const range = editor.document.lineAt(line).range;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
  const action = actions.find(({ title }) => title.includes('Import WebSocketManager from'));
  assert.ok(action?.edit, actions.map(({ title }) => title).join(' | '));
  await vscode.workspace.applyEdit(action.edit);
}

// The tree: rule → group → place, and a click goes there.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { onPage } from './bridge';
import type { ExtensionTest } from './runner';
import { until } from './until';

export const tests: readonly ExtensionTest[] = [
  {
    name: 'the tree opens down to a place, and choosing it goes there',
    run: async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('ssotGuard.violations.focus');
      await onPage('clicks in the tree', async (page) => {
        await page.click({ selector: '.part.sidebar .monaco-list-row', text: 'compatibility-shim' });
        const groups = await until(
          'groups',
          () => page.tree(),
          (rows) => rows.some(({ text, level }) => level === 2 && text.includes('only forwards')),
        );
        const group = groups.find(({ level }) => level === 2)!;
        await page.click({ selector: '.part.sidebar .monaco-list-row', text: group.text.slice(0, 30) });
        await until(
          'places',
          () => page.tree(),
          (rows) => rows.some(({ level }) => level === 3),
        );
        await page.screenshot('tree');
        // By keyboard, as whoever uses no mouse does.
        await page.press('ArrowDown', 'Enter');
        const editor = await until(
          'an editor',
          () => vscode.window.activeTextEditor,
          (seen) => seen !== undefined,
        );
        assert.match(editor!.document.uri.path, /websocket\/connection_manager\.py$/);
      });
    },
  },
];

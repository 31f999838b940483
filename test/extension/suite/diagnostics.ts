// Findings appear where they belong: in closed files, at both ends of an unsaved cycle, after changes by others.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { onPage } from './bridge';
import type { ExtensionTest } from './runner';
import { until, untilEqual } from './until';
import { countAll, fileUri, rulesIn, show } from './workspace';

export const tests: readonly ExtensionTest[] = [
  {
    name: 'findings of closed files appear without any file being opened',
    run: async () => {
      assert.deepEqual(vscode.window.visibleTextEditors, []);
      await until('findings in the workspace', countAll, (count) => count > 90, 40_000);
      assert.ok(rulesIn('python/websocket/manager.py').includes('compatibility-shim'));
      assert.ok(rulesIn('typescript/websocket/manager.ts').includes('compatibility-shim'));
      assert.ok(rulesIn('python/agents/chat_agent.py').includes('import-cycle'));
      await vscode.commands.executeCommand('ssotGuard.violations.focus');
      await onPage('the tree and the status bar show the same count', async (page) => {
        const rows = await until(
          'rules in the tree',
          () => page.tree(),
          (seen) => seen.length >= 6,
        );
        const counts = rows.map(({ text }) => Number(/(\d+)$/.exec(text)?.[1]));
        const shown = counts.reduce((sum, count) => sum + count, 0);
        assert.equal(shown, countAll());
        const status = await page.statusBar();
        assert.ok(
          status.some((text) => text === `SSOT ${shown}`),
          `no SSOT ${shown} in ${status.join(' | ')}`,
        );
      });
    },
  },
  {
    name: 'an unsaved edit that closes a cycle is shown at both ends, and undone',
    run: async () => {
      const [edited, closed] = ['python/config/limits.py', 'python/api/bootstrap.py'];
      const cycles = () =>
        [edited, closed].map((path) => rulesIn(path).filter((rule) => rule === 'import-cycle').length);
      assert.deepEqual(cycles(), [0, 0]);
      const editor = await show(edited);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'import api.bootstrap\n'));
      await untilEqual('a finding at each end', cycles, [1, 1]);
      await onPage('picture of the cycle', async (page) => {
        await vscode.commands.executeCommand('workbench.actions.view.problems');
        await until(
          'the tree follows',
          () => page.tree(),
          (rows) => rows.some(({ text }) => /import-cycle\s*20$/.test(text)),
        );
        await page.waitFor('.view-overlays .squiggly-warning');
        await page.screenshot('unsaved-cycle');
        await vscode.commands.executeCommand('workbench.action.closePanel');
      });
      await show(edited);
      await vscode.commands.executeCommand('undo');
      await untilEqual('no finding after undo', cycles, [0, 0]);
      assert.equal(editor.document.isDirty, false);
    },
  },
  {
    name: 'a closed file that another process changes is checked again',
    run: async () => {
      const path = 'python/tests/test_connections.py';
      const legacy = () => rulesIn(path).filter((rule) => rule === 'legacy-import').length;
      assert.equal(legacy(), 1);
      const file = fileUri(path).fsPath;
      const before = readFileSync(file, 'utf8');
      const script = `const fs = require('fs'); const [file] = process.argv.slice(1);
        const text = fs.readFileSync(file, 'utf8');
        fs.writeFileSync(file, text.replace('websocket.manager import ConnectionManager', 'websocket_core.manager import WebSocketManager as ConnectionManager'));`;
      execFileSync(process.execPath, ['-e', script, file], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
      await untilEqual('the finding is gone', legacy, 0);
      writeFileSync(file, before);
      await untilEqual('the finding is back', legacy, 1);
    },
  },
  {
    name: 'a faulty configuration is told in the file, and the last good one stays in force',
    run: async () => {
      const file = fileUri('ssot.config.json').fsPath;
      const before = readFileSync(file, 'utf8');
      const count = countAll();
      writeFileSync(file, before.replace('"concepts"', '"conceptz"'));
      const problems = () => vscode.languages.getDiagnostics(fileUri('ssot.config.json')).map(({ message }) => message);
      const told = await until('a diagnostic in the configuration', problems, (seen) =>
        seen.some((each) => each.includes('conceptz')),
      );
      assert.match(told.join('\n'), /concepts/);
      await until('the findings stay', countAll, (seen) => seen >= count);
      writeFileSync(file, before);
      await until(
        'no diagnostic once it is mended',
        problems,
        (seen) => !seen.some((each) => each.includes('conceptz')),
      );
      await untilEqual('the same findings as before', countAll, count);
    },
  },
];

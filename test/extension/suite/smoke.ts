// The extension is there and starts.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionTest } from './runner';

export const tests: readonly ExtensionTest[] = [
  {
    name: 'the extension is found and activates',
    run: async () => {
      const extension = vscode.extensions.getExtension('ssot-guard.ssot-guard');
      assert.ok(extension, 'no extension ssot-guard.ssot-guard in this window');
      await extension.activate();
      assert.equal(extension.isActive, true);
    },
  },
];

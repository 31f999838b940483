// The extension's test suite: VS Code loads this file into its extension host and calls `run`.
import { tests as diagnostics } from './diagnostics';
import { tests as quickFix } from './quick-fix';
import { type ExtensionTest, runTests } from './runner';
import { tests as smoke } from './smoke';
import { tests as tree } from './tree';

const SUITE: readonly ExtensionTest[] = [...smoke, ...diagnostics, ...tree, ...quickFix];

export function run(): Promise<void> {
  return runTests(SUITE);
}

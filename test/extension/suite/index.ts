// The extension's test suite: VS Code loads this file into its extension host and calls `run`.
import { type ExtensionTest, runTests } from './runner';
import { tests as smoke } from './smoke';

const SUITE: readonly ExtensionTest[] = [...smoke];

export function run(): Promise<void> {
  return runTests(SUITE);
}

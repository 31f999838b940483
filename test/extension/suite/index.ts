// The extension's test suite: VS Code loads this file into its extension host and calls `run`.
import { type ExtensionTest, runTests } from './runner';
import { tests as smoke } from './smoke';
import { tests as trial } from './zz-try';

const SUITE: readonly ExtensionTest[] = [...smoke, ...trial];

export function run(): Promise<void> {
  return runTests(SUITE);
}

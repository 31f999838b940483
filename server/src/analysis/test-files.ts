// Which files are tests: by the folders and names that the test runners of both languages look for.
import { compileGlobs, type PathMatcher } from '../text/globs';
import type { Path } from '../text/paths';

/** A folder counts at any depth, and everything in it. */
export const testGlobs: readonly string[] = [
  '**/{test,tests,__tests__,__mocks__,__fixtures__,testdata,e2e,cypress}/**',
  '**/{integration-tests,e2e-tests,integration_tests,e2e_tests}/**',
  '**/test_*.{py,pyi}',
  '**/*_test.{py,pyi}',
  '**/tests.py',
  '**/conftest.py',
  '**/*.{test,tests,spec,e2e,e2e-spec,cy,test-d,spec-d}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}',
];

let compiled: PathMatcher | undefined;

export function isTestFile(path: Path): boolean {
  compiled ??= compileGlobs(testGlobs);
  return compiled(path);
}

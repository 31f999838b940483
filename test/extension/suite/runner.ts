// Runs a list of tests one after the other in the extension host and prints their results through the launcher.
import { ONLY_VARIABLE } from '../host/bridge-protocol';
import { print, screenshotOfFailure, skippedSteps } from './bridge';

export interface ExtensionTest {
  readonly name: string;
  /** Rejects, by an assertion or otherwise, to fail. Tests share one window and run in the order of the list. */
  readonly run: () => Promise<void>;
  /** Milliseconds, default 60 000. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 60_000;

/** Runs the tests, all of them also after a failure, and rejects if one failed or none ran. */
export async function runTests(all: readonly ExtensionTest[]): Promise<void> {
  const only = process.env[ONLY_VARIABLE];
  const chosen = only ? all.filter(({ name }) => name.includes(only)) : all;
  if (chosen.length === 0) {
    await print(`no test has a name that contains '${only ?? ''}'; there are:`);
    for (const { name } of all) await print(`  ${name}`);
    throw new Error('no test has run');
  }
  let failed = 0;
  for (const test of chosen) {
    const started = Date.now();
    try {
      await withTimeout(test);
      await print(`  ok    ${test.name} (${Date.now() - started} ms)`);
    } catch (error) {
      failed += 1;
      await print(`  FAIL  ${test.name} (${Date.now() - started} ms)`);
      await print(indent(error instanceof Error ? (error.stack ?? error.message) : String(error)));
      const picture = await screenshotOfFailure(test.name);
      if (picture !== undefined) await print(`    the window as it was: ${picture}`);
    }
  }
  const skipped = skippedSteps();
  await print(`${chosen.length - failed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (failed > 0) throw new Error(`${failed} of ${chosen.length} extension tests failed`);
}

async function withTimeout({ run, timeoutMs = TIMEOUT_MS }: ExtensionTest): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}

// Runs a test suite in a desktop VS Code: the one VSCODE_EXECUTABLE_PATH names, else one that @vscode/test-electron downloads.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests, SilentReporter, TestRunFailedError } from '@vscode/test-electron';
import { QUIET_SETTINGS } from './settings';

export interface DesktopRun {
  readonly executable: string;
  readonly extensionPath: string;
  readonly testsPath: string;
  readonly workspace: string;
  /** An empty directory of this run. */
  readonly runDir: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The VS Code that the browser host serves, so that both hosts run the suite in the same one. */
const VERSION = '1.139.1';
const ANSWER_MS = 5_000;

/** Why no desktop VS Code can be shown here, or undefined when one can. */
export function noDesktop(): string | undefined {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return undefined;
  return 'no display: neither DISPLAY nor WAYLAND_DISPLAY is set';
}

/** Returns the path of the downloaded executable; rejects within seconds where its server cannot be reached. */
export function downloadDesktop(cache: string): Promise<string> {
  return downloadAndUnzipVSCode({
    version: VERSION,
    cachePath: cache,
    timeout: ANSWER_MS,
    reporter: new SilentReporter(),
  });
}

/** Resolves to the suite's exit status. */
export async function runOnDesktop(run: DesktopRun): Promise<number> {
  const user = path.join(run.runDir, 'user');
  await mkdir(path.join(user, 'User'), { recursive: true });
  await writeFile(path.join(user, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS, null, 2));
  try {
    return await runTests({
      vscodeExecutablePath: run.executable,
      extensionDevelopmentPath: run.extensionPath,
      extensionTestsPath: run.testsPath,
      extensionTestsEnv: { ...run.env },
      launchArgs: [
        run.workspace,
        `--user-data-dir=${user}`,
        `--extensions-dir=${path.join(run.runDir, 'extensions')}`,
        '--disable-telemetry',
      ],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError && error.code !== undefined) return error.code;
    throw error;
  }
}

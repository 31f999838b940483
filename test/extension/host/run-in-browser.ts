// Runs a test suite in the extension host of a VS Code that is served to a headless browser.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openBrowser } from './browser';
import { HostError } from './host-error';
import type { HostPackages } from './install';
import type { Page } from './playwright-types';
import { startServer } from './server';

export interface BrowserRun {
  readonly host: HostPackages;
  /** Absolute; the extension's folder, its bundles built. */
  readonly extensionPath: string;
  /** Absolute; a CommonJS file that exports `run(): Promise<void>`. */
  readonly testsPath: string;
  /** Absolute; a folder or a `.code-workspace`. The tests may edit it. */
  readonly workspace: string;
  /** An empty directory of this run. */
  readonly runDir: string;
  /** server.log and console.log go here. */
  readonly logDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Called with the page before it is loaded. */
  readonly onPage?: (page: Page) => void;
  /** Called with the page when the run has been given up, before it is closed. */
  readonly onGivenUp?: (page: Page) => Promise<void>;
}

const LOAD_MS = 60_000;

/** Resolves to the suite's exit status. Rejects when it cannot be known: a crash, a lost server, a run out of time. */
export async function runInBrowser(run: BrowserRun): Promise<number> {
  await mkdir(run.logDir, { recursive: true });
  const consoleLog = createWriteStream(path.join(run.logDir, 'console.log'));
  const server = await startServer(run.host, {
    runDir: run.runDir,
    logFile: path.join(run.logDir, 'server.log'),
    endWhenIdle: true,
    mode: 'tests',
    env: { ...run.env, HOME: run.runDir },
  });
  try {
    const { page, close } = await openBrowser(run.host, run.runDir);
    try {
      const exit = suiteExit(page, server.ended, run, consoleLog);
      run.onPage?.(page);
      await Promise.race([page.goto(server.url({ workspace: run.workspace, tests: run }), { timeout: LOAD_MS }), exit]);
      return await exit.catch(async (error: unknown) => {
        if (!page.isClosed()) await run.onGivenUp?.(page).catch(() => undefined);
        throw error;
      });
    } finally {
      await close();
    }
  } finally {
    await server.stop();
    consoleLog.end();
  }
}

function suiteExit(
  page: Page,
  serverEnded: Promise<void>,
  run: BrowserRun,
  log: NodeJS.WritableStream,
): Promise<number> {
  const exit = new Promise<number>((resolve, reject) => {
    const lost = (found: string) =>
      reject(new HostError(found, `Read console.log and server.log in ${run.logDir}, then run again.`));
    const timer = setTimeout(
      () => lost(`The suite has not ended within ${Math.round(run.timeoutMs / 1000)} s.`),
      run.timeoutMs,
    );
    const settle = (code: number) => {
      clearTimeout(timer);
      resolve(code);
    };
    page.on('crash', () => lost('The browser page has crashed.'));
    page.on('close', () => lost('The browser page was closed before the suite had ended.'));
    void serverEnded.then(() => lost('The VS Code server ended before the suite had.'));
    void page.exposeFunction('codeAutomationExit', (code: number) => settle(code));
    void page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      log.write(`${type} ${args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ')}\n`);
    });
  });
  // The race with the page's loading is lost or won before anyone awaits this alone.
  exit.catch(() => undefined);
  return exit;
}

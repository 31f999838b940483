// `npm run test:extension`: bundles the suite and runs it in a real VS Code, on the desktop or else in a headless browser.
import { access, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BRIDGE_VARIABLE, ONLY_VARIABLE } from './host/bridge-protocol';
import { type BridgeServer, startBridge } from './host/bridge-server';
import { bundleSuite } from './host/bundle-suite';
import { describeError, HostError } from './host/host-error';
import { installHost } from './host/install';
import { pageActions } from './host/page-actions';
import { withRunDir } from './host/run-dir';
import { runInBrowser } from './host/run-in-browser';
import { downloadDesktop, noDesktop, runOnDesktop } from './host/run-on-desktop';
import { copyWorkspace, SAMPLE } from './host/workspace';

const ROOT = path.resolve(__dirname, '../..');
const CACHE = path.join(ROOT, '.vscode-test');
const USAGE = `Usage: npm run test:extension -- [options]
  --host auto|desktop|browser  where to run (default: desktop if one can be had, else browser)
  --only TEXT                  run the tests whose name contains TEXT
  --screenshots                keep the pictures in media/screenshots (else .vscode-test/screenshots); implies the browser
  --extension DIR              the extension under test (default: this repository)
  --workspace DIR              what to open, as a copy (default: the sample workspace)
  --timeout SECONDS            give the whole run up after this long (default: 600)
Environment: VSCODE_EXECUTABLE_PATH, a desktop VS Code to use; SSOT_BROWSER, a browser to use; SSOT_SCREENSHOTS=1.`;

interface Choices {
  readonly host: 'auto' | 'desktop' | 'browser';
  readonly extension: string;
  readonly workspace: string;
  readonly keepScreenshots: boolean;
  readonly timeoutMs: number;
  readonly env: Record<string, string>;
}

/** One run's own places and its bridge. */
interface Run extends Choices {
  readonly runDir: string;
  readonly testsPath: string;
  readonly bridge: BridgeServer;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(describeError(error));
    process.exit(3);
  },
);

async function main(): Promise<number> {
  const choices = readArguments();
  if (choices === undefined) return 0;
  return withRunDir(async (runDir) => {
    const bridge = await startBridge((line) => console.log(line));
    try {
      const testsPath = await bundleSuite(ROOT);
      const workspace = await copyWorkspace(choices.workspace, path.join(runDir, 'workspace'));
      const env = { ...choices.env, [BRIDGE_VARIABLE]: bridge.address };
      return await runSomewhere({ ...choices, env, workspace, runDir, testsPath, bridge });
    } finally {
      await bridge.close();
    }
  });
}

async function runSomewhere(run: Run): Promise<number> {
  const named = process.env.VSCODE_EXECUTABLE_PATH;
  if (run.host === 'browser') return inBrowser(run);
  if (named) {
    await access(named).catch(() => {
      throw new HostError(
        `VSCODE_EXECUTABLE_PATH names ${named}, which is not there.`,
        'Correct the path or unset it.',
      );
    });
    const status = await onDesktop(run, named);
    if (run.bridge.called()) return status;
    throw new HostError(
      `${named} ended with status ${status} before the suite began.`,
      'Check that it is a desktop VS Code and that it can open a window here, or unset VSCODE_EXECUTABLE_PATH.',
    );
  }
  try {
    const reason = noDesktop();
    if (reason !== undefined) throw new Error(reason);
    const status = await onDesktop(run, await downloadDesktop(CACHE));
    if (run.bridge.called()) return status;
    throw new Error(`the downloaded one ended with status ${status} before the suite began`);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    if (run.host === 'desktop') {
      throw new HostError(`No desktop VS Code: ${reason}`, 'Set VSCODE_EXECUTABLE_PATH, or leave --host out.');
    }
    console.log(`[host] no desktop VS Code (${reason}): running in the browser host`);
  }
  return inBrowser(run);
}

function onDesktop(run: Run, executable: string): Promise<number> {
  const { runDir, testsPath, workspace, env, extension: extensionPath } = run;
  return runOnDesktop({ executable, extensionPath, testsPath, workspace, runDir, env });
}

async function inBrowser(run: Run): Promise<number> {
  const { runDir, testsPath, workspace, env, timeoutMs, extension: extensionPath } = run;
  const failures = path.join(CACHE, 'screenshots');
  const kept = run.keepScreenshots ? path.join(ROOT, 'media/screenshots') : failures;
  await rm(failures, { recursive: true, force: true });
  const host = await installHost(CACHE);
  const status = await runInBrowser({
    ...{ host, extensionPath, testsPath, workspace, runDir, env, timeoutMs },
    logDir: path.join(CACHE, 'logs'),
    onPage: (page) => run.bridge.attach(pageActions(page, { kept, failures })),
    onGivenUp: async (page) => {
      const file = await pageActions(page, { kept, failures }).screenshot({ name: 'given-up', failure: true });
      console.error(`[host] the window as it was: ${file}`);
    },
  });
  if (run.bridge.called()) return status;
  throw new HostError(
    `The suite ended with status ${status} without having run a test.`,
    `Read console.log in ${path.join(CACHE, 'logs')}: it says why VS Code could not load the suite.`,
  );
}

function readArguments(): Choices | undefined {
  const { values } = parse();
  if (values.help === true) {
    console.log(USAGE);
    return undefined;
  }
  const keepScreenshots = values.screenshots === true || process.env.SSOT_SCREENSHOTS === '1';
  const host = values.host ?? (keepScreenshots ? 'browser' : 'auto');
  if (host !== 'auto' && host !== 'desktop' && host !== 'browser') {
    throw new HostError(`--host is '${host}', expected auto, desktop or browser.`, USAGE);
  }
  const seconds = Number(values.timeout ?? 600);
  if (!(seconds > 0)) throw new HostError(`--timeout is '${values.timeout}', expected a number of seconds.`, USAGE);
  return {
    host,
    extension: path.resolve(values.extension ?? ROOT),
    workspace: path.resolve(values.workspace ?? path.join(ROOT, SAMPLE)),
    keepScreenshots,
    timeoutMs: seconds * 1000,
    env: values.only === undefined ? {} : { [ONLY_VARIABLE]: values.only },
  };
}

function parse() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      options: {
        host: text,
        only: text,
        extension: text,
        workspace: text,
        timeout: text,
        screenshots: flag,
        help: flag,
      },
    });
  } catch (error) {
    throw new HostError((error as Error).message, USAGE);
  }
}

// `npm run ide [-- folder]`: opens a VS Code with the extension loaded, on the desktop or else in the browser.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openBrowser } from './host/browser';
import { describeError, HostError } from './host/host-error';
import { installHost } from './host/install';
import { findOnPath } from './host/on-path';
import type { Page } from './host/playwright-types';
import { withRunDir } from './host/run-dir';
import { noDesktop } from './host/run-on-desktop';
import { type HostServer, startServer } from './host/server';
import { copyWorkspace, SAMPLE } from './host/workspace';

const ROOT = path.resolve(__dirname, '../..');
const CACHE = path.join(ROOT, '.vscode-test');
const USAGE = `Usage: npm run ide -- [folder] [options]
  folder             a folder or a .code-workspace file to open as it is (default: a copy of the sample workspace)
  --browser          in the browser, also when there is a \`code\` on PATH
  --port N           for the browser; default: a free one
  --extension DIR    the extension to load (default: this repository)
  --screenshot FILE  look at it without a window: save a picture as FILE and exit
    --open FILE        open this file of the folder first
    --command TITLE    then run this command of the command palette (repeatable)
    --wait SECONDS     then wait this long for the extension (default: 15)`;
/** Milliseconds. */
const LOAD_MS = 60_000;

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(describeError(error));
    process.exit(3);
  },
);

async function main(): Promise<number> {
  const { values, positionals } = parse();
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const folder = positionals[0] === undefined ? undefined : path.resolve(positionals[0]);
  if (folder !== undefined && (await stat(folder).catch(() => undefined)) === undefined) {
    throw new HostError(`${folder} does not exist.`, 'Give an existing folder, or none for the sample workspace.');
  }
  const extension = path.resolve(values.extension ?? ROOT);
  const code = values.browser === true || values.screenshot !== undefined ? undefined : await desktopCode();
  if (code !== undefined) return openDesktop(code, extension, folder);
  const host = await installHost(CACHE);
  return withRunDir(async (runDir) => {
    const workspace = folder ?? (await copyWorkspace(path.join(ROOT, SAMPLE), path.join(runDir, 'workspace')));
    const server = await startServer(host, {
      runDir,
      logFile: path.join(CACHE, 'logs', 'ide.log'),
      port: Number(values.port ?? 0),
      mode: { visit: extension },
      endWhenIdle: values.screenshot !== undefined,
    });
    const openFile = values.open === undefined ? {} : { openFile: path.resolve(workspace, values.open) };
    const url = server.url({ workspace, ...openFile });
    if (values.screenshot === undefined) return visit(server, url, workspace, folder === undefined);
    try {
      const { page, close } = await openBrowser(host, runDir);
      const file = path.resolve(values.screenshot);
      await picture(page, url, { file, commands: values.command ?? [], seconds: Number(values.wait ?? 15) });
      await close();
    } finally {
      await server.stop();
    }
    return 0;
  });
}

async function desktopCode(): Promise<string | undefined> {
  return noDesktop() === undefined ? findOnPath(process.platform === 'win32' ? ['code.cmd'] : ['code']) : undefined;
}

/** The command `code` hands over to the window and returns, so a copied sample stays where it is. */
async function openDesktop(code: string, extension: string, given: string | undefined): Promise<number> {
  const folder =
    given ?? (await copyWorkspace(path.join(ROOT, SAMPLE), await mkdtemp(path.join(tmpdir(), 'ssot-sample-'))));
  console.log(`Opening ${folder} in the desktop VS Code (${code}) with the extension loaded.`);
  const shell = process.platform === 'win32';
  const quote = (text: string) => (shell ? `"${text}"` : text);
  const child = spawn(quote(code), ['--new-window', `--extensionDevelopmentPath=${extension}`, folder].map(quote), {
    stdio: 'inherit',
    shell,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

async function visit(server: HostServer, url: string, workspace: string, copied: boolean): Promise<number> {
  console.log(`VS Code with SSOT Guard loaded, on ${workspace}${copied ? ' (a copy, removed at the end)' : ''}.`);
  console.log(`\n  ${url}\n`);
  console.log('Open that address in a browser on this machine. Whoever has it can act as you: keep it to yourself.');
  console.log('Ctrl-C ends it.');
  await server.ended;
  throw new HostError('The VS Code server has ended by itself.', `Read ${path.join(CACHE, 'logs', 'ide.log')}.`);
}

async function picture(
  page: Page,
  url: string,
  { file, commands, seconds }: { file: string; commands: readonly string[]; seconds: number },
): Promise<void> {
  await page.goto(url, { timeout: LOAD_MS });
  await page.locator('.monaco-workbench .part.statusbar').first().waitFor({ state: 'visible', timeout: LOAD_MS });
  for (const title of commands) await runCommand(page, title);
  await sleep(seconds * 1000);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, animations: 'disabled' });
  console.log(file);
}

/**
 * The palette is opened anew until it lists the command: extensions bring theirs some seconds after the window is there. The
 * title goes into the palette's own box, never to whatever has the focus: that may be a file of the folder.
 */
async function runCommand(page: Page, title: string): Promise<void> {
  const box = page.locator('.quick-input-widget .quick-input-box input').filter({ visible: true }).first();
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  const choose = async () => {
    await box.fill(`>${title}`, { timeout: 3000 });
    await row.waitFor({ state: 'visible', timeout: 3000 });
    await row.click({ timeout: 3000 });
  };
  for (const end = Date.now() + LOAD_MS; ; ) {
    await page.keyboard.press('F1');
    const done = await choose().then(
      () => true,
      () => false,
    );
    if (done) return;
    await page.keyboard.press('Escape');
    if (Date.now() > end) throw new HostError(`The command palette does not list '${title}'.`, 'Check the title.');
  }
}

function parse() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ extension: text, port: text, screenshot: text, open: text, wait: text, browser: flag, help: flag },
        command: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new HostError((error as Error).message, USAGE);
  }
}

// Finds a browser, one of the machine or the one inside a package, and starts it headless with a new empty profile.
import { execFile } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { HostError } from './host-error';
import type { HostPackages } from './install';
import { withLock } from './lock';
import { findOnPath, firstExecutable, isExecutable } from './on-path';
import type { Browser, Page, Size } from './playwright-types';

const run = promisify(execFile);

export interface OpenBrowser {
  readonly browser: Browser;
  readonly page: Page;
  close(): Promise<void>;
}

interface Executable {
  readonly file: string;
  readonly libraries?: string;
}

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge', 'msedge'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const SIZE: Size = { width: 1400, height: 900 };
const LAUNCH_MS = 30_000;

/**
 * Starts the browser with one empty page. SSOT_BROWSER names an executable and is then the only one tried. Otherwise a
 * browser of the machine that does not start (a snap as root, for one) gives way to the packaged one.
 */
export async function openBrowser(host: HostPackages, runDir: string): Promise<OpenBrowser> {
  const environment = await writeFonts(host, runDir);
  const asked = process.env.SSOT_BROWSER;
  if (asked) return launch(host, { file: asked }, environment);
  const found = await findOnMachine();
  if (found !== undefined) {
    try {
      return await launch(host, { file: found }, environment);
    } catch (error) {
      console.error(`[host] ${found} did not start (${firstLine(error)}); taking the packaged Chromium`);
    }
  }
  return launch(host, await unpackChromium(host), environment);
}

async function launch(host: HostPackages, { file, libraries }: Executable, env: Record<string, string>) {
  const libraryPath = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(path.delimiter);
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--hide-scrollbars', '--font-render-hinting=none'];
  let browser: Browser;
  try {
    browser = await host.playwright.chromium.launch({
      executablePath: file,
      headless: true,
      args,
      env: { ...stringsOf(process.env), ...env, ...(libraryPath === '' ? {} : { LD_LIBRARY_PATH: libraryPath }) },
      timeout: LAUNCH_MS,
      // Signals end this process, and its end closes the browser: see at-exit.ts.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    throw new HostError(
      `The browser ${file} did not start: ${error instanceof Error ? error.message : String(error)}`,
      'Install Chrome, Chromium or Edge, or name one with SSOT_BROWSER=/path/to/chrome.',
    );
  }
  const context = await browser.newContext({ viewport: SIZE, deviceScaleFactor: 1, reducedMotion: 'reduce' });
  return { browser, page: await context.newPage(), close: () => browser.close() };
}

async function findOnMachine(): Promise<string | undefined> {
  const application = process.platform === 'darwin' ? await firstExecutable(APPLICATIONS) : undefined;
  return application ?? findOnPath(NAMES);
}

async function unpackChromium(host: HostPackages): Promise<Executable> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new HostError(
      `Found no Chrome, Chromium or Edge on this machine, and no package brings one for ${process.platform}-${process.arch}.`,
      'Install one of them, or name it with SSOT_BROWSER=/path/to/chrome.',
    );
  }
  const dir = path.join(path.dirname(host.dir), path.basename(host.dir).replace('host-', 'chromium-'));
  const file = path.join(dir, 'chromium');
  if (!(await isExecutable(file))) {
    await withLock(`${dir}.lock`, async () => {
      if (await isExecutable(file)) return;
      console.error('[host] no Chrome, Chromium or Edge on this machine: unpacking the packaged Chromium (once)');
      const partial = `${dir}.partial`;
      await rm(partial, { recursive: true, force: true });
      await mkdir(partial, { recursive: true });
      await run(host.node, [path.join(__dirname, 'packages/unpack-browser.mjs'), host.dir, partial]);
      await rename(partial, dir);
    });
  }
  const { stdout } = await run('ldd', [file]).catch(() => ({ stdout: '' }));
  return stdout.includes('not found') || stdout === '' ? { file, libraries: path.join(dir, 'nss') } : { file };
}

/** Fonts of a package before the machine's own, so that screenshots look alike everywhere, also where there are none. */
async function writeFonts(host: HostPackages, runDir: string): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  const dir = path.join(runDir, 'fonts');
  await mkdir(dir, { recursive: true });
  const prefer = (generic: string, name: string) =>
    `<alias binding="same"><family>${generic}</family><prefer><family>${name}</family></prefer></alias>`;
  const lines = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `<dir>${host.fonts}</dir>`,
    '<dir>/usr/share/fonts</dir>',
    `<cachedir>${path.join(dir, 'cache')}</cachedir>`,
    ...['system-ui', 'sans-serif', 'Ubuntu', 'Droid Sans'].map((name) => prefer(name, 'DejaVu Sans')),
    prefer('serif', 'DejaVu Serif'),
    prefer('monospace', 'DejaVu Sans Mono'),
    // For a pattern that names no family, which is how the browser asks for the system's font.
    '<match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>',
    '</fontconfig>',
  ];
  await writeFile(path.join(dir, 'fonts.conf'), `${lines.join('\n')}\n`);
  return { FONTCONFIG_PATH: dir, FONTCONFIG_FILE: path.join(dir, 'fonts.conf') };
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

// Carries out on the page what the suite asks for: one function per action of the bridge.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Action, Requests, Target, TreeRow } from './bridge-protocol';
import type { Locator, Page } from './playwright-types';

export interface ScreenshotFolders {
  readonly kept: string;
  readonly failures: string;
}

export type PageActions = {
  [A in Exclude<Action, 'hello' | 'log'>]: (ask: Requests[A]['ask']) => Promise<Requests[A]['answer']>;
};

/** Milliseconds that an element may take to appear before a click or hover fails. */
const APPEAR_MS = 10_000;
const MENU = '.action-widget';

/** The actions for one page. Rejections carry Playwright's own words, which name the selector. */
export function pageActions(page: Page, folders: ScreenshotFolders): PageActions {
  return {
    screenshot: async ({ name, selector, failure }) => {
      const folder = failure === true ? folders.failures : folders.kept;
      const file = path.join(folder, `${name.replace(/[^\w.-]+/g, '-')}.png`);
      await mkdir(folder, { recursive: true });
      const options = { path: file, animations: 'disabled', caret: 'initial', timeout: APPEAR_MS } as const;
      await (selector === undefined ? page.screenshot(options) : page.locator(selector).first().screenshot(options));
      return file;
    },
    press: async ({ keys }) => {
      for (const key of keys) await page.keyboard.press(key);
      return null;
    },
    type: async ({ text }) => {
      await page.keyboard.type(text);
      return null;
    },
    click: async ({ target, details = {} }) => {
      await find(page, target).click({
        button: details.button ?? 'left',
        clickCount: details.count ?? 1,
        modifiers: details.modifiers ?? [],
        timeout: APPEAR_MS,
      });
      return null;
    },
    hover: async ({ target }) => {
      await find(page, target).hover({ timeout: APPEAR_MS });
      return null;
    },
    waitFor: async ({ target, state, timeoutMs }) => {
      await find(page, target).waitFor({ state, timeout: timeoutMs });
      return null;
    },
    texts: async ({ selector }) => {
      const found = await page.locator(selector).filter({ visible: true }).allInnerTexts();
      return found.map((text) => text.replace(/\s+/g, ' ').trim());
    },
    tree: ({ selector }) => page.evaluate<TreeRow[]>(treeExpression(selector)),
    lightBulb: () => openLightBulb(page),
    evaluate: ({ expression }) => page.evaluate(expression),
    resize: async (size) => {
      await page.setViewportSize(size);
      return null;
    },
  };
}

function find(page: Page, { selector, text, nth }: Target): Locator {
  const all = page.locator(selector).filter({ visible: true });
  return (text === undefined ? all : all.filter({ hasText: text })).nth(nth ?? 0);
}

/** Clicks the bulb if the editor shows one, else presses its key, and returns what the menu offers, group titles left out. */
async function openLightBulb(page: Page): Promise<string[]> {
  const bulb = page.locator('.monaco-editor.focused [class*="codicon-gutter-lightbulb"]').filter({ visible: true });
  if ((await bulb.count()) > 0) await bulb.first().click({ timeout: APPEAR_MS });
  else await page.keyboard.press('Control+.');
  const offers = page.locator(`${MENU} .monaco-list-row.action`);
  await offers.first().waitFor({ state: 'visible', timeout: APPEAR_MS });
  return (await offers.allInnerTexts()).map((text) => text.trim());
}

/** The visible rows, in order. Lists draw only what fits into the window, so a long tree wants a tall page. */
function treeExpression(selector: string): string {
  return `[...document.querySelectorAll(${JSON.stringify(`${selector} .monaco-list-row`)})]
    .filter((row) => row.offsetParent !== null)
    .map((row) => ({ row, top: row.getBoundingClientRect().top }))
    .sort((a, b) => a.top - b.top)
    .map(({ row }) => ({
      text: row.innerText.replace(/\\s+/g, ' ').trim(),
      level: Number(row.getAttribute('aria-level') ?? 1),
      expanded: row.hasAttribute('aria-expanded') ? row.getAttribute('aria-expanded') === 'true' : undefined,
      selected: row.getAttribute('aria-selected') === 'true',
    }))`;
}

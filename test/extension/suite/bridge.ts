// The suite's end of the bridge: what only a person at the window could do or see, asked of the launcher's page.
import * as vscode from 'vscode';
import {
  type Action,
  BRIDGE_VARIABLE,
  type ClickDetails,
  type Reply,
  type Requests,
  type Target,
  type TreeRow,
} from '../host/bridge-protocol';

/** A CSS selector, or a target; the first visible element that matches is meant. */
export type Where = string | Target;

export interface Page {
  /** Takes a picture of the window, or of one element, and returns the PNG's path. The name becomes the file's. */
  screenshot(name: string, selector?: string): Promise<string>;
  /** Presses keys one after the other, in Playwright's spelling: 'Control+Shift+P', 'Escape', 'ArrowDown'. */
  press(...keys: string[]): Promise<void>;
  /** Types text into whatever has the focus. */
  type(text: string): Promise<void>;
  click(where: Where, details?: ClickDetails): Promise<void>;
  hover(where: Where): Promise<void>;
  waitFor(where: Where, options?: { state?: 'visible' | 'hidden'; timeoutMs?: number }): Promise<void>;
  /** The texts of all visible elements that match, white space folded. */
  texts(selector: string): Promise<string[]>;
  /** The visible rows of the tree in the side bar, or of the tree below the selector. */
  tree(selector?: string): Promise<TreeRow[]>;
  /** The visible rows of the Problems panel; open it with the command `workbench.actions.view.problems`. */
  problems(): Promise<TreeRow[]>;
  /** The texts of the status bar's items. */
  statusBar(): Promise<string[]>;
  /**
   * Opens the list of notifications and returns their texts. VS Code shows no toasts while it is driven by tests. The
   * list stays open, for clicks on its buttons, until the command `notifications.hideList`.
   */
  notifications(): Promise<string[]>;
  /** Opens the light-bulb menu at the cursor of the focused editor and returns what it offers. */
  lightBulb(): Promise<string[]>;
  /** Picks from the open light-bulb menu the first entry that contains the text. */
  pick(text: string): Promise<void>;
  /** Runs a JavaScript expression in the page and returns its JSON value: the way out for anything not here. */
  evaluate<T>(expression: string): Promise<T>;
  resize(width: number, height: number): Promise<void>;
}

/** Milliseconds that `waitFor` waits unless told. */
const WAIT_MS = 10_000;

const pageOverBridge: Page = {
  screenshot: (name, selector) => ask('screenshot', selector === undefined ? { name } : { name, selector }),
  press: async (...keys) => void (await ask('press', { keys })),
  type: async (text) => void (await ask('type', { text })),
  click: async (where, details = {}) => void (await ask('click', { target: target(where), details })),
  hover: async (where) => void (await ask('hover', { target: target(where) })),
  waitFor: async (where, { state = 'visible', timeoutMs = WAIT_MS } = {}) =>
    void (await ask('waitFor', { target: target(where), state, timeoutMs })),
  texts: (selector) => ask('texts', { selector }),
  tree: (selector = '.part.sidebar') => ask('tree', { selector }),
  problems: () => ask('tree', { selector: '.markers-panel' }),
  statusBar: async () => (await ask('texts', { selector: '.part.statusbar .statusbar-item' })).filter(Boolean),
  notifications: async () => {
    await vscode.commands.executeCommand('notifications.showList');
    return ask('texts', { selector: '.notifications-center .notification-list-item-message' });
  },
  lightBulb: () => ask('lightBulb', {}),
  pick: async (text) =>
    void (await ask('click', { target: { selector: '.action-widget .monaco-list-row.action', text } })),
  evaluate: async <T>(expression: string) => (await ask('evaluate', { expression })) as T,
  resize: async (width, height) => void (await ask('resize', { width, height })),
};

let skipped = 0;
let hasPage: Promise<boolean> | undefined;

/** Does `work` with the page. Where there is none, in a desktop VS Code, it says so, counts a skip and returns undefined. */
export async function onPage<T>(what: string, work: (page: Page) => Promise<T>): Promise<T | undefined> {
  hasPage ??= connected() ? ask('hello', {}).then(({ page }) => page) : Promise.resolve(false);
  if (await hasPage) return work(pageOverBridge);
  skipped += 1;
  await print(`    skipped: ${what} (no page: this VS Code has no driver)`);
  return undefined;
}

/** How many steps have been skipped for want of a page. */
export function skippedSteps(): number {
  return skipped;
}

/** Prints one line to the launcher's standard output; without a launcher, to the debug console. */
export async function print(line: string): Promise<void> {
  if (connected()) await ask('log', { line });
  else console.log(line);
}

/** A picture of the window as a failed test left it; returns its path, or undefined where none can be taken. */
export async function screenshotOfFailure(name: string): Promise<string | undefined> {
  if (!connected() || !(await ask('hello', {})).page) return undefined;
  return ask('screenshot', { name: `failed-${name}`, failure: true }).catch(() => undefined);
}

function connected(): boolean {
  return Boolean(process.env[BRIDGE_VARIABLE]);
}

function target(where: Where): Target {
  return typeof where === 'string' ? { selector: where } : where;
}

async function ask<A extends Action>(action: A, question: Requests[A]['ask']): Promise<Requests[A]['answer']> {
  const response = await fetch(process.env[BRIDGE_VARIABLE] ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action, ask: question }),
  });
  if (!response.ok) throw new Error(`the launcher's bridge answered ${response.status} to '${action}'`);
  const reply = (await response.json()) as Reply;
  if (!reply.ok) throw new Error(`${action} ${JSON.stringify(question)}: ${reply.error}`);
  return reply.value as Requests[A]['answer'];
}

// What the test suite, in the extension host, may ask of the driver, which holds the page a person would see.

/** An element: the first visible one that matches the CSS selector and, if given, contains the text. */
export interface Target {
  readonly selector: string;
  readonly text?: string;
  /** Zero-based, among the matching ones; default 0. */
  readonly nth?: number;
}

export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';

export interface ClickDetails {
  readonly button?: 'left' | 'right' | 'middle';
  readonly count?: number;
  readonly modifiers?: readonly Modifier[];
}

export interface TreeRow {
  /** All text of the row: its label, its description and its badge. */
  readonly text: string;
  /** One-based, as `aria-level`. */
  readonly level: number;
  /** Undefined for a leaf. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
}

export interface Requests {
  hello: { ask: Record<never, never>; answer: { readonly page: boolean } };
  log: { ask: { readonly line: string }; answer: null };
  screenshot: {
    ask: { readonly name: string; readonly selector?: string; readonly failure?: boolean };
    answer: string;
  };
  press: { ask: { readonly keys: readonly string[] }; answer: null };
  type: { ask: { readonly text: string }; answer: null };
  click: { ask: { readonly target: Target; readonly details?: ClickDetails }; answer: null };
  hover: { ask: { readonly target: Target }; answer: null };
  waitFor: {
    ask: { readonly target: Target; readonly state: 'visible' | 'hidden'; readonly timeoutMs: number };
    answer: null;
  };
  texts: { ask: { readonly selector: string }; answer: string[] };
  tree: { ask: { readonly selector: string }; answer: TreeRow[] };
  lightBulb: { ask: Record<never, never>; answer: string[] };
  evaluate: { ask: { readonly expression: string }; answer: unknown };
  resize: { ask: { readonly width: number; readonly height: number }; answer: null };
}

export type Action = keyof Requests;

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

/** Environment variable with the bridge's address, token included. */
export const BRIDGE_VARIABLE = 'SSOT_TEST_BRIDGE';
/** Environment variable with a text that the names of the tests to run must contain. */
export const ONLY_VARIABLE = 'SSOT_TEST_ONLY';

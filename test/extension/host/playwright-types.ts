// The part of playwright-core's types that the host uses; the package itself is installed on demand, so tsc cannot see it.

export interface PlaywrightCore {
  readonly chromium: {
    launch(options: LaunchOptions): Promise<Browser>;
  };
}

export interface LaunchOptions {
  readonly executablePath: string;
  readonly headless: boolean;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly handleSIGINT: boolean;
  readonly handleSIGTERM: boolean;
  readonly handleSIGHUP: boolean;
}

export interface Browser {
  version(): string;
  newContext(options: {
    viewport: Size;
    deviceScaleFactor?: number;
    reducedMotion?: 'reduce';
    permissions?: string[];
  }): Promise<{ newPage(): Promise<Page> }>;
  close(): Promise<void>;
  on(event: 'disconnected', listener: () => void): void;
}

export interface Size {
  width: number;
  height: number;
}

export interface Page {
  readonly keyboard: {
    press(key: string): Promise<void>;
    type(text: string): Promise<void>;
  };
  goto(url: string, options?: { timeout?: number }): Promise<unknown>;
  exposeFunction(name: string, callback: (...args: never[]) => unknown): Promise<void>;
  screenshot(options: ScreenshotOptions): Promise<Buffer>;
  setViewportSize(size: Size): Promise<void>;
  locator(selector: string): Locator;
  evaluate<T>(expression: string): Promise<T>;
  isClosed(): boolean;
  on(event: 'crash' | 'close', listener: () => void): void;
}

export interface ScreenshotOptions {
  readonly path: string;
  readonly animations?: 'disabled';
  readonly caret?: 'hide' | 'initial';
  readonly timeout?: number;
}

export interface ClickOptions {
  readonly button?: 'left' | 'right' | 'middle';
  readonly clickCount?: number;
  readonly modifiers?: readonly ('Alt' | 'Control' | 'Meta' | 'Shift')[];
  readonly timeout?: number;
}

export interface Locator {
  filter(options: { hasText?: string; visible?: boolean }): Locator;
  first(): Locator;
  nth(index: number): Locator;
  count(): Promise<number>;
  click(options?: ClickOptions): Promise<void>;
  fill(text: string, options?: { timeout?: number }): Promise<void>;
  hover(options?: { timeout?: number }): Promise<void>;
  innerText(): Promise<string>;
  allInnerTexts(): Promise<string[]>;
  screenshot(options: ScreenshotOptions): Promise<Buffer>;
  waitFor(options: { state: 'visible' | 'hidden'; timeout?: number }): Promise<void>;
}

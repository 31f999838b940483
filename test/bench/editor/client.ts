// The least of an editor: speaks the Language Server Protocol with a process, and notes when what was published.
import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import type { Command } from '../process';

export interface Published {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
  /** `performance.now()` at its arrival. */
  readonly at: number;
}

export interface Diagnostic {
  readonly code?: string | number;
  readonly range: { readonly start: Place; readonly end: Place };
  readonly data?: unknown;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export class EditorClient {
  readonly startedAt = performance.now();
  /** All that was published, in order. */
  readonly published: Published[] = [];
  /** The last for each file. */
  readonly shown = new Map<string, Published>();
  readonly notifications: { readonly method: string; readonly params: unknown; readonly at: number }[] = [];
  readonly #child: ChildProcess;
  #buffer = Buffer.alloc(0);
  #id = 0;
  #ended = false;
  readonly #answers = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #waiters: { test(): boolean; resolve(): void }[] = [];

  constructor(
    { file, args, cwd, env }: Command,
    private readonly settings: unknown,
  ) {
    this.#child = spawn(file, [...args], { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#child.stdout!.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#child.on('exit', () => {
      this.#ended = true;
      for (const { reject } of this.#answers.values()) reject(new Error('the language server ended'));
    });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  async initialize(root: string, initializationOptions?: unknown): Promise<void> {
    const uri = pathToFileURL(root).href;
    await this.request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      initializationOptions,
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
        textDocument: {
          publishDiagnostics: { relatedInformation: true },
          codeAction: {
            dataSupport: true,
            resolveSupport: { properties: ['edit'] },
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
          },
        },
      },
    });
    this.notify('initialized', {});
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#id;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Resolves at the messages that make it true; `false` when the time is over or the server ended. */
  until(test: () => boolean, limitMs: number): Promise<boolean> {
    if (test()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        resolve(false);
      }, limitMs);
      const done = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const waiter = { test, resolve: done };
      this.#waiters.push(waiter);
    });
  }

  /** Resolves when nothing was published for so long. */
  async quiet(ms: number): Promise<void> {
    for (let count = -1; count !== this.published.length; ) {
      count = this.published.length;
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    const gone = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    const limit = setTimeout(() => this.#child.kill('SIGKILL'), 3000);
    this.request('shutdown', null).then(
      () => this.notify('exit', null),
      () => {},
    );
    await gone;
    clearTimeout(limit);
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    if (!this.#ended) this.#child.stdin!.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** What comes at once has one time: what is made of the first message does not count for the second. */
  #receive(chunk: Buffer): void {
    const at = performance.now();
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) break;
      const length = Number(/content-length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, end))![1]);
      if (this.#buffer.length < end + 4 + length) break;
      const message = JSON.parse(this.#buffer.toString('utf8', end + 4, end + 4 + length)) as Message;
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#handle(message, at);
    }
    const ready = this.#waiters.filter((waiter) => waiter.test());
    this.#waiters = this.#waiters.filter((waiter) => !ready.includes(waiter));
    for (const { resolve } of ready) resolve();
  }

  #handle({ id, method, params, result, error }: Message, at: number): void {
    if (method === undefined) {
      const answer = this.#answers.get(id as number);
      this.#answers.delete(id as number);
      if (error === undefined) answer?.resolve(result);
      else answer?.reject(new Error(error.message));
    } else if (id !== undefined) this.#send({ id, result: this.#answerTo(method, params) });
    else if (method === 'textDocument/publishDiagnostics') {
      const published = { ...(params as Omit<Published, 'at'>), at };
      this.published.push(published);
      this.shown.set(published.uri, published);
    } else this.notifications.push({ method, params, at });
  }

  #answerTo(method: string, params: unknown): unknown {
    if (method !== 'workspace/configuration') return null;
    return (params as { readonly items: readonly unknown[] }).items.map(() => this.settings);
  }
}

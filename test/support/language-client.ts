// A language client for tests: talks JSON-RPC to a server in a child process, or in this one, and keeps what it is shown.
import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  type Connection,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { OpenSession } from '../../server/src/lsp/folder';
import { serve } from '../../server/src/lsp/language-server';
import type { ServerState, ViolationTree } from '../../server/src/lsp/protocol';
import { applyTextEdits } from './apply-text-edits';

export interface ClientOptions {
  /** Absolute paths of the workspace folders. */
  readonly folders: readonly string[];
  readonly initializationOptions?: unknown;
  /** Laid over the capabilities of a client that can do everything. */
  readonly capabilities?: { [area: string]: unknown };
  /** `ssotGuard.*`, as the client answers workspace/configuration. */
  readonly settings?: unknown;
}

/** Milliseconds after which something that was waited for is taken not to come. */
const patience = 15_000;

export class LanguageClient {
  readonly connection: ProtocolConnection;
  /** What the client shows: the last published diagnostics of each file that has any, by URI. */
  readonly shown = new Map<string, readonly Diagnostic[]>();
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  readonly progress: { token: string | number; value: { kind: string; message?: string; cancellable?: boolean } }[] =
    [];
  readonly registrations: { method: string; registerOptions?: unknown }[] = [];
  states: ServerState[] = [];
  refreshes = 0;
  settings: unknown;
  initialized!: InitializeResult;
  readonly #process: ChildProcess | undefined;
  /** Rejects when the server's process ends; never resolves. */
  readonly #ended: Promise<never>;
  readonly #waiters = new Set<() => void>();
  readonly #versions = new Map<string, number>();

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, child?: ChildProcess) {
    this.#process = child;
    this.#ended = new Promise((_, reject) => {
      child?.once('exit', (status) => reject(new Error(`the server ended with ${status}`)));
    });
    this.#ended.catch(() => {});
    this.connection = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
    this.#listen();
  }

  async initialize(options: ClientOptions): Promise<this> {
    this.settings = options.settings ?? null;
    const params: InitializeParams = {
      // In this process the library’s watch over its parent would keep the tests from ending.
      processId: this.#process === undefined ? null : process.pid,
      rootUri: null,
      capabilities: { ...everything, ...options.capabilities },
      initializationOptions: options.initializationOptions,
      workspaceFolders: options.folders.map((path) => ({ uri: uri(path), name: path.split('/').at(-1)! })),
    };
    this.initialized = await this.request<InitializeResult>('initialize', params);
    await this.connection.sendNotification('initialized', {});
    return this;
  }

  /** Resolves when the server says that it is ready (or in another state). */
  async ready(state: ServerState['state'] = 'ready'): Promise<void> {
    await this.until(() => this.states.at(-1)?.state === state, `the state ${state}`);
  }

  /** Resolves as soon as the condition holds; looked at whenever something comes in. */
  async until(condition: () => boolean, what: string): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters.delete(look);
        reject(new Error(`${what} did not come; log:\n${this.log.join('\n')}\nshown: ${this.messages().join('\n')}`));
      }, patience);
      const look = () => {
        if (!condition()) return;
        clearTimeout(timer);
        this.#waiters.delete(look);
        resolve();
      };
      this.#waiters.add(look);
    });
  }

  /** `path:line:character code message` of everything that is shown, sorted; `within` is cut off the paths. */
  messages(within = ''): string[] {
    const lines: string[] = [];
    for (const [file, diagnostics] of this.shown)
      for (const { range, code } of diagnostics)
        lines.push(
          `${decodeURIComponent(file).replace(`file://${within}/`, '')}:${range.start.line}:${range.start.character} ${code}`,
        );
    return lines.sort();
  }

  async shows(expected: readonly string[], within: string): Promise<void> {
    const wanted = [...expected].sort().join('\n');
    await this.until(() => this.messages(within).join('\n') === wanted, `diagnostics\n${wanted}\n`);
  }

  async open(path: string, text: string, languageId = languageOf(path)): Promise<void> {
    this.#versions.set(path, 1);
    const textDocument = { uri: uri(path), languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async change(path: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(path), version },
      contentChanges,
    });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } });
  }

  /** 1 created, 2 changed, 3 deleted. */
  async filesChanged(changes: Readonly<Record<string, 1 | 2 | 3>>): Promise<void> {
    const list = Object.entries(changes).map(([path, type]) => ({ uri: uri(path), type }));
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: list });
  }

  async foldersChanged(added: readonly string[], removed: readonly string[]): Promise<void> {
    const folder = (path: string) => ({ uri: uri(path), name: path.split('/').at(-1)! });
    await this.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: added.map(folder), removed: removed.map(folder) },
    });
  }

  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  async actions(path: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const diagnostics = (this.shown.get(uri(path)) ?? []).filter((each) => each.range.start.line === range.start.line);
    const context = { diagnostics, ...(only === undefined ? {} : { only }) };
    return await this.request('textDocument/codeAction', { textDocument: { uri: uri(path) }, range, context });
  }

  async resolve(action: CodeAction): Promise<CodeAction> {
    return await this.request('codeAction/resolve', action);
  }

  async violations(): Promise<ViolationTree> {
    return await this.request('ssotGuard/violations');
  }

  async request<R>(method: string, params?: unknown): Promise<R> {
    return (await Promise.race([this.connection.sendRequest(method, params), this.#ended])) as R;
  }

  /** Shuts the server down; resolves to the exit status of its process. */
  async stop(): Promise<number | null> {
    const child = this.#process;
    await this.request('shutdown');
    if (child === undefined) {
      this.connection.dispose();
      return null;
    }
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await this.connection.sendNotification('exit');
    const status = await exited;
    this.connection.dispose();
    return status;
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      if (params.diagnostics.length === 0) this.shown.delete(params.uri);
      else this.shown.set(params.uri, params.diagnostics);
      this.#look();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.#look();
    });
    connection.onNotification('ssotGuard/changed', (state: ServerState) => {
      this.states.push(state);
      this.#look();
    });
    connection.onNotification('$/progress', (params: (typeof this.progress)[number]) => {
      this.progress.push(params);
      this.#look();
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#look();
      return null;
    });
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.registrations.push(...registrations);
      this.#look();
      return null;
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.listen();
  }

  #look(): void {
    for (const look of [...this.#waiters]) look();
  }
}

/** A server in a process of its own, from the bundle. */
export async function spawnServer(options: ClientOptions): Promise<LanguageClient> {
  const child = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  return await new LanguageClient(child.stdout, child.stdin, child).initialize(options);
}

/** A server in this process, on sessions of the test's own making. */
export async function connectServer(open: OpenSession, options: ClientOptions): Promise<LanguageClient> {
  const { client } = pairOf(open);
  return await client.initialize(options);
}

/** The same, before `initialize`; `toServer` takes raw bytes. */
export function pairOf(open: OpenSession): { client: LanguageClient; toServer: PassThrough; server: Connection } {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  serve(server, open);
  return { client: new LanguageClient(toClient, toServer), toServer, server };
}

export function uri(path: string): string {
  return pathToFileURL(path).href;
}

/** The texts after an edit; `textOf` is asked for each file's text before. */
export function applied(edit: WorkspaceEdit | undefined, textOf: (uri: string) => string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const change of edit?.documentChanges ?? []) {
    if (!('textDocument' in change)) throw new Error('not a change of text');
    const file = change.textDocument.uri;
    texts[file] = applyTextEdits(textOf(file), change.edits);
  }
  for (const [file, edits] of Object.entries(edit?.changes ?? {})) texts[file] = applyTextEdits(textOf(file), edits);
  return texts;
}

function languageOf(path: string): string {
  return path.endsWith('.py') ? 'python' : 'typescript';
}

const everything: InitializeParams['capabilities'] = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    diagnostic: {},
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

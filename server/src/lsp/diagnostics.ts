// The diagnostics that the client shows now, pushed or ready to be pulled; only what changed travels.
import { randomUUID } from 'node:crypto';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { AbsolutePath } from './uri';

export interface FileDiagnostics {
  readonly uri: string;
  /** Version of the open document that was analysed. */
  readonly version: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface DiagnosticsChannel {
  readonly mode: 'push' | 'pull';
  publish(params: PublishDiagnosticsParams): void;
  /** Asks a pulling client to pull again. */
  refresh(): void;
}

export class Diagnostics {
  readonly #channel: DiagnosticsChannel;
  readonly #shown = new Map<AbsolutePath, FileDiagnostics & { readonly resultId: string }>();
  // Part of every result id, so that an id which a client kept from an earlier server never matches.
  readonly #run = randomUUID();
  #changes = 0;

  constructor(channel: DiagnosticsChannel) {
    this.#channel = channel;
  }

  /** Shows what `at` says of each of the files. */
  update(paths: Iterable<AbsolutePath>, at: (path: AbsolutePath) => FileDiagnostics): void {
    let changed = false;
    for (const path of paths) {
      const old = this.#shown.get(path);
      const file = at(path);
      if (old === undefined && file.diagnostics.length === 0) continue;
      changed = true;
      const resultId = `${this.#run}/${++this.#changes}`;
      if (file.diagnostics.length === 0) this.#shown.delete(path);
      else this.#shown.set(path, { ...file, resultId });
      if (old !== undefined && (old.uri !== file.uri || file.diagnostics.length === 0))
        this.#publish(old.uri, [], undefined);
      if (file.diagnostics.length > 0) this.#publish(file.uri, file.diagnostics, file.version);
    }
    if (changed && this.#channel.mode === 'pull') this.#channel.refresh();
  }

  /** Grows with every file whose diagnostics changed. */
  get changes(): number {
    return this.#changes;
  }

  at(path: AbsolutePath): { readonly diagnostics: readonly Diagnostic[]; readonly resultId: string } {
    return this.#shown.get(path) ?? { diagnostics: [], resultId: `${this.#run}/none` };
  }

  uriOf(path: AbsolutePath): string | undefined {
    return this.#shown.get(path)?.uri;
  }

  [Symbol.iterator](): IterableIterator<[AbsolutePath, FileDiagnostics & { readonly resultId: string }]> {
    return this.#shown.entries();
  }

  #publish(uri: string, diagnostics: readonly Diagnostic[], version: number | undefined): void {
    if (this.#channel.mode !== 'push') return;
    this.#channel.publish({ uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) });
  }
}

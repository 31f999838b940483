// The documents that the client holds open, by path; their text counts instead of the file's.
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type AbsolutePath, uriToPath } from './uri';

export class Documents {
  readonly #open = new Map<AbsolutePath, TextDocument>();

  /** The document's path; `undefined` when its URI names no file: such a document is ignored. */
  open(item: { uri: string; languageId: string; version: number; text: string }): AbsolutePath | undefined {
    const path = uriToPath(item.uri);
    if (path !== undefined)
      this.#open.set(path, TextDocument.create(item.uri, item.languageId, item.version, item.text));
    return path;
  }

  /** `undefined` when no such document is open. */
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): AbsolutePath | undefined {
    const path = uriToPath(uri);
    const document = path === undefined ? undefined : this.#open.get(path);
    if (document === undefined) return undefined;
    TextDocument.update(document, changes, version);
    return path;
  }

  close(uri: string): AbsolutePath | undefined {
    const path = uriToPath(uri);
    return path !== undefined && this.#open.delete(path) ? path : undefined;
  }

  get(path: AbsolutePath): TextDocument | undefined {
    return this.#open.get(path);
  }

  [Symbol.iterator](): IterableIterator<[AbsolutePath, TextDocument]> {
    return this.#open.entries();
  }
}

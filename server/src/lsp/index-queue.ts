// Folders that are to be indexed, one after another: each uses every core by itself.
import type { Folder } from './folder';

export class IndexQueue {
  readonly #index: (folder: Folder, fresh: boolean) => Promise<void>;
  /** Whether each needs a new session. */
  readonly #waiting = new Map<Folder, boolean>();
  #work: Promise<void> | undefined;

  /** `index` reports its own failures. */
  constructor(index: (folder: Folder, fresh: boolean) => Promise<void>) {
    this.#index = index;
  }

  /** What the folder is in the midst of is stopped; it is read anew in its turn. */
  add(folder: Folder, fresh = false): void {
    folder.supersede();
    this.#waiting.set(folder, fresh || this.#waiting.get(folder) === true);
    this.#work ??= this.#workThrough().finally(() => {
      this.#work = undefined;
    });
  }

  remove(folder: Folder): void {
    this.#waiting.delete(folder);
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#work !== undefined) await this.#work;
  }

  async #workThrough(): Promise<void> {
    for (;;) {
      const next = this.#waiting.entries().next().value;
      if (next === undefined) return;
      this.#waiting.delete(next[0]);
      await this.#index(...next);
    }
  }
}

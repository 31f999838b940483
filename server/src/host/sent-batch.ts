// What a worker thread sends of a batch of files.

export interface SentBatch {
  /** One of `FileState` for each file of the batch, in its order. */
  readonly states: Uint8Array;
  /** Why those files have no facts that were skipped. */
  readonly reasons: readonly string[];
  /** Of the files whose facts are new; empty when nobody asked. */
  readonly hashes: readonly string[];
  /**
   * The new facts as `FactsEncoder` makes them, with their lines: one piece. It is copied, as that is cheap and giving it away is
   * not: from the first time on the engine asks at every look into any array whether that was given away.
   */
  readonly encoded: Uint8Array;
}

/** `known`: it has the bytes that it had, so its facts are in the cache. */
export const FileState = { new: 0, known: 1, skipped: 2 } as const;

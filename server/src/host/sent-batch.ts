// What a worker thread sends: the facts of a batch of files, encoded, in one piece that changes hands instead of being copied.
import type { Path } from '../text/paths';

export interface SentBatch {
  readonly files: readonly SentFile[];
  /** Facts of the files that have any, in their order. */
  readonly bytes: Uint8Array;
}

export interface SentFile {
  readonly path: Path;
  readonly hash: string;
  readonly isKnown: boolean;
  readonly skipped: string;
  /** Bytes of its facts; 0 when it has none. */
  readonly size: number;
}

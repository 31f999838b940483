// Reading files and making their facts, on this thread or on several.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join as joinAbsolute } from 'node:path';
import workerpool, { type Pool } from 'workerpool';
import type { Path } from '../text/paths';
import { type Extracted, extractFile } from './extract-file';

export interface SizedFile {
  readonly path: Path;
  /** Bytes. */
  readonly size: number;
}

/** A pool of threads started at the first large request and kept until `close`. */
export class Extraction {
  private pool: Pool | undefined;

  /** `threads` 0 does all work on this thread. */
  constructor(
    private readonly root: string,
    private readonly threads = Math.min(availableParallelism(), 8),
  ) {}

  /** Facts of each file, in no particular order; `done` is called with each batch as it comes. */
  async run(
    files: readonly SizedFile[],
    done: (batch: readonly Extracted[]) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const script = joinAbsolute(__dirname, 'worker.js');
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    if (this.threads < 2 || bytes < smallWorkspace || !existsSync(script)) {
      for (const batch of batches(files)) {
        done(batch.map((path) => extractFile(this.root, path)));
        await new Promise(setImmediate);
        signal?.throwIfAborted();
      }
      return;
    }
    this.pool ??= workerpool.pool(script, { workerType: 'thread', maxWorkers: this.threads });
    const waiting = batches(files).map(async (batch) => {
      const result: readonly Extracted[] = await this.pool!.exec('extract', [this.root, batch]);
      if (!signal?.aborted) done(result);
    });
    const stop = () => void this.close();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      await Promise.all(waiting);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    signal?.throwIfAborted();
  }

  async close(): Promise<void> {
    const pool = this.pool;
    this.pool = undefined;
    await pool?.terminate(true);
  }
}

/** Below this many bytes starting threads costs more than it saves. */
const smallWorkspace = 1_000_000;
const batchBytes = 256 * 1024;

/** Files in batches of about equal work, the large ones first so that no thread ends alone with one of them. */
function batches(files: readonly SizedFile[]): Path[][] {
  const ordered = [...files].sort((a, b) => b.size - a.size);
  const all: Path[][] = [];
  let batch: Path[] = [];
  let bytes = 0;
  for (const { path, size } of ordered) {
    batch.push(path);
    bytes += size;
    if (bytes < batchBytes) continue;
    all.push(batch);
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) all.push(batch);
  return all;
}

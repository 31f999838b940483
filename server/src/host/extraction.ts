// Reading files and making their facts, on this thread or on several.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join as joinAbsolute } from 'node:path';
import workerpool, { type Pool } from 'workerpool';
import { decodeFacts } from '../facts/codec/decode-facts';
import { encodeFacts } from '../facts/codec/encode-facts';
import type { Path } from '../text/paths';
import type { FactCache } from './cache/fact-cache';
import { type Extracted, extractChanged, extractFile, type Wanted } from './extract-file';
import type { SentBatch } from './sent-batch';

export interface SizedFile {
  readonly path: Path;
  /** Bytes. */
  readonly size: number;
}

/** Threads are there for as long as a large request takes: idle ones would keep their memory. */
export class Extraction {
  private readonly pools = new Set<Pool>();

  /** `threads` 0 does all work on this thread. */
  constructor(
    private readonly root: string,
    private readonly threads = Math.min(availableParallelism(), 8),
  ) {}

  /**
   * Facts of each file, in no particular order; `done` is called with each batch as it comes. Those that the cache has are
   * taken from it, the others put into it.
   */
  async run(
    files: readonly SizedFile[],
    cache: FactCache | undefined,
    done: (batch: readonly Extracted[]) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const script = joinAbsolute(__dirname, 'worker.js');
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const wanted = (batch: readonly Path[]) => batch.map((path) => ({ path, hash: cache?.hashOf(path) }));
    if (this.threads < 2 || bytes < smallWorkspace || !existsSync(script)) {
      for (const batch of batches(files)) {
        done(wanted(batch).map((each) => this.extractHere(each, cache)));
        await new Promise(setImmediate);
        signal?.throwIfAborted();
      }
      return;
    }
    const pool = workerpool.pool(script, {
      workerType: 'thread',
      maxWorkers: this.threads,
      workerThreadOpts: { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } },
    });
    this.pools.add(pool);
    const waiting = batches(files).map(async (batch) => {
      const sent: SentBatch = await pool.exec('extract', [this.root, wanted(batch), cache !== undefined]);
      if (!signal?.aborted) done(this.receive(sent, cache));
    });
    const stop = () => void this.end(pool);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      await Promise.all(waiting);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      await this.end(pool);
    }
    signal?.throwIfAborted();
  }

  private extractHere(wanted: Wanted, cache: FactCache | undefined): Extracted {
    const outcome = extractChanged(this.root, wanted, cache !== undefined);
    const { path, hash, isKnown, facts } = outcome;
    if (isKnown) return this.fromCache(path, cache!);
    if (cache !== undefined && facts !== undefined) cache.put(path, { hash, encoded: encodeFacts(facts) });
    return outcome;
  }

  private receive({ files, bytes }: SentBatch, cache: FactCache | undefined): Extracted[] {
    let at = 0;
    return files.map(({ path, hash, isKnown, skipped, size }): Extracted => {
      if (isKnown) return this.fromCache(path, cache!);
      if (skipped !== '') return { path, facts: undefined, skipped };
      const encoded = bytes.subarray(at, at + size);
      at += size;
      cache?.put(path, { hash, encoded });
      return { path, facts: decodeFacts(encoded), skipped };
    });
  }

  private fromCache(path: Path, cache: FactCache): Extracted {
    const facts = cache.factsOf(path);
    return facts === undefined ? extractFile(this.root, path) : { path, facts, skipped: '' };
  }

  async close(): Promise<void> {
    for (const pool of this.pools) await this.end(pool);
  }

  private async end(pool: Pool): Promise<void> {
    if (this.pools.delete(pool)) await pool.terminate(true);
  }
}

/** Below this many bytes starting threads costs more than it saves. */
const smallWorkspace = 1_000_000;
/** Of a thread's memory for what is made and dropped at once: trees and tokens. More is no faster and takes more. */
const youngMegabytes = 16;
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

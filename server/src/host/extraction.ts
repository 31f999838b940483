// Reading files and making their facts, on this thread or on several.
import { existsSync } from 'node:fs';
import { join as joinAbsolute } from 'node:path';
import workerpool, { type Pool } from 'workerpool';
import { decodeFacts } from '../facts/codec/decode-facts';
import { KnownStrings } from '../facts/codec/known-strings';
import type { FactCache } from './cache/fact-cache';
import { type FactsToKeep, keepFacts, keepFactsApart } from './cache/keep-facts';
import type { SourceFile } from './discovery';
import { type Extracted, extractChanged, extractFile, readLineStarts } from './extract-file';
import { FileState, type SentBatch } from './sent-batch';
import { threadsBeside } from './threads';

/** One reading of a workspace, on threads where there is much to read: they end with it, as idle ones would keep their memory. */
export class Extraction {
  private pool: Pool | undefined;
  /** Whether work that nobody waits for is given to a thread. */
  private mayThread = false;
  /** Of the facts of one run, so that equal ones are one. */
  private readonly strings = new KnownStrings();

  /** `threads`: see `SessionOptions`. */
  constructor(
    private readonly root: string,
    private readonly threads: number | ((bytes: number) => number) = threadsBeside(),
  ) {}

  /**
   * Facts of each file, in no particular order; `done` is called with each batch as it comes. Those that the cache has are
   * taken from it, the others put into it.
   */
  async run(
    files: readonly SourceFile[],
    cache: FactCache | undefined,
    done: (batch: readonly Extracted[]) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const script = joinAbsolute(__dirname, 'worker.js');
    const unread: SourceFile[] = [];
    const untouched: SourceFile[] = [];
    cache?.look(files);
    for (const file of files) (cache?.isUntouched(file) ? untouched : unread).push(file);
    for (const { files: batch } of batches(untouched)) {
      done(batch.map((file) => this.fromCache(file, cache!)));
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    const bytes = unread.reduce((sum, file) => sum + file.size, 0);
    const threads = typeof this.threads === 'number' ? this.threads : this.threads(bytes);
    this.mayThread = this.threads !== 0 && bytes >= smallWorkspace && existsSync(script);
    if (threads === 0 || !this.mayThread) {
      for (const { files: batch } of batches(unread)) {
        done(this.extractHere(batch, cache));
        await new Promise(setImmediate);
        signal?.throwIfAborted();
      }
      return;
    }
    const pool = this.startThreads(threads, bytes < longReading ? youngMegabytes.short : youngMegabytes.long);
    const waiting = largestFirst(batches(unread)).map(async ({ files: batch }) => {
      const wanted = batch.map(({ path }) => ({ path, hash: cache?.hashOf(path) }));
      const sent: SentBatch = await pool.exec('extract', [this.root, wanted, cache !== undefined]);
      if (!signal?.aborted) done(this.receive(batch, sent, cache));
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
      await this.close();
    }
    signal?.throwIfAborted();
  }

  /** What `FactCache.save` asks for: where there is much to pack on a thread of its own. */
  keep(facts: FactsToKeep): Promise<void> {
    return this.mayThread && facts.groups.length > 0 ? keepFactsApart(facts) : keepFacts(facts);
  }

  private startThreads(count: number, young: number): Pool {
    this.pool = workerpool.pool(joinAbsolute(__dirname, 'worker.js'), {
      workerType: 'thread',
      maxWorkers: count,
      workerThreadOpts: { resourceLimits: { maxYoungGenerationSizeMb: young } },
    });
    return this.pool;
  }

  private extractHere(batch: readonly SourceFile[], cache: FactCache | undefined): Extracted[] {
    return batch.map((file): Extracted => {
      const { path } = file;
      const wanted = { path, hash: cache?.hashOf(path) };
      const { facts, skipped, hash } = extractChanged(this.root, wanted, cache !== undefined);
      if (facts === undefined && skipped === '') return this.fromCache(file, cache!);
      if (facts !== undefined) cache?.put(file, hash, facts);
      return { path, facts, skipped };
    });
  }

  private receive(batch: readonly SourceFile[], sent: SentBatch, cache: FactCache | undefined): Extracted[] {
    const { states, reasons, hashes, encoded } = sent;
    const made = decodeFacts(encoded, this.strings);
    let [nextReason, nextMade] = [0, 0];
    const all = batch.map((file, number): Extracted => {
      const { path } = file;
      if (states[number] === FileState.skipped) return { path, facts: undefined, skipped: reasons[nextReason++]! };
      if (states[number] === FileState.known) return this.fromCache(file, cache!);
      return { path, facts: made[nextMade++]!, skipped: '' };
    });
    const files = batch.filter((_, number) => states[number] === FileState.new);
    cache?.putEncoded(files, hashes, encoded);
    return all;
  }

  /** Few files' lines are asked for, so they are not kept: who asks reads the file again. */
  private fromCache(file: SourceFile, cache: FactCache): Extracted {
    const { path } = file;
    const facts = cache.factsOf(file)?.withLines(() => readLineStarts(this.root, path));
    return facts === undefined ? extractFile(this.root, path) : { path, facts, skipped: '' };
  }

  async close(): Promise<void> {
    const pool = this.pool;
    this.pool = undefined;
    await pool?.terminate(true);
  }
}

/** Below this many bytes starting threads costs more than it saves. */
const smallWorkspace = 1_000_000;
/**
 * Of a thread's memory for what is made and dropped at once: trees and tokens. In a short reading more is no faster; in a
 * long one it saves a tenth, beside facts that take more by far.
 */
const youngMegabytes = { short: 16, long: 64 };
/** From this many bytes on a reading is a long one. */
const longReading = 50_000_000;
const batchBytes = 256 * 1024;

interface Batch {
  readonly files: SourceFile[];
  bytes: number;
}

/** Files in batches of about equal work. Neighbours stay together, as they were found: they use the same names, which are told once. */
function batches(files: readonly SourceFile[]): Batch[] {
  const all: Batch[] = [];
  let batch: Batch | undefined;
  for (const file of files) {
    if (batch === undefined || batch.bytes + file.size > batchBytes) {
      batch = { files: [], bytes: 0 };
      all.push(batch);
    }
    batch.files.push(file);
    batch.bytes += file.size;
  }
  return all;
}

/** So that no thread ends alone with a large one. */
function largestFirst(all: readonly Batch[]): Batch[] {
  return all.toSorted((a, b) => b.bytes - a.bytes);
}

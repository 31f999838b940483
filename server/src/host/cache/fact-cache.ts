// Facts of files from earlier runs. Nothing that goes wrong here is an error: facts are made anew.
import { readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeFacts } from '../../facts/codec/decode-facts';
import type { DecodedFacts } from '../../facts/codec/decoded-facts';
import type { Path } from '../../text/paths';
import type { SourceFile } from '../discovery';
import { readContent } from '../read-source';
import { type CachePlace, factsFile } from './cache-place';
import { isAtRest, markOf } from './file-mark';
import { makeRoom } from './make-room';
import { type Batch, type Chunk, factsMagic, hashOf, joinChunks, type OpenChunk, unpackFile } from './pack';
import { writeSealed } from './sealed-file';

/** Where a file's facts lie. */
interface Entry {
  readonly hash: string;
  readonly mark: number;
  readonly chunk: OpenChunk;
  readonly number: number;
}

/** Bytes of encoded facts that are packed together: enough that names repeat, so few that threads share the work. */
const chunkBytes = 1 << 20;
/** Below this many packed bytes a chunk is made anew with what comes in. */
const smallChunk = 1 << 15;
/** A chunk stays while at least this much of its files is as it was. */
const leastUsed = 0.75;

/**
 * For one reading of a workspace: opened before its files are looked at, saved after. Facts belong to the bytes of a file, by
 * hash. So that a file need not be read for it, its mark is kept beside the hash, where the file had been at rest when it was
 * looked at: then it has the same bytes as long as it has the same mark.
 */
export class FactCache {
  /** Files whose facts came from here. */
  hits = 0;
  private readonly opened = Date.now();
  private chunks: readonly OpenChunk[] = [];
  private readonly entries = new Map<Path, Entry>();
  /** Once one of its files was asked for; `undefined` where they cannot be read. */
  private readonly decoded = new Map<OpenChunk, readonly DecodedFacts[] | undefined>();
  private readonly strings = new Map<string, string>();
  /** Files whose facts were taken from a chunk. */
  private readonly used = new Map<Chunk, Set<Path>>();
  private readonly news: Batch[] = [];
  /** Of the files that were used or are new. */
  private readonly marks = new Map<Path, number>();
  private hasNewMarks = false;
  /** Of the bytes that facts in use were made of. */
  private readonly current = new Map<Path, string>();

  private constructor(
    private readonly root: string,
    private readonly place: CachePlace,
  ) {}

  static async open(root: string, place: CachePlace): Promise<FactCache> {
    const cache = new FactCache(root, place);
    const chunks = await readFile(cache.file)
      .then(unpackFile)
      .catch(() => []);
    cache.take(chunks);
    return cache;
  }

  /** Of the bytes that the file had, if it is known. */
  hashOf(path: Path): string | undefined {
    return this.entries.get(path)?.hash;
  }

  /** Of the bytes that the facts in use were made of; `undefined` where the file has none. */
  usedHashOf(path: Path): string | undefined {
    return this.current.get(path);
  }

  /** Whether the file is sure to have the bytes it had, though nobody has read it. */
  isUntouched(file: SourceFile): boolean {
    const mark = this.entries.get(file.path)?.mark ?? 0;
    return mark !== 0 && mark === markOf(file);
  }

  /** Whether the file has the bytes it had; it is read where its mark does not tell. */
  isAsKnown(file: SourceFile): boolean {
    const known = this.hashOf(file.path);
    if (known === undefined || this.isUntouched(file)) return known !== undefined;
    const content = readContent(join(this.root, file.path));
    return !('reason' in content) && hashOf(content) === known;
  }

  /** The facts of a file that has the bytes it had, without its lines; `undefined` where they cannot be read. */
  factsOf(file: SourceFile): DecodedFacts | undefined {
    const entry = this.entries.get(file.path);
    const facts = entry && this.decode(entry.chunk)?.[entry.number];
    if (facts === undefined) return undefined;
    const { chunk, mark } = entry!;
    this.used.get(chunk)!.add(file.path);
    this.mark(file);
    this.hasNewMarks ||= (this.marks.get(file.path) ?? mark) !== mark;
    this.current.set(file.path, entry!.hash);
    this.hits++;
    return facts;
  }

  /** New facts, encoded, and the hashes of their files. */
  put(files: readonly SourceFile[], hashes: readonly string[], encoded: Uint8Array): void {
    if (files.length === 0) return;
    for (const [at, file] of files.entries()) {
      this.mark(file);
      this.current.set(file.path, hashes[at]!);
    }
    this.news.push({ files: files.map(({ path }, at) => ({ path, hash: hashes[at]! })), encoded });
  }

  /** Writes the cache anew if there is something new in it, or much that is no longer so; then makes room. Never rejects. */
  async save(pack: (batches: readonly Batch[]) => Promise<Chunk>): Promise<void> {
    const { file, news } = this;
    this.strings.clear();
    const kept = this.chunks.filter((chunk) => this.isKept(chunk));
    if (news.length === 0 && kept.length === this.chunks.length && !this.hasNewMarks) {
      // What is used stays: see `makeRoom`.
      await utimes(file, new Date(), new Date()).catch(() => {});
      return;
    }
    try {
      const rest = this.chunks.filter((chunk) => !kept.includes(chunk)).map((chunk) => this.whatIsUsed(chunk));
      const made: Chunk[] = [];
      // One after the other: the rules run meanwhile, and each takes room.
      for (const group of groups([...rest, ...news])) made.push(await pack(group));
      // In a chunk that is kept, what was not used is no longer so.
      const markIn = (chunk: Chunk, path: Path) =>
        this.used.get(chunk)?.has(path) === false ? 0 : (this.marks.get(path) ?? 0);
      await writeSealed(file, factsMagic, joinChunks([...kept, ...made], markIn));
      await makeRoom(this.place, this.root);
    } catch {}
  }

  private get file(): string {
    return factsFile(this.root, this.place);
  }

  private take(chunks: readonly OpenChunk[]): void {
    this.chunks = chunks;
    for (const chunk of chunks) {
      this.used.set(chunk, new Set());
      for (const [number, { path, hash }] of chunk.files.entries()) {
        this.entries.set(path, { hash, mark: chunk.marks[number]!, chunk, number });
      }
    }
  }

  private mark(file: SourceFile): void {
    if (isAtRest(file, this.opened)) this.marks.set(file.path, markOf(file));
  }

  private isKept(chunk: OpenChunk): boolean {
    if (this.used.get(chunk)!.size < chunk.files.length * leastUsed) return false;
    return this.news.length === 0 || chunk.packed.length >= smallChunk;
  }

  /** Still encoded: the facts that were handed out may have been changed since, by a document that was. */
  private whatIsUsed(chunk: OpenChunk): Batch {
    const used = this.used.get(chunk)!;
    return { files: chunk.files.map((file) => (used.has(file.path) ? file : undefined)), encoded: chunk.encoded };
  }

  private decode(chunk: OpenChunk): readonly DecodedFacts[] | undefined {
    if (this.decoded.has(chunk)) return this.decoded.get(chunk);
    let facts: readonly DecodedFacts[] | undefined;
    try {
      facts = decodeFacts(chunk.encoded, this.strings);
    } catch {}
    this.decoded.set(chunk, facts);
    return facts;
  }
}

/** Batches that are packed together, neighbours with neighbours: they use the same names. */
function groups(batches: readonly Batch[]): Batch[][] {
  const all: Batch[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const batch of batches.toSorted((a, b) => (firstPath(a) < firstPath(b) ? -1 : 1))) {
    if (bytes >= chunkBytes) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)!.push(batch);
    bytes += batch.encoded.length;
  }
  return all;
}

function firstPath({ files }: Batch): Path {
  return files.find((file) => file !== undefined)?.path ?? '';
}

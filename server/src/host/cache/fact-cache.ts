// Facts of files from earlier runs. Nothing that goes wrong here is an error: facts are made anew.
import { readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeFacts } from '../../facts/codec/decode-facts';
import type { DecodedFacts } from '../../facts/codec/decoded-facts';
import { KnownStrings } from '../../facts/codec/known-strings';
import type { Facts } from '../../facts/facts';
import type { Path } from '../../text/paths';
import type { SourceFile } from '../discovery';
import { readContent } from '../read-source';
import { type CachePlace, factsFile } from './cache-place';
import { isAtRest, markOf, rowLength, rowMarks } from './file-mark';
import type { FactsToKeep } from './keep-facts';
import { type Batch, type Chunk, ChunkWriter, hashOf, type OpenChunk, type PackedFile, unpackFile } from './pack';

/** Where a file's facts lie. */
interface Entry {
  readonly hash: string;
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
 * hash. So that a file need not be read for it, its mark is kept, too, in one number with those of its neighbours, where all of
 * them had been at rest when they were looked at: then they have the same bytes as long as they have the same marks.
 */
export class FactCache {
  /** Files whose facts came from here. */
  hits = 0;
  private readonly opened = Date.now();
  private chunks: readonly OpenChunk[] = [];
  private readonly entries = new Map<Path, Entry>();
  /** Once one of its files was asked for; `undefined` where they cannot be read. */
  private readonly decoded = new Map<OpenChunk, readonly DecodedFacts[] | undefined>();
  private readonly strings = new KnownStrings();
  /** Marks of the rows of a chunk as its files were found. */
  private readonly found = new Map<OpenChunk, readonly number[]>();
  /** Files whose facts were taken from a chunk, with their marks. */
  private readonly used = new Map<OpenChunk, Map<Path, number>>();
  /** What is packed at the end. */
  private readonly news: Batch[] = [];
  /** Facts that were not encoded when they came. */
  private readonly writer = new ChunkWriter();
  /** Those of them that are packed before the end; none where there are `news`. */
  private readonly packed: Chunk[] = [];
  /** Of the bytes that facts in use were made of. */
  private readonly current = new Map<Path, string>();

  private constructor(
    private readonly root: string,
    private readonly place: CachePlace,
  ) {}

  static async open(root: string, place: CachePlace): Promise<FactCache> {
    const cache = new FactCache(root, place);
    const chunks = await readFile(factsFile(root, place))
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

  /** Takes note of all files of the workspace, before they are asked for. */
  look(files: readonly SourceFile[]): void {
    const marks = new Map(files.map((file) => [file.path, markOf(file)]));
    for (const chunk of this.chunks) {
      const isHere = (path: Path) => this.entries.get(path)!.chunk === chunk;
      this.found.set(chunk, rowMarks(chunk.files.map(({ path }) => (isHere(path) ? marks.get(path) : undefined))));
    }
  }

  /** Whether the file is sure to have the bytes it had, though nobody has read it. */
  isUntouched({ path }: SourceFile): boolean {
    const entry = this.entries.get(path);
    if (entry === undefined) return false;
    const row = Math.floor(entry.number / rowLength);
    const mark = entry.chunk.marks[row]!;
    return mark !== 0 && mark === this.found.get(entry.chunk)?.[row];
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
    this.used.get(entry!.chunk)!.set(file.path, this.markOf(file));
    this.current.set(file.path, entry!.hash);
    this.hits++;
    return facts;
  }

  /** New facts, as they were made, and the hash of their file. */
  put(file: SourceFile, hash: string, facts: Facts): void {
    this.writer.add(this.packedFile(file, hash), facts);
    if (this.writer.length >= chunkBytes) this.closeWriter();
  }

  /** New facts, encoded, and the hashes of their files. */
  putEncoded(files: readonly SourceFile[], hashes: readonly string[], encoded: Uint8Array): void {
    if (files.length > 0)
      this.news.push({ files: files.map((file, at) => this.packedFile(file, hashes[at]!)), encoded });
  }

  /** Has the cache written anew if there is something new in it, or much that is no longer so. Never rejects. */
  async save(keep: (facts: FactsToKeep) => Promise<void>): Promise<void> {
    const { root, place, news, packed } = this;
    const kept = this.chunks.filter((chunk) => this.isKept(chunk));
    if (!this.hasNews && kept.length === this.chunks.length && !kept.some((chunk) => this.hasNewMarks(chunk))) {
      // What is used stays: see `makeRoom`.
      await utimes(factsFile(root, place), new Date(), new Date()).catch(() => {});
      return;
    }
    const rest = this.chunks.filter((chunk) => !kept.includes(chunk)).map((chunk) => this.whatIsUsed(chunk));
    if (this.writer.length > 0) this.closeWriter();
    const chunks = kept.map((chunk): Chunk => ({ files: this.filesNow(chunk), packed: chunk.packed }));
    await keep({ root, place, chunks: [...chunks, ...packed], groups: groups([...rest, ...news]) }).catch(() => {});
  }

  private take(chunks: readonly OpenChunk[]): void {
    this.chunks = chunks;
    for (const chunk of chunks) {
      this.used.set(chunk, new Map());
      for (const [number, { path, hash }] of chunk.files.entries()) this.entries.set(path, { hash, chunk, number });
    }
  }

  private packedFile(file: SourceFile, hash: string): PackedFile {
    const { path } = file;
    this.current.set(path, hash);
    return { path, hash, mark: this.markOf(file) };
  }

  /** A first run packs what fills a chunk at once; later ones may have to join it with what is there. */
  private closeWriter(): void {
    if (this.chunks.length === 0) this.packed.push(this.writer.takeChunk());
    else this.news.push(this.writer.takeBatch());
  }

  private get hasNews(): boolean {
    return this.news.length > 0 || this.packed.length > 0 || this.writer.length > 0;
  }

  /** 0 where the file may be written without changing it. */
  private markOf(file: SourceFile): number {
    return isAtRest(file, this.opened) ? markOf(file) : 0;
  }

  private isKept(chunk: OpenChunk): boolean {
    if (this.used.get(chunk)!.size < chunk.files.length * leastUsed) return false;
    return !this.hasNews || chunk.packed.length >= smallChunk;
  }

  private hasNewMarks(chunk: OpenChunk): boolean {
    const marks = rowMarks(this.filesNow(chunk).map(({ mark }) => mark));
    return marks.some((mark, row) => mark !== 0 && mark !== chunk.marks[row]);
  }

  /** What was not used is no longer so. */
  private filesNow(chunk: OpenChunk): PackedFile[] {
    const used = this.used.get(chunk)!;
    return chunk.files.map(({ path, hash }) => ({ path, hash, mark: used.get(path) }));
  }

  /** Still encoded: the facts that were handed out may have been changed since, by a document that was. */
  private whatIsUsed(chunk: OpenChunk): Batch {
    const files = this.filesNow(chunk).map((file) => (file.mark === undefined ? undefined : file));
    return { files, encoded: chunk.encoded };
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

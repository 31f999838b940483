// The bytes of a cache file: encoded facts by path and content. A file that is damaged, cut off or foreign is none.
import { ByteReader } from '../../facts/codec/byte-reader';
import { ByteWriter, joined } from '../../facts/codec/byte-writer';
import { decodeFacts } from '../../facts/codec/decode-facts';
import { FactsEncoder } from '../../facts/codec/encode-facts';
import { KnownStrings } from '../../facts/codec/known-strings';
import { readStrings, writeStrings } from '../../facts/codec/string-table';
import type { Facts } from '../../facts/facts';
import type { Path } from '../../text/paths';
import { compressHere, decompress } from './compress';
import { rowLength, rowMarks } from './file-mark';
import { sha1, unseal } from './sealed-file';

export interface KnownFile {
  readonly path: Path;
  /** Of its bytes: see `hashOf`. */
  readonly hash: string;
}

export interface PackedFile extends KnownFile {
  /** 0 where it may be written without changing it; `undefined` where its facts are no longer so. */
  readonly mark: number | undefined;
}

/** Facts as they came from one thread, or from a chunk of which much is no longer so. */
export interface Batch {
  /** In the order of the encoded facts; `undefined` for those that are not kept. */
  readonly files: readonly (PackedFile | undefined)[];
  readonly encoded: Uint8Array;
}

/** Files whose facts are encoded and compressed together. */
export interface Chunk {
  readonly files: readonly PackedFile[];
  readonly packed: Uint8Array;
}

/** A chunk as it was read from a cache file. */
export interface OpenChunk {
  readonly files: readonly KnownFile[];
  /** Of their rows: see `rowMarks`. */
  readonly marks: readonly number[];
  readonly packed: Uint8Array;
  readonly encoded: Uint8Array;
}

/** How a cache file begins. */
export const factsMagic = 'ssot-guard facts 7\n';
const hashSize = 8;
const markSize = 6;

/**
 * The first 64 bits of the SHA-1 of a file's bytes, a character each. It is compared with what the same file had, so chance
 * would have to hit this one number.
 */
export function hashOf(content: Uint8Array): string {
  return sha1(content).toString('latin1', 0, hashSize);
}

/** Chunks that come file by file: names that repeat in one are told once. */
export class ChunkWriter {
  private files: PackedFile[] = [];
  private readonly encoder = new FactsEncoder(false);

  /** About how many bytes of encoded facts there are. */
  get length(): number {
    return this.encoder.length;
  }

  add(file: PackedFile, facts: Facts): void {
    this.files.push(file);
    this.encoder.add(facts);
  }

  /** What was added since one was taken, as a part of another. */
  takeBatch(): Batch {
    return this.take([]);
  }

  takeChunk(): Chunk {
    const paths = new ByteWriter();
    writePaths(
      paths,
      this.files.map(({ path }) => path),
    );
    const hashes = Buffer.from(this.files.map(({ hash }) => hash).join(''), 'latin1');
    const { files, encoded } = this.take([paths.bytes(), hashes]);
    return { files, packed: compressHere(encoded) };
  }

  /** The encoded facts after `head`. Their memory is used again: what is only free to be collected lies there for long. */
  private take(head: readonly Uint8Array[]) {
    const { files, encoder } = this;
    const encoded = joined([...head, ...encoder.parts()]);
    this.files = [];
    encoder.clear();
    return { files, encoded };
  }
}

/** Encodes what is kept of the batches anew, as one. */
export function packChunk(batches: readonly Batch[]): Chunk {
  const writer = new ChunkWriter();
  const known = new KnownStrings();
  for (const { files, encoded } of batches) {
    for (const [number, facts] of decodeFacts(encoded, known).entries()) {
      const file = files[number];
      if (file !== undefined) writer.add(file, facts);
    }
  }
  return writer.takeChunk();
}

/** What is sealed in a cache file: of each chunk two sizes, the marks of its rows, the packed bytes. */
export function joinChunks(chunks: readonly Chunk[]): Uint8Array {
  const parts = chunks.flatMap(({ files, packed }) => {
    const marks = rowMarks(files.map(({ mark }) => mark));
    const head = Buffer.alloc(8 + marks.length * markSize);
    head.writeUInt32LE(packed.length, 0);
    head.writeUInt32LE(files.length, 4);
    for (const [row, mark] of marks.entries()) head.writeUIntLE(mark, 8 + row * markSize, markSize);
    return [head, packed];
  });
  return Buffer.concat(parts);
}

/** Rejects when the file is not whole. */
export async function unpackFile(file: Buffer): Promise<readonly OpenChunk[]> {
  const content = unseal(factsMagic, file);
  const chunks: Promise<OpenChunk>[] = [];
  for (let at = 0; at < content.length; ) {
    const size = content.readUInt32LE(at);
    const count = content.readUInt32LE(at + 4);
    const rows = Math.ceil(count / rowLength);
    const marks = Array.from({ length: rows }, (_, row) => content.readUIntLE(at + 8 + row * markSize, markSize));
    at += 8 + rows * markSize + size;
    chunks.push(unpackChunk(content.subarray(at - size, at), count, marks));
  }
  return Promise.all(chunks);
}

async function unpackChunk(packed: Buffer, count: number, marks: readonly number[]): Promise<OpenChunk> {
  const raw = new ByteReader(await decompress(packed));
  const paths = readPaths(raw, count);
  const hashes = Buffer.from(raw.take(count * hashSize)).toString('latin1');
  const files = paths.map((path, at) => ({ path, hash: hashes.slice(at * hashSize, (at + 1) * hashSize) }));
  return { files, marks, packed, encoded: raw.bytes.subarray(raw.at) };
}

/** How many folders each has in common with the one before, then what is left of all: a sixth less than whole paths. */
function writePaths(writer: ByteWriter, paths: readonly Path[]): void {
  const rests: string[] = [];
  let before: readonly string[] = [];
  for (const path of paths) {
    const parts = path.split('/');
    let common = 0;
    while (common < parts.length - 1 && parts[common] === before[common]) common++;
    writer.varint(common);
    rests.push(parts.slice(common).join('/'));
    before = parts;
  }
  writeStrings(writer, rests);
}

function readPaths(reader: ByteReader, count: number): Path[] {
  const common = Array.from({ length: count }, () => reader.varint());
  const rests = readStrings(reader, new KnownStrings());
  let before: readonly string[] = [];
  return common.map((folders, at) => {
    const path = [...before.slice(0, folders), rests.at(at)].join('/');
    before = path.split('/');
    return path;
  });
}

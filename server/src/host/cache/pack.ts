// The bytes of a cache file: encoded facts by path and content. A file that is damaged, cut off or foreign is none.
import { ByteReader } from '../../facts/codec/byte-reader';
import { ByteWriter } from '../../facts/codec/byte-writer';
import { decodeFacts } from '../../facts/codec/decode-facts';
import { encodeFacts } from '../../facts/codec/encode-facts';
import { readStrings, writeStrings } from '../../facts/codec/string-table';
import type { Facts } from '../../facts/facts';
import type { Path } from '../../text/paths';
import { compress, decompress } from './compress';
import { sha1, unseal } from './sealed-file';

export interface PackedFile {
  readonly path: Path;
  /** Of its bytes: see `hashOf`. */
  readonly hash: string;
  /** See `FactCache`; 0 where there is none. */
  readonly mark: number;
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
export interface OpenChunk extends Chunk {
  readonly encoded: Uint8Array;
}

/** How a cache file begins. */
export const factsMagic = 'ssot-guard facts 5\n';
const hashSize = 8;
const markSize = 6;

/**
 * The first 64 bits of the SHA-1 of a file's bytes, a character each. It is compared with what the same file had, so chance
 * would have to hit this one number.
 */
export function hashOf(content: Uint8Array): string {
  return sha1(content).toString('latin1', 0, hashSize);
}

/** Encodes what is kept of the batches anew, as one: names that repeat are told once. */
export async function packChunk(batches: readonly Batch[]): Promise<Chunk> {
  const files = batches.flatMap((batch) => batch.files.filter((file) => file !== undefined));
  const raw = new ByteWriter();
  writeStrings(
    raw,
    files.map(({ path }) => path),
  );
  raw.append(Buffer.from(files.map(({ hash }) => hash).join(''), 'latin1'));
  raw.append(encodeFacts(factsIn(batches), false));
  return { files, packed: await compress(raw.bytes()) };
}

/** Of the files that are kept, decoded batch by batch. */
function* factsIn(batches: readonly Batch[]): Iterable<Facts> {
  for (const { files, encoded } of batches) {
    for (const [number, facts] of decodeFacts(encoded).entries()) if (files[number] !== undefined) yield facts;
  }
}

/** What is sealed in a cache file: of each chunk two sizes, the marks, the packed bytes. */
export function joinChunks(chunks: readonly Chunk[]): Uint8Array {
  const parts = chunks.flatMap(({ files, packed }) => {
    const head = Buffer.alloc(8 + files.length * markSize);
    head.writeUInt32LE(packed.length, 0);
    head.writeUInt32LE(files.length, 4);
    for (const [at, { mark }] of files.entries()) head.writeUIntLE(mark, 8 + at * markSize, markSize);
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
    const marks = Array.from({ length: count }, (_, file) => content.readUIntLE(at + 8 + file * markSize, markSize));
    at += 8 + count * markSize + size;
    chunks.push(unpackChunk(content.subarray(at - size, at), marks));
  }
  return Promise.all(chunks);
}

async function unpackChunk(packed: Buffer, marks: readonly number[]): Promise<OpenChunk> {
  const raw = new ByteReader(await decompress(packed));
  const table = readStrings(raw, new Map());
  const hashes = Buffer.from(raw.take(table.length * hashSize)).toString('latin1');
  const files = marks.map((mark, at) => {
    return { path: table.at(at), hash: hashes.slice(at * hashSize, (at + 1) * hashSize), mark };
  });
  return { files, packed, encoded: raw.bytes.subarray(raw.at) };
}

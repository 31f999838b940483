// How what is kept is compressed.
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, brotliDecompress, constants } from 'node:zlib';

/** 5 takes half the time and a fiftieth more room, 9 twice the time for less than a hundredth. */
const quality = 7;
/** Of so many bits a window covers a chunk. The usual one is four times as large, for nothing. */
const windowBits = 20;

/** Not on this thread. */
export function compress(content: Uint8Array): Promise<Buffer> {
  return promisify(brotliCompress)(content, optionsFor(content));
}

/** On this thread: each of those that compress elsewhere keeps the 14 MB that it took. */
export function compressHere(content: Uint8Array): Buffer {
  return brotliCompressSync(content, optionsFor(content));
}

/** Rejects where neither of them has made it. */
export const decompress: (packed: Uint8Array) => Promise<Buffer> = promisify(brotliDecompress);

function optionsFor({ length }: Uint8Array) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: windowBits,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
  };
  // In one piece: before each further one this thread would have to be free.
  return { params, chunkSize: Math.max(64, length) };
}

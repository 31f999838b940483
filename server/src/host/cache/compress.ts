// How what is kept is compressed.
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

/** 5 takes half the time and a fiftieth more room, 9 twice the time for less than a hundredth. */
const quality = 7;

/** Not on this thread. */
export function compress(content: Uint8Array): Promise<Buffer> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return promisify(brotliCompress)(content, { params });
}

/** Rejects where `compress` has not made it. */
export const decompress: (packed: Uint8Array) => Promise<Buffer> = promisify(brotliDecompress);

// Whether a workspace is likely to fit into the memory that the engine allows itself: past it the process ends without a word.
import { getHeapStatistics } from 'node:v8';

/** What the facts, and what is concluded from them, were seen to need at least; see ARCHITECTURE.md. */
const bytesPerFile = 9 * 1024;
const bytesPerSourceByte = 0.7;

/** What to tell before reading begins; `undefined` where there is room. `limit`: bytes that the heap may grow to. */
export function memoryNote(
  files: number,
  sourceBytes: number,
  limit = getHeapStatistics().heap_size_limit,
): string | undefined {
  const need = files * bytesPerFile + sourceBytes * bytesPerSourceByte;
  if (need < limit * 0.9) return undefined;
  const wanted = Math.ceil((need * 1.5) / gigabyte);
  return (
    `${files.toLocaleString('en')} files need about ${(need / gigabyte).toFixed(1)} GB of memory, and this process may take ` +
    `${(limit / gigabyte).toFixed(1)} GB: it may end before it is done. Set NODE_OPTIONS=--max-old-space-size=${wanted * 1024} ` +
    'to let it take more, or leave files out with `exclude`.'
  );
}

const gigabyte = 1024 ** 3;

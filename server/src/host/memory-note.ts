// Whether a workspace is likely to fit into the memory that the engine allows itself: past it the process ends without a word.
import { getHeapStatistics } from 'node:v8';

/** What the facts, and what is concluded from them, were seen to need at least; see ARCHITECTURE.md. */
const bytesPerFile = 9 * 1024;
const bytesPerSourceByte = 0.7;

/**
 * Megabytes of young memory, four times the usual. V8 looks at every page of old memory each time that it clears young memory: with
 * pages by the ten thousand that takes from a fifteenth to four fifths of a run, by machine, and more room is cleared less often.
 */
const youngMemory = 64;

/** What to tell before reading begins; `undefined` where there is room. `limit`: bytes that the heap may grow to. */
export function memoryNote(files: number, sourceBytes: number, limit = heapLimit()): string | undefined {
  const options = memoryOptions(files, sourceBytes, limit);
  if (options === undefined) return undefined;
  return (
    `${files.toLocaleString('en')} files need about ${gigabytes(need(files, sourceBytes))} GB of memory, and this process may take ` +
    `${gigabytes(limit)} GB: it may end before it is done. Set NODE_OPTIONS="${options}" to let it take more, or leave files ` +
    'out with `exclude`.'
  );
}

/** The options that Node needs for so much; `undefined` where it needs none. */
export function memoryOptions(files: number, sourceBytes: number, limit = heapLimit()): string | undefined {
  const bytes = need(files, sourceBytes);
  if (bytes < limit * 0.9) return undefined;
  const wanted = Math.ceil((bytes * 1.5) / gigabyte);
  return `--max-old-space-size=${wanted * 1024} --max-semi-space-size=${youngMemory}`;
}

/** Bytes. */
function need(files: number, sourceBytes: number): number {
  return files * bytesPerFile + sourceBytes * bytesPerSourceByte;
}

function heapLimit(): number {
  return getHeapStatistics().heap_size_limit;
}

const gigabyte = 1024 ** 3;

function gigabytes(bytes: number): string {
  return (bytes / gigabyte).toFixed(1);
}

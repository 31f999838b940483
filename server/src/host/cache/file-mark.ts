// What the file system says of a file, in one number: whoever writes the file changes it.
import type { SourceFile } from '../discovery';

/** Milliseconds: the coarsest steps in which file systems count time. */
const longestTick = 2000;

/**
 * 48 bits, never 0. The time of change (`ctime`) is in it, which programs cannot set: restoring a file's size and time of
 * modification gives another mark all the same. Mixes as MurmurHash3 does.
 */
export function markOf({ size, mtimeMs, ctimeMs, inode }: SourceFile): number {
  numbers.set([size, mtimeMs, ctimeMs, inode]);
  let [low, high] = [0x9747b28c, 0x1b873593];
  for (const word of words) {
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 13;
    high = Math.imul(high ^ word ^ low, 0xc2b2ae35);
    high ^= high >>> 16;
  }
  return (high & 0xffff) * 2 ** 32 + (low >>> 0) || 1;
}

const numbers = new Float64Array(4);
const words = new Uint32Array(numbers.buffer);

/** Whether who writes the file at or after `time` (in milliseconds) is sure to change its mark. */
export function isAtRest({ mtimeMs, ctimeMs }: SourceFile, time: number): boolean {
  return Math.max(mtimeMs, ctimeMs) < time - longestTick;
}

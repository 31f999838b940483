// What the file system says of a file, in one number: whoever writes the file changes it.
import type { SourceFile } from '../discovery';

/** Milliseconds: the coarsest steps in which file systems count time. */
const longestTick = 2000;

/** How many files have one mark in common where they are kept. */
export const rowLength = 16;

const numbers = new Float64Array(rowLength);
const words = new Uint32Array(numbers.buffer);

/**
 * 48 bits, never 0. The time of change (`ctime`) is in it, which programs cannot set: restoring a file's size and time of
 * modification gives another mark all the same. Mixes as MurmurHash3 does.
 */
export function markOf({ size, mtimeMs, ctimeMs, inode }: SourceFile): number {
  return mixed([size, mtimeMs, ctimeMs, inode]);
}

/** One mark for each row of files, from theirs; a file that does not count has `undefined`. 0 where one that counts has 0. */
export function rowMarks(marks: readonly (number | undefined)[]): number[] {
  const rows: number[] = [];
  for (let from = 0; from < marks.length; from += rowLength) {
    const row = marks.slice(from, from + rowLength);
    rows.push(row.includes(0) ? 0 : mixed(row.map((mark) => mark ?? 0)));
  }
  return rows;
}

function mixed(values: readonly number[]): number {
  numbers.set(values);
  let [low, high] = [0x9747b28c, 0x1b873593];
  for (let at = 0; at < 2 * values.length; at++) {
    const word = words[at]!;
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 13;
    high = Math.imul(high ^ word ^ low, 0xc2b2ae35);
    high ^= high >>> 16;
  }
  return (high & 0xffff) * 2 ** 32 + (low >>> 0) || 1;
}

/** Whether who writes the file at or after `time` (in milliseconds) is sure to change its mark. */
export function isAtRest({ mtimeMs, ctimeMs }: SourceFile, time: number): boolean {
  return Math.max(mtimeMs, ctimeMs) < time - longestTick;
}

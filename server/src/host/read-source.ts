// One source file from disk to text, or the reason why it is not analysed.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from '../text/paths';
import { type DecodedSource, decodeSource } from './decode-source';
import { readFailure } from './read-failure';

export interface ReadSource extends DecodedSource {
  /** On disk. */
  readonly bytes: number;
}

/** Completes "this file …". */
export interface Unread {
  readonly reason: string;
}

/** Files over this many bytes are generated data, not source that people wrote. */
export const maxSourceBytes = 5 * 1024 * 1024;

/** Reads at once, for use in worker threads. Never throws. `path` is absolute. */
export function readSource(path: string, maxBytes = maxSourceBytes): ReadSource | Unread {
  const content = readContent(path, maxBytes);
  return 'reason' in content ? content : sourceOf(path, content);
}

/** Whether the text of a file is this one. */
export function isOnDisk(root: string, path: Path, text: string): boolean {
  const source = readSource(join(root, path));
  return 'text' in source && source.text === text;
}

/** The bytes of a file that may be source; good until the next file is read. */
export function readContent(path: string, maxBytes = maxSourceBytes): Uint8Array | Unread {
  let file: number;
  try {
    file = openSync(path, openFlags);
  } catch (error) {
    return { reason: readFailure(error) };
  }
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) return { reason: 'is a folder' };
    if (!stats.isFile()) return { reason: 'is not a regular file' };
    if (stats.size > maxBytes) return { reason: tooLarge(stats.size, maxBytes) };
    return bytesOf(file, stats.size);
  } catch (error) {
    return { reason: readFailure(error) };
  } finally {
    closeSync(file);
  }
}

let room = Buffer.allocUnsafeSlow(1 << 18);

/** Into room that is kept: memory of its own for each file takes a twentieth of reading it. */
function bytesOf(file: number, size: number): Uint8Array {
  if (room.length < size) room = Buffer.allocUnsafeSlow(size * 2);
  let length = 0;
  while (length < size) {
    const read = readSync(file, room, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return room.subarray(0, length);
}

/** A pipe that nobody writes to opens at once, too. Windows has no such flag. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export function sourceOf(path: string, content: Uint8Array): ReadSource | Unread {
  try {
    const decoded = decodeSource(content, /\.pyi?$/.test(path));
    return 'reason' in decoded ? decoded : { ...decoded, bytes: content.length };
  } catch (error) {
    return { reason: readFailure(error) };
  }
}

function tooLarge(bytes: number, maxBytes: number): string {
  const size = Math.max(bytes / megabyte, maxBytes / megabyte + 0.1).toFixed(1);
  return `is ${size} MB; files over ${maxBytes / megabyte} MB are not analysed (name it in "exclude" if that is intended)`;
}

const megabyte = 1024 * 1024;

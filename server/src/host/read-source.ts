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

/** The bytes of a file that may be source; they lie there until the next one is read. */
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
    return readWhole(file, stats.size);
  } catch (error) {
    return { reason: readFailure(error) };
  } finally {
    closeSync(file);
  }
}

/** What the file has of the bytes that it had when it was asked for its size. */
function readWhole(file: number, size: number): Uint8Array {
  const room = size > kept.length ? Buffer.allocUnsafe(size) : kept;
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read)
    read = readSync(file, room, length, size - length, null);
  return room.subarray(0, length);
}

/** Most files fit: memory that is not asked for need not be given back. */
const kept = Buffer.allocUnsafeSlow(1 << 18);

/** A pipe that nobody writes to opens at once, too. Windows has no such flag. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export function sourceOf(path: string, content: Uint8Array): ReadSource | Unread {
  try {
    const decoded = decodeSource(content, /\.pyi?$/.test(path));
    if ('reason' in decoded) return decoded;
    const { text, encoding, byteOrderMark, lossy } = decoded;
    return { text, encoding, byteOrderMark, lossy, bytes: content.length };
  } catch (error) {
    return { reason: readFailure(error) };
  }
}

function tooLarge(bytes: number, maxBytes: number): string {
  const size = Math.max(bytes / megabyte, maxBytes / megabyte + 0.1).toFixed(1);
  return `is ${size} MB; files over ${maxBytes / megabyte} MB are not analysed (name it in "exclude" if that is intended)`;
}

const megabyte = 1024 * 1024;

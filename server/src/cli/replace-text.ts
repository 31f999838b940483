// Puts a new text into a file: whole or not at all, and only over the text that it was made from.
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Path } from '../text/paths';
import { codeOf } from './exit-status';

const mark = '\ufeff';

/** Why the file was left alone, or `undefined` when it was written. Keeps its mode and byte order mark, and follows links. */
export function replaceText(root: string, path: Path, before: string, after: string): string | undefined {
  try {
    const file = realpathSync(join(root, path));
    const text = decode(readFileSync(file));
    if (text === undefined) return 'it is not UTF-8';
    if (withoutMark(text) !== withoutMark(before)) return 'it changed meanwhile';
    write(file, text.startsWith(mark) ? mark + withoutMark(after) : after);
    return undefined;
  } catch (error) {
    return `it cannot be written (${codeOf(error) ?? String(error)})`;
  }
}

/** A file beside it is renamed over it, so that nobody ever reads half of it. */
function write(file: string, text: string): void {
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.ssot`);
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    chmodSync(beside, statSync(file).mode & 0o7777);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function withoutMark(text: string): string {
  return text.startsWith(mark) ? text.slice(1) : text;
}

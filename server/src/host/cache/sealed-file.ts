// A file in the cache: whole or not there, whoever else writes it and whenever somebody is ended while writing.
import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const digestSize = 20;

/** Under another name first: who reads meanwhile has the former one. Rejects, with nothing left behind, where it cannot be written. */
export async function writeSealed(file: string, magic: string, content: Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, seal(magic, content));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** The magic line, the SHA-1 of the content, the content. */
export function seal(magic: string, content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(magic), sha1(content), content]);
}

/** The content; throws when the file is another one or not whole. */
export function unseal(magic: string, file: Buffer): Buffer {
  const line = Buffer.from(magic);
  const start = line.length + digestSize;
  if (!file.subarray(0, line.length).equals(line)) throw new Error('no cache file of this kind');
  const content = file.subarray(start);
  if (!sha1(content).equals(file.subarray(line.length, start))) throw new Error('the cache file is cut off');
  return content;
}

export function sha1(content: Uint8Array): Buffer {
  return createHash('sha1').update(content).digest();
}

// A temporary directory of one run, gone when the run is over.
import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atExit } from './at-exit';

/** Calls `work` with the absolute, link-free path of a new empty directory and removes it afterwards. */
export async function withRunDir<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await realpath(await mkdtemp(path.join(tmpdir(), 'ssot-vscode-')));
  const withdraw = atExit(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    withdraw();
  }
}

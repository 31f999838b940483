// Copies of a workspace that tests and visitors may edit, so that the one in the repository stays as it is.
import { cp, mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { HostError } from './host-error';

/** The sample workspace, relative to the repository's root. */
export const SAMPLE = 'test/workspaces/websocket-dual-pattern';

/** Copies the folder to `into`/NAME, replacing what is there, and returns the copy's path. */
export async function copyWorkspace(source: string, into: string): Promise<string> {
  const found = await stat(source).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    throw new HostError(`The workspace ${source} is not a directory.`, 'Give an existing folder.');
  }
  const copy = path.join(into, path.basename(source));
  await rm(copy, { recursive: true, force: true });
  await mkdir(path.dirname(copy), { recursive: true });
  await cp(source, copy, { recursive: true });
  return copy;
}

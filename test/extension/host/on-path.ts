// Finds an executable on PATH.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

/** Returns the first of the names that PATH has, absolute; earlier names win over earlier directories. */
export async function findOnPath(names: readonly string[]): Promise<string | undefined> {
  const directories = (process.env.PATH ?? '').split(path.delimiter).filter((dir) => dir !== '');
  return firstExecutable(names.flatMap((name) => directories.map((dir) => path.join(dir, name))));
}

export async function firstExecutable(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) if (await isExecutable(file)) return file;
  return undefined;
}

export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

// Debian packages as a source of real code: downloaded once, unpacked, never installed.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { comparePythonFacts, type OracleReport } from './python-ast';

const run = promisify(execFile);

/** Tests run in the project's root. */
const cache = resolve('node_modules/.cache/ssot-oracles');

/** Large, old and young, with corners of the language that the standard library has not. */
export const pythonPackages = ['python3-sympy', 'python3-django'] as const;

/** Compares our facts with CPython’s over the two packages. */
export async function comparePythonPackages(): Promise<Readonly<Record<string, OracleReport>>> {
  const reports: Record<string, OracleReport> = {};
  for (const name of pythonPackages) {
    reports[name] = await comparePythonFacts(join(await unpackedDebianPackage(name), 'usr/lib/python3/dist-packages'));
  }
  return reports;
}

/** The folder that holds the package's files, as the package has them from `/` on. */
export async function unpackedDebianPackage(name: string): Promise<string> {
  const target = join(cache, name);
  if (existsSync(target)) return target;
  const work = join(cache, `${name}.partial`);
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  const archive = await download(name, work);
  await run('dpkg-deb', ['--extract', archive, join(work, 'files')]);
  await rename(join(work, 'files'), target);
  await rm(work, { recursive: true, force: true });
  return target;
}

async function download(name: string, folder: string): Promise<string> {
  try {
    await run('apt-get', ['download', name], { cwd: folder });
  } catch {
    // The package lists may be missing or out of date.
    await run('apt-get', ['update']);
    await run('apt-get', ['download', name], { cwd: folder });
  }
  const archive = (await readdir(folder)).find((each) => each.endsWith('.deb'));
  if (archive === undefined) throw new Error(`apt-get downloaded no archive of ${name}`);
  return join(folder, archive);
}

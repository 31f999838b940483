// A lock between processes, held as a directory that names its owner.
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HostError } from './host-error';

const POLL_MS = 500;
const GIVE_UP_MS = 15 * 60_000;
/** Between making the directory and naming its owner a lock has none; older than this it was abandoned there. */
const NAMELESS_MS = 10_000;

/** Runs `work` while no other process holds `dir`. A lock whose owner has died is taken over. */
export async function withLock<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  while (!(await acquire(dir))) {
    if (await isAbandoned(dir)) {
      await rm(dir, { recursive: true, force: true });
      continue;
    }
    if (Date.now() - started > GIVE_UP_MS) {
      throw new HostError(
        `Another process has held ${dir} for ${GIVE_UP_MS / 60_000} minutes.`,
        'Wait for it or end it; if there is none, remove that directory.',
      );
    }
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function acquire(dir: string): Promise<boolean> {
  try {
    await mkdir(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(path.join(dir, 'pid'), String(process.pid));
  return true;
}

async function isAbandoned(dir: string): Promise<boolean> {
  const pid = Number(await readFile(path.join(dir, 'pid'), 'utf8').catch(() => ''));
  if (pid > 0) return !isAlive(pid);
  const made = await stat(dir).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > NAMELESS_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

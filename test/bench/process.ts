// Runs one program to its end: time from spawn to exit, and the most memory that it had resident.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Run {
  readonly ms: number;
  /** `undefined`: ended by the time limit. */
  readonly status: number | undefined;
  /** Kilobytes; of the largest process of its tree. 0 where the system does not tell. */
  readonly peakKb: number;
  /** Milliseconds of all threads together, which another's load lengthens less; 0 where the system does not tell. */
  readonly processorMs: number;
}

const gnuTime = '/usr/bin/time';

/** Standard output and error go to these files, so that no pipe is waited for. */
export async function runProcess(command: Command, folder: string, limitMs: number): Promise<Run> {
  const usage = join(folder, 'usage.txt');
  const timed = existsSync(gnuTime);
  const [file, args] = timed
    ? [gnuTime, ['-q', '-f', '%M %U %S', '-o', usage, command.file, ...command.args]]
    : [command.file, [...command.args]];
  const out = openSync(join(folder, 'stdout.txt'), 'w');
  const err = openSync(join(folder, 'stderr.txt'), 'w');
  const env = { ...process.env, NO_COLOR: '1', CI: '1', ...command.env };
  const start = performance.now();
  const child = spawn(file, args, { cwd: command.cwd, env, stdio: ['ignore', out, err], detached: true });
  let sampled = 0;
  const sampling = timed ? undefined : setInterval(() => (sampled = Math.max(sampled, peakOfTree(child.pid!))), 20);
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    // The whole group that was started here: the timer, the program and its children.
    process.kill(-child.pid!, 'SIGKILL');
  }, limitMs);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('exit', resolve);
  });
  const ms = performance.now() - start;
  clearTimeout(limit);
  clearInterval(sampling);
  closeSync(out);
  closeSync(err);
  const told = timed && !late ? readFileSync(usage, 'utf8').trim().split('\n').at(-1)! : `${sampled} 0 0`;
  const [peakKb = 0, user = 0, system = 0] = told.split(' ').map(Number);
  return { ms, status: late ? undefined : (status ?? -1), peakKb, processorMs: (user + system) * 1000 };
}

/** Kilobytes: the sum of the peaks of a process and all below it, as /proc has them now; 0 without /proc. */
export function peakOfTree(root: number): number {
  return processTree(root).reduce((sum, pid) => sum + statusField(pid, 'VmHWM'), 0);
}

/** Kilobytes resident now, of a process and all below it. */
export function residentOfTree(root: number): number {
  return processTree(root).reduce((sum, pid) => sum + statusField(pid, 'VmRSS'), 0);
}

function processTree(root: number): number[] {
  if (!existsSync('/proc')) return [];
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = statusField(Number(name), 'PPid');
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

function statusField(pid: number, field: string): number {
  try {
    const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${field}:\\s*(\\d+)`, 'm'));
    return Number(line?.[1] ?? 0);
  } catch {
    return 0;
  }
}

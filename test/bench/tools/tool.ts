// What the benchmark asks of each program that it measures.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Language } from '../oracle';
import type { Command } from '../process';

export interface Job {
  /** Absolute and real; a copy that tools may write into. */
  readonly root: string;
  /** Absolute; for configurations and caches that can lie elsewhere. */
  readonly scratch: string;
  readonly warm: boolean;
  readonly language: Language;
}

export interface Found {
  /** How many files it says it read; `undefined` when it does not say. */
  readonly files: number | undefined;
  /** Root-relative paths of the modules that it reports as lying on a cycle. */
  readonly modules: ReadonlySet<string>;
}

export interface Tool {
  readonly name: string;
  readonly languages: readonly Language[];
  /** `undefined` when it is not installed here. */
  version(): string | undefined;
  /** Whether a run can use what an earlier one left on disk. */
  readonly hasCache: boolean;
  /** Writes its configuration. */
  prepare?(job: Job): void;
  command(job: Job): Command;
  /** `output`: its standard output. */
  read(output: string, job: Job): Found;
  /** Said of it in the results. */
  readonly note?: string;
}

/** Working directory is the project's root. */
export const installed = resolve('test/bench/rivals/node_modules');
export const pythonFolder = resolve('test/bench/rivals/.venv');

export function packageVersion(name: string): string | undefined {
  const manifest = join(installed, name, 'package.json');
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')).version as string) : undefined;
}

/** Output of programs that print lines before their JSON, or more than one document, starts at the first bracket. */
export function jsonIn(output: string): unknown {
  const start = output.search(/[[{]/);
  return JSON.parse(start < 0 ? 'null' : output.slice(start));
}

export function relativeTo(root: string, path: string): string {
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path.replace(/^\.\//, '');
}

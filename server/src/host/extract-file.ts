// One file from disk to facts, or the reason why not.
import { join as joinAbsolute } from 'node:path';
import { extract } from '../facts/extract';
import type { Facts } from '../facts/facts';
import type { Path } from '../text/paths';
import { readSource } from './read-source';

export interface Extracted {
  readonly path: Path;
  /** Bytes read. */
  readonly bytes: number;
  readonly facts: Facts | undefined;
  /** Why there are no facts; empty when there are. */
  readonly skipped: string;
}

export function extractFile(root: string, path: Path): Extracted {
  const source = readSource(joinAbsolute(root, path));
  if ('reason' in source) return { path, bytes: 0, facts: undefined, skipped: source.reason };
  return { path, bytes: source.bytes, facts: extract(path, source.text), skipped: '' };
}

// One file from disk to facts, or the reason why not.
import { join as joinAbsolute } from 'node:path';
import { extract } from '../facts/extract';
import type { Facts } from '../facts/facts';
import type { Path } from '../text/paths';
import { hashOf } from './cache/pack';
import { readContent, sourceOf } from './read-source';

export interface Extracted {
  readonly path: Path;
  readonly facts: Facts | undefined;
  /** Why there are no facts; empty when there are. */
  readonly skipped: string;
}

export function extractFile(root: string, path: Path): Extracted {
  const outcome = extractChanged(root, { path, hash: undefined }, false);
  return { path, facts: outcome.facts, skipped: outcome.skipped };
}

export interface Wanted {
  readonly path: Path;
  /** Of the bytes that it had when its facts were kept. */
  readonly hash: string | undefined;
}

export interface Outcome extends Extracted {
  /** Of its bytes now; empty when it was not asked for. */
  readonly hash: string;
  /** Whether it has the bytes that it had: then there are no facts, since they are known. */
  readonly isKnown: boolean;
}

/** `hashes`: whether to tell what bytes the file has. */
export function extractChanged(root: string, { path, hash: known }: Wanted, hashes: boolean): Outcome {
  const absolute = joinAbsolute(root, path);
  const content = readContent(absolute);
  if ('reason' in content) return { path, hash: '', isKnown: false, facts: undefined, skipped: content.reason };
  const hash = hashes ? hashOf(content) : '';
  if (hashes && hash === known) return { path, hash, isKnown: true, facts: undefined, skipped: '' };
  const source = sourceOf(absolute, content);
  if ('reason' in source) return { path, hash, isKnown: false, facts: undefined, skipped: source.reason };
  return { path, hash, isKnown: false, facts: extract(path, source.text), skipped: '' };
}

// One file from disk to facts, or the reason why not.
import { join as joinAbsolute } from 'node:path';
import { extract } from '../facts/extract';
import type { Facts } from '../facts/facts';
import { type LineStarts, lineStartsOf } from '../text/line-index';
import type { Path } from '../text/paths';
import { hashOf } from './cache/pack';
import { readContent, readSource, sourceOf } from './read-source';

export interface Extracted {
  readonly path: Path;
  readonly facts: Facts | undefined;
  /** Why there are no facts; empty when there are. */
  readonly skipped: string;
}

export function extractFile(root: string, path: Path): Extracted {
  const { facts, skipped } = extractChanged(root, { path, hash: undefined }, false);
  return { path, facts, skipped };
}

export interface Wanted {
  readonly path: Path;
  /** Of the bytes that it had when its facts were kept. */
  readonly hash: string | undefined;
}

/** Neither facts nor a reason: it has the bytes that it had, so its facts are known. */
export interface Outcome {
  readonly facts: Facts | undefined;
  readonly skipped: string;
  /** Of its bytes now; empty when it was not asked for. */
  readonly hash: string;
}

/** `hashes`: whether to tell what bytes the file has. */
export function extractChanged(root: string, { path, hash: known }: Wanted, hashes: boolean): Outcome {
  const absolute = joinAbsolute(root, path);
  const content = readContent(absolute);
  if ('reason' in content) return { facts: undefined, skipped: content.reason, hash: '' };
  const hash = hashes ? hashOf(content) : '';
  if (hashes && hash === known) return { facts: undefined, skipped: '', hash };
  const source = sourceOf(absolute, content);
  if ('reason' in source) return { facts: undefined, skipped: source.reason, hash };
  return { facts: extract(path, source.text), skipped: '', hash };
}

/** Of the file as it is now; `[0]` when it cannot be read any more. */
export function readLineStarts(root: string, path: Path): LineStarts {
  const source = readSource(joinAbsolute(root, path));
  return lineStartsOf('text' in source ? source.text : '');
}

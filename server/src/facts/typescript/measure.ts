// Sizes and hashes of bodies. Bodies are noted during the walk and measured together, in one pass over their tokens.
import type { ts } from 'ts-morph';
import type { Walk } from './context';
import type { Measured } from './drafts';
import { codesOf } from './parser/codes';
import { Tokens } from './tokens';

/** Notes the tokens between two offsets as the body of `measured`; what is hashed has a `body`. */
export function measure(walk: Walk, measured: Measured, start: number, end: number): void {
  if (end > start) walk.bodies.push({ measured, span: { start, end } });
}

export function measureNode(walk: Walk, measured: Measured, node: ts.Node): void {
  measure(walk, measured, node.pos, node.end);
}

/** Fills in `size`, and `body` where it is wanted: FNV-1a over the code units of each token, a zero after each. */
export function measureBodies({ text, opaque, bodies }: Walk): void {
  if (bodies.length === 0) return;
  const codes = codesOf(text);
  const tokens = new Tokens(text, opaque);
  let read = 0;
  for (const { span } of [...bodies].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    if (span.end <= read) continue;
    tokens.read(Math.max(span.start, read), span.end);
    read = span.end;
  }
  const { starts, ends, count } = tokens;
  for (const { measured, span } of bodies) {
    const first = firstAt(starts, count, span.start);
    const last = firstAt(starts, count, span.end);
    measured.size = last - first;
    if (measured.body === undefined || measured.size === 0) continue;
    let hash = 0x811c9dc5;
    for (let token = first; token < last; token++) {
      const end = ends[token]!;
      for (let at = starts[token]!; at < end; at++) hash = Math.imul(hash ^ codes[at]!, 0x01000193);
      hash = Math.imul(hash, 0x01000193);
    }
    measured.body = hash >>> 0;
  }
}

/** Index of the first token that starts at or after an offset. */
function firstAt(starts: Uint32Array, count: number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

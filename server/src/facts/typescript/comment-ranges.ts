// Comments before and behind a place, as the compiler assigns them (its own `getLeadingCommentRanges` and the like).
import { isLineEnd } from './parser/scanner';

export interface CommentRange {
  readonly pos: number;
  readonly end: number;
}

/** Length of the `#!` line at the start; 0 without one. */
export function shebangLength(text: string): number {
  return /^#!.*/.exec(text)?.[0].length ?? 0;
}

/** Comments after the line of `pos`, or from `pos` on where that is the start of the file, up to the next token. */
export function leadingComments(text: string, pos: number): CommentRange[] {
  return comments(text, pos === 0 ? shebangLength(text) : pos, pos === 0, false);
}

/** Comments on the line of `pos`. */
export function trailingComments(text: string, pos: number): CommentRange[] {
  return comments(text, pos, true, true);
}

function comments(text: string, from: number, collect: boolean, onLine: boolean): CommentRange[] {
  const found: CommentRange[] = [];
  let collecting = collect;
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) {
      if (onLine) return found;
      collecting = true;
      at++;
    } else if (code === 47 && (text.charCodeAt(at + 1) === 47 || text.charCodeAt(at + 1) === 42)) {
      const end = commentEnd(text, at);
      if (collecting) found.push({ pos: at, end });
      at = end;
    } else if (code <= 32 || (code >= 0x85 && /\s|\u0085|\u200b/.test(text[at]!))) at++;
    else break;
  }
  return found;
}

function commentEnd(text: string, from: number): number {
  if (text.charCodeAt(from + 1) === 42) {
    const close = text.indexOf('*/', from + 2);
    return close < 0 ? text.length : close + 2;
  }
  let end = from + 2;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return end;
}

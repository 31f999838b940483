// Whether the comments at an alias say that it is kept for old callers.

import { saysCompatibility } from '../compatibility';
import type { Tokens } from './tokens';

const blank = /^[ \t\f]*$/;
const oneBreak = /^[ \t\f]*(\r\n|\r|\n)[ \t\f]*$/;

/** Whether a comment says so right above the alias `start..end`, block by block, or on its lines. */
export function isCompatibilityAlias(tokens: Tokens, start: number, end: number): boolean {
  const { text, commentStarts, commentEnds } = tokens;
  if (commentStarts.count === 0) return false;
  const row = rowStart(text, start);
  const first = firstAt(tokens, row);
  const close = rowEnd(text, end);
  for (let at = first; at < commentStarts.count && commentStarts.items[at]! < close; at++) {
    if (says(text.slice(commentStarts.items[at]!, commentEnds.items[at]!))) return true;
  }
  let above = '';
  let below = row;
  for (let at = first - 1; at >= 0; at--) {
    const from = commentStarts.items[at]!;
    const line = rowStart(text, from);
    if (!oneBreak.test(text.slice(commentEnds.items[at]!, below)) || !blank.test(text.slice(line, from))) break;
    above = `${text.slice(from, commentEnds.items[at]!)}\n${above}`;
    below = line;
  }
  return above !== '' && says(above);
}

function says(comments: string): boolean {
  return saysCompatibility(comments.replace(/^#[#:!]*/gm, ''));
}

/** Index of the first comment that starts at or behind an offset. */
function firstAt({ commentStarts: { items, count } }: Tokens, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

function rowEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

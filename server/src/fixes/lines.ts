// Lines of a source text: where a statement's lines start and end, and whether it has them to itself.
import type { Span } from '../text/span';

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Where the line's text ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

/** Offset of the line after the one whose text ends at `end`. */
export function nextLine(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

/** The line break that the text uses at this place. */
export function lineBreak(text: string, offset: number): string {
  const near =
    /\r\n|\r|\n/.exec(text.slice(lineEnd(text, offset), lineEnd(text, offset) + 2)) ?? /\r\n|\r|\n/.exec(text);
  return near?.[0] ?? '\n';
}

/** The blanks before the statement on its line; `undefined` when something else stands there. */
export function indentation(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset).replace(/^\uFEFF/, '');
  return /^[ \t\f]*$/.test(before) ? before : undefined;
}

/**
 * The statement's lines as a whole, with their line break. Where blank lines stand on both sides, one goes along; at
 * the top of the file, those that follow.
 */
export function wholeLines(text: string, { start, end }: Span): Span {
  const from = lineStart(text, start) + (text.startsWith('\uFEFF') && lineStart(text, start) === 0 ? 1 : 0);
  let to = nextLine(text, lineEnd(text, end));
  if (lineStart(text, start) === 0) {
    while (to < text.length && isBlank(text, to)) to = nextLine(text, lineEnd(text, to));
  } else if (to < text.length && isBlank(text, to) && isBlank(text, lineStart(text, start) - 1)) {
    to = nextLine(text, lineEnd(text, to));
  }
  return { start: from, end: to };
}

export function hasBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isBreak(text.charCodeAt(at))) return true;
  return false;
}

/** Whether the line at `offset` (or that a line break at `offset` ends) holds nothing but blanks. */
function isBlank(text: string, offset: number): boolean {
  const end = text.startsWith('\r\n', offset - 1) ? offset - 1 : offset;
  return text.slice(lineStart(text, end), lineEnd(text, end)).trim() === '';
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

// Offsets to lines and back. A module's facts keep its line index, so that places in closed files need no text.
import type { Span } from './span';

/** Zero-based line, zero-based UTF-16 character: as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Offset at which each line starts. A line ends after `\n`, `\r\n` or a lone `\r`, as the protocol has it. */
export type LineStarts = Uint32Array;

export function lineStartsOf(text: string): LineStarts {
  if (text.indexOf('\r') < 0) return lineFeedsOf(text);
  let count = 1;
  const length = text.length;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > 13 || (code !== 10 && code !== 13)) continue;
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    keep(count++, at + 1);
  }
  return kept.slice(0, count);
}

/** Most texts have no carriage return, and the engine's own search is faster than a loop here. */
function lineFeedsOf(text: string): LineStarts {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) keep(count++, at + 1);
  return kept.slice(0, count);
}

/** The starts of one text are copied out before the next one's are gathered, so the room is kept; the first is always 0. */
let kept = new Uint32Array(1 << 12);

function keep(line: number, start: number): void {
  if (line === kept.length) {
    const larger = new Uint32Array(line * 2);
    larger.set(kept);
    kept = larger;
  }
  kept[line] = start;
}

export function lineAt(lineStarts: LineStarts, offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function positionAt(lineStarts: LineStarts, offset: number): Position {
  const line = lineAt(lineStarts, offset);
  return { line, character: offset - lineStarts[line]! };
}

export function rangeOf(lineStarts: LineStarts, span: Span): Range {
  return { start: positionAt(lineStarts, span.start), end: positionAt(lineStarts, span.end) };
}

export function offsetAt(lineStarts: LineStarts, position: Position): number {
  const line = Math.min(Math.max(position.line, 0), lineStarts.length - 1);
  return lineStarts[line]! + position.character;
}

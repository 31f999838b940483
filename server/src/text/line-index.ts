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

/** Room for the starts, kept from one text to the next. */
let room: Uint32Array = new Uint32Array(1 << 12);

export function lineStartsOf(text: string): LineStarts {
  room[0] = 0;
  const count = text.indexOf('\r') < 0 ? lineFeeds(text) : lineEnds(text);
  return room.slice(0, count);
}

/** Most texts have no carriage return, and the engine's own search is faster than a loop here. */
function lineFeeds(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (count === room.length) makeRoom();
    room[count++] = at + 1;
  }
  return count;
}

function lineEnds(text: string): number {
  let count = 1;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > 13 || (code !== 10 && code !== 13)) continue;
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    if (count === room.length) makeRoom();
    room[count++] = at + 1;
  }
  return count;
}

function makeRoom(): void {
  const larger = new Uint32Array(room.length * 2);
  larger.set(room);
  room = larger;
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

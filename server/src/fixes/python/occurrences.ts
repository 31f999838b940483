// Where a dotted name stands in Python code, strings and comments left out.
import type { Span } from '../../text/span';

const string = String.raw`[rRbBuUfFtT]{0,2}(?:"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\r\n]|\\[^])*"|'(?:[^'\\\r\n]|\\[^])*')`;

export interface Occurrence extends Span {
  /** The parts of the name, as far as the code spells it with blanks and dots alone: `a.b` of `a.b[0].c`. */
  readonly parts: readonly string[];
  /** Where each part ends. */
  readonly ends: readonly number[];
}

/** The names that start with `root`, as names of their own. Code inside f-strings is not looked into. */
export function occurrencesOf(text: string, root: string): Occurrence[] {
  const name = String.raw`${root}(?![\p{L}\p{N}_])(?:[ \t]*\.[ \t]*[\p{L}_][\p{L}\p{N}_]*)*`;
  const token = new RegExp(String.raw`#[^\r\n]*|${string}|(?<![\p{L}\p{N}_.])(${name})`, 'gu');
  return [...text.matchAll(token)].flatMap(({ index: start, 1: name }) => {
    if (name === undefined) return [];
    const ends = [...name.matchAll(/[\p{L}\p{N}_]+/gu)].map((part) => start + part.index + part[0].length);
    return [{ start, end: start + name.length, parts: name.split(/[ \t]*\.[ \t]*/), ends }];
  });
}

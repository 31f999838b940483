// Where a dotted name stands in Python code, strings and comments left out.
import type { Span } from '../text/span';

const string = String.raw`[rRbBuU]{0,2}(?:"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')`;

/** Spans of `dotted`, as a name of its own and not as the tail of another. Code inside f-strings is not looked into. */
export function codeOccurrences(text: string, dotted: string): Span[] {
  const name = dotted.split('.').join(String.raw`\s*\.\s*`);
  const token = new RegExp(String.raw`#[^\r\n]*|${string}|(?<![\w.])(${name})(?![\w])`, 'g');
  return [...text.matchAll(token)].flatMap((match) => {
    return match[1] === undefined ? [] : [{ start: match.index, end: match.index + match[1].length }];
  });
}

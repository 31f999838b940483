// Taking names out of a Python import list, and whole statements out of a text.
import type { BindingFact } from '../facts/facts';
import type { Span } from '../text/span';

/** Spans to delete so that the names at `gone` leave the list with their commas; at least one name stays. */
export function listRemoval(bindings: readonly BindingFact[], gone: ReadonlySet<number>): Span[] {
  const spans: Span[] = [];
  const lastKept = bindings.reduce((last, _, at) => (gone.has(at) ? last : at), -1);
  for (let at = 0; at < lastKept; at++) {
    if (gone.has(at)) spans.push({ start: bindings[at]!.span.start, end: bindings[at + 1]!.span.start });
  }
  if (lastKept < bindings.length - 1) {
    spans.push({ start: bindings[lastKept]!.span.end, end: bindings.at(-1)!.span.end });
  }
  return spans;
}

/** The whole line of a statement that stands alone on its lines, its line break included; else `undefined`. */
export function lineRemoval(text: string, { start, end }: Span): Span | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const tail = /^[ \t]*(\r\n|\r|\n|$)/.exec(text.slice(end, end + 1000));
  if (text.slice(lineStart, start).trim() !== '' || tail === null) return undefined;
  return { start: lineStart, end: end + tail[0].length };
}

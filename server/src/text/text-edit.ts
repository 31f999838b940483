// Edits to one text, and applying them.
import type { Span } from './span';

/** Replace `span` by `newText`. Edits of one text never overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Applies edits given in any order. Throws when two of them overlap: that is a defect of the fix that made them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let out = '';
  let last = 0;
  for (const { span, newText } of ordered) {
    if (span.start < last) throw new Error(`overlapping edits at offset ${span.start}`);
    out += text.slice(last, span.start) + newText;
    last = span.end;
  }
  return out + text.slice(last);
}

/** The smallest single edit that turns `before` into `after`, or none when they are equal. */
export function minimalEdit(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [{ span: { start: head, end: before.length - tail }, newText: after.slice(head, after.length - tail) }];
}

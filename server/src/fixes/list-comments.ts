// Which comments of an import list speak of one name and go along with it.
import type { Span } from '../text/span';
import { hasBreak, lineStart } from './lines';

export interface Attached {
  /** On lines of their own above the name, and behind it on its line. */
  readonly above: readonly Span[];
  readonly behind: readonly Span[];
}

interface Name {
  readonly span: Span;
  /** Offset of the comma behind it, or -1. */
  readonly comma: number;
}

/** Comments for the tools that read the next line. */
const directive = /@ts-|eslint-disable-next|biome-ignore|prettier-ignore|ssot-ignore-next/;

/**
 * A comment behind a name that has its line to itself is that name's. One on a line above is about all names up to the
 * next such comment: it goes with the first of them when all of them go. `moving`: the names that may go, by offset.
 */
export function attachComments(
  text: string,
  names: readonly Name[],
  comments: readonly Span[],
  moving: ReadonlySet<number>,
): Attached[] {
  const gaps = names.map(({ span }, at) => ownLines(text, comments, names[at - 1], span.start));
  return names.map((name, at) => {
    const [before, after] = [names[at - 1], names[at + 1]];
    const above = gaps[at]!;
    const next = gaps.findIndex((gap, other) => other > at && gap.length > 0);
    const section = names.slice(at, next < 0 ? undefined : next);
    const leaves = section.every(({ span }) => moving.has(span.start));
    const own = leaves ? above : above.slice(above.findLastIndex((each) => !directive.test(slice(text, each))) + 1);
    const sharesLine = isOnLine(text, before, name.span) || (after !== undefined && isOnLine(text, name, after.span));
    return { above: own, behind: sharesLine ? [] : behindName(text, comments, name, after) };
  });
}

function behindName(text: string, comments: readonly Span[], { span, comma }: Name, next: Name | undefined): Span[] {
  const last = Math.max(span.end, comma);
  return comments.filter(({ start, end }) => {
    return start >= last && !hasBreak(text, last, end) && (next === undefined || end <= next.span.start);
  });
}

/** The comments between two names that have lines to themselves. */
function ownLines(text: string, comments: readonly Span[], previous: Name | undefined, until: number): Span[] {
  const from = previous === undefined ? 0 : Math.max(previous.span.end, previous.comma);
  return comments.filter(({ start, end }) => {
    const isBetween = start >= from && end <= until;
    return isBetween && text.slice(lineStart(text, start), start).trim() === '' && hasBreak(text, end, until);
  });
}

function isOnLine(text: string, before: Name | undefined, { start }: Span): boolean {
  return before !== undefined && !hasBreak(text, before.span.end, start);
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

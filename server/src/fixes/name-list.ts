// The names of an import list, with their commas and comments; taking names out and putting others in.
import type { Span } from '../text/span';
import type { TextEdit } from '../text/text-edit';
import { hasBreak, lineEnd, lineStart, nextLine } from './lines';
import { type Attached, attachComments } from './list-comments';

export interface NameList {
  readonly bracketed: boolean;
  /** Behind the opening bracket and before the closing one; without brackets the names alone. */
  readonly span: Span;
  readonly items: readonly ListItem[];
  readonly comments: readonly Span[];
}

export interface ListItem extends Attached {
  readonly span: Span;
  /** Offset of the comma behind it, or -1. */
  readonly comma: number;
}

/**
 * Reads the list in `span` whose names stand at `names`. `undefined` when there is anything else than names, commas,
 * blanks, joined lines and what `comment` matches. `moving`: the names that may leave, by their offsets.
 */
export function readNameList(
  text: string,
  span: Span,
  bracketed: boolean,
  names: readonly Span[],
  comment: RegExp,
  moving: ReadonlySet<number>,
): NameList | undefined {
  const token = new RegExp(String.raw`[ \t\f\r\n]+|\\(?:\r\n|\r|\n)|(,)|(${comment.source})`, 'y');
  const commas: number[] = [];
  const comments: Span[] = [];
  for (let at = 0; at <= names.length; at++) {
    const end = names[at]?.start ?? span.end;
    let comma = -1;
    token.lastIndex = names[at - 1]?.end ?? span.start;
    while (token.lastIndex < end) {
      const start = token.lastIndex;
      const found = token.exec(text);
      if (found === null || (found[1] !== undefined && (comma >= 0 || at === 0))) return undefined;
      if (found[1] !== undefined) comma = start;
      if (found[2] !== undefined) comments.push({ start, end: token.lastIndex });
    }
    if (token.lastIndex > end || (comma < 0 && at > 0 && at < names.length)) return undefined;
    if (at > 0) commas.push(comma);
  }
  const items = names.map((name, at) => ({ span: name, comma: commas[at]! }));
  const attached = attachComments(text, items, comments, moving);
  return { bracketed, span, items: items.map((item, at) => ({ ...item, ...attached[at]! })), comments };
}

/** Edits that take out the names at `gone`, of which at least one stays, and put `added` behind the last. */
export function editNameList(
  text: string,
  list: NameList,
  gone: ReadonlySet<number>,
  added: readonly string[],
): TextEdit[] {
  const kept = list.items.filter((_, at) => !gone.has(at));
  const removed = gone.size === 0 ? [] : list.bracketed ? bracketedRemoval(text, list, gone) : plainRemoval(list, gone);
  const edits = removed.map((span) => ({ span, newText: '' }));
  return added.length === 0 ? edits : [...insertion(text, list, kept.at(-1)!, added), ...edits];
}

/** Without brackets there are no comments, and lines may be joined by backslashes: from name to name. */
function plainRemoval({ items }: NameList, gone: ReadonlySet<number>): Span[] {
  const spans: Span[] = [];
  const lastKept = items.reduce((last, _, at) => (gone.has(at) ? last : at), -1);
  for (let at = 0; at < lastKept; at++) {
    if (gone.has(at)) spans.push({ start: items[at]!.span.start, end: items[at + 1]!.span.start });
  }
  if (lastKept < items.length - 1) spans.push({ start: items[lastKept]!.span.end, end: items.at(-1)!.span.end });
  return spans;
}

interface Token extends Span {
  readonly gone: boolean;
}

/** What goes, line by line: a line of which nothing is left goes whole. */
function bracketedRemoval(text: string, list: NameList, gone: ReadonlySet<number>): Span[] {
  const { items, comments, span } = list;
  const commas = keptCommas(text, list, gone);
  const leaving = new Set([...gone].flatMap((at) => [...items[at]!.above, ...items[at]!.behind]));
  const tokens: Token[] = [
    { start: span.start - 1, end: span.start, gone: false },
    ...items.map((item, at) => ({ ...item.span, gone: gone.has(at) })),
    ...items.flatMap(({ comma }) => (comma < 0 ? [] : { start: comma, end: comma + 1, gone: !commas.has(comma) })),
    ...comments.map((comment) => ({ ...comment, gone: leaving.has(comment) })),
    { start: span.end, end: span.end + 1, gone: false },
  ].sort((a, b) => a.start - b.start);
  const spans: Span[] = [];
  for (let at = 1; at < tokens.length - 1; at++) {
    if (!tokens[at]!.gone) continue;
    const first = at;
    while (tokens[at + 1]!.gone && !hasBreak(text, tokens[at]!.end, tokens[at + 1]!.start)) at++;
    const [before, start, end, after] = [tokens[first - 1]!, tokens[first]!.start, tokens[at]!.end, tokens[at + 1]!];
    const startsLine = hasBreak(text, before.end, start);
    const endsLine = hasBreak(text, end, after.start);
    if (startsLine && endsLine) spans.push({ start: lineStart(text, start), end: nextLine(text, lineEnd(text, end)) });
    else if (!endsLine && (startsLine || after.start < span.end)) spans.push({ start, end: after.start });
    else spans.push({ start: before.end, end });
  }
  return spans;
}

/** One comma between two names that stay; one behind the last where the list has one now, or where names follow. */
function keptCommas(text: string, { items }: NameList, gone: ReadonlySet<number>): Set<number> {
  const kept = new Set<number>();
  const stays = [...items.keys()].filter((at) => !gone.has(at));
  for (const [position, at] of stays.entries()) {
    const { comma } = items[at]!;
    const next = stays[position + 1];
    if (next === undefined) {
      if (items.at(-1)!.comma >= 0) kept.add(comma);
      break;
    }
    const before = items[next - 1]!;
    const leads =
      hasBreak(text, before.span.end, before.comma) && !hasBreak(text, before.comma, items[next]!.span.start);
    kept.add(leads ? before.comma : comma);
  }
  return kept;
}

function insertion(
  text: string,
  { items, span, bracketed }: NameList,
  last: ListItem,
  added: readonly string[],
): TextEdit[] {
  const trailing = items.at(-1)!.comma >= 0;
  const start = lineStart(text, last.span.start);
  const indent = text.slice(start, last.span.start);
  const behind = Math.max(last.span.end, trailing ? last.comma + 1 : 0);
  const ownLine = bracketed && indent.trim() === '' && hasBreak(text, behind, span.end);
  const comma = insert(last.span.end, ',');
  if (ownLine && !items.some((item) => item !== last && item.span.start > start && item.span.start < behind)) {
    const end = lineEnd(text, behind);
    const newline = text.slice(end, nextLine(text, end));
    const lines = added.map((name, at) => newline + indent + name + (trailing || at < added.length - 1 ? ',' : ''));
    return [...(trailing ? [] : [comma]), insert(end, lines.join(''))];
  }
  const names = added.join(', ');
  return [trailing ? insert(last.comma + 1, ` ${names},`) : insert(last.span.end, `, ${names}`)];
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

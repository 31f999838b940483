// Aliases and renaming exports whose comments say that the name is kept for old callers.
import type { ts } from 'ts-morph';
import { saysCompatibility } from '../compatibility';
import { type CommentRange, leadingComments, trailingComments } from './comment-ranges';
import type { Walk } from './context';
import { startOf } from './context';
import { isExportDeclaration, isNamedExports } from './syntax';

/** Marks what `statement` added: its aliases, from index `first` on, and the names that `export { Y as X }` gives. */
export function markKept(walk: Walk, statement: ts.Statement, first: number): void {
  const { aliases, text } = walk;
  const elements = renamingElements(statement);
  if (aliases.length === first && elements.length === 0) return;
  const start = startOf(walk, statement);
  const whole = says(text, [...commentsAbove(text, statement.pos, start), ...behind(text, statement.end)]);
  for (let at = first; at < aliases.length; at++) {
    if (whole || says(text, behind(text, aliases[at]!.span.end)))
      aliases[at] = { ...aliases[at]!, compatibility: true };
  }
  // Above a list of several names a comment speaks of the list, not of how one of them is called.
  const single = whole && elementsOf(statement).length === 1;
  for (const element of elements) {
    if (!single && !says(text, [...before(walk, element), ...behind(text, element.end)])) continue;
    const name = startOf(walk, element);
    const found = walk.exports.findLast(({ span }) => span.start === name);
    if (found !== undefined) found.compatibility = true;
  }
}

function renamingElements(statement: ts.Statement): readonly ts.ExportSpecifier[] {
  return elementsOf(statement).filter(({ propertyName, name }) => {
    return propertyName !== undefined && propertyName.text !== name.text;
  });
}

function elementsOf(statement: ts.Statement): readonly ts.ExportSpecifier[] {
  if (!isExportDeclaration(statement)) return [];
  const { exportClause } = statement;
  return exportClause !== undefined && isNamedExports(exportClause) ? exportClause.elements : [];
}

/** Comments that end right above or before `start`, without a blank line between. */
function commentsAbove(text: string, pos: number, start: number): CommentRange[] {
  const ranges = leadingComments(text, pos);
  let below = start;
  let from = ranges.length;
  while (from > 0 && /^[ \t]*(\r\n|\r|\n)?[ \t]*$/.test(text.slice(ranges[from - 1]!.end, below))) {
    from--;
    below = ranges[from]!.pos;
  }
  return ranges.slice(from);
}

/** Comments on the line where something ends, behind its comma or semicolon too. */
function behind(text: string, end: number): readonly CommentRange[] {
  const own = trailingComments(text, end);
  const at = own.at(-1)?.end ?? end;
  const mark = /^[ \t]*[,;]/.exec(text.slice(at, at + 8));
  if (mark === null) return own;
  const more = trailingComments(text, at + mark[0].length);
  return [...own, ...more.filter((range) => /^[ \t]*[\r\n]/.test(text.slice(range.end, range.end + 80)))];
}

/** Comments before an element of a list: above it, or on its line and not the end of the line above. */
function before(walk: Walk, element: ts.Node): readonly CommentRange[] {
  const { text } = walk;
  const start = startOf(walk, element);
  const inLine = trailingComments(text, element.pos).filter(({ end }) => {
    return !/[\r\n]/.test(text.slice(end, start));
  });
  return [...inLine, ...commentsAbove(text, element.pos, start)];
}

function says(text: string, ranges: readonly CommentRange[]): boolean {
  const words = ranges.map(({ pos, end }) => text.slice(pos, end).replace(/^\/\*+|\*+\/$|^[ \t]*(\*+|\/\/+)/gm, ''));
  return words.length > 0 && saysCompatibility(words.join('\n').replaceAll('\r', ''));
}

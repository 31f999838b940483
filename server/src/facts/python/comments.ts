// Comments: those above a statement, the leading ones of the file, and suppressions among them.
import type { SuppressionFact } from '../facts';
import type { Tokens } from './tokens';

/** The text of the comments directly above token `index`, without a blank line between, without their `#`, one a line. */
export function commentsAbove(tokens: Tokens, index: number): string {
  const { items, count } = tokens.commentTokens;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]! <= index) low = middle + 1;
    else high = middle;
  }
  let from = low;
  let below = tokens.starts[index]!;
  while (from > 0 && items[from - 1] === index && isAdjacent(tokens, tokens.commentEnds.items[from - 1]!, below)) {
    from--;
    below = tokens.commentStarts.items[from]!;
  }
  return commentText(tokens, from, low);
}

/** Whether nothing but one line break and blanks stands between. */
function isAdjacent(tokens: Tokens, from: number, to: number): boolean {
  return /^(\r\n|\r|\n)[ \t\f]*$/.test(tokens.text.slice(from, to));
}

/** The text of the comments before the first statement that is not the docstring, without their `#`. */
export function leadingComments(tokens: Tokens, docstring: number): string {
  const { items, count } = tokens.commentTokens;
  const first = docstring < 0 ? 0 : tokens.lines.items[1]!;
  let end = 0;
  while (end < count && items[end]! <= first) end++;
  return commentText(tokens, 0, end);
}

/** `# ssot-ignore-next-line RULE: reason` and `# ssot-ignore-file RULE: reason`. */
export function readSuppressions(tokens: Tokens): SuppressionFact[] {
  const found: SuppressionFact[] = [];
  if (!tokens.maySuppress) return found;
  for (let index = 0; index < tokens.commentStarts.count; index++) {
    const start = tokens.commentStarts.items[index]!;
    const end = tokens.commentEnds.items[index]!;
    const match = /^# ?ssot-ignore-(next-line|file)\b\s*([\w-]*)\s*:?\s*(.*)$/.exec(tokens.text.slice(start, end));
    if (match === null) continue;
    const [, scope, rule, reason] = match;
    if (rule === '') tokens.problem('This suppression names no rule.', start, end);
    else
      found.push({
        scope: scope === 'file' ? 'file' : 'line',
        rule: rule!,
        reason: reason!.trim(),
        span: { start, end },
      });
  }
  return found;
}

function commentText(tokens: Tokens, from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) {
    const comment = tokens.detached(tokens.commentStarts.items[index]!, tokens.commentEnds.items[index]!);
    text += `${comment.replace(/^#[#:!]? ?/, '')}\n`;
  }
  return text;
}

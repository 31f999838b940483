// Suppressions in comments: `ssot-ignore-next-line RULE: reason`, `ssot-ignore-file RULE: reason`.
import type { SuppressionFact } from '../facts';
import type { Walk } from './context';
import { Tokens } from './tokens';

/** One for each suppression that a comment holds; strings and template texts hold none. */
export function suppressionsOf({ text, opaque }: Walk): SuppressionFact[] {
  // What begins with a rare letter is found several times as fast.
  if (!text.includes('-ignore-')) return [];
  const facts: SuppressionFact[] = [];
  const tokens = new Tokens(text, opaque);
  tokens.read(0, text.length);
  const { comments } = tokens;
  for (let at = 0; at < comments.length; at += 2) {
    const span = { start: comments[at]!, end: comments[at + 1]! };
    const words = text.slice(span.start, span.end).replace(/\*\/$/, '');
    for (const [, scope, rule, reason = ''] of words.matchAll(
      /ssot-ignore-(next-line|file)[ \t]+([\w-]+)[ \t]*:?[ \t]*(.*)/g,
    )) {
      facts.push({ scope: scope === 'file' ? 'file' : 'line', rule: rule!, reason: reason.trim(), span });
    }
  }
  return facts;
}

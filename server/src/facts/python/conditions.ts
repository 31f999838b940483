// Conditions that only a type checker takes: `TYPE_CHECKING`, under whatever name it was imported.
import { parentheses } from './expressions';
import { Kind, Op } from './token-kinds';
import { type Tokens, word } from './tokens';

const typeChecking = word('TYPE_CHECKING');

export type Checking = 'type' | 'runtime' | 'unknown';

/**
 * Whether the condition `from..to` holds only for a type checker (`type`), only at run time (`runtime`), or cannot be
 * said. `X.TYPE_CHECKING` counts whatever `X` is: no other module has such an attribute.
 */
export function checkingOf(tokens: Tokens, from: number, to: number, names: ReadonlySet<string>): Checking {
  let start = from;
  let stop = to;
  let negated = false;
  for (;;) {
    const around = parentheses(tokens, start, stop);
    start += around;
    stop -= around;
    if (start >= stop) return 'unknown';
    if (tokens.find(Kind.if, start, stop) < stop || tokens.find(Kind.or, start, stop) < stop) return 'unknown';
    if (tokens.find(Kind.and, start, stop) < stop) return negated ? 'unknown' : conjunction(tokens, start, stop, names);
    if (tokens.kinds[start] !== Kind.not) break;
    for (; start < stop && tokens.kinds[start] === Kind.not; start++) negated = !negated;
  }
  const end = tokens.dottedEnd(start, stop);
  if (end !== stop || end === start) return 'unknown';
  const named = tokens.is(end - 1, typeChecking.text, typeChecking.hash);
  if (!named && !(end === start + 1 && names.has(tokens.textOf(start)))) return 'unknown';
  return negated ? 'runtime' : 'type';
}

/** One part that only a type checker takes is enough for the whole; that the whole is left to run time is not. */
function conjunction(tokens: Tokens, from: number, to: number, names: ReadonlySet<string>): Checking {
  for (let index = from; index < to; ) {
    const end = tokens.find(Kind.and, index, to);
    let start = index;
    while (start < end && tokens.kinds[start] === Op.openParen && tokens.matches[start] === end - 1) start++;
    const plain = tokens.dottedEnd(start, end);
    const closed = plain === end - (start - index);
    if (plain > start && closed && isTypeName(tokens, start, plain, names)) return 'type';
    index = end + 1;
  }
  return 'unknown';
}

function isTypeName(tokens: Tokens, from: number, to: number, names: ReadonlySet<string>): boolean {
  return tokens.is(to - 1, typeChecking.text, typeChecking.hash) || (to === from + 1 && names.has(tokens.textOf(from)));
}

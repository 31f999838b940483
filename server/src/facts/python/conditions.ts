// Conditions that only a type checker takes: `TYPE_CHECKING`, under whatever name it was imported.
import { parentheses } from './expressions';
import { Kind, Op } from './token-kinds';
import { type Tokens, word } from './tokens';

const typeChecking = word('TYPE_CHECKING');

export type Checking = 'type' | 'runtime' | 'unknown';

/**
 * Whether the condition `from..to` holds only for a type checker (`type`), only at run time (`runtime`), or cannot be
 * said. `X.TYPE_CHECKING` counts whatever `X` is: no other module has such an attribute. `names`: those of the draft.
 */
export function checkingOf(tokens: Tokens, from: number, to: number, names: ReadonlySet<string>): Checking {
  if (names.size === 0) return 'unknown';
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
  const found = isChecking(tokens, start, stop, names) ? 'type' : comparison(tokens, start, stop, names);
  if (found === 'unknown' || !negated) return found;
  return found === 'type' ? 'runtime' : 'type';
}

/** `TYPE_CHECKING is True`, `TYPE_CHECKING == False` and the like. */
function comparison(tokens: Tokens, from: number, to: number, names: ReadonlySet<string>): Checking {
  const { kinds } = tokens;
  const at = Math.min(...[Kind.is, Kind.equal, Kind.longOperator].map((kind) => tokens.find(kind, from, to)));
  const around = parentheses(tokens, from, at);
  if (at >= to || !isChecking(tokens, from + around, at - around, names)) return 'unknown';
  const isNot = kinds[at] === Kind.is && kinds[at + 1] === Kind.not;
  const differs = kinds[at] === Kind.longOperator;
  if (differs && tokens.codes[tokens.starts[at]!] !== Op.exclamation) return 'unknown';
  const start = at + (isNot ? 2 : 1);
  const inner = start + parentheses(tokens, start, to);
  const value = kinds[inner];
  if (inner - start !== to - inner - 1 || (value !== Kind.true && value !== Kind.false)) return 'unknown';
  return (value === Kind.true) !== (isNot || differs) ? 'type' : 'runtime';
}

/** One part that only a type checker takes is enough for the whole; that the whole is left to run time is not. */
function conjunction(tokens: Tokens, from: number, to: number, names: ReadonlySet<string>): Checking {
  for (let index = from; index < to; ) {
    const end = tokens.find(Kind.and, index, to);
    let start = index;
    while (start < end && tokens.kinds[start] === Op.openParen && tokens.matches[start] === end - 1) start++;
    const stop = end - (start - index);
    if (isChecking(tokens, start, stop, names) || comparison(tokens, start, stop, names) === 'type') return 'type';
    index = end + 1;
  }
  return 'unknown';
}

function isChecking(tokens: Tokens, from: number, to: number, names: ReadonlySet<string>): boolean {
  if (from >= to || tokens.dottedEnd(from, to) !== to) return false;
  return tokens.is(to - 1, typeChecking.text, typeChecking.hash) || (to === from + 1 && names.has(tokens.textOf(from)));
}

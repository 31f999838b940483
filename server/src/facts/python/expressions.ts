// What the readers of statements need to know of expressions: where they end, and the dotted names they consist of.
import type { Span } from '../../text/span';
import { StringPrefix } from './strings';
import { Kind, Op } from './token-kinds';
import { type Tokens, word } from './tokens';

const optional = word('Optional');

/** The first index in `from..to` of this kind outside brackets and lambdas, else `to`. */
export function findOutsideLambda(tokens: Tokens, kind: number, from: number, to: number): number {
  let lambdas = 0;
  let index = from;
  while (index < to) {
    const found = tokens.kinds[index]!;
    if (found === Kind.lambda) lambdas++;
    else if (lambdas > 0) {
      if (found === Op.colon) lambdas--;
    } else if (found === kind) return index;
    index = tokens.next(index);
  }
  return to;
}

/** Drops parentheses around the whole of `from..to`: how many stand on either side. */
export function parentheses(tokens: Tokens, from: number, to: number): number {
  let count = 0;
  while (
    to - count * 2 - from > 2 &&
    tokens.kinds[from + count] === Op.openParen &&
    tokens.matches[from + count] === to - count - 1
  ) {
    count++;
  }
  return count;
}

/** The dotted name that `from..to` is, in parentheses or not; empty when it is anything else. */
export function dottedName(tokens: Tokens, from: number, to: number): string {
  const around = parentheses(tokens, from, to);
  const start = from + around;
  const end = to - around;
  if (start >= end) return '';
  if (tokens.kinds[start] === Op.openParen) return dottedBehind(tokens, start, end);
  return tokens.dottedEnd(start, end) === end ? tokens.dottedText(start, end) : '';
}

/** `(a).b`: the parentheses stand around the first name only. */
function dottedBehind(tokens: Tokens, from: number, to: number): string {
  const close = tokens.matches[from]!;
  const inner = from + 1 + parentheses(tokens, from + 1, close);
  const innerEnd = tokens.dottedEnd(inner, close);
  const isName = innerEnd > inner && innerEnd === close - (inner - from - 1);
  if (!isName || close + 2 >= to || tokens.kinds[close + 1] !== Op.dot) return '';
  if (tokens.dottedEnd(close + 2, to) !== to) return '';
  return `${tokens.dottedText(inner, innerEnd)}.${tokens.dottedText(close + 2, to)}`;
}

/** The dotted name of `a.b`, `a.b[T]` or `a.b(x)`, subscripts and calls left out; empty when it is anything else. */
export function headName(tokens: Tokens, from: number, to: number): string {
  const around = parentheses(tokens, from, to);
  const start = from + around;
  const stop = to - around;
  const end = tokens.dottedEnd(start, stop);
  if (end === start) return '';
  let index = end;
  while (index < stop && (tokens.kinds[index] === Op.openParen || tokens.kinds[index] === Op.openBracket)) {
    index = tokens.next(index);
  }
  return index === stop ? tokens.dottedText(start, end) : '';
}

/** The dotted name of a written type: of `Optional[X]`, `X | None` and `'X'` it is `X`, of `X[Y]` too. */
export function typeName(tokens: Tokens, from: number, to: number): string {
  let start = from;
  let stop = to;
  for (;;) {
    if (start >= stop) return '';
    const bar = tokens.find(Op.bar, start, stop);
    if (bar < stop) {
      if (tokens.kinds[start] === Kind.none) start = bar + 1;
      else stop = bar;
      continue;
    }
    const kind = tokens.kinds[start]!;
    if (kind === Kind.none) return 'None';
    if (kind === Kind.string) {
      const text = stringText(tokens, start).trim();
      return /^[\w.]+/.exec(text)?.[0] ?? '';
    }
    const end = tokens.dottedEnd(start, stop);
    if (end === start) return '';
    const isOptional =
      end < stop && tokens.kinds[end] === Op.openBracket && tokens.is(end - 1, optional.text, optional.hash);
    if (!isOptional) return tokens.dottedText(start, end);
    start = end + 1;
    stop = tokens.matches[end]!;
  }
}

/** Whether `from..to` is made of literals alone: numbers, strings, `None`, displays of these. */
export function isLiteral(tokens: Tokens, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    switch (tokens.kinds[index]) {
      case Kind.string:
      case Kind.number:
      case Kind.bytes:
      case Kind.none:
      case Kind.true:
      case Kind.false:
      case Kind.ellipsis:
      case Kind.fStringStart:
      case Kind.fStringText:
      case Kind.fStringEnd:
      case Kind.power:
      case Op.openBrace:
      case Op.closeBrace:
      case Op.openBracket:
      case Op.closeBracket:
      case Op.openParen:
      case Op.closeParen:
      case Op.comma:
      case Op.colon:
      case Op.minus:
      case Op.plus:
      case Op.star:
      case Op.slash:
        break;
      default:
        return false;
    }
  }
  return from < to;
}

/** What is between the quotes of the string token `index`, escapes as written. */
export function stringText(tokens: Tokens, index: number): string {
  const { start, end } = stringSpan(tokens, index);
  return tokens.detached(start, end);
}

/** The span between the quotes of the string token `index`; a string without its end reaches to the token's end. */
export function stringSpan(tokens: Tokens, index: number): Span {
  const { codes } = tokens;
  const tokenEnd = tokens.ends[index]!;
  let quoteAt = tokens.starts[index]!;
  while (StringPrefix.of(codes, quoteAt, quoteAt + 1) >= 0) quoteAt++;
  const quote = codes[quoteAt]!;
  const tripled = codes[quoteAt + 1] === quote && codes[quoteAt + 2] === quote;
  const start = Math.min(quoteAt + (tripled ? 3 : 1), tokenEnd);
  let end = tokenEnd;
  for (let closing = 0; closing < (tripled ? 3 : 1) && end > start && codes[end - 1] === quote; closing++) end--;
  return { start, end };
}

/** Whether `from..to` is nothing but string literals next to each other. */
export function isStringOnly(tokens: Tokens, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (tokens.kinds[index] !== Kind.string) return false;
  return from < to;
}

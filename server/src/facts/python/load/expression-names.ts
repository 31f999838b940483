// The names that evaluating an expression reads and calls for sure, in the order of evaluation. What may not run is left
// out: the right side of `and` and `or`, both sides of `if … else`, of a comprehension all but the first iterable, lambdas.
import { Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';

/** Tokens `from..to` are a dotted name. */
export interface NameSink {
  read(from: number, to: number): void;
  call(from: number, to: number): void;
  /** The name token that a walrus binds. */
  bind(index: number): void;
}

/** Brackets within each other that are followed; deeper ones are left unread, so that no text can exhaust the stack. */
const deepest = 60;

/** `from..to` may hold commas, keyword arguments, colons of slices and dictionaries. */
export function readExpressions(tokens: Tokens, from: number, to: number, sink: NameSink, depth = 0): void {
  if (to === from + 1) {
    if (tokens.kinds[from] === Kind.name) sink.read(from, to);
    return;
  }
  if (depth > deepest) return;
  for (let start = from; start < to; ) {
    const end = segmentEnd(tokens, start, to);
    readSegment(tokens, start, end, sink, depth);
    start = end + 1;
  }
}

/** The next comma, colon or `=` outside brackets and lambdas. */
function segmentEnd(tokens: Tokens, from: number, to: number): number {
  const { kinds } = tokens;
  let lambdas = 0;
  let index = from;
  while (index < to) {
    const kind = kinds[index]!;
    if (kind === Kind.lambda) lambdas++;
    else if (kind === Op.colon && lambdas > 0) lambdas--;
    else if (lambdas === 0 && (kind === Op.comma || kind === Op.colon || kind === Op.assign)) return index;
    index = tokens.next(index);
  }
  return to;
}

function readSegment(tokens: Tokens, from: number, to: number, sink: NameSink, depth: number): void {
  const { kinds } = tokens;
  if (to === from + 1) {
    if (kinds[from] === Kind.name && !isKeyword(tokens, to)) sink.read(from, to);
    return;
  }
  if (kinds[from] === Kind.name && kinds[from + 1] === Kind.walrus) {
    readSegment(tokens, from + 2, to, sink, depth);
    sink.bind(from);
    return;
  }
  const first = tokens.find(Kind.lambda, from, to);
  const condition = tokens.find(Kind.if, from, first);
  if (condition < first) readOperand(tokens, condition + 1, tokens.find(Kind.else, condition, first), sink, depth);
  else readOperand(tokens, from, first, sink, depth);
}

/** Up to the first `and` or `or`. */
function readOperand(tokens: Tokens, from: number, to: number, sink: NameSink, depth: number): void {
  const { kinds } = tokens;
  let index = from;
  while (index < to) {
    const kind = kinds[index]!;
    if (kind === Kind.and || kind === Kind.or) return;
    if (kind === Kind.name && kinds[index - 1] !== Op.dot) index = readPrimary(tokens, index, to, sink, depth);
    else if (kind === Op.openParen || kind === Op.openBracket || kind === Op.openBrace || kind === Kind.fStringStart) {
      index = readBracket(tokens, index, to, sink, depth);
    } else index++;
  }
}

/** `a.b` with what follows it directly: arguments, then the call. */
function readPrimary(tokens: Tokens, from: number, to: number, sink: NameSink, depth: number): number {
  const end = tokens.dottedEnd(from, to);
  if (end >= to || tokens.kinds[end] !== Op.openParen) {
    sink.read(from, end);
    return end;
  }
  // Without arguments nothing comes between.
  if (tokens.matches[end] !== end + 1) sink.read(from, end);
  const after = readBracket(tokens, end, to, sink, depth);
  sink.call(from, end);
  return after;
}

/** What is in brackets, or in the fields of an f-string; returns the token behind it. */
function readBracket(tokens: Tokens, open: number, to: number, sink: NameSink, depth: number): number {
  const close = Math.min(tokens.matches[open]!, to);
  const { kinds } = tokens;
  if (kinds[open] === Kind.fStringStart) {
    for (let index = open + 1; index < close; ) {
      if (kinds[index] === Op.openBrace) index = readField(tokens, index, close, sink, depth);
      else index++;
    }
  } else {
    const loop = tokens.find(Kind.for, open + 1, close);
    if (loop < close) readIterable(tokens, loop, close, sink, depth);
    else readExpressions(tokens, open + 1, close, sink, depth + 1);
  }
  return Math.max(tokens.next(open), open + 1);
}

/** The first iterable of the comprehension whose `for` is at `loop`. */
function readIterable(tokens: Tokens, loop: number, to: number, sink: NameSink, depth: number): void {
  const from = tokens.find(Kind.in, loop + 1, to) + 1;
  const { kinds } = tokens;
  let end = from;
  while (end < to && kinds[end] !== Kind.for && kinds[end] !== Kind.if && kinds[end] !== Kind.async) {
    end = kinds[end] === Kind.lambda ? to : tokens.next(end);
  }
  if (from < end) readSegment(tokens, from, Math.min(end, to), sink, depth + 1);
}

/** `{expression!r:specification}`. */
function readField(tokens: Tokens, open: number, to: number, sink: NameSink, depth: number): number {
  const close = Math.min(tokens.matches[open]!, to);
  readExpressions(tokens, open + 1, close, sink, depth + 1);
  return Math.max(close, open) + 1;
}

/** `name=` of a keyword argument, whose `=` is at `index`; not `{name=}` in an f-string. */
function isKeyword({ kinds, count }: Tokens, index: number): boolean {
  if (index >= count || kinds[index] !== Op.assign) return false;
  const then = kinds[index + 1];
  return then !== Op.closeBrace && then !== Op.exclamation && then !== Kind.fStringText;
}

// Plain strings and bytes: from the opening quote to the end, escapes stepped over.
import { triple } from './nesting';
import { fnvBasis, fnvPrime, Kind } from './token-kinds';
import type { Tokens } from './tokens';

const backslash = 92;

export const StringPrefix = {
  raw: 1,
  bytes: 2,
  formatted: 4,

  /** The set of prefix bits of the letters `start..end`, or -1 when they are no string prefix. */
  of(codes: Uint8Array, start: number, end: number): number {
    let prefix = 0;
    for (let at = start; at < end; at++) {
      switch (codes[at]! | 32) {
        case 114: // r
          prefix |= StringPrefix.raw;
          break;
        case 98: // b
          prefix |= StringPrefix.bytes;
          break;
        case 102: // f
        case 116: // t
          prefix |= StringPrefix.formatted;
          break;
        case 117: // u
          break;
        default:
          return -1;
      }
    }
    return prefix;
  },
};

/** The quote at `quoteAt`, with the bit `triple` when three of them stand there. */
export function quoteStyle(codes: Uint8Array, quoteAt: number): number {
  const quote = codes[quoteAt]!;
  return codes[quoteAt + 1] === quote && codes[quoteAt + 2] === quote ? quote | triple : quote;
}

/** Reads a string that is not formatted; returns the offset behind it. */
export function scanString(
  tokens: Tokens,
  start: number,
  quoteAt: number,
  prefix: number,
  endless: Set<number>,
): number {
  const kind = (prefix & StringPrefix.bytes) !== 0 ? Kind.bytes : Kind.string;
  const style = quoteStyle(tokens.codes, quoteAt);
  return (style & triple) !== 0
    ? scanTriple(tokens, start, quoteAt, kind, endless)
    : scanSingle(tokens, start, quoteAt, kind);
}

/** Where the string in one quote at `quoteAt` ends: at its closing quote, or at a line break or the end of the text. */
export function singleEnd(codes: Uint8Array, quoteAt: number, length: number): number {
  const quote = codes[quoteAt]!;
  let at = quoteAt + 1;
  for (;;) {
    const code = codes[at]!;
    if (code === quote || code === 10 || code === 13) return at;
    if (code === 0 && at >= length) return at;
    at = code === backslash ? afterEscape(codes, at, length) : at + 1;
  }
}

/** Offset behind the backslash at `at` and what it escapes; a line break of two characters is one. */
export function afterEscape(codes: Uint8Array, at: number, length: number): number {
  if (at + 1 >= length) return at + 1;
  return codes[at + 1] === 13 && codes[at + 2] === 10 ? at + 3 : at + 2;
}

function scanSingle(tokens: Tokens, start: number, quoteAt: number, kind: number): number {
  const { codes, length } = tokens;
  const quote = codes[quoteAt]!;
  let at = quoteAt + 1;
  let hash = fnvBasis;
  for (;;) {
    const code = codes[at]!;
    if (code === quote) {
      tokens.push(kind, start, at + 1, hash);
      return at + 1;
    }
    if (code === 10 || code === 13 || (code === 0 && at >= length)) break;
    hash = Math.imul(hash ^ code, fnvPrime);
    at = code === backslash ? afterEscape(codes, at, length) : at + 1;
    if (code === backslash) hash = Math.imul(hash ^ codes[at - 1]!, fnvPrime);
  }
  tokens.problem('This string has no end.', start, at);
  tokens.push(kind, start, at, hash);
  return at;
}

function scanTriple(tokens: Tokens, start: number, quoteAt: number, kind: number, endless: Set<number>): number {
  const { codes, length } = tokens;
  const quote = codes[quoteAt]!;
  let at = quoteAt + 3;
  let hash = fnvBasis;
  for (let hasEnd = !endless.has(quote); hasEnd; ) {
    const code = codes[at]!;
    if (code === quote && codes[at + 1] === quote && codes[at + 2] === quote) {
      tokens.push(kind, start, at + 3, hash);
      return at + 3;
    }
    if (code === 0 && at >= length) break;
    hash = Math.imul(hash ^ code, fnvPrime);
    at = code === backslash ? afterEscape(codes, at, length) : at + 1;
  }
  endless.add(quote);
  const end = lineEnd(codes, quoteAt + 3, length);
  tokens.problem('This string has no end.', start, end);
  tokens.push(kind, start, end, hash);
  return end;
}

/** A string without its end is taken to be one line long, so that what follows is still read. */
export function lineEnd(codes: Uint8Array, from: number, length: number): number {
  let at = from;
  while (at < length && codes[at] !== 10 && codes[at] !== 13) at++;
  return at;
}

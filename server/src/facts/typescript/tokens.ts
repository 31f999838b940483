// Token boundaries of a module. A token is a word (identifier, keyword, number, private name), a string, one of
// the opaque stretches that the walk found (regular expression, piece of a template, JSX text), or a punctuator, where
// each `>` stands alone, as the grammar has it.
import { codesOf } from './parser/codes';
import { punctuatorAt } from './parser/punctuators';

const Class = { space: 0, word: 1, quote: 2, slash: 3, punctuation: 4, digit: 5, dot: 6 } as const;

const classes = new Uint8Array(128).fill(Class.punctuation);
for (let code = 0; code <= 32; code++) classes[code] = Class.space;
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$#\\')
  classes[char.charCodeAt(0)] = Class.word;
for (const char of '0123456789') classes[char.charCodeAt(0)] = Class.digit;
for (const char of '\'"') classes[char.charCodeAt(0)] = Class.quote;
classes[47] = Class.slash;
classes[46] = Class.dot;

/** Room for tokens, kept from one module to the next: who asks for tokens is done with those before. */
let starts: Uint32Array = new Uint32Array(1 << 12);
let ends: Uint32Array = new Uint32Array(1 << 12);

/** The tokens of one module at a time, of those stretches of it that are read, in the order of the text. */
export class Tokens {
  count = 0;
  /** Starts and ends of the comments. */
  readonly comments: number[] = [];
  private readonly opaque: readonly number[];
  private nextOpaque = 0;

  /** `opaque` holds starts and ends of tokens that cannot be told without the grammar, in any order. */
  constructor(
    private readonly text: string,
    opaque: readonly number[],
  ) {
    this.opaque = inOrder(opaque);
  }

  get starts(): Uint32Array {
    return starts;
  }

  get ends(): Uint32Array {
    return ends;
  }

  /** Reads from one offset between tokens to another, which lies behind all that has been read. */
  read(from: number, to: number): void {
    const { text, opaque } = this;
    const codes = codesOf(text);
    let next = this.nextOpaque;
    let nextStart = next < opaque.length ? opaque[next]! : to;
    for (let at = from; at < to; ) {
      const start = at;
      while (nextStart < start) {
        next += 2;
        nextStart = next < opaque.length ? opaque[next]! : to;
      }
      const code = codes[start]!;
      const kind = code < 128 ? classes[code]! : isSpace(code) ? Class.space : Class.word;
      if (nextStart === start) at = Math.max(start + 1, opaque[next + 1]!);
      else if (kind === Class.space) {
        at++;
        continue;
      } else if (kind === Class.word) at = wordEnd(text, codes, start);
      else if (kind === Class.quote) at = stringEnd(codes, start, code, text.length);
      else if (kind === Class.digit) at = numberEnd(codes, start);
      else if (kind === Class.dot && isDigit(codes[start + 1]!)) at = numberEnd(codes, start);
      else {
        at = kind === Class.slash ? commentEnd(text, codes, start) : start;
        if (at > start) {
          this.comments.push(start, at);
          continue;
        }
        at = start + (punctuatorAt(codes, start, code) & 7 || 1);
      }
      if (this.count === starts.length) {
        starts = larger(starts);
        ends = larger(ends);
      }
      starts[this.count] = start;
      ends[this.count++] = at;
    }
    this.nextOpaque = next;
  }
}

function wordEnd(text: string, codes: Uint16Array, start: number): number {
  let at = start + 1;
  for (; ; at++) {
    const code = codes[at]!;
    if (!isWord(code)) return at;
    if (code === 92 && text.startsWith('u{', at + 1)) at = Math.max(at, text.indexOf('}', at));
  }
}

/** Digits, letters and dots, and a sign after an exponent. */
function numberEnd(codes: Uint16Array, start: number): number {
  const hexadecimal = codes[start] === 48 && (codes[start + 1]! | 32) === 120;
  let at = start + 1;
  for (; ; at++) {
    const code = codes[at]!;
    if (code === 46 || isWord(code)) continue;
    const before = codes[at - 1]! | 32;
    if ((code !== 43 && code !== 45) || before !== 101 || hexadecimal) return at;
  }
}

function stringEnd(codes: Uint16Array, start: number, quote: number, length: number): number {
  let at = start + 1;
  for (; at < length; at++) {
    const code = codes[at]!;
    if (code === 92) at++;
    else if (code === quote) return at + 1;
    else if (code === 10 || code === 13) break;
  }
  return Math.min(at, length);
}

/** `start` itself where no comment begins. */
function commentEnd(text: string, codes: Uint16Array, start: number): number {
  const second = codes[start + 1];
  if (second === 47) {
    let at = start + 2;
    while (at < text.length && !isLineEnd(codes[at]!)) at++;
    return at;
  }
  if (second !== 42) return start;
  const close = text.indexOf('*/', start + 2);
  return close < 0 ? text.length : close + 2;
}

/** Pairs by their first. The walk comes to most of them in the order of the text. */
function inOrder(flat: readonly number[]): readonly number[] {
  let at = 2;
  while (at < flat.length && flat[at]! >= flat[at - 2]!) at += 2;
  if (at >= flat.length) return flat;
  const pairs: [number, number][] = [];
  for (let pair = 0; pair < flat.length; pair += 2) pairs.push([flat[pair]!, flat[pair + 1]!]);
  return pairs.sort((a, b) => a[0] - b[0]).flat();
}

function isWord(code: number): boolean {
  if (code >= 128) return !isSpace(code);
  const kind = classes[code];
  return kind === Class.word || kind === Class.digit;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function isSpace(code: number): boolean {
  return code === 0xa0 || code === 0xfeff || (code >= 0x2000 && /\s/.test(String.fromCharCode(code)));
}

function larger(array: Uint32Array): Uint32Array {
  const grown = new Uint32Array(array.length * 2);
  grown.set(array);
  return grown;
}

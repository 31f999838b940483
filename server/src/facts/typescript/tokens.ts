// Token boundaries of a whole module. A token is a word (identifier, keyword, number, private name), a string, one of
// the opaque stretches that the walk found (regular expression, piece of a template, JSX text), or a punctuator, where
// each `>` stands alone, as the grammar has it.
import { punctuatorAt } from './parser/punctuators';

export interface Tokens {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly count: number;
  /** Starts and ends of the comments. */
  readonly comments: readonly number[];
}

/** `opaque` holds starts and ends of stretches that are one token each, in any order. */
export function readTokens(text: string, opaque: readonly number[]): Tokens {
  const reader = new Reader(text, sortedPairs(opaque));
  reader.read();
  return reader;
}

const Class = { space: 0, word: 1, quote: 2, slash: 3, punctuation: 4, digit: 5, dot: 6 } as const;

const classes = new Uint8Array(128).fill(Class.punctuation);
for (let code = 0; code <= 32; code++) classes[code] = Class.space;
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$#\\')
  classes[char.charCodeAt(0)] = Class.word;
for (const char of '0123456789') classes[char.charCodeAt(0)] = Class.digit;
for (const char of '\'"') classes[char.charCodeAt(0)] = Class.quote;
classes[47] = Class.slash;
classes[46] = Class.dot;

class Reader implements Tokens {
  starts: Uint32Array;
  ends: Uint32Array;
  count = 0;
  readonly comments: number[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly opaque: readonly (readonly [number, number])[],
  ) {
    this.starts = new Uint32Array(64 + (text.length >> 2));
    this.ends = new Uint32Array(this.starts.length);
  }

  read(): void {
    const { text, opaque } = this;
    let next = 0;
    while (this.at < text.length) {
      const start = this.at;
      while (next < opaque.length && opaque[next]![0] < start) next++;
      if (next < opaque.length && opaque[next]![0] === start) {
        this.at = Math.max(start + 1, opaque[next]![1]);
        this.add(start);
        continue;
      }
      const code = text.charCodeAt(start);
      const kind = code < 128 ? classes[code] : isSpace(code) ? Class.space : Class.word;
      if (kind === Class.space) this.at++;
      else if (kind === Class.word) this.readWord(start);
      else if (kind === Class.quote) this.readString(start, code);
      else if (kind === Class.digit) this.readNumber(start);
      else if (kind === Class.dot && isDigit(text.charCodeAt(start + 1))) this.readNumber(start);
      else if (kind !== Class.slash || !this.skipComment(start)) this.readPunctuator(start, code);
    }
  }

  private add(start: number): void {
    if (this.count === this.starts.length) {
      this.starts = larger(this.starts);
      this.ends = larger(this.ends);
    }
    this.starts[this.count] = start;
    this.ends[this.count++] = this.at;
  }

  private readWord(start: number): void {
    const { text } = this;
    let at = start + 1;
    while (at < text.length && isWord(text.charCodeAt(at))) {
      if (text.charCodeAt(at) === 92 && text.charCodeAt(at + 1) === 117 && text.charCodeAt(at + 2) === 123) {
        const close = text.indexOf('}', at);
        at = close < 0 ? at + 1 : close;
      }
      at++;
    }
    this.at = at;
    this.add(start);
  }

  /** Digits, letters and dots, and a sign after an exponent. */
  private readNumber(start: number): void {
    const { text } = this;
    const hexadecimal = /^0[xX]/.test(text.slice(start, start + 2));
    let at = start + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 46 || isWord(code)) continue;
      const before = text.charCodeAt(at - 1) | 32;
      if ((code !== 43 && code !== 45) || before !== 101 || hexadecimal) break;
    }
    this.at = at;
    this.add(start);
  }

  private readString(start: number, quote: number): void {
    const { text } = this;
    let at = start + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === quote) {
        at++;
        break;
      } else if (code === 10 || code === 13) break;
    }
    this.at = Math.min(at, text.length);
    this.add(start);
  }

  private skipComment(start: number): boolean {
    const { text } = this;
    const second = text.charCodeAt(start + 1);
    if (second === 47) {
      let at = start + 2;
      while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
      return this.addComment(start, at);
    }
    if (second !== 42) return false;
    const close = text.indexOf('*/', start + 2);
    return this.addComment(start, close < 0 ? text.length : close + 2);
  }

  private addComment(start: number, end: number): true {
    this.comments.push(start, end);
    this.at = end;
    return true;
  }

  private readPunctuator(start: number, code: number): void {
    this.at = start + (punctuatorAt(this.text, start, code) & 7 || 1);
    this.add(start);
  }
}

function sortedPairs(flat: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let at = 0; at < flat.length; at += 2) pairs.push([flat[at]!, flat[at + 1]!]);
  return pairs.sort((a, b) => a[0] - b[0]);
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

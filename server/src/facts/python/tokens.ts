// The tokens of one Python file in flat arrays: logical lines with their indentation, comments, matching brackets.
import type { ProblemFact } from '../facts';
import { Nesting } from './nesting';
import { fnv, Kind, Op, squeezed } from './token-kinds';

/** Enough to see what is wrong with a file; a binary one would give thousands. */
const mostProblems = 20;

/** Names repeat within a file and from file to file: the last short one seen, by hash. */
const knownNames: string[] = new Array(4096).fill('');
/** Of each known name a row: its length, then its codes; they are compared faster than a string. */
const knownCodes = new Uint8Array(4096 << 5);
const longestKnown = 31;

/**
 * Arrays are kept from file to file, and have room for a token at each character: memory that is not written to is none. The
 * engine takes a field for constant until it is given another value, and then drops all code that relied on that: so what changes
 * does so from the first file on. A token's hash is FNV-1a over its text, of a string over what is between the quotes. `matches` has for brackets and f-strings the index of the closing token, or where that is
 * missing the last index before the text goes on, for all others their own; so `matches[i] + 1` is always past what `i` opens.
 */
export class Tokens {
  text = '';
  length = 0;
  /**
   * The text's code units, with a zero behind the last. What is beyond ASCII is squeezed into 128..255: Python's
   * grammar does not ask more of it, and hashes that meet are told apart by the text.
   */
  readonly codes: Uint8Array;
  private isAscii = false;
  /** The memory of `codes`. */
  private readonly bytes: Buffer;

  count = 0;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  readonly matches: Int32Array;

  /** First token of each logical line, and one entry more for the end; the column where that line starts. */
  readonly lines = new IntList();
  readonly indents = new IntList();
  /** Index of each `import` keyword. */
  readonly imports = new IntList();
  readonly commentStarts = new IntList();
  readonly commentEnds = new IntList();
  /** Strings that come first in the parentheses behind a name. */
  readonly argumentStrings = new IntList();
  /** Whether a comment begins with an `s`, as suppressions do. */
  maySuppress = true;
  /** Whether there is a `global` statement. */
  hasGlobal = true;
  /** Index of the token that follows each comment. */
  readonly commentTokens = new IntList();

  /** What was open where the tokenizer stood; empty when it has ended. */
  readonly nesting = new Nesting();

  problems: ProblemFact[] = [];

  /** For texts of at most `longest` code units. */
  constructor(longest: number) {
    this.codes = new Uint8Array(longest + 1);
    this.bytes = Buffer.from(this.codes.buffer);
    this.kinds = new Uint8Array(longest + 1);
    this.starts = new Int32Array(longest + 1);
    this.ends = new Int32Array(longest + 1);
    this.hashes = new Int32Array(longest + 1);
    this.matches = new Int32Array(longest + 1);
  }

  reset(text: string): void {
    const length = text.length;
    const { read, written } = encoder.encodeInto(text, this.codes);
    this.isAscii = read === length && written === length;
    if (!this.isAscii) squeeze(text, this.codes);
    this.codes[length] = 0;
    this.text = text;
    this.length = length;
    this.count = 0;
    this.problems = [];
    this.lines.count = 0;
    this.indents.count = 0;
    this.imports.count = 0;
    this.commentStarts.count = 0;
    this.commentEnds.count = 0;
    this.commentTokens.count = 0;
    this.argumentStrings.count = 0;
    this.maySuppress = false;
    this.hasGlobal = false;
  }

  push(kind: number, start: number, end: number, hash: number): void {
    const index = this.count++;
    this.kinds[index] = kind;
    this.starts[index] = start;
    this.ends[index] = end;
    this.hashes[index] = hash;
    this.matches[index] = index;
  }

  problem(message: string, start: number, end: number): void {
    if (this.problems.length < mostProblems) this.problems.push({ message, span: { start, end } });
  }

  get lineCount(): number {
    return this.indents.count;
  }

  /** Whether token `index` is the name `word`; `hash` is the word's FNV-1a hash. */
  is(index: number, word: string, hash: number): boolean {
    if (this.hashes[index] !== hash || this.kinds[index] !== Kind.name) return false;
    const start = this.starts[index]!;
    return this.ends[index]! - start === word.length && this.matchesAt(start, word);
  }

  /** Whether two tokens with the same hash have the same text. */
  isSame(one: number, other: number): boolean {
    const { codes, starts, ends } = this;
    const start = starts[one]!;
    const length = ends[one]! - start;
    const otherStart = starts[other]!;
    if (ends[other]! - otherStart !== length) return false;
    for (let at = 0; at < length; at++) if (codes[start + at] !== codes[otherStart + at]) return false;
    return this.isAscii || this.textOf(one) === this.textOf(other);
  }

  /** The token's text, as a string of its own: a slice would keep the whole file in memory. */
  textOf(index: number): string {
    const start = this.starts[index]!;
    const length = this.ends[index]! - start;
    const slot = this.hashes[index]! & 4095;
    if (this.isKnown(slot, start, length)) return knownNames[slot]!;
    const fresh = this.detached(start, start + length);
    if (length > longestKnown) return fresh;
    const row = slot << 5;
    knownCodes[row] = length;
    for (let at = 0; at < length; at++) knownCodes[row + 1 + at] = this.codes[start + at]!;
    knownNames[slot] = fresh;
    return fresh;
  }

  private isKnown(slot: number, start: number, length: number): boolean {
    const { codes } = this;
    const row = slot << 5;
    if (knownCodes[row] !== length) return false;
    let all = 0;
    for (let at = 0; at < length; at++) {
      const code = codes[start + at]!;
      if (code !== knownCodes[row + 1 + at]) return false;
      all |= code;
    }
    return all < 128 || this.text.startsWith(knownNames[slot]!, start);
  }

  /** The text at `start..end` as a string that does not hold on to the file's text. */
  detached(start: number, end: number): string {
    // The engine copies short slices by itself; long ones are rare.
    if (end - start < 13 || end - start > 4096) return this.text.slice(start, end);
    if (this.isAscii) return this.bytes.toString('latin1', start, end);
    const codes: number[] = [];
    for (let at = start; at < end; at++) codes.push(this.text.charCodeAt(at));
    return String.fromCharCode(...codes);
  }

  /** Index past the token, or past everything it opens. */
  next(index: number): number {
    return this.matches[index]! + 1;
  }

  /** The first index in `from..to` outside brackets that has this kind, else `to`. */
  find(kind: number, from: number, to: number): number {
    let index = from;
    while (index < to && this.kinds[index] !== kind) index = this.next(index);
    return Math.min(index, to);
  }

  /** Index past the dotted name that starts at `index`; `index` itself when there is none. */
  dottedEnd(index: number, to: number): number {
    if (index >= to || this.kinds[index] !== Kind.name) return index;
    let end = index + 1;
    while (end + 1 < to && this.kinds[end] === Op.dot && this.kinds[end + 1] === Kind.name) end += 2;
    return end;
  }

  /** The dotted name in `from..to` without the blanks and line breaks it may hold. */
  dottedText(from: number, to: number): string {
    if (to === from + 1) return this.textOf(from);
    let joined = '';
    for (let index = from; index < to; index++) {
      joined += this.kinds[index] === Op.dot ? '.' : this.textOf(index);
    }
    return joined;
  }

  private matchesAt(start: number, word: string): boolean {
    if (!this.isAscii) return this.text.startsWith(word, start);
    const { codes } = this;
    for (let at = 0; at < word.length; at++) if (codes[start + at] !== word.charCodeAt(at)) return false;
    return true;
  }
}

export class IntList {
  items = new Int32Array(2);
  count = 0;

  push(value: number): void {
    if (this.count === this.items.length) this.items = enlarged(this.items, new Int32Array(this.count * 2));
    this.items[this.count++] = value;
  }
}

function enlarged<T extends Uint8Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

const encoder = new TextEncoder();

function squeeze(text: string, codes: Uint8Array): void {
  for (let at = 0; at < text.length; at++) codes[at] = squeezed(text.charCodeAt(at));
}

/** A word that is looked for among names: its text and hash. */
export interface Word {
  readonly text: string;
  readonly hash: number;
}

export function word(text: string): Word {
  return { text, hash: fnv(text) };
}

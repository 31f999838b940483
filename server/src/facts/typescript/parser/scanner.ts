// Tokens of TypeScript and JavaScript, one at a time, as the grammar around asks for them. What it cannot tell with
// certainty it refuses: the compiler's own parser then reads the file.
import { codesOf } from './codes';
import { Kind } from './kinds';
import { punctuatorAt } from './punctuators';
import { keywordAt, longestKeyword, nextHash } from './words';

/** Thrown on whatever is not plain, correct source. */
export class Refusal extends Error {}
const refusal = new Refusal('not plain source');

const Class = { other: 0, space: 1, line: 2, word: 3, digit: 4, quote: 5, backtick: 6 } as const;
const classes = new Uint8Array(128);
for (const code of [9, 11, 12, 32]) classes[code] = Class.space;
classes[10] = classes[13] = Class.line;
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$') classes[char.charCodeAt(0)] = Class.word;
for (const char of '0123456789') classes[char.charCodeAt(0)] = Class.digit;
classes[34] = classes[39] = Class.quote;
classes[96] = Class.backtick;

/** Where scanning stands: enough to come back. */
export interface Mark {
  readonly at: number;
  readonly token: Kind;
  readonly start: number;
  readonly full: number;
  readonly lineBreak: boolean;
  readonly escaped: boolean;
}

export abstract class Scanner {
  protected readonly text: string;
  private readonly codes: Uint16Array;
  protected readonly length: number;
  /** End of the current token. */
  protected at = 0;
  protected token: Kind = Kind.Unknown;
  protected start = 0;
  /** Where the blanks and comments before the token begin: the end of the token before. */
  protected full = 0;
  protected lineBreak = false;
  /** Whether a string or template piece holds a backslash. */
  protected escaped = false;

  constructor(text: string) {
    this.text = text;
    this.codes = codesOf(text);
    this.length = text.length;
  }

  protected is(token: Kind): boolean {
    return this.token === token;
  }

  protected refuse(): never {
    throw refusal;
  }

  protected mark(): Mark {
    const { at, token, start, full, lineBreak, escaped } = this;
    return { at, token, start, full, lineBreak, escaped };
  }

  protected reset(mark: Mark): void {
    this.at = mark.at;
    this.token = mark.token;
    this.start = mark.start;
    this.full = mark.full;
    this.lineBreak = mark.lineBreak;
    this.escaped = mark.escaped;
  }

  protected next(): Kind {
    const { codes, length } = this;
    let at = this.at;
    this.full = at;
    this.lineBreak = false;
    for (; at < length; ) {
      const code = codes[at]!;
      const kind = code < 128 ? classes[code]! : this.classOf(code);
      if (kind === Class.space) at++;
      else if (kind === Class.line) {
        this.lineBreak = true;
        at++;
      } else if (kind === Class.word) return this.word(at);
      else if (code === 47 && (codes[at + 1]! === 47 || codes[at + 1]! === 42)) at = this.comment(at);
      else {
        this.start = at;
        if (kind === Class.quote) return this.string(at, code);
        if (kind === Class.digit || (code === 46 && isDigit(codes[at + 1]!))) return this.number(at);
        if (kind === Class.backtick)
          return this.scanTemplate(at, Kind.NoSubstitutionTemplateLiteral, Kind.TemplateHead);
        return this.punctuator(at, code);
      }
    }
    this.start = length;
    return this.take(length, Kind.EndOfFileToken);
  }

  /** `}` of a template's substitution: what follows is template again. */
  protected rescanTemplate(): Kind {
    if (this.token !== Kind.CloseBraceToken) this.refuse();
    return this.scanTemplate(this.start, Kind.TemplateTail, Kind.TemplateMiddle);
  }

  /** `>` stands alone until an operator is wanted. */
  protected rescanGreater(): Kind {
    if (this.token !== Kind.GreaterThanToken) return this.token;
    const { codes, at } = this;
    const second = codes[at]!;
    if (second === 61) return this.take(at + 1, Kind.GreaterThanEqualsToken);
    if (second !== 62) return this.token;
    const third = codes[at + 1]!;
    if (third === 61) return this.take(at + 2, Kind.GreaterThanGreaterThanEqualsToken);
    if (third !== 62) return this.take(at + 1, Kind.GreaterThanGreaterThanToken);
    if (codes[at + 2]! === 61) return this.take(at + 3, Kind.GreaterThanGreaterThanGreaterThanEqualsToken);
    return this.take(at + 2, Kind.GreaterThanGreaterThanGreaterThanToken);
  }

  /** `<<` is two where type arguments begin. */
  protected rescanLess(): Kind {
    if (this.token === Kind.LessThanLessThanToken) return this.take(this.start + 1, Kind.LessThanToken);
    return this.token;
  }

  /** A slash where an expression begins is a regular expression. */
  protected rescanSlash(): Kind {
    const { codes, length } = this;
    let inClass = false;
    let at = this.start + 1;
    for (; ; at++) {
      const code = at < length ? codes[at]! : 10;
      if (isLineEnd(code)) this.refuse();
      if (code === 92) at++;
      else if (code === 91) inClass = true;
      else if (code === 93) inClass = false;
      else if (code === 47 && !inClass) break;
    }
    at++;
    while (at < length && isWordPart(codes[at]!)) at++;
    return this.take(at, Kind.RegularExpressionLiteral);
  }

  /** What stands between tags. */
  protected nextJsxText(): Kind {
    const { codes, length } = this;
    this.full = this.start = this.at;
    this.lineBreak = false;
    let at = this.at;
    const first = codes[at]!;
    if (at >= length) this.refuse();
    if (first === 123) return this.take(at + 1, Kind.OpenBraceToken);
    if (first === 60) {
      if (codes[at + 1]! === 47) return this.take(at + 2, Kind.LessThanSlashToken);
      return this.take(at + 1, Kind.LessThanToken);
    }
    let blank = 0;
    for (; at < length; at++) {
      const code = codes[at]!;
      if (code === 123 || code === 60) break;
      if (code === 62 || code === 125) this.refuse();
      if (isLineEnd(code)) {
        if (blank === 0) blank = -1;
      } else if (!isBlank(code)) blank = 1;
    }
    return this.take(at, blank === -1 ? Kind.JsxTextAllWhiteSpaces : Kind.JsxText);
  }

  /** A word between tags may hold hyphens. */
  protected extendJsxWord(): void {
    if (this.token < Kind.Identifier) return;
    const { codes } = this;
    let at = this.at;
    if (codes[at]! !== 45) return;
    while (at < this.length && (codes[at]! === 45 || isWordPart(codes[at]!))) at++;
    this.take(at, Kind.Identifier);
  }

  /** After `=` of an attribute: a string holds no escapes, and may hold line ends. */
  protected nextJsxValue(): Kind {
    const quote = this.codes[this.at]!;
    if (quote !== 34 && quote !== 39) return this.next();
    this.full = this.start = this.at;
    this.lineBreak = false;
    const end = this.text.indexOf(String.fromCharCode(quote), this.at + 1);
    if (end < 0) this.refuse();
    this.escaped = false;
    return this.take(end + 1, Kind.StringLiteral);
  }

  private take(at: number, token: Kind): Kind {
    this.at = at;
    this.token = token;
    return token;
  }

  private word(from: number): Kind {
    const { codes } = this;
    let at = from;
    let hash = 0;
    let code = codes[at]!;
    for (;;) {
      hash = nextHash(hash, code);
      code = codes[++at]!;
      if (code < 128) {
        const kind = classes[code]!;
        if (kind !== Class.word && kind !== Class.digit) break;
      } else if (!isWordPart(code)) break;
    }
    if (code === 92) this.refuse();
    this.start = from;
    const size = at - from;
    const keyword = size > 1 && size <= longestKeyword && codes[from]! >= 97;
    return this.take(at, keyword ? keywordAt(codes, from, size, hash) : Kind.Identifier);
  }

  private comment(from: number): number {
    const { codes, length } = this;
    let at = from + 2;
    if (codes[from + 1]! === 47) {
      while (at < length && !isLineEnd(codes[at]!)) at++;
      return at;
    }
    const close = this.text.indexOf('*/', at);
    if (close < 0) this.refuse();
    if (!this.lineBreak) {
      for (; at < close; at++) {
        if (isLineEnd(codes[at]!)) {
          this.lineBreak = true;
          break;
        }
      }
    }
    return close + 2;
  }

  private string(from: number, quote: number): Kind {
    const { codes, length } = this;
    this.escaped = false;
    let at = from + 1;
    for (; ; at++) {
      if (at >= length) this.refuse();
      const code = codes[at]!;
      if (code === quote) break;
      if (code === 92) {
        this.escaped = true;
        if (codes[++at]! === 13 && codes[at + 1]! === 10) at++;
      } else if (code === 10 || code === 13) this.refuse();
    }
    return this.take(at + 1, Kind.StringLiteral);
  }

  private scanTemplate(from: number, whole: Kind, head: Kind): Kind {
    const { codes, length } = this;
    this.escaped = false;
    for (let at = from + 1; at < length; at++) {
      const code = codes[at]!;
      if (code === 96) return this.take(at + 1, whole);
      if (code === 36 && codes[at + 1]! === 123) return this.take(at + 2, head);
      if (code === 92) {
        this.escaped = true;
        at++;
      } else if (code === 13) this.escaped = true;
    }
    return this.refuse();
  }

  /** Digits, letters and dots, and a sign after an exponent; legacy octal numbers are refused. */
  private number(from: number): Kind {
    const { codes } = this;
    const second = codes[from + 1]!;
    if (codes[from]! === 48 && (isDigit(second) || second === 95)) this.refuse();
    const based = codes[from]! === 48 && (second | 32) >= 98;
    let at = from;
    let dots = 0;
    for (; ; at++) {
      const code = codes[at]!;
      if (code === 46) {
        if (based || dots++ > 0) break;
      } else if (!isDigit(code) && code !== 95) {
        const exponent = !based && (code | 32) === 101;
        if (exponent) {
          dots++;
          const sign = codes[at + 1]!;
          if (sign === 43 || sign === 45) at++;
          if (!isDigit(codes[at + 1]!)) this.refuse();
        } else if (!based || code >= 128 || classes[code] !== Class.word) break;
      }
    }
    const big = codes[at - 1]! === 110 || (codes[at]! === 110 && ++at > 0);
    if (isWordPart(codes[at]!)) this.refuse();
    return this.take(at, big ? Kind.BigIntLiteral : Kind.NumericLiteral);
  }

  private punctuator(at: number, code: number): Kind {
    if (code === 35) return this.hash(at);
    const found = punctuatorAt(this.codes, at, code);
    if (found === 0) this.refuse();
    return this.take(at + (found & 7), found >> 3);
  }

  private hash(at: number): Kind {
    const second = this.codes[at + 1]!;
    if (at === 0 && second === 33) return this.shebang();
    if (!isWordPart(second) || isDigit(second)) this.refuse();
    this.word(at + 1);
    this.start = at;
    return this.take(this.at, Kind.PrivateIdentifier);
  }

  private shebang(): Kind {
    let at = 0;
    while (at < this.length && !isLineEnd(this.codes[at]!)) at++;
    this.at = at;
    const kind = this.next();
    this.full = 0;
    return kind;
  }

  private classOf(code: number): number {
    if (isLineEnd(code)) return Class.line;
    if (isBlank(code)) return Class.space;
    return isWordPart(code) ? Class.word : this.refuse();
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function isBlank(code: number): boolean {
  if (code < 128) return classes[code] === Class.space;
  return code === 0x85 || /^[\s\u200b]$/.test(String.fromCharCode(code));
}

/** Letters beyond the basic plane are refused by their halves. */
function isWordPart(code: number): boolean {
  if (code < 128) return classes[code] === Class.word || classes[code] === Class.digit;
  return code >= 128 && /^[\p{ID_Continue}\u200c\u200d]$/u.test(String.fromCharCode(code));
}

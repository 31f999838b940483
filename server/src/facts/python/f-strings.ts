// F-strings and t-strings: literal text, fields with expressions, format specifications, nested to any depth (PEP 701).
import { CharacterClass, classOf } from './characters';
import { Layer, type Nesting, raw, triple } from './nesting';
import { afterEscape, lineEnd, quoteStyle, StringPrefix, singleEnd } from './strings';
import { fnvBasis, fnvPrime, Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

const backslash = 92;

/** The expressions are read by the tokenizer, as its ordinary tokens; this reads what stands around them. */
export class FStrings {
  /** Where reading goes on after `endExpression`. */
  position = 0;
  private readonly tokens: Tokens;
  private readonly nesting: Nesting;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
    this.nesting = tokens.nesting;
  }

  /** Opens the f-string whose quote is at `quoteAt`; returns where its text begins. */
  open(start: number, quoteAt: number, prefix: number): number {
    const { tokens, nesting } = this;
    const style = quoteStyle(tokens.codes, quoteAt);
    const begin = quoteAt + ((style & triple) !== 0 ? 3 : 1);
    tokens.push(Kind.fStringStart, start, begin, Kind.fStringStart);
    const opener = tokens.count - 1;
    if ((style & triple) !== 0) {
      const quotes = tokens.text.slice(quoteAt, begin);
      if (tokens.text.indexOf(quotes, begin) < 0) {
        const end = lineEnd(tokens.codes, begin, tokens.length);
        tokens.problem('This string has no end.', start, end);
        tokens.matches[opener] = tokens.count;
        tokens.push(Kind.fStringEnd, end, end, Kind.fStringEnd);
        return end;
      }
    }
    nesting.pushLiteral(opener, style | ((prefix & StringPrefix.raw) !== 0 ? raw : 0));
    return begin;
  }

  /** Reads literal text or a format specification up to the next field or the end of either; returns where it stopped. */
  readText(from: number): number {
    const { tokens, nesting } = this;
    const { codes, length } = tokens;
    const inSpecification = nesting.top === Layer.specification;
    const style = nesting.style();
    const quote = style & 0xffff;
    const isTriple = (style & triple) !== 0;
    let hash = fnvBasis;
    let at = from;
    for (;;) {
      const code = codes[at]!;
      if (code === quote && (!isTriple || (codes[at + 1] === quote && codes[at + 2] === quote))) {
        this.text(from, at, hash);
        return this.closeString(at, at + (isTriple ? 3 : 1));
      }
      if (code === Op.openBrace) {
        if (codes[at + 1] !== Op.openBrace || inSpecification) {
          this.text(from, at, hash);
          nesting.push(Layer.field, tokens.count);
          tokens.push(Op.openBrace, at, at + 1, Op.openBrace);
          return at + 1;
        }
        at++;
      } else if (code === Op.closeBrace && inSpecification) {
        this.text(from, at, hash);
        nesting.pop();
        tokens.matches[nesting.token()] = tokens.count;
        nesting.pop();
        tokens.push(Op.closeBrace, at, at + 1, Op.closeBrace);
        return at + 1;
      } else if ((code === 10 || code === 13) && !isTriple) {
        this.text(from, at, hash);
        return this.unterminated(at);
      } else if (code === 0 && at >= length) {
        this.text(from, at, hash);
        return this.unterminated(at);
      } else if (code === backslash) {
        hash = Math.imul(hash ^ code, fnvPrime);
        at = this.afterBackslash(at, (style & raw) !== 0);
        continue;
      }
      hash = Math.imul(hash ^ code, fnvPrime);
      at++;
    }
  }

  /** At a colon or exclamation mark of a field: whether it ends the expression. `position` is then set. */
  endExpression(at: number): boolean {
    const { tokens, nesting } = this;
    const { codes } = tokens;
    if (codes[at] === Op.colon) {
      nesting.push(Layer.specification, nesting.token());
      this.position = at + 1;
      return true;
    }
    if (codes[at + 1] === Op.assign) return false;
    let end = at + 1;
    while (classOf[codes[end]!]! <= CharacterClass.digit) end++;
    tokens.push(Op.exclamation, at, end, Op.exclamation ^ codes[at + 1]!);
    this.position = end;
    return true;
  }

  /**
   * Whether the quote at `at`, met in a field of an f-string in the same quotes, cannot begin a string of its own and
   * so is the end of that f-string, whose field was left open.
   */
  isLostEnd(at: number): boolean {
    const { tokens, nesting } = this;
    const style = nesting.style() & ~raw;
    if (style === 0 || style !== tokens.codes[at]) return false;
    return tokens.codes[singleEnd(tokens.codes, at, tokens.length)] !== style;
  }

  /** Ends the innermost f-string at the quote at `at` although a field of it is open. */
  closeEarly(at: number): number {
    const { tokens } = this;
    const opener = this.nesting.token();
    tokens.problem('This is never closed.', tokens.starts[opener]!, tokens.ends[opener]!);
    this.unwindToLiteral();
    return this.closeString(at, at + 1);
  }

  private afterBackslash(at: number, isRaw: boolean): number {
    const { codes, length } = this.tokens;
    const next = codes[at + 1];
    if (next === Op.openBrace || next === Op.closeBrace) return at + 1;
    if (next === 78 && codes[at + 2] === Op.openBrace && !isRaw) {
      let end = at + 3;
      while (classOf[codes[end]!]! <= CharacterClass.digit || codes[end] === 32 || codes[end] === Op.minus) end++;
      if (codes[end] === Op.closeBrace) return end + 1;
    }
    return afterEscape(codes, at, length);
  }

  private text(from: number, to: number, hash: number): void {
    if (to > from) this.tokens.push(Kind.fStringText, from, to, hash);
  }

  private closeString(at: number, end: number): number {
    const { tokens, nesting } = this;
    if (nesting.top !== Layer.literal) {
      tokens.problem('This is never closed.', tokens.starts[nesting.token()]!, tokens.ends[nesting.token()]!);
      this.unwindToLiteral();
    }
    tokens.matches[nesting.token()] = tokens.count;
    nesting.pop();
    tokens.push(Kind.fStringEnd, at, end, Kind.fStringEnd);
    return end;
  }

  private unterminated(at: number): number {
    const { tokens, nesting } = this;
    this.unwindToLiteral();
    const start = tokens.starts[nesting.token()]!;
    tokens.problem('This string has no end.', start, Math.max(start, at));
    return this.closeString(at, at);
  }

  /** Closes fields, specifications and brackets down to the text of the innermost f-string. */
  private unwindToLiteral(): void {
    const { tokens, nesting } = this;
    for (; nesting.top !== Layer.literal; nesting.pop()) {
      if (nesting.top !== Layer.specification) tokens.matches[nesting.token()] = tokens.count;
    }
  }
}

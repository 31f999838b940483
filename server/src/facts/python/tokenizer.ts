// The tokenizer: one pass over the text, never failing. What it cannot read becomes a problem and is stepped over.
import { CharacterClass, classOf } from './characters';
import { FStrings } from './f-strings';
import { Layer, type Nesting } from './nesting';
import { numberEnd } from './numbers';
import { operatorAt } from './operators';
import { StringPrefix, scanString } from './strings';
import { firstStatementKeyword, fnvBasis, fnvPrime, Kind, mayBeKeyword, nameKind, Op } from './token-kinds';
import type { Tokens } from './tokens';

const tab = 9;
const lineFeed = 10;
const formFeed = 12;
const carriageReturn = 13;
const space = 32;
const byteOrderMark = 0xfeff;

export function tokenize(tokens: Tokens): void {
  new Tokenizer(tokens).run();
}

class Tokenizer {
  private at = 0;
  private readonly nesting: Nesting;
  private readonly fStrings: FStrings;
  private readonly tokens: Tokens;
  /** Quotes whose triple form was once found to be missing its end: no later one has an end either. */
  private readonly endless = new Set<number>();

  constructor(tokens: Tokens) {
    this.tokens = tokens;
    this.nesting = tokens.nesting;
    this.fStrings = new FStrings(tokens);
  }

  run(): void {
    if (this.tokens.text.charCodeAt(0) === byteOrderMark) this.at = 1;
    while (this.startLine()) this.readLine();
    this.tokens.lines.push(this.tokens.count);
  }

  /** Skips blank and comment lines; opens the next logical line. False at the end of the text. */
  private startLine(): boolean {
    const { codes, length } = this.tokens;
    for (;;) {
      let column = 0;
      let continued = 0;
      let code = codes[this.at]!;
      for (; ; code = codes[++this.at]!) {
        if (code === space) column++;
        else if (code === tab) column = (column | 7) + 1;
        else if (code === formFeed) column = 0;
        else if (code === 92 && this.isNewline(this.at + 1)) {
          // As in CPython: the first of the joined lines that is indented counts.
          continued = continued || column;
          if (codes[++this.at] === carriageReturn && codes[this.at + 1] === lineFeed) this.at++;
        } else break;
      }
      if (code === lineFeed || code === carriageReturn) this.at++;
      else if (code === 35) this.readComment();
      else if (this.at >= length) return false;
      else {
        this.tokens.lines.push(this.tokens.count);
        this.tokens.indents.push(continued || column);
        return true;
      }
    }
  }

  /** Reads tokens up to the end of the logical line. */
  private readLine(): void {
    const { tokens, nesting } = this;
    const { codes, length } = tokens;
    for (;;) {
      const layer = nesting.top;
      if (layer === Layer.literal || layer === Layer.specification) {
        this.at = this.fStrings.readText(this.at);
        continue;
      }
      const code = codes[this.at]!;
      switch (classOf[code]) {
        case CharacterClass.space:
          this.at++;
          break;
        case CharacterClass.name:
          if (this.readName()) return;
          break;
        case CharacterClass.digit:
          this.readNumber();
          break;
        case CharacterClass.quote:
          this.readString(this.at, this.at, 0);
          break;
        case CharacterClass.open:
          nesting.push(Layer.bracket, tokens.count);
          tokens.push(code, this.at, ++this.at, code);
          break;
        case CharacterClass.close:
          this.close(code);
          break;
        case CharacterClass.dot:
          this.readDot();
          break;
        case CharacterClass.field:
          if (layer === Layer.field && this.fStrings.endExpression(this.at)) {
            this.at = this.fStrings.position;
            break;
          }
          this.readOperator(code);
          break;
        case CharacterClass.operator:
          this.readOperator(code);
          break;
        case CharacterClass.newline:
          if (nesting.depth === 0) return;
          this.at++;
          break;
        case CharacterClass.comment:
          this.readComment();
          break;
        default:
          if (this.at >= length) {
            this.abandon();
            return;
          }
          if (code === 92 && this.isNewline(this.at + 1)) {
            this.at += codes[this.at + 1] === carriageReturn && codes[this.at + 2] === lineFeed ? 3 : 2;
          } else {
            tokens.problem('Unexpected character.', this.at, this.at + 1);
            this.at++;
          }
      }
    }
  }

  /** True when the name is a keyword that begins a statement inside a bracket: then the logical line is given up. */
  private readName(): boolean {
    const { tokens } = this;
    const { codes } = tokens;
    const start = this.at;
    let hash = fnvBasis;
    let at = start;
    let code = codes[at]!;
    do {
      hash = Math.imul(hash ^ code, fnvPrime);
      code = codes[++at]!;
    } while (classOf[code]! <= CharacterClass.digit);
    if (at - start <= 2 && (code === 34 || code === 39)) {
      const prefix = StringPrefix.of(codes, start, at);
      if (prefix >= 0) {
        this.readString(start, at, prefix);
        return false;
      }
    }
    this.at = code === space ? at + 1 : at;
    if (mayBeKeyword(hash)) return this.readWord(start, at, hash);
    // As `push`, without a call: every third token is a name.
    const index = tokens.count++;
    tokens.kinds[index] = Kind.name;
    tokens.starts[index] = start;
    tokens.ends[index] = at;
    tokens.hashes[index] = hash;
    tokens.matches[index] = index;
    return false;
  }

  /** Most likely a keyword; returns what `readName` does. */
  private readWord(start: number, end: number, hash: number): boolean {
    const { tokens } = this;
    const kind = nameKind(tokens.codes, start, end, hash);
    if (kind >= firstStatementKeyword) {
      if (this.nesting.depth > 0 && this.resumeAt(start, kind)) return true;
      if (kind === Kind.import) tokens.imports.push(tokens.count);
      else if (kind === Kind.global) tokens.hasGlobal = true;
    }
    tokens.push(kind, start, end, hash);
    return false;
  }

  /**
   * No expression goes on with a statement's keyword at the start of a line: a bracket before it was left open, as
   * happens while someone types. Reading resumes with that line.
   */
  private resumeAt(keyword: number, kind: number): boolean {
    const { tokens } = this;
    let start = keyword;
    const previous = tokens.count - 1;
    if (kind === Kind.def && previous >= 0 && tokens.kinds[previous] === Kind.async) start = tokens.starts[previous]!;
    if (kind === Kind.import) start = this.startOfFromImport() ?? keyword;
    let lineStart = start;
    while (lineStart > 0 && classOf[tokens.codes[lineStart - 1]!] === CharacterClass.space) lineStart--;
    if (lineStart === 0 || !this.isNewline(lineStart - 1)) return false;
    while (tokens.count > 0 && tokens.starts[tokens.count - 1]! >= start) tokens.count--;
    this.abandon();
    this.at = lineStart;
    return true;
  }

  /** Where `from a.b` starts when the tokens before an `import` read so. */
  private startOfFromImport(): number | undefined {
    const { kinds, count, starts } = this.tokens;
    let index = count - 1;
    while (index >= 0 && (kinds[index] === Kind.name || kinds[index] === Op.dot || kinds[index] === Kind.ellipsis))
      index--;
    return index >= 0 && kinds[index] === Kind.from ? starts[index] : undefined;
  }

  /** Gives up everything that is open. */
  private abandon(): void {
    const { tokens, nesting } = this;
    if (nesting.depth === 0) return;
    const opener = nesting.token();
    tokens.problem('This is never closed.', tokens.starts[opener]!, tokens.ends[opener]!);
    for (; nesting.depth > 0; nesting.pop()) {
      if (nesting.top !== Layer.specification) tokens.matches[nesting.token()] = tokens.count - 1;
    }
  }

  private close(code: number): void {
    const { tokens, nesting } = this;
    const opener = code === Op.closeParen ? Op.openParen : code - 2;
    // Far enough for a slip of the hand; without a bound, unmatched brackets would cost quadratic time.
    const reach = Math.min(nesting.depth, 8);
    for (let down = 0; down < reach; down++) {
      const layer = nesting.layer(down);
      if (tokens.kinds[nesting.token(down)] === opener) {
        if (down > 0)
          tokens.problem('This is never closed.', tokens.starts[nesting.token()]!, tokens.ends[nesting.token()]!);
        for (let open = 0; open <= down; open++, nesting.pop()) tokens.matches[nesting.token()] = tokens.count;
        tokens.push(code, this.at, ++this.at, code);
        return;
      }
      if (layer !== Layer.bracket) break;
    }
    tokens.problem('This closes nothing.', this.at, this.at + 1);
    this.at++;
  }

  private readDot(): void {
    const { tokens } = this;
    const { codes } = tokens;
    const at = this.at;
    if (classOf[codes[at + 1]!] === CharacterClass.digit) this.readNumber();
    else if (codes[at + 1] === 46 && codes[at + 2] === 46) {
      tokens.push(Kind.ellipsis, at, at + 3, Kind.ellipsis);
      this.at = at + 3;
    } else tokens.push(Op.dot, at, ++this.at, Op.dot);
  }

  private readOperator(code: number): void {
    const { codes } = this.tokens;
    const start = this.at;
    const next = codes[start + 1]!;
    // Alone, as most are.
    if (next !== Op.assign && next !== 62 && next !== code) {
      this.tokens.push(code, start, start + 1, Math.imul(code ^ (code | 256), fnvPrime));
      this.at = next === space ? start + 2 : start + 1;
      return;
    }
    const packed = operatorAt(codes, start, code);
    const end = start + (packed >>> 8);
    let hash = packed;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ codes[at]!, fnvPrime);
    this.tokens.push(packed & 255, start, end, hash);
    this.at = end;
  }

  private readNumber(): void {
    const { tokens } = this;
    const end = numberEnd(tokens.codes, this.at);
    let hash = fnvBasis;
    for (let at = this.at; at < end; at++) hash = Math.imul(hash ^ tokens.codes[at]!, fnvPrime);
    tokens.push(Kind.number, this.at, end, hash);
    this.at = end;
  }

  private readString(start: number, quoteAt: number, prefix: number): void {
    if ((prefix & StringPrefix.formatted) !== 0) this.at = this.fStrings.open(start, quoteAt, prefix);
    else if (this.fStrings.isLostEnd(quoteAt)) this.at = this.fStrings.closeEarly(quoteAt);
    else {
      const { kinds, count, argumentStrings } = this.tokens;
      if (count > 1 && kinds[count - 1] === Op.openParen && kinds[count - 2] === Kind.name) argumentStrings.push(count);
      this.at = scanString(this.tokens, start, quoteAt, prefix, this.endless);
    }
  }

  private readComment(): void {
    const { tokens } = this;
    const { codes, length } = tokens;
    const start = this.at;
    let at = start + 1;
    for (let code = codes[at]!; code !== lineFeed && code !== carriageReturn; code = codes[++at]!) {
      if (code === 0 && at >= length) break;
    }
    if (codes[start + 1] === 115 || codes[start + 2] === 115) tokens.maySuppress = true;
    tokens.commentStarts.push(start);
    tokens.commentEnds.push(at);
    tokens.commentTokens.push(tokens.count);
    this.at = at;
  }

  private isNewline(at: number): boolean {
    const code = this.tokens.codes[at];
    return code === lineFeed || code === carriageReturn;
  }
}

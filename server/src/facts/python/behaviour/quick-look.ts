// A quick look at the tokens of a function: whether a closer one can find that it returns something made or held, or writes a
// state. Of ten functions nine do neither.
import type { Body } from '../bodies';
import { findOutsideLambda } from '../expressions';
import { fnv, Kind, Op } from '../token-kinds';
import { type Tokens, word } from '../tokens';
import { isChanger } from './function-scope';
import type { ModuleNames } from './module-names';

const cls = word('cls');
const getter = new Set(['get', 'setdefault', 'pop']);

/** So many times one function is searched for the values of names; who returns more is read closely. */
const mostSearches = 12;

export class QuickLook {
  private readonly tokens: Tokens;
  private readonly names: ModuleNames;
  private body!: Body;
  /** Hash of the name of a method's object. */
  private receiver = 0;
  private searches = 0;

  constructor(tokens: Tokens, names: ModuleNames) {
    this.tokens = tokens;
    this.names = names;
  }

  /** `receiver`: the first parameter of a method, else empty. */
  mayMatter(body: Body, receiver: string): boolean {
    this.body = body;
    this.receiver = fnv(receiver);
    this.searches = 0;
    return this.someLine((from, to) => this.mattersWithin(from, to));
  }

  private someLine(matters: (from: number, to: number) => boolean): boolean {
    const { firstLine, endLine, from, to } = this.body;
    if (firstLine === endLine) return matters(from, to);
    const lines = this.tokens.lines.items;
    for (let line = firstLine; line < endLine; line++) if (matters(lines[line]!, lines[line + 1]!)) return true;
    return false;
  }

  private mattersWithin(from: number, to: number): boolean {
    const { tokens, names, receiver } = this;
    const { kinds, hashes } = tokens;
    let deletes = false;
    for (let index = from; index < to; index++) {
      const kind = kinds[index]!;
      if (kind === Kind.return) {
        if (this.mayReturn(index + 1, to)) return true;
      } else if (kind === Kind.global) return true;
      else if (kind === Kind.del) deletes = true;
      else if (kind !== Kind.name || kinds[index - 1] === Op.dot) continue;
      else if (names.mayHold(hashes[index]!) || hashes[index] === cls.hash) {
        if (deletes || isWritten(tokens, from, index, to)) return true;
      } else if (
        hashes[index] === receiver &&
        kinds[index + 1] === Op.dot &&
        names.mayBeAttribute(hashes[index + 2]!)
      ) {
        if (deletes || isWritten(tokens, from, index, to)) return true;
      }
    }
    return false;
  }

  /** Most functions return a literal, the outcome of an operator, or a call of something in lower case. */
  private mayReturn(from: number, to: number): boolean {
    const { tokens } = this;
    let start = from;
    for (let index = from; index < to; index = tokens.next(index)) {
      const kind = tokens.kinds[index];
      if (kind !== Kind.or && kind !== Kind.and && kind !== Kind.if && kind !== Kind.else) continue;
      if (this.mayBeValue(start, index)) return true;
      start = index + 1;
    }
    return this.mayBeValue(start, to);
  }

  private mayBeValue(from: number, to: number): boolean {
    const { tokens } = this;
    const { kinds } = tokens;
    if (from >= to) return false;
    if (kinds[from] === Op.openParen || kinds[from] === Kind.await) return true;
    const end = tokens.dottedEnd(from, to);
    if (end === from) return false;
    if (end >= to) return this.mayHold(from, end);
    if (kinds[end] === Op.openBracket) return tokens.next(end) < to || this.mayHold(from, end);
    return kinds[end] === Op.openParen && this.isMaker(from, end);
  }

  private isMaker(from: number, end: number): boolean {
    const { tokens, names } = this;
    const last = tokens.textOf(end - 1);
    if (/^_*[A-Z]/.test(last) || last === 'cls' || last === 'super' || last === '__new__') return true;
    if (getter.has(last) && end > from + 2 && this.mayHold(from, end - 2)) return true;
    return names.classes.has(tokens.dottedText(from, end));
  }

  /** Whether the name `from..end` may be a state, an attribute of the object that is one, or a name that is given a value here. */
  private mayHold(from: number, end: number): boolean {
    const { names } = this;
    const { hashes } = this.tokens;
    if (names.mayHold(hashes[from]!)) return true;
    const isAttribute = end === from + 3;
    if (isAttribute ? hashes[from] !== this.receiver : end > from + 1) return false;
    if (isAttribute && names.mayBeAttribute(hashes[end - 1]!)) return true;
    if (this.searches++ >= mostSearches) return true;
    return this.someLine((line, to) => this.isGiven(from, end, line, to));
  }

  /** Whether something in the line `line..to` assigns what may be a value to the name `from..end`, or to an item of it. */
  private isGiven(from: number, end: number, line: number, to: number): boolean {
    const { tokens } = this;
    const { kinds, hashes } = tokens;
    const hash = hashes[end - 1];
    const isAttribute = end > from + 1;
    for (let index = line; index < to; index++) {
      if (hashes[index] !== hash || kinds[index] !== Kind.name) continue;
      if ((kinds[index - 1] === Op.dot) !== isAttribute || (isAttribute && hashes[index - 2] !== hashes[from]))
        continue;
      let behind = index + 1;
      while (isAttribute && behind < to && kinds[behind] === Op.openBracket) behind = tokens.next(behind);
      while (behind < to && kinds[behind] === Op.closeParen) behind++;
      if (behind < to && this.isGivenBehind(behind, to)) return true;
    }
    return false;
  }

  private isGivenBehind(behind: number, to: number): boolean {
    const { tokens } = this;
    const kind = tokens.kinds[behind];
    if (kind === Kind.walrus) return true;
    if (kind !== Op.assign && kind !== Op.colon) return false;
    if (this.searches++ >= mostSearches) return true;
    const stop = tokens.find(Op.semicolon, behind, to);
    let value = stop;
    for (let at = behind; at < stop; at = findOutsideLambda(tokens, Op.assign, at + 1, stop)) {
      if (tokens.kinds[at] === Op.assign) value = at + 1;
    }
    return this.mayReturn(value, stop);
  }
}

/** `a.b = …`, `a.b[c] = …`, `a.append(…)`: what a write to `a` at `index` looks like in the line at `from`. */
function isWritten(tokens: Tokens, from: number, index: number, to: number): boolean {
  const { kinds } = tokens;
  let end = tokens.dottedEnd(index, to);
  if (end >= to) return false;
  if (kinds[end] === Op.openParen) return isChanger(tokens, end - 1);
  const isItem = kinds[end] === Op.openBracket;
  if (!isItem && end === index + 1) return false;
  while (end < to && kinds[end] === Op.openBracket) end = tokens.next(end);
  if (end >= to) return false;
  if (isItem && kinds[end] === Op.dot) return isChanger(tokens, end + 1);
  const kind = kinds[end] === Op.closeParen ? kinds[end + 1] : kinds[end];
  if (kind === Op.colon) return index === from || kinds[index - 1] === Op.colon || kinds[index - 1] === Op.semicolon;
  return kind === Op.assign || kind === Kind.augmented;
}

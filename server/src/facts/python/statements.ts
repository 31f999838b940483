// The statement reader: logical lines outside function bodies, with the blocks they stand in.

import { type Block, branchPlace, casePlace, tryPlace, withPlace } from './blocks';
import { suiteEnd } from './bodies';
import { readDeferredImports } from './deferred-imports';
import { type ClassDraft, type Header, isAbstract, readClass, readFunction } from './definitions';
import type { ModuleDraft, Place, TokenRange } from './draft';
import { findOutsideLambda, headName } from './expressions';
import { readInstanceAttributes } from './instance-attributes';
import { readModuleFunction } from './module-functions';
import { readSimpleStatement } from './simple-statements';
import { Kind, Op } from './token-kinds';
import { word } from './tokens';

const softMatch = word('match');
const softCase = word('case');

export function readStatements(draft: ModuleDraft): void {
  new StatementReader(draft).run();
}

class StatementReader {
  private readonly draft: ModuleDraft;
  private readonly blocks: Block[] = [];
  private readonly classes: ClassDraft[] = [];
  private decorators: TokenRange[] = [];
  private decoratedFrom = -1;
  private importsSeen = 0;

  constructor(draft: ModuleDraft) {
    this.draft = draft;
  }

  run(): void {
    const { tokens } = this.draft;
    const scope = { from: 0, to: tokens.count };
    const place: Place = { typeOnly: false, deferred: false, condition: undefined, scope };
    this.blocks.push({ indent: -1, place, owner: undefined, match: -1, chain: undefined });
    for (let line = 0; line < tokens.lineCount; ) line = this.readLine(line);
    for (const each of this.classes) each.definition.abstract = isAbstract(each);
  }

  /** Reads a logical line, and a function's body with its header; returns the line to go on with. */
  private readLine(line: number): number {
    const { tokens } = this.draft;
    const indent = tokens.indents.items[line]!;
    while (this.top.indent >= indent) this.blocks.pop();
    return this.readStatement(line, indent, tokens.lines.items[line]!, tokens.lines.items[line + 1]!);
  }

  private readStatement(line: number, indent: number, from: number, to: number): number {
    const { tokens } = this.draft;
    const kind = tokens.kinds[from]!;
    switch (kind) {
      case Op.at:
        if (this.decorators.length === 0) this.decoratedFrom = from;
        this.decorators.push({ from: from + 1, to });
        return line + 1;
      case Kind.class:
        return this.openClass(line, indent, from, to);
      case Kind.def:
        return this.passFunction(line, from, from, to);
      case Kind.async:
        if (from + 1 < to && tokens.kinds[from + 1] === Kind.def) return this.passFunction(line, from, from + 1, to);
        break;
      default:
    }
    this.decorators = [];
    const place = this.suitePlace(line, from, to);
    if (place !== undefined) return this.openSuite(line, indent, from, to, place);
    this.readSimpleStatements(from, to);
    return line + 1;
  }

  /** The place of the suite that a compound statement opens; `undefined` for a simple statement. */
  private suitePlace(line: number, from: number, to: number): Place | undefined {
    const { tokens } = this.draft;
    const parent = this.top;
    const kind = tokens.kinds[from]!;
    switch (kind) {
      case Kind.if:
      case Kind.elif:
      case Kind.else:
        return branchPlace(tokens, parent, from, this.colonOf(from, to), this.draft.checkingNames);
      case Kind.try:
      case Kind.except:
      case Kind.finally:
        return tryPlace(tokens, parent, line, from);
      case Kind.with: {
        const colon = this.colonOf(from, to);
        parent.chain = undefined;
        if (!/(^|\.)(suppress|catch_warnings)$/.test(headName(tokens, from + 1, colon))) this.countOwn();
        return withPlace(tokens, parent, from, colon);
      }
      case Kind.async:
      case Kind.for:
      case Kind.while:
        parent.chain = undefined;
        this.countOwn();
        return parent.place;
      case Kind.name:
        if (tokens.kinds[to - 1] === Op.colon && tokens.is(from, softMatch.text, softMatch.hash) && to > from + 2) {
          this.countOwn();
          return parent.place;
        }
        if (parent.match >= 0 && tokens.is(from, softCase.text, softCase.hash)) return casePlace(parent);
        return undefined;
      default:
        return undefined;
    }
  }

  private openSuite(line: number, indent: number, from: number, to: number, place: Place): number {
    const { tokens } = this.draft;
    const match = tokens.is(from, softMatch.text, softMatch.hash) ? tokens.starts[from]! : -1;
    const colon = this.colonOf(from, to);
    this.blocks.push({ indent, place, owner: this.top.owner, match, chain: undefined });
    if (colon + 1 < to) {
      this.readSimpleStatements(colon + 1, to);
      this.blocks.pop();
    }
    return line + 1;
  }

  private openClass(line: number, indent: number, from: number, to: number): number {
    const parent = this.top;
    const opened = readClass(this.draft, this.header(line, from, from, to), parent.owner);
    if (parent.owner === undefined) this.countOwn();
    if (opened === undefined) return line + 1;
    this.classes.push(opened.opened);
    this.blocks.push({ indent, place: parent.place, owner: opened.opened, match: -1, chain: undefined });
    if (opened.body.from < to) {
      this.readSimpleStatements(opened.body.from, to);
      this.blocks.pop();
    }
    return line + 1;
  }

  private passFunction(line: number, from: number, keyword: number, to: number): number {
    const { draft } = this;
    const { owner, place } = this.top;
    const header = this.header(line, from, keyword, to);
    const read = readFunction(draft, header, owner);
    if (read === undefined) {
      if (owner === undefined) this.countOwn();
      return suiteEnd(draft.tokens, line);
    }
    draft.passed.push({ read, owner: owner?.path ?? '', keyword });
    this.importsSeen = readDeferredImports(draft, read.body, this.importsSeen, place);
    if (owner === undefined) readModuleFunction(draft, read);
    else if (read.name === '__init__') readInstanceAttributes(draft.tokens, owner, keyword, read.body);
    return read.body.endLine;
  }

  private header(line: number, from: number, keyword: number, to: number): Header {
    const { decorators } = this;
    const decorated = decorators.length > 0;
    this.decorators = [];
    const condition = this.top.place.condition;
    return {
      line,
      from: decorated ? this.decoratedFrom : from,
      keyword,
      to,
      decorators,
      conditionGroup: condition === undefined ? -1 : condition.group,
    };
  }

  private readSimpleStatements(from: number, to: number): void {
    const { tokens } = this.draft;
    for (let start = from; start < to; ) {
      const end = tokens.find(Op.semicolon, start, to);
      if (end > start) readSimpleStatement(this.draft, start, end, this.top);
      start = end + 1;
    }
  }

  private colonOf(from: number, to: number): number {
    return findOutsideLambda(this.draft.tokens, Op.colon, from + 1, to);
  }

  private countOwn(): void {
    if (this.top.owner === undefined) this.draft.ownStatements++;
  }

  private get top(): Block {
    return this.blocks[this.blocks.length - 1]!;
  }
}

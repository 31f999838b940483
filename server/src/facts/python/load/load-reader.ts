// The statements of a module or body in the order in which they run, as steps.
import { forEachBoundName } from '../behaviour/bound-names';
import { Header } from '../behaviour/own-statements';
import { suiteEnd } from '../bodies';
import { checkingOf } from '../conditions';
import type { ModuleDraft } from '../draft';
import { findOutsideLambda, headName, stringText } from '../expressions';
import { Kind, Op } from '../token-kinds';
import { word } from '../tokens';
import { allCaught, catchesOf, caughtBy, caughtIn, raises } from './caught-failures';
import { DefinitionReader } from './definition-reader';
import { type LoadScope, within } from './scope';

const softMatch = word('match');
const softCase = word('case');

/** Suites within each other that are followed: more than CPython allows, and too few to exhaust the stack. */
const deepest = 120;

type Condition = 'true' | 'false' | 'unknown';

export class LoadReader extends DefinitionReader {
  private readonly draft: ModuleDraft;
  private depth = 0;
  /** Whether the suite that was read last always ends with `return`. */
  private returned = false;

  constructor(draft: ModuleDraft) {
    super(draft);
    this.draft = draft;
  }

  /** The statements of the lines `line..end`; whether the suite always ends with `return` or `raise`. */
  suite(first: number, end: number, scope: LoadScope): boolean {
    if (this.depth >= deepest) return false;
    this.depth++;
    let ended = false;
    for (let line = first; line < end && !ended; ) {
      const from = this.tokens.lines.items[line]!;
      const to = this.tokens.lines.items[line + 1]!;
      const next = this.compound(line, from, to, scope);
      if (next < 0) {
        ended = this.simpleStatements(from, to, scope);
        line++;
      } else {
        ended = this.ended;
        line = next;
      }
    }
    this.depth--;
    return ended;
  }

  simpleStatements(from: number, to: number, scope: LoadScope): boolean {
    for (let start = from; start < to; ) {
      const end = this.tokens.find(Op.semicolon, start, to);
      if (end > start && this.simple(start, end, scope)) return true;
      start = end + 1;
    }
    return false;
  }

  /** The line behind a compound statement; -1 when it is a simple one. */
  private compound(line: number, from: number, to: number, scope: LoadScope): number {
    const { tokens } = this;
    this.ended = false;
    switch (tokens.kinds[from]) {
      case Op.at:
        this.decorators.push({ from: from + 1, to });
        return line + 1;
      case Kind.class:
      case Kind.def:
        return this.definition(line, from, to, scope);
      case Kind.async:
        if (tokens.kinds[from + 1] === Kind.def) return this.definition(line, from + 1, to, scope);
        return this.block(line, from + 1, to, scope);
      case Kind.if:
        return this.conditional(line, scope);
      case Kind.try:
        return this.tryStatement(line, scope);
      case Kind.for:
      case Kind.while:
      case Kind.with:
      case Kind.else:
      case Kind.elif:
      case Kind.except:
      case Kind.finally:
        return this.block(line, from, to, scope);
      case Kind.name:
        if (tokens.kinds[to - 1] !== Op.colon || to < from + 3) return -1;
        if (tokens.is(from, softMatch.text, softMatch.hash)) return this.block(line, from, to, scope);
        return tokens.is(from, softCase.text, softCase.hash) ? this.block(line, from, to, scope) : -1;
      default:
        return -1;
    }
  }

  /** The suite of the header at `line`. Where a branch returns, what follows the branch may not run. */
  private suiteOf(line: number, scope: LoadScope, inBranch: boolean): number {
    const lines = this.tokens.lines.items;
    const to = lines[line + 1]!;
    const colon = this.colonOf(lines[line]! + 1, to);
    const end = colon + 1 < to ? line + 1 : suiteEnd(this.tokens, line);
    const ended = colon + 1 < to ? this.simpleStatements(colon + 1, to, scope) : this.suite(line + 1, end, scope);
    this.returned = ended && this.endedByReturn;
    if (this.returned && inBranch && scope.body !== undefined) scope.body.left = true;
    this.ended = ended && !inBranch;
    return end;
  }

  private conditional(first: number, scope: LoadScope): number {
    const { tokens } = this;
    const lines = tokens.lines.items;
    const group = tokens.starts[lines[first]!]!;
    const branch = within(scope, 'branch', group, undefined);
    let known: Condition = 'false';
    let line = first;
    for (;;) {
      const from = lines[line]!;
      const colon = this.colonOf(from + 1, lines[line + 1]!);
      const own = tokens.kinds[from] === Kind.else ? 'true' : this.conditionOf(from, colon);
      if (own === 'unknown' && known === 'false') this.expressions(from + 1, colon, 'expression', scope);
      if (own === 'false' || known === 'true') line = suiteEnd(tokens, line);
      else
        line = this.suiteOf(
          line,
          own === 'true' && known === 'false' ? scope : branch,
          known === 'unknown' || own !== 'true',
        );
      if (known !== 'true' && own !== 'false') known = own;
      if (line >= tokens.lineCount || tokens.indents.items[line] !== tokens.indents.items[first]) return line;
      const kind = tokens.kinds[lines[line]!];
      if (kind !== Kind.elif && kind !== Kind.else) return line;
    }
  }

  private conditionOf(from: number, colon: number): Condition {
    const { tokens } = this;
    const { kinds } = tokens;
    if (colon === from + 2) {
      if (kinds[from + 1] === Kind.true) return 'true';
      if (kinds[from + 1] === Kind.false || kinds[from + 1] === Kind.none) return 'false';
    }
    const isMain =
      colon === from + 4 &&
      kinds[from + 2] === Kind.equal &&
      kinds[from + 3] === Kind.string &&
      tokens.textOf(from + 1) === '__name__' &&
      stringText(tokens, from + 3) === '__main__';
    if (isMain) return 'false';
    const checking = checkingOf(tokens, from + 1, colon, this.draft.checkingNames);
    return checking === 'type' ? 'false' : checking === 'runtime' ? 'true' : 'unknown';
  }

  private tryStatement(first: number, scope: LoadScope): number {
    const { tokens } = this;
    const lines = tokens.lines.items;
    const group = tokens.starts[lines[first]!]!;
    const handlers: { line: number; takes: number }[] = [];
    let free = allCaught;
    let caught = 0;
    let otherwise = -1;
    let finale = -1;
    let end = suiteEnd(tokens, first);
    while (end < tokens.lineCount && tokens.indents.items[end] === tokens.indents.items[first]) {
      const from = lines[end]!;
      const kind = tokens.kinds[from];
      if (kind === Kind.except) {
        const takes = caughtBy(tokens, from + 1, this.colonOf(from + 1, lines[end + 1]!)) & free;
        free &= ~takes;
        if (takes !== 0 && !raises(tokens, end)) {
          caught |= takes;
          handlers.push({ line: end, takes });
        }
      } else if (kind === Kind.else) otherwise = end;
      else if (kind === Kind.finally) finale = end;
      else break;
      end = suiteEnd(tokens, end);
    }
    const catches = catchesOf(caught);
    const isBranch = handlers.length > 0;
    const { body } = scope;
    const before = body?.left === true;
    this.suiteOf(first, isBranch ? within(scope, 'body', group, catches) : scope, isBranch);
    let ended = this.ended;
    let left = body?.left === true;
    let returning = 0;
    for (const { line, takes } of handlers) {
      const inner = within(scope, 'handler', group, catchesOf(takes));
      this.bindHandled(line, inner);
      // A handler runs where the body did not get as far as its `return`.
      if (body !== undefined) body.left = before;
      this.suiteOf(line, inner, false);
      if (this.returned) returning++;
      left ||= body?.left === true;
    }
    const allReturn = returning > 0 && returning === handlers.length;
    if (body !== undefined) body.left = left || (returning > 0 && !allReturn);
    if (body !== undefined && allReturn) body.returnedFrom.push(group);
    if (otherwise >= 0 && !ended) {
      this.suiteOf(otherwise, isBranch ? within(scope, 'else', group, undefined) : scope, isBranch);
      ended = this.ended;
    }
    if (finale >= 0) {
      this.suiteOf(finale, scope, false);
      ended ||= this.ended;
    }
    this.ended = ended;
    return end;
  }

  /** `except A as name`: the name is gone when the handler has ended. */
  private bindHandled(line: number, scope: LoadScope): void {
    const { tokens } = this;
    const from = tokens.lines.items[line]!;
    const colon = this.colonOf(from + 1, tokens.lines.items[line + 1]!);
    if (tokens.kinds[colon - 2] === Kind.as) scope.classNames?.add(tokens.textOf(colon - 1));
  }

  /** Loops, `with`, `match` and its cases, and what has lost the statement that it belongs to. */
  private block(line: number, from: number, to: number, scope: LoadScope): number {
    const { tokens } = this;
    const { kinds } = tokens;
    const colon = this.colonOf(from + 1, to);
    const group = tokens.starts[from]!;
    switch (kinds[from]) {
      case Kind.with: {
        this.withItems(from + 1, colon, scope);
        if (!/(^|\.)suppress$/.test(headName(tokens, from + 1, colon))) return this.suiteOf(line, scope, false);
        const catches = catchesOf(caughtIn(tokens, from + 2, colon));
        return this.suiteOf(line, catches === undefined ? scope : within(scope, 'body', group, catches), true);
      }
      case Kind.name:
        if (tokens.is(from, softMatch.text, softMatch.hash)) this.expressions(from + 1, colon, 'expression', scope);
        break;
      case Kind.for: {
        const iterable = tokens.find(Kind.in, from + 1, colon);
        this.expressions(iterable + 1, colon, 'expression', scope);
        break;
      }
      case Kind.while:
        this.expressions(from + 1, colon, 'expression', scope);
        break;
      default:
    }
    const inner = within(scope, 'branch', group, undefined);
    const isCase = tokens.is(from, softCase.text, softCase.hash);
    if (isCase || kinds[from] === Kind.for) {
      const kind = isCase ? Header.case : Kind.for;
      forEachBoundName(tokens, from, colon, kind, (index) => this.bindName(index, false, inner));
    }
    return this.suiteOf(line, inner, true);
  }

  private withItems(from: number, to: number, scope: LoadScope): void {
    const { tokens } = this;
    const { kinds } = tokens;
    const inside = kinds[from] === Op.openParen && tokens.matches[from] === to - 1;
    if (inside && tokens.find(Kind.as, from + 1, to - 1) < to - 1) {
      this.withItems(from + 1, to - 1, scope);
      return;
    }
    for (let start = from; start < to; ) {
      const end = findOutsideLambda(tokens, Op.comma, start, to);
      const as = tokens.find(Kind.as, start, end);
      this.expressions(start, as, 'expression', scope);
      if (as < end) this.target(as + 1, end, false, scope);
      start = end + 1;
    }
  }

  private colonOf(from: number, to: number): number {
    return findOutsideLambda(this.tokens, Op.colon, from, to);
  }

  protected override classBody(line: number, scope: LoadScope): number {
    return this.suiteOf(line, scope, false);
  }
}

// Which places of a module are evaluated when it is loaded: all but bodies of functions and lambdas, annotations, and
// branches that only type checkers or the module run as a program take.
import type { EagerUse } from '../facts';
import { suiteEnd } from './bodies';
import type { TokenRange } from './draft';
import { findOutsideLambda } from './expressions';
import { Kind, Op } from './token-kinds';
import { IntList, type Tokens } from './tokens';

/** Follows the reader of tokens: lines and tokens must be told and asked in the order of the text. */
export class Evaluation {
  private readonly tokens: Tokens;
  /** Ranges that come up, ascending and apart: start and end in turn. */
  private readonly late = new IntList();
  private nextLate = 0;
  private readonly skipped: readonly TokenRange[];
  private nextSkipped = 0;
  private lambdaFrom = 0;
  private lambdaUntil = 0;
  private lineFrom = 0;
  private lineTo = 0;

  /** `skipped` are the suites that are not evaluated at all, in the order of the text. */
  constructor(tokens: Tokens, skipped: readonly TokenRange[]) {
    this.tokens = tokens;
    this.skipped = skipped;
  }

  enterLine(from: number, to: number): void {
    this.lineFrom = from;
    this.lineTo = to;
    if (this.tokens.kinds[from] === Kind.name && !this.isLate(from)) this.skipAnnotation(from);
  }

  /** At the `def` at `definition`, on `line`: its annotations and its body are for later. */
  enterFunction(line: number, definition: number): void {
    if (this.isLate(definition)) return;
    const { tokens, lineTo } = this;
    let open = definition + 1;
    while (open < lineTo && tokens.kinds[open] !== Op.openParen) open = tokens.next(open);
    if (open >= lineTo) return;
    const close = tokens.matches[open]!;
    for (let index = open + 1; index < close; ) {
      const end = findOutsideLambda(tokens, Op.comma, index, close);
      const colon = findOutsideLambda(tokens, Op.colon, index, end);
      if (colon < end) this.push(colon, findOutsideLambda(tokens, Op.assign, colon, end));
      index = end + 1;
    }
    this.push(close + 1, tokens.lines.items[suiteEnd(tokens, line)]!);
  }

  /** At the `lambda` at `index`: its body is for later, its defaults are not. */
  enterLambda(index: number): void {
    if (index < this.lambdaUntil) return;
    const { tokens, lineTo } = this;
    const from = tokens.find(Op.colon, index + 1, lineTo);
    let to = from + 1;
    while (to < lineTo && !endsLambda(tokens.kinds[to]!)) to = tokens.next(to);
    this.lambdaFrom = from;
    this.lambdaUntil = Math.min(to, lineTo);
  }

  /** Why the name at `index` is read while the module is evaluated; `undefined` when it is not. */
  eagerUse(index: number): EagerUse | undefined {
    if (this.isLate(index) || (index >= this.lambdaFrom && index < this.lambdaUntil) || this.isSkipped(index)) {
      return undefined;
    }
    const { kinds, starts, ends } = this.tokens;
    const first = kinds[this.lineFrom];
    const why = first === Kind.class ? 'base class' : first === Op.at ? 'decorator' : 'expression';
    return { why, span: { start: starts[index]!, end: ends[index]! } };
  }

  /** `a.b[c]: T = value` at the start of the line. */
  private skipAnnotation(from: number): void {
    const { tokens, lineTo } = this;
    let index = from + 1;
    while (index < lineTo && continuesTarget(tokens.kinds[index]!, tokens.kinds[index - 1]!))
      index = tokens.next(index);
    if (index >= lineTo || tokens.kinds[index] !== Op.colon) return;
    const semicolon = tokens.find(Op.semicolon, index, lineTo);
    this.push(index, tokens.find(Op.assign, index, semicolon));
  }

  private push(from: number, to: number): void {
    if (to <= from) return;
    this.late.push(from);
    this.late.push(to);
  }

  private isLate(index: number): boolean {
    const { items, count } = this.late;
    while (this.nextLate < count && items[this.nextLate + 1]! <= index) this.nextLate += 2;
    return this.nextLate < count && items[this.nextLate]! <= index;
  }

  private isSkipped(index: number): boolean {
    const { skipped } = this;
    while (this.nextSkipped < skipped.length && skipped[this.nextSkipped]!.to <= index) this.nextSkipped++;
    return this.nextSkipped < skipped.length && skipped[this.nextSkipped]!.from <= index;
  }
}

function continuesTarget(kind: number, before: number): boolean {
  return kind === Op.dot || kind === Op.openBracket || (kind === Kind.name && before === Op.dot);
}

function endsLambda(kind: number): boolean {
  switch (kind) {
    case Op.comma:
    case Op.colon:
    case Op.semicolon:
    case Op.closeParen:
    case Op.closeBracket:
    case Op.closeBrace:
    case Op.assign:
    case Kind.for:
    case Kind.fStringEnd:
      return true;
    default:
      return false;
  }
}

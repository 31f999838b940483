// Functions and classes as steps: decorators, defaults, annotations, bases, the class body, the name.

import { suiteEnd } from '../bodies';
import type { TokenRange } from '../draft';
import { findOutsideLambda } from '../expressions';
import { Kind, Op } from '../token-kinds';
import type { LoadScope } from './scope';
import { SimpleReader } from './simple-reader';

export abstract class DefinitionReader extends SimpleReader {
  /** The tokens of `def` of the functions and methods of the module level that come to be while it loads. */
  readonly defined = new Set<number>();
  /** Behind each `@` above the next definition. */
  protected decorators: TokenRange[] = [];
  /** Whether nothing runs behind the compound statement that was read last. */
  protected ended = false;

  /** Reads the suite of a class's header; returns the line behind it. */
  protected abstract classBody(line: number, scope: LoadScope): number;

  /** The definition whose keyword is at `keyword`; returns the line behind its body. */
  protected definition(line: number, keyword: number, to: number, scope: LoadScope): number {
    const { tokens, decorators } = this;
    this.decorators = [];
    for (const { from, to: end } of decorators) {
      if (tokens.dottedEnd(from, end) === end) this.note('read', from, end, 'decorator', scope);
      else this.expressions(from, end, 'decorator', scope);
    }
    const nameAt = keyword + 1;
    const isName = nameAt < to && (tokens.kinds[nameAt] === Kind.name || tokens.kinds[nameAt] === Kind.bound);
    if (!isName) return suiteEnd(tokens, line);
    let open = nameAt + 1;
    if (tokens.kinds[open] === Op.openBracket) open = tokens.next(open);
    const close = tokens.kinds[open] === Op.openParen && open < to ? tokens.matches[open]! : -1;
    let end: number;
    if (tokens.kinds[keyword] === Kind.def) {
      if (close >= 0 && this.mayLead(open + 1, to, scope)) this.parameters(open, close, to, scope);
      if (scope.body === undefined) this.defined.add(keyword);
      end = suiteEnd(tokens, line);
    } else {
      if (close >= 0) this.expressions(open + 1, close, 'base class', scope);
      const path = scope.owner === '' ? tokens.textOf(nameAt) : `${scope.owner}.${tokens.textOf(nameAt)}`;
      const { guard, uncertain, body } = scope;
      end = this.classBody(line, { guard, uncertain, classNames: new Set(), owner: path, body });
    }
    for (let index = decorators.length - 1; index >= 0; index--) {
      const { from, to: last } = decorators[index]!;
      if (tokens.dottedEnd(from, last) === last) this.note('call', from, last, 'decorator', scope);
    }
    this.bindName(nameAt, true, scope);
    this.ended = false;
    return end;
  }

  /** Default values come first, then annotations, that of the result last. */
  private parameters(open: number, close: number, to: number, scope: LoadScope): void {
    const { tokens } = this;
    for (const annotations of this.annotates ? [false, true] : [false]) {
      for (let start = open + 1; start < close; ) {
        const end = findOutsideLambda(tokens, Op.comma, start, close);
        const colon = findOutsideLambda(tokens, Op.colon, start, end);
        const assign = findOutsideLambda(tokens, Op.assign, start, end);
        if (annotations && colon < assign) this.expressions(colon + 1, assign, 'annotation', scope);
        else if (!annotations) this.expressions(assign + 1, end, 'default argument', scope);
        start = end + 1;
      }
    }
    if (!this.annotates || tokens.kinds[close + 1] !== Kind.arrow) return;
    this.expressions(close + 2, findOutsideLambda(tokens, Op.colon, close + 2, to), 'annotation', scope);
  }
}

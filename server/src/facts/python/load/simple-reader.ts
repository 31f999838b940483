// Simple statements as steps: imports, assignments, deletions, expressions.
import type { LoadUse } from '../../load-facts';
import { readAssignment } from '../assignments';
import type { ModuleDraft } from '../draft';
import { findOutsideLambda, parentheses } from '../expressions';
import { Kind, Op } from '../token-kinds';
import { word } from '../tokens';
import { LoadRecorder } from './load-recorder';
import type { LoadScope } from './scope';

const softType = word('type');

export class SimpleReader extends LoadRecorder {
  /** Whether the statement that ended a suite was a `return`. */
  protected endedByReturn = false;
  /** Without `from __future__ import annotations`. */
  protected readonly annotates: boolean;

  constructor(draft: ModuleDraft) {
    super(draft);
    this.annotates = !draft.imports.some(({ specifier, bindings }) => {
      return specifier === '__future__' && bindings.some(({ imported }) => imported === 'annotations');
    });
  }

  /** Reads `from..to`, which holds no semicolon; whether nothing behind it runs. */
  protected simple(from: number, to: number, scope: LoadScope): boolean {
    const { tokens } = this;
    switch (tokens.kinds[from]) {
      case Kind.import:
      case Kind.from:
        this.bindImports(from, scope);
        return false;
      case Kind.pass:
      case Kind.break:
      case Kind.continue:
      case Kind.global:
      case Kind.nonlocal:
        return false;
      case Kind.return:
      case Kind.raise:
        this.expressions(from + 1, to, 'expression', scope);
        this.endedByReturn = tokens.kinds[from] === Kind.return;
        return true;
      case Kind.assert:
        this.expressions(from + 1, findOutsideLambda(tokens, Op.comma, from + 1, to), this.whyOf(scope), scope);
        return false;
      case Kind.del:
        this.deletion(from + 1, to, scope);
        return false;
      default:
    }
    if (tokens.is(from, softType.text, softType.hash) && tokens.kinds[from + 1] === Kind.name) {
      this.bindName(from + 1, false, scope);
      return false;
    }
    if (this.bindsNothing(scope) && !this.mayLead(from, to, scope)) return false;
    this.assignment(from, to, scope);
    return false;
  }

  /** What an expression here is read for. */
  protected whyOf({ classNames, body }: LoadScope): LoadUse {
    return classNames !== undefined && body === undefined ? 'class body' : 'expression';
  }

  private assignment(from: number, to: number, scope: LoadScope): void {
    const { tokens } = this;
    const isCall = tokens.kinds[from + 1] === Op.openParen && tokens.matches[from + 1] === to - 1;
    const assignment = isCall ? undefined : readAssignment(tokens, from, to);
    if (assignment === undefined) {
      this.expressions(from, to, this.whyOf(scope), scope);
      return;
    }
    const { targets, annotation, value, augmented } = assignment;
    if (augmented) {
      const { from: at, to: end } = targets[0]!;
      if (tokens.dottedEnd(at, end) === end) this.note('read', at, end, 're-assignment', scope);
    }
    if (value !== undefined) {
      this.expressions(value.from, value.to, this.whyOf(scope), scope);
      const followed = !augmented && this.isFollowed(value.from, value.to);
      for (const target of targets) this.target(target.from, target.to, followed, scope);
    }
    if (annotation !== undefined && this.annotates && scope.body === undefined) {
      this.expressions(annotation.from, annotation.to, 'annotation', scope);
    }
  }

  /** `a.b`, or `a.b(…)`. */
  private isFollowed(from: number, to: number): boolean {
    const { tokens } = this;
    const end = tokens.dottedEnd(from, to);
    if (end === from) return false;
    return end === to || (tokens.kinds[end] === Op.openParen && tokens.matches[end] === to - 1);
  }

  /** Binds the names of a target; an attribute of an imported name is assigned. */
  protected target(from: number, to: number, followed: boolean, scope: LoadScope): void {
    const { tokens } = this;
    const { kinds } = tokens;
    if (kinds[from] === Op.star) {
      this.target(from + 1, to, false, scope);
      return;
    }
    const around = parentheses(tokens, from, to);
    if (around > 0) {
      this.target(from + around, to - around, followed, scope);
      return;
    }
    const end = tokens.dottedEnd(from, to);
    if (end === to) {
      if (to === from + 1) this.bindName(from, followed, scope);
      else this.assignAttribute(from, to, scope);
      return;
    }
    const isList = kinds[from] === Op.openBracket && tokens.matches[from] === to - 1;
    const [first, last] = isList ? [from + 1, to - 1] : [from, to];
    if (!isList && tokens.find(Op.comma, from, to) === to) {
      this.expressions(from, to, this.whyOf(scope), scope);
      return;
    }
    for (let start = first; start < last; ) {
      const comma = tokens.find(Op.comma, start, last);
      if (comma > start) this.target(start, comma, false, scope);
      start = comma + 1;
    }
  }

  private assignAttribute(from: number, to: number, scope: LoadScope): void {
    const { tokens } = this;
    const known = this.resolve(from, scope);
    if (known === undefined) return;
    if (known.imported) this.add('assign', tokens.dottedText(from, to), tokens.starts[from]!, scope);
    else this.note('read', from, to - 2, this.whyOf(scope), scope);
  }

  private deletion(from: number, to: number, scope: LoadScope): void {
    const { tokens } = this;
    const around = parentheses(tokens, from, to);
    if (around > 0) {
      this.deletion(from + around, to - around, scope);
      return;
    }
    for (let start = from; start < to; ) {
      const comma = tokens.find(Op.comma, start, to);
      const end = tokens.dottedEnd(start, comma);
      if (end === start + 1 && end === comma) this.deleteName(start, scope);
      else if (end === comma && end > start) this.note('read', start, end - 2, this.whyOf(scope), scope);
      else this.expressions(start, comma, this.whyOf(scope), scope);
      start = comma + 1;
    }
  }

  private deleteName(index: number, scope: LoadScope): void {
    const { tokens } = this;
    const name = tokens.textOf(index);
    if (scope.classNames !== undefined) scope.classNames.delete(name);
    else if (scope.body === undefined && !scope.uncertain && this.names.unbind(name)) {
      this.add('delete', name, tokens.starts[index]!, scope);
      this.list.rebind(name);
    }
  }
}

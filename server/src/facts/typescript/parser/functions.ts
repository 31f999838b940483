// Functions: parameters, patterns, bodies, and telling an arrow function from parentheses.
import { CallGrammar } from './calls';
import { Context, type NodeList, type SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { isModifier } from './modifiers';

const Answer = { no: 0, yes: 1, maybe: 2 } as const;

export abstract class FunctionGrammar extends CallGrammar {
  /** Places where an arrow function was tried and none was found. */
  private readonly noArrows = new Set<number>();

  // Parameters and patterns

  /** `contexts`: whether the function yields or awaits. */
  protected parameters(contexts: number): SyntaxNode[] {
    const before = this.enter(contexts, Context.yields | Context.awaits);
    const list = this.bracketed(Kind.OpenParenToken, Kind.CloseParenToken, this.parameter);
    this.context = before;
    return list;
  }

  protected parameter(): SyntaxNode {
    const { full: pos, start } = this;
    const modifiers = this.modifiers(true);
    const isThis = this.is(Kind.ThisKeyword);
    const dotDotDotToken = this.optionalNode(Kind.DotDotDotToken);
    const name = isThis ? this.nameNode() : this.bindingName();
    const questionToken = isThis ? undefined : this.optionalNode(Kind.QuestionToken);
    const type = this.annotation();
    const initializer = isThis ? undefined : this.initializer();
    return {
      kind: Kind.Parameter,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      modifiers,
      dotDotDotToken,
      name,
      questionToken,
      type,
      initializer,
    };
  }

  protected initializer(): SyntaxNode | undefined {
    return this.optional(Kind.EqualsToken) ? this.assignment() : undefined;
  }

  protected bindingName(): SyntaxNode {
    const { full: pos, start, flags } = this;
    if (this.is(Kind.OpenBracketToken)) {
      const before = this.enter(0, Context.noIn);
      const elements = this.bracketed(Kind.OpenBracketToken, Kind.CloseBracketToken, this.arrayBinding);
      this.context = before;
      return { kind: Kind.ArrayBindingPattern, pos, start, end: this.full, flags, elements };
    }
    if (!this.is(Kind.OpenBraceToken)) return this.identifier();
    const before = this.enter(0, Context.noIn);
    const elements = this.bracketed(Kind.OpenBraceToken, Kind.CloseBraceToken, this.objectBinding);
    this.context = before;
    return { kind: Kind.ObjectBindingPattern, pos, start, end: this.full, flags, elements };
  }

  private arrayBinding(): SyntaxNode {
    const { full: pos, start, flags } = this;
    if (this.is(Kind.CommaToken)) return { kind: Kind.OmittedExpression, pos, start: pos, end: pos, flags };
    const dotDotDotToken = this.optionalNode(Kind.DotDotDotToken);
    return this.bindingElement(pos, start, dotDotDotToken, undefined, this.bindingName());
  }

  private objectBinding(): SyntaxNode {
    const { full: pos, start } = this;
    const dotDotDotToken = this.optionalNode(Kind.DotDotDotToken);
    const isIdentifier = this.isIdentifier() && !this.is(Kind.AwaitKeyword) && !this.is(Kind.YieldKeyword);
    let propertyName: SyntaxNode | undefined = this.propertyName();
    let name = propertyName;
    if (isIdentifier && !this.is(Kind.ColonToken)) propertyName = undefined;
    else {
      this.expect(Kind.ColonToken);
      name = this.bindingName();
    }
    return this.bindingElement(pos, start, dotDotDotToken, propertyName, name);
  }

  private bindingElement(
    pos: number,
    start: number,
    dotDotDotToken: SyntaxNode | undefined,
    propertyName: SyntaxNode | undefined,
    name: SyntaxNode,
  ): SyntaxNode {
    const initializer = this.initializer();
    const { full: end, flags } = this;
    return { kind: Kind.BindingElement, pos, start, end, flags, dotDotDotToken, propertyName, name, initializer };
  }

  // Bodies

  /** What `async` and `*` make of a function's inside. */
  protected contextsOf(modifiers: readonly SyntaxNode[] | undefined, asterisk: SyntaxNode | undefined): number {
    const awaits = modifiers?.some((each) => each.kind === Kind.AsyncKeyword) ?? false;
    return (awaits ? Context.awaits : 0) | (asterisk === undefined ? 0 : Context.yields);
  }

  protected functionBody(contexts: number): SyntaxNode {
    const before = this.enter(contexts, Context.yields | Context.awaits | Context.decorator | Context.noIn);
    const body = this.block();
    this.context = before;
    return body;
  }

  /** A body, or nothing where the function is only declared. */
  protected bodyOrEnd(contexts: number): SyntaxNode | undefined {
    if (this.is(Kind.OpenBraceToken)) return this.functionBody(contexts);
    this.semicolon();
    return undefined;
  }

  protected block(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.expect(Kind.OpenBraceToken);
    const statements = this.statements();
    this.expect(Kind.CloseBraceToken);
    return { kind: Kind.Block, pos, start, end: this.full, flags, statements };
  }

  protected functionExpression(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const modifiers = this.is(Kind.AsyncKeyword) ? [this.tokenNode()] : undefined;
    return this.within(0, Context.decorator, () => {
      this.expect(Kind.FunctionKeyword);
      const asteriskToken = this.optionalNode(Kind.AsteriskToken);
      const contexts = this.contextsOf(modifiers, asteriskToken);
      const name = this.isIdentifier() ? this.identifier() : undefined;
      const typeParameters = this.typeParameters();
      const parameters = this.parameters(contexts);
      const type = this.returnType(Kind.ColonToken);
      const body = this.functionBody(contexts);
      return {
        kind: Kind.FunctionExpression,
        pos,
        start,
        end: this.full,
        flags,
        modifiers,
        asteriskToken,
        name,
        typeParameters,
        parameters,
        type,
        body,
      };
    });
  }

  // Arrow functions

  protected arrowFunction(returns: boolean): SyntaxNode | undefined {
    const { token, start } = this;
    if (token !== Kind.OpenParenToken && token !== Kind.LessThanToken && token !== Kind.AsyncKeyword) return undefined;
    const answer = this.ahead(this.isParenthesizedArrow);
    if (answer === Answer.yes) return this.parenthesizedArrow(true, true);
    if (answer === Answer.maybe) {
      if (this.noArrows.has(start)) return undefined;
      const found = this.attempt(() => this.parenthesizedArrow(false, returns));
      if (found === undefined) this.noArrows.add(start);
      return found;
    }
    if (token !== Kind.AsyncKeyword || !this.ahead(this.isAsyncSimpleArrow)) return undefined;
    const { full: pos, flags } = this;
    const modifiers = [this.tokenNode()];
    return this.arrowFrom(this.identifier(), pos, start, flags, modifiers, returns);
  }

  protected simpleArrow(parameter: SyntaxNode, returns: boolean): SyntaxNode {
    return this.arrowFrom(parameter, parameter.pos, parameter.start, parameter.flags, undefined, returns);
  }

  private arrowFrom(
    name: SyntaxNode,
    pos: number,
    start: number,
    flags: number,
    modifiers: SyntaxNode[] | undefined,
    returns: boolean,
  ): SyntaxNode {
    const parameter = {
      kind: Kind.Parameter,
      pos: name.pos,
      start: name.start,
      end: name.end,
      flags,
      modifiers: undefined,
      dotDotDotToken: undefined,
      name,
      questionToken: undefined,
      type: undefined,
      initializer: undefined,
    };
    this.expect(Kind.EqualsGreaterThanToken);
    const body = this.arrowBody(modifiers !== undefined, returns);
    return {
      kind: Kind.ArrowFunction,
      pos,
      start,
      end: this.full,
      flags,
      modifiers,
      typeParameters: undefined,
      parameters: [parameter],
      type: undefined,
      body,
    };
  }

  private arrowBody(isAsync: boolean, returns: boolean): SyntaxNode {
    const contexts = isAsync ? Context.awaits : 0;
    if (this.is(Kind.OpenBraceToken)) return this.functionBody(contexts);
    const before = this.enter(contexts, Context.awaits | Context.yields);
    const body = this.assignment(returns);
    this.context = before;
    return body;
  }

  /** `sure`: what stands here can be nothing else. */
  private parenthesizedArrow(sure: boolean, returns: boolean): SyntaxNode | undefined {
    const { full: pos, start, flags } = this;
    const modifiers = this.is(Kind.AsyncKeyword) ? [this.tokenNode()] : undefined;
    const isAsync = modifiers !== undefined;
    const typeParameters = this.typeParameters();
    const parameters = this.parameters(isAsync ? Context.awaits : 0);
    const colon = this.is(Kind.ColonToken);
    const type = this.returnType(Kind.ColonToken);
    if (!this.is(Kind.EqualsGreaterThanToken)) {
      if (sure) this.refuse();
      return undefined;
    }
    if (this.lineBreak) this.refuse();
    this.next();
    const body = this.arrowBody(isAsync, returns);
    // `a ? (b) : c => d`: the colon is the condition's.
    if (!returns && colon && !this.is(Kind.ColonToken)) return undefined;
    return {
      kind: Kind.ArrowFunction,
      pos,
      start,
      end: this.full,
      flags,
      modifiers,
      typeParameters,
      parameters,
      type,
      body,
    };
  }

  private isAsyncSimpleArrow(): boolean {
    this.next();
    if (this.lineBreak || !this.isIdentifier()) return false;
    return this.next() === Kind.EqualsGreaterThanToken && !this.lineBreak;
  }

  private isParenthesizedArrow(): number {
    if (this.is(Kind.AsyncKeyword)) {
      this.next();
      if (this.lineBreak) return Answer.no;
      if (!this.is(Kind.OpenParenToken) && !this.is(Kind.LessThanToken)) return Answer.no;
    }
    const first = this.token;
    const second = this.next();
    return first === Kind.OpenParenToken ? this.afterParenthesis(second) : this.afterAngle();
  }

  private afterParenthesis(second: Kind): number {
    switch (second) {
      case Kind.CloseParenToken: {
        const third = this.next();
        const follows =
          third === Kind.EqualsGreaterThanToken || third === Kind.ColonToken || third === Kind.OpenBraceToken;
        return follows ? Answer.yes : Answer.no;
      }
      case Kind.OpenBracketToken:
      case Kind.OpenBraceToken:
        return Answer.maybe;
      case Kind.DotDotDotToken:
        return Answer.yes;
      default:
    }
    if (isModifier(second) && second !== Kind.AsyncKeyword) {
      const named = this.ahead(() => this.next() !== undefined && this.isIdentifier());
      if (named) return this.next() === Kind.AsKeyword ? Answer.no : Answer.yes;
    }
    if (!this.isIdentifier() && second !== Kind.ThisKeyword) return Answer.no;
    switch (this.next()) {
      case Kind.ColonToken:
        return Answer.yes;
      case Kind.QuestionToken: {
        const after = this.next();
        const ends =
          after === Kind.ColonToken ||
          after === Kind.CommaToken ||
          after === Kind.EqualsToken ||
          after === Kind.CloseParenToken;
        return ends ? Answer.yes : Answer.no;
      }
      case Kind.CloseParenToken:
        // What is in parentheses alone is an arrow function's parameter only before one of these.
        this.next();
        return this.is(Kind.EqualsGreaterThanToken) || this.is(Kind.ColonToken) ? Answer.maybe : Answer.no;
      case Kind.CommaToken:
      case Kind.EqualsToken:
        return Answer.maybe;
      default:
        return Answer.no;
    }
  }

  private afterAngle(): number {
    if (!this.isIdentifier() && !this.is(Kind.ConstKeyword)) return Answer.no;
    if (!this.jsx) return Answer.maybe;
    this.optional(Kind.ConstKeyword);
    const third = this.next();
    if (third === Kind.CommaToken || third === Kind.EqualsToken) return Answer.yes;
    if (third !== Kind.ExtendsKeyword) return Answer.no;
    const fourth = this.next();
    const tag = fourth === Kind.EqualsToken || fourth === Kind.GreaterThanToken || fourth === Kind.SlashToken;
    return tag ? Answer.no : Answer.yes;
  }

  protected abstract statements(): NodeList;
}

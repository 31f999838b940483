// Expressions, from a comma list down to a primary one.
import { Context, type SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { precedenceOf } from './precedence';
import { TypeGrammar } from './types';

export abstract class ExpressionGrammar extends TypeGrammar {
  protected expression(): SyntaxNode {
    if (this.has(Context.decorator)) return this.within(0, Context.decorator, this.expression);
    const { full: pos, start } = this;
    let left = this.assignment();
    while (this.is(Kind.CommaToken)) {
      const operatorToken = this.tokenNode();
      const right = this.assignment();
      left = this.binary(pos, start, left, operatorToken, right);
    }
    return left;
  }

  /** `returns`: whether an arrow function may say what it returns, which it may not between `?` and `:`. */
  protected assignment(returns = true): SyntaxNode {
    if (this.is(Kind.YieldKeyword)) {
      if (this.has(Context.yields)) return this.yielding();
      this.refuse();
    }
    const arrow = this.arrowFunction(returns);
    if (arrow !== undefined) return arrow;
    const { full: pos, start } = this;
    const left = this.binaryOrHigher(0);
    if (left.kind === Kind.Identifier && this.is(Kind.EqualsGreaterThanToken)) return this.simpleArrow(left, returns);
    const operator = this.rescanGreater();
    if (operator >= Kind.EqualsToken && operator <= Kind.CaretEqualsToken && isTarget(left.kind)) {
      const operatorToken = this.tokenNode();
      const right = this.assignment(returns);
      return this.binary(pos, start, left, operatorToken, right);
    }
    if (operator !== Kind.QuestionToken) return left;
    this.next();
    const before = this.enter(0, Context.noIn | Context.decorator);
    const whenTrue = this.assignment(false);
    this.context = before;
    this.expect(Kind.ColonToken);
    const whenFalse = this.assignment(returns);
    const { flags, full: end } = this;
    return { kind: Kind.ConditionalExpression, pos, start, end, flags, condition: left, whenTrue, whenFalse };
  }

  private binary(
    pos: number,
    start: number,
    left: SyntaxNode,
    operatorToken: SyntaxNode,
    right: SyntaxNode,
  ): SyntaxNode {
    return { kind: Kind.BinaryExpression, pos, start, end: this.full, flags: this.flags, left, operatorToken, right };
  }

  private yielding(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    let asteriskToken: SyntaxNode | undefined;
    let expression: SyntaxNode | undefined;
    if (!this.lineBreak && (this.is(Kind.AsteriskToken) || this.startsExpression())) {
      asteriskToken = this.optionalNode(Kind.AsteriskToken);
      expression = this.assignment();
    }
    return { kind: Kind.YieldExpression, pos, start, end: this.full, flags, asteriskToken, expression };
  }

  private binaryOrHigher(least: number): SyntaxNode {
    const { full: pos, start } = this;
    return this.binaryRest(least, this.unary(), pos, start);
  }

  private binaryRest(least: number, first: SyntaxNode, pos: number, start: number): SyntaxNode {
    let left = first;
    for (;;) {
      const operator = this.rescanGreater();
      const precedence = precedenceOf(operator);
      const binds = operator === Kind.AsteriskAsteriskToken ? precedence >= least : precedence > least;
      if (!binds || (operator === Kind.InKeyword && this.has(Context.noIn))) return left;
      if (operator === Kind.AsKeyword || operator === Kind.SatisfiesKeyword) {
        if (this.lineBreak) return left;
        this.next();
        const type = this.type();
        const kind = operator === Kind.AsKeyword ? Kind.AsExpression : Kind.SatisfiesExpression;
        left = { kind, pos, start, end: this.full, flags: this.flags, expression: left, type };
        continue;
      }
      const operatorToken = this.tokenNode();
      const right = this.binaryOrHigher(precedence);
      left = this.binary(pos, start, left, operatorToken, right);
    }
  }

  private unary(): SyntaxNode {
    const { full: pos, start, token } = this;
    switch (token) {
      case Kind.PlusToken:
      case Kind.MinusToken:
      case Kind.TildeToken:
      case Kind.ExclamationToken:
      case Kind.DeleteKeyword:
      case Kind.TypeOfKeyword:
      case Kind.VoidKeyword:
      case Kind.AwaitKeyword: {
        const node = this.simpleUnary();
        if (this.is(Kind.AsteriskAsteriskToken)) this.refuse();
        return node;
      }
      case Kind.LessThanToken:
        if (!this.jsx) return this.simpleUnary();
        break;
      default:
    }
    const update = this.update();
    if (!this.is(Kind.AsteriskAsteriskToken)) return update;
    return this.binaryRest(precedenceOf(Kind.AsteriskAsteriskToken), update, pos, start);
  }

  private simpleUnary(): SyntaxNode {
    const { full: pos, start, flags, token } = this;
    switch (token) {
      case Kind.PlusToken:
      case Kind.MinusToken:
      case Kind.TildeToken:
      case Kind.ExclamationToken: {
        this.next();
        const operand = this.simpleUnary();
        return { kind: Kind.PrefixUnaryExpression, pos, start, end: this.full, flags, operator: token, operand };
      }
      case Kind.DeleteKeyword:
        return this.prefixed(Kind.DeleteExpression);
      case Kind.TypeOfKeyword:
        return this.prefixed(Kind.TypeOfExpression);
      case Kind.VoidKeyword:
        return this.prefixed(Kind.VoidExpression);
      case Kind.AwaitKeyword:
        if (!this.has(Context.awaits) && !this.ahead(this.nextIsOperandOnLine)) this.refuseAwait();
        return this.prefixed(Kind.AwaitExpression);
      case Kind.LessThanToken: {
        if (this.jsx) return this.update();
        this.next();
        const type = this.type();
        this.expect(Kind.GreaterThanToken);
        const expression = this.simpleUnary();
        return { kind: Kind.TypeAssertionExpression, pos, start, end: this.full, flags, type, expression };
      }
      default:
        return this.update();
    }
  }

  private prefixed(kind: Kind): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    const expression = this.simpleUnary();
    return { kind, pos, start, end: this.full, flags, expression };
  }

  private nextIsOperandOnLine(): boolean {
    this.next();
    const literal = this.is(Kind.NumericLiteral) || this.is(Kind.BigIntLiteral) || this.is(Kind.StringLiteral);
    return (this.isName() || literal) && !this.lineBreak;
  }

  private update(): SyntaxNode {
    const { full: pos, start, flags, token } = this;
    if (token === Kind.PlusPlusToken || token === Kind.MinusMinusToken) {
      this.next();
      const operand = this.leftHandSide();
      return { kind: Kind.PrefixUnaryExpression, pos, start, end: this.full, flags, operator: token, operand };
    }
    if (token === Kind.LessThanToken && this.jsx) return this.jsxElement(true);
    const operand = this.leftHandSide();
    const after = this.token;
    if ((after !== Kind.PlusPlusToken && after !== Kind.MinusMinusToken) || this.lineBreak) return operand;
    this.next();
    return { kind: Kind.PostfixUnaryExpression, pos, start, end: this.full, flags, operand, operator: after };
  }

  protected startsExpression(): boolean {
    switch (this.token) {
      case Kind.ThisKeyword:
      case Kind.SuperKeyword:
      case Kind.NullKeyword:
      case Kind.TrueKeyword:
      case Kind.FalseKeyword:
      case Kind.NumericLiteral:
      case Kind.BigIntLiteral:
      case Kind.StringLiteral:
      case Kind.NoSubstitutionTemplateLiteral:
      case Kind.TemplateHead:
      case Kind.OpenParenToken:
      case Kind.OpenBracketToken:
      case Kind.OpenBraceToken:
      case Kind.FunctionKeyword:
      case Kind.ClassKeyword:
      case Kind.NewKeyword:
      case Kind.SlashToken:
      case Kind.SlashEqualsToken:
      case Kind.ImportKeyword:
      case Kind.PlusToken:
      case Kind.MinusToken:
      case Kind.TildeToken:
      case Kind.ExclamationToken:
      case Kind.DeleteKeyword:
      case Kind.TypeOfKeyword:
      case Kind.VoidKeyword:
      case Kind.PlusPlusToken:
      case Kind.MinusMinusToken:
      case Kind.LessThanToken:
      case Kind.AwaitKeyword:
      case Kind.YieldKeyword:
      case Kind.PrivateIdentifier:
      case Kind.AtToken:
        return true;
      default:
        return (
          this.isIdentifier() || (precedenceOf(this.token) > 0 && !(this.is(Kind.InKeyword) && this.has(Context.noIn)))
        );
    }
  }

  protected abstract arrowFunction(returns: boolean): SyntaxNode | undefined;
  protected abstract simpleArrow(parameter: SyntaxNode, returns: boolean): SyntaxNode;
  protected abstract jsxElement(inExpression: boolean): SyntaxNode;
}

/** What can stand left of an assignment. */
function isTarget(kind: Kind): boolean {
  switch (kind) {
    case Kind.Identifier:
    case Kind.PropertyAccessExpression:
    case Kind.ElementAccessExpression:
    case Kind.ArrayLiteralExpression:
    case Kind.ObjectLiteralExpression:
    case Kind.ParenthesizedExpression:
    case Kind.NonNullExpression:
    case Kind.CallExpression:
      return true;
    default:
      return false;
  }
}

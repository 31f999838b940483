// Member access, calls, `new`, and primary expressions.
import { ExpressionGrammar } from './expressions';
import { Context, type SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { precedenceOf } from './precedence';

export abstract class CallGrammar extends ExpressionGrammar {
  protected leftHandSide(): SyntaxNode {
    const { full: pos, start } = this;
    let expression: SyntaxNode;
    if (this.is(Kind.ImportKeyword)) expression = this.importExpression();
    else if (this.is(Kind.SuperKeyword)) {
      expression = this.tokenNode();
      const { token } = this;
      if (token !== Kind.OpenParenToken && token !== Kind.DotToken && token !== Kind.OpenBracketToken) this.refuse();
    } else expression = this.primary();
    return this.callRest(expression, pos, start);
  }

  /** `import(…)`, `import.meta`. */
  private importExpression(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const keyword = this.tokenNode();
    if (this.is(Kind.OpenParenToken)) return keyword;
    this.expect(Kind.DotToken);
    if (this.is(Kind.DeferKeyword)) this.refuse();
    const name = this.identifierName();
    const keywordToken = Kind.ImportKeyword;
    return { kind: Kind.MetaProperty, pos, start, end: this.full, flags, keywordToken, name };
  }

  private memberRest(first: SyntaxNode, pos: number, start: number, chains: boolean): SyntaxNode {
    let expression = first;
    for (;;) {
      const { flags } = this;
      switch (this.token) {
        case Kind.DotToken:
          this.next();
          expression = this.named(expression, pos, start, undefined);
          break;
        case Kind.QuestionDotToken: {
          if (!chains || !this.ahead(this.nextContinuesChain)) return expression;
          const questionDotToken = this.tokenNode();
          if (this.isName()) expression = this.named(expression, pos, start, questionDotToken);
          else if (this.is(Kind.OpenBracketToken)) expression = this.indexed(expression, pos, start, questionDotToken);
          else expression = this.tagged(expression, pos, start, questionDotToken);
          break;
        }
        case Kind.OpenBracketToken:
          if (this.has(Context.decorator)) return expression;
          expression = this.indexed(expression, pos, start, undefined);
          break;
        case Kind.NoSubstitutionTemplateLiteral:
        case Kind.TemplateHead:
          expression = this.tagged(expression, pos, start, undefined);
          break;
        case Kind.ExclamationToken:
          if (this.lineBreak) return expression;
          this.next();
          expression = { kind: Kind.NonNullExpression, pos, start, end: this.full, flags, expression };
          break;
        case Kind.LessThanToken:
        case Kind.LessThanLessThanToken: {
          const typeArguments = this.callTypeArguments();
          if (typeArguments === undefined) return expression;
          const kind = Kind.ExpressionWithTypeArguments;
          expression = { kind, pos, start, end: this.full, flags, expression, typeArguments };
          break;
        }
        default:
          return expression;
      }
    }
  }

  private named(
    expression: SyntaxNode,
    pos: number,
    start: number,
    questionDotToken: SyntaxNode | undefined,
  ): SyntaxNode {
    const name = this.is(Kind.PrivateIdentifier) ? this.privateName() : this.identifierName();
    const { full: end, flags } = this;
    return { kind: Kind.PropertyAccessExpression, pos, start, end, flags, expression, questionDotToken, name };
  }

  private indexed(
    expression: SyntaxNode,
    pos: number,
    start: number,
    questionDotToken: SyntaxNode | undefined,
  ): SyntaxNode {
    this.next();
    const argumentExpression = this.expressionWithIn();
    this.expect(Kind.CloseBracketToken);
    const { full: end, flags } = this;
    const kind = Kind.ElementAccessExpression;
    return { kind, pos, start, end, flags, expression, questionDotToken, argumentExpression };
  }

  private nextContinuesChain(): boolean {
    this.next();
    if (this.is(Kind.OpenBracketToken) || this.isName()) return true;
    return this.is(Kind.NoSubstitutionTemplateLiteral) || this.is(Kind.TemplateHead);
  }

  private tagged(called: SyntaxNode, pos: number, start: number, questionDotToken: SyntaxNode | undefined): SyntaxNode {
    const { expression: tag, typeArguments } = takenApart(called);
    const template = this.templateOrLiteral();
    const kind = Kind.TaggedTemplateExpression;
    return { kind, pos, start, end: this.full, flags: this.flags, tag, questionDotToken, typeArguments, template };
  }

  private templateOrLiteral(): SyntaxNode {
    if (this.is(Kind.NoSubstitutionTemplateLiteral)) return this.literal();
    return this.template(Kind.TemplateExpression, Kind.TemplateSpan, 'expression', this.expressionWithIn);
  }

  private callRest(first: SyntaxNode, pos: number, start: number): SyntaxNode {
    let expression = first;
    for (;;) {
      expression = this.memberRest(expression, pos, start, true);
      const questionDotToken = this.optionalNode(Kind.QuestionDotToken);
      let typeArguments: unknown = questionDotToken === undefined ? undefined : this.callTypeArguments();
      if (!this.is(Kind.OpenParenToken)) {
        if (questionDotToken !== undefined) this.refuse();
        return expression;
      }
      if (questionDotToken === undefined && expression.kind === Kind.ExpressionWithTypeArguments) {
        typeArguments = expression.typeArguments;
        expression = expression.expression as SyntaxNode;
      }
      const args = this.arguments();
      expression = {
        kind: Kind.CallExpression,
        pos,
        start,
        end: this.full,
        flags: this.flags,
        expression,
        questionDotToken,
        typeArguments,
        arguments: args,
      };
    }
  }

  private arguments(): SyntaxNode[] {
    const before = this.enter(0, Context.noIn | Context.decorator);
    const list = this.bracketed(Kind.OpenParenToken, Kind.CloseParenToken, this.spreadOrAssignment);
    this.context = before;
    return list;
  }

  private spreadOrAssignment(): SyntaxNode {
    if (!this.is(Kind.DotDotDotToken)) return this.assignment();
    const { full: pos, start, flags } = this;
    this.next();
    const expression = this.assignment();
    return { kind: Kind.SpreadElement, pos, start, end: this.full, flags, expression };
  }

  /** Type arguments of a call, unless the angle is a comparison. */
  private callTypeArguments(): SyntaxNode[] | undefined {
    if (this.javascript) return undefined;
    if (!this.is(Kind.LessThanToken) && !this.is(Kind.LessThanLessThanToken)) return undefined;
    return this.attempt(this.typeArgumentsBefore);
  }

  private typeArgumentsBefore(): SyntaxNode[] | undefined {
    if (this.rescanLess() !== Kind.LessThanToken) return undefined;
    this.next();
    const types = this.separated(Kind.GreaterThanToken, this.type);
    if (this.rescanGreater() !== Kind.GreaterThanToken) return undefined;
    this.next();
    return this.followsTypeArguments() ? types : undefined;
  }

  private followsTypeArguments(): boolean {
    switch (this.token) {
      case Kind.OpenParenToken:
      case Kind.NoSubstitutionTemplateLiteral:
      case Kind.TemplateHead:
        return true;
      case Kind.LessThanToken:
      case Kind.GreaterThanToken:
      case Kind.PlusToken:
      case Kind.MinusToken:
        return false;
      default:
        return this.lineBreak || precedenceOf(this.token) > 0 || !this.startsExpression();
    }
  }

  private primary(): SyntaxNode {
    const { token, full: pos, start, flags } = this;
    switch (token) {
      case Kind.Identifier:
        return this.nameNode();
      case Kind.NumericLiteral:
      case Kind.BigIntLiteral:
      case Kind.StringLiteral:
      case Kind.NoSubstitutionTemplateLiteral:
        return this.literal();
      case Kind.ThisKeyword:
      case Kind.NullKeyword:
      case Kind.TrueKeyword:
      case Kind.FalseKeyword:
        return this.tokenNode();
      case Kind.OpenParenToken: {
        this.next();
        const expression = this.within(0, Context.noIn, this.expression);
        this.expect(Kind.CloseParenToken);
        return { kind: Kind.ParenthesizedExpression, pos, start, end: this.full, flags, expression };
      }
      case Kind.OpenBracketToken: {
        const before = this.enter(0, Context.noIn | Context.decorator);
        const elements = this.bracketed(Kind.OpenBracketToken, Kind.CloseBracketToken, this.arrayElement);
        this.context = before;
        return { kind: Kind.ArrayLiteralExpression, pos, start, end: this.full, flags, elements };
      }
      case Kind.OpenBraceToken:
        return this.objectLiteral();
      case Kind.AsyncKeyword:
        if (!this.ahead(this.nextIsFunctionOnLine)) return this.identifier();
        return this.functionExpression();
      case Kind.FunctionKeyword:
        return this.functionExpression();
      case Kind.AtToken:
      case Kind.ClassKeyword:
        return this.classExpression();
      case Kind.NewKeyword:
        return this.newExpression();
      case Kind.SlashToken:
      case Kind.SlashEqualsToken:
        return this.regularExpression();
      case Kind.TemplateHead:
        return this.templateOrLiteral();
      case Kind.PrivateIdentifier:
        return this.privateName();
      default:
        return this.identifier();
    }
  }

  private arrayElement(): SyntaxNode {
    if (!this.is(Kind.CommaToken)) return this.spreadOrAssignment();
    const { full } = this;
    return { kind: Kind.OmittedExpression, pos: full, start: full, end: full, flags: this.flags };
  }

  private newExpression(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    if (this.optional(Kind.DotToken)) {
      const name = this.identifierName();
      return { kind: Kind.MetaProperty, pos, start, end: this.full, flags, keywordToken: Kind.NewKeyword, name };
    }
    const { full, start: from } = this;
    if (this.is(Kind.ImportKeyword) || this.is(Kind.SuperKeyword)) this.refuse();
    const made = this.memberRest(this.primary(), full, from, false);
    if (this.is(Kind.QuestionDotToken)) this.refuse();
    const { expression, typeArguments } = takenApart(made);
    const args = this.is(Kind.OpenParenToken) ? this.arguments() : undefined;
    return { kind: Kind.NewExpression, pos, start, end: this.full, flags, expression, typeArguments, arguments: args };
  }

  protected abstract objectLiteral(): SyntaxNode;
  protected abstract functionExpression(): SyntaxNode;
  protected abstract classExpression(): SyntaxNode;
}

/** `f<A>`, where what follows takes the type arguments over. */
function takenApart(node: SyntaxNode): { readonly expression: SyntaxNode; readonly typeArguments: unknown } {
  if (node.kind !== Kind.ExpressionWithTypeArguments) return { expression: node, typeArguments: undefined };
  return { expression: node.expression as SyntaxNode, typeArguments: node.typeArguments };
}

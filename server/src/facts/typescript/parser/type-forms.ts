// Types with a form of their own: literals, tuples, mapped types, `infer`, `asserts`, `import()`.
import { Context, type SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { LiteralGrammar } from './literals';

export abstract class TypeFormGrammar extends LiteralGrammar {
  protected inferType(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    const { full, start: from } = this;
    const name = this.identifier();
    const constraint = this.attempt(() => {
      if (!this.optional(Kind.ExtendsKeyword)) return undefined;
      const type = this.within(Context.noConditionalType, 0, this.type);
      return this.has(Context.noConditionalType) || !this.is(Kind.QuestionToken) ? type : undefined;
    });
    const end = this.full;
    const typeParameter = {
      kind: Kind.TypeParameter,
      pos: full,
      start: from,
      end,
      flags,
      modifiers: undefined,
      name,
      constraint,
      default: undefined,
    };
    return { kind: Kind.InferType, pos, start, end, flags, typeParameter };
  }

  protected literalType(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const sign = this.optional(Kind.MinusToken);
    const { token } = this;
    const isWord = token === Kind.TrueKeyword || token === Kind.FalseKeyword || token === Kind.NullKeyword;
    if (sign && token !== Kind.NumericLiteral && token !== Kind.BigIntLiteral) this.refuse();
    const value = isWord ? this.tokenNode() : this.literal();
    const end = this.full;
    const operator = Kind.MinusToken;
    const literal = sign
      ? { kind: Kind.PrefixUnaryExpression, pos, start, end, flags, operator, operand: value }
      : value;
    return { kind: Kind.LiteralType, pos, start, end, flags, literal };
  }

  protected assertion(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const assertsModifier = this.tokenNode();
    const { full, start: from } = this;
    let parameterName: SyntaxNode;
    if (this.is(Kind.ThisKeyword)) {
      this.next();
      parameterName = { kind: Kind.ThisType, pos: full, start: from, end: this.full, flags };
    } else parameterName = this.identifier();
    const type = this.optional(Kind.IsKeyword) ? this.type() : undefined;
    return { kind: Kind.TypePredicate, pos, start, end: this.full, flags, assertsModifier, parameterName, type };
  }

  /** `import('a').B<C>`, `typeof import('a')`; import attributes are refused. */
  protected importType(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const isTypeOf = this.optional(Kind.TypeOfKeyword);
    this.expect(Kind.ImportKeyword);
    this.expect(Kind.OpenParenToken);
    const argument = this.type();
    this.expect(Kind.CloseParenToken);
    const qualifier = this.optional(Kind.DotToken) ? this.entityName() : undefined;
    const typeArguments = this.lineBreak ? undefined : this.typeArguments();
    return {
      kind: Kind.ImportType,
      pos,
      start,
      end: this.full,
      flags,
      isTypeOf,
      argument,
      attributes: undefined,
      qualifier,
      typeArguments,
    };
  }

  protected isMappedType(): boolean {
    this.next();
    if (this.is(Kind.PlusToken) || this.is(Kind.MinusToken)) return this.next() === Kind.ReadonlyKeyword;
    if (this.is(Kind.ReadonlyKeyword)) this.next();
    if (!this.is(Kind.OpenBracketToken)) return false;
    this.next();
    return this.isIdentifier() && this.next() === Kind.InKeyword;
  }

  protected mappedType(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    const readonlyToken = this.mappedModifier(Kind.ReadonlyKeyword);
    this.expect(Kind.OpenBracketToken);
    const { full, start: from } = this;
    const name = this.identifierName();
    this.expect(Kind.InKeyword);
    const constraint = this.type();
    const parameter = { modifiers: undefined, name, constraint, default: undefined };
    const typeParameter = { kind: Kind.TypeParameter, pos: full, start: from, end: this.full, flags, ...parameter };
    const nameType = this.optional(Kind.AsKeyword) ? this.type() : undefined;
    this.expect(Kind.CloseBracketToken);
    const questionToken = this.mappedModifier(Kind.QuestionToken);
    const type = this.annotation();
    this.semicolon();
    this.expect(Kind.CloseBraceToken);
    return {
      kind: Kind.MappedType,
      pos,
      start,
      end: this.full,
      flags,
      readonlyToken,
      typeParameter,
      nameType,
      questionToken,
      type,
      members: [],
    };
  }

  private mappedModifier(word: Kind): SyntaxNode | undefined {
    if (this.token === word) return this.tokenNode();
    if (!this.is(Kind.PlusToken) && !this.is(Kind.MinusToken)) return undefined;
    const sign = this.tokenNode();
    this.expect(word);
    return sign;
  }

  protected tupleElement(): SyntaxNode {
    const { full: pos, start, flags } = this;
    if (this.ahead(this.isTupleName)) {
      const dotDotDotToken = this.optionalNode(Kind.DotDotDotToken);
      const name = this.identifierName();
      const questionToken = this.optionalNode(Kind.QuestionToken);
      this.expect(Kind.ColonToken);
      const type = this.tupleType();
      return {
        kind: Kind.NamedTupleMember,
        pos,
        start,
        end: this.full,
        flags,
        dotDotDotToken,
        name,
        questionToken,
        type,
      };
    }
    return this.tupleType();
  }

  private tupleType(): SyntaxNode {
    const { full: pos, start, flags } = this;
    if (this.optional(Kind.DotDotDotToken)) {
      const type = this.type();
      return { kind: Kind.RestType, pos, start, end: this.full, flags, type };
    }
    const type = this.type();
    if (type.kind === Kind.OptionalType && type.pos === (type.type as SyntaxNode).pos) this.loose--;
    return type;
  }

  private isTupleName(): boolean {
    if (this.is(Kind.DotDotDotToken)) this.next();
    if (!this.isName()) return false;
    this.next();
    return this.is(Kind.ColonToken) || (this.is(Kind.QuestionToken) && this.next() === Kind.ColonToken);
  }

  protected abstract type(): SyntaxNode;
  protected abstract annotation(): SyntaxNode | undefined;
  protected abstract typeArguments(): SyntaxNode[] | undefined;
  protected abstract entityName(): SyntaxNode;
}

// Types.
import { Context, type SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { isModifier } from './modifiers';
import { TypeFormGrammar } from './type-forms';

export abstract class TypeGrammar extends TypeFormGrammar {
  protected type(): SyntaxNode {
    if (this.has(Context.yields | Context.awaits)) return this.within(0, Context.yields | Context.awaits, this.type);
    if (this.startsFunctionType()) return this.functionType();
    const { full: pos, start } = this;
    const checkType = this.unionType();
    if (!this.is(Kind.ExtendsKeyword) || this.has(Context.noConditionalType) || this.lineBreak) return checkType;
    this.next();
    const extendsType = this.within(Context.noConditionalType, 0, this.type);
    this.expect(Kind.QuestionToken);
    const trueType = this.within(0, Context.noConditionalType, this.type);
    this.expect(Kind.ColonToken);
    const falseType = this.within(0, Context.noConditionalType, this.type);
    const { flags, full: end } = this;
    return { kind: Kind.ConditionalType, pos, start, end, flags, checkType, extendsType, trueType, falseType };
  }

  protected annotation(): SyntaxNode | undefined {
    return this.optional(Kind.ColonToken) ? this.type() : undefined;
  }

  /** After `:` or `=>`: a type, or what a function says of its argument. */
  protected returnType(sign: Kind): SyntaxNode | undefined {
    if (this.token !== sign) {
      if (sign === Kind.EqualsGreaterThanToken) this.refuse();
      return undefined;
    }
    this.next();
    const { full: pos, start } = this;
    const parameterName = this.isIdentifier() && this.ahead(this.nextIsPredicate) ? this.identifier() : undefined;
    if (parameterName !== undefined) this.next();
    const type = this.type();
    if (parameterName === undefined) return type;
    const { flags, full: end } = this;
    return { kind: Kind.TypePredicate, pos, start, end, flags, assertsModifier: undefined, parameterName, type };
  }

  private nextIsPredicate(): boolean {
    return this.next() === Kind.IsKeyword && !this.lineBreak;
  }

  protected typeParameters(): SyntaxNode[] | undefined {
    if (!this.is(Kind.LessThanToken)) return undefined;
    return this.bracketed(Kind.LessThanToken, Kind.GreaterThanToken, this.typeParameter);
  }

  private typeParameter(): SyntaxNode {
    const { full: pos, start } = this;
    const modifiers = this.modifiers(false, true);
    const name = this.identifier();
    const constraint = this.optional(Kind.ExtendsKeyword) ? this.type() : undefined;
    const otherwise = this.optional(Kind.EqualsToken) ? this.type() : undefined;
    const { flags, full: end } = this;
    return { kind: Kind.TypeParameter, pos, start, end, flags, modifiers, name, constraint, default: otherwise };
  }

  protected typeArguments(): SyntaxNode[] | undefined {
    if (this.rescanLess() !== Kind.LessThanToken) return undefined;
    return this.bracketed(Kind.LessThanToken, Kind.GreaterThanToken, this.type);
  }

  /** `a.b.c`; keywords are names here. */
  protected entityName(): SyntaxNode {
    const { full: pos, start } = this;
    let name = this.identifierName();
    while (this.optional(Kind.DotToken)) {
      const left = name;
      const right = this.identifierName();
      name = { kind: Kind.QualifiedName, pos, start, end: this.full, flags: this.flags, left, right };
    }
    return name;
  }

  protected startsFunctionType(): boolean {
    const { token } = this;
    if (token === Kind.LessThanToken) return true;
    if (token === Kind.OpenParenToken) return this.ahead(this.isParameterList);
    if (token === Kind.NewKeyword) return true;
    return token === Kind.AbstractKeyword && this.ahead(() => this.next() === Kind.NewKeyword);
  }

  private isParameterList(): boolean {
    this.next();
    if (this.is(Kind.CloseParenToken) || this.is(Kind.DotDotDotToken)) return true;
    if (!this.skipParameterStart()) return false;
    switch (this.token) {
      case Kind.ColonToken:
      case Kind.CommaToken:
      case Kind.QuestionToken:
      case Kind.EqualsToken:
        return true;
      case Kind.CloseParenToken:
        return this.next() === Kind.EqualsGreaterThanToken;
      default:
        return false;
    }
  }

  private skipParameterStart(): boolean {
    if (isModifier(this.token)) this.modifiers(false);
    if (this.isIdentifier() || this.is(Kind.ThisKeyword)) {
      this.next();
      return true;
    }
    if (!this.is(Kind.OpenBracketToken) && !this.is(Kind.OpenBraceToken)) return false;
    return this.attempt(this.bindingName) !== undefined;
  }

  private functionType(): SyntaxNode {
    const { full: pos, start } = this;
    const modifiers = this.is(Kind.AbstractKeyword) ? [this.tokenNode()] : undefined;
    const kind = this.optional(Kind.NewKeyword) ? Kind.ConstructorType : Kind.FunctionType;
    const typeParameters = this.typeParameters();
    const parameters = this.parameters(0);
    const type = this.returnType(Kind.EqualsGreaterThanToken);
    return { kind, pos, start, end: this.full, flags: this.flags, modifiers, typeParameters, parameters, type };
  }

  private unionType(): SyntaxNode {
    return this.joined(Kind.UnionType, Kind.BarToken, this.intersectionType);
  }

  private intersectionType(): SyntaxNode {
    return this.joined(Kind.IntersectionType, Kind.AmpersandToken, this.typeOperator);
  }

  /** Begins where no function type does. */
  private joined(kind: Kind, sign: Kind, part: (this: this) => SyntaxNode): SyntaxNode {
    const { full: pos, start } = this;
    const leading = this.optional(sign);
    if (leading && this.startsFunctionType()) this.refuse();
    const first = part.call(this);
    if (!leading && this.token !== sign) return first;
    const types = [first];
    while (this.optional(sign)) {
      if (this.startsFunctionType()) this.refuse();
      types.push(part.call(this));
    }
    return { kind, pos, start, end: this.full, flags: this.flags, types };
  }

  private typeOperator(): SyntaxNode {
    const { token, full: pos, start, flags } = this;
    switch (token) {
      case Kind.KeyOfKeyword:
      case Kind.UniqueKeyword:
      case Kind.ReadonlyKeyword: {
        this.next();
        const type = this.typeOperator();
        return { kind: Kind.TypeOperator, pos, start, end: this.full, flags, operator: token, type };
      }
      case Kind.InferKeyword:
        return this.inferType();
      default:
        if (!this.has(Context.noConditionalType)) return this.postfixType();
        return this.within(0, Context.noConditionalType, this.postfixType);
    }
  }

  private postfixType(): SyntaxNode {
    const { full: pos, start } = this;
    let type = this.plainType();
    while (!this.lineBreak) {
      const { flags } = this;
      if (this.is(Kind.ExclamationToken)) this.refuse();
      if (this.is(Kind.QuestionToken)) {
        if (this.ahead(() => this.next() !== undefined && this.startsType())) return type;
        this.next();
        this.loose++;
        type = { kind: Kind.OptionalType, pos, start, end: this.full, flags, type };
      } else if (this.is(Kind.OpenBracketToken)) {
        this.next();
        if (this.optional(Kind.CloseBracketToken)) {
          type = { kind: Kind.ArrayType, pos, start, end: this.full, flags, elementType: type };
          continue;
        }
        const objectType = type;
        const indexType = this.type();
        this.expect(Kind.CloseBracketToken);
        type = { kind: Kind.IndexedAccessType, pos, start, end: this.full, flags, objectType, indexType };
      } else return type;
    }
    return type;
  }

  private plainType(): SyntaxNode {
    const { token, full: pos, start, flags } = this;
    switch (token) {
      case Kind.AnyKeyword:
      case Kind.UnknownKeyword:
      case Kind.StringKeyword:
      case Kind.NumberKeyword:
      case Kind.BigIntKeyword:
      case Kind.SymbolKeyword:
      case Kind.BooleanKeyword:
      case Kind.UndefinedKeyword:
      case Kind.NeverKeyword:
      case Kind.ObjectKeyword: {
        const node = this.tokenNode();
        if (this.is(Kind.DotToken)) this.refuse();
        return node;
      }
      case Kind.VoidKeyword:
        return this.tokenNode();
      case Kind.StringLiteral:
      case Kind.NumericLiteral:
      case Kind.BigIntLiteral:
      case Kind.NoSubstitutionTemplateLiteral:
      case Kind.TrueKeyword:
      case Kind.FalseKeyword:
      case Kind.NullKeyword:
      case Kind.MinusToken:
        return this.literalType();
      case Kind.ThisKeyword: {
        this.next();
        const own = { kind: Kind.ThisType, pos, start, end: this.full, flags };
        if (!this.is(Kind.IsKeyword) || this.lineBreak) return own;
        this.next();
        const type = this.type();
        const end = this.full;
        return {
          kind: Kind.TypePredicate,
          pos,
          start,
          end,
          flags,
          assertsModifier: undefined,
          parameterName: own,
          type,
        };
      }
      case Kind.TypeOfKeyword: {
        if (this.ahead(() => this.next() === Kind.ImportKeyword)) return this.importType();
        this.next();
        const exprName = this.entityName();
        const typeArguments = this.lineBreak ? undefined : this.typeArguments();
        return { kind: Kind.TypeQuery, pos, start, end: this.full, flags, exprName, typeArguments };
      }
      case Kind.OpenBraceToken: {
        if (this.ahead(this.isMappedType)) return this.mappedType();
        const members = this.typeMembers();
        return { kind: Kind.TypeLiteral, pos, start, end: this.full, flags, members };
      }
      case Kind.OpenBracketToken: {
        const elements = this.bracketed(Kind.OpenBracketToken, Kind.CloseBracketToken, this.tupleElement);
        return { kind: Kind.TupleType, pos, start, end: this.full, flags, elements };
      }
      case Kind.OpenParenToken: {
        this.next();
        const type = this.type();
        this.expect(Kind.CloseParenToken);
        return { kind: Kind.ParenthesizedType, pos, start, end: this.full, flags, type };
      }
      case Kind.ImportKeyword:
        return this.importType();
      case Kind.AssertsKeyword: {
        const onLine = () => {
          this.next();
          return (this.isIdentifier() || this.is(Kind.ThisKeyword)) && !this.lineBreak;
        };
        return this.ahead(onLine) ? this.assertion() : this.typeReference();
      }
      case Kind.TemplateHead:
        return this.template(Kind.TemplateLiteralType, Kind.TemplateLiteralTypeSpan, 'type', this.type);
      default:
        return this.typeReference();
    }
  }

  private typeReference(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const typeName = this.entityName();
    const typeArguments = this.lineBreak ? undefined : this.typeArguments();
    return { kind: Kind.TypeReference, pos, start, end: this.full, flags, typeName, typeArguments };
  }

  /** Whether a type can begin here. */
  private startsType(): boolean {
    switch (this.token) {
      case Kind.VoidKeyword:
      case Kind.NullKeyword:
      case Kind.ThisKeyword:
      case Kind.TypeOfKeyword:
      case Kind.OpenBraceToken:
      case Kind.OpenBracketToken:
      case Kind.LessThanToken:
      case Kind.BarToken:
      case Kind.AmpersandToken:
      case Kind.NewKeyword:
      case Kind.StringLiteral:
      case Kind.NumericLiteral:
      case Kind.BigIntLiteral:
      case Kind.TrueKeyword:
      case Kind.FalseKeyword:
      case Kind.AsteriskToken:
      case Kind.QuestionToken:
      case Kind.ExclamationToken:
      case Kind.DotDotDotToken:
      case Kind.ImportKeyword:
      case Kind.FunctionKeyword:
      case Kind.NoSubstitutionTemplateLiteral:
      case Kind.TemplateHead:
        return true;
      case Kind.MinusToken:
        return this.ahead(() => this.next() === Kind.NumericLiteral || this.is(Kind.BigIntLiteral));
      case Kind.OpenParenToken:
        return this.ahead(() => {
          this.next();
          return this.is(Kind.CloseParenToken) || this.isParameterOrType();
        });
      default:
        return this.isIdentifier();
    }
  }

  private isParameterOrType(): boolean {
    if (this.is(Kind.DotDotDotToken) || this.is(Kind.AtToken) || isModifier(this.token)) return true;
    return this.isIdentifier() || this.startsType();
  }

  protected abstract typeMembers(): SyntaxNode[];
  protected abstract parameters(contexts: number): SyntaxNode[];
  protected abstract bindingName(): SyntaxNode;
}

// Object literals, classes, and the members of object types.
import { FunctionGrammar } from './functions';
import { Context, type SyntaxNode } from './grammar';
import { Kind } from './kinds';

export abstract class MemberGrammar extends FunctionGrammar {
  // Object literals

  protected objectLiteral(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const before = this.enter(0, Context.noIn | Context.decorator);
    const properties = this.bracketed(Kind.OpenBraceToken, Kind.CloseBraceToken, this.objectElement);
    this.context = before;
    return { kind: Kind.ObjectLiteralExpression, pos, start, end: this.full, flags, properties };
  }

  private objectElement(): SyntaxNode {
    const { full: pos, start, flags } = this;
    if (this.optional(Kind.DotDotDotToken)) {
      const expression = this.assignment();
      return { kind: Kind.SpreadAssignment, pos, start, end: this.full, flags, expression };
    }
    const modifiers = this.modifiers(true);
    if (this.contextual(Kind.GetKeyword)) return this.accessor(Kind.GetAccessor, pos, start, modifiers, false);
    if (this.contextual(Kind.SetKeyword)) return this.accessor(Kind.SetAccessor, pos, start, modifiers, false);
    const asteriskToken = this.optionalNode(Kind.AsteriskToken);
    const isIdentifier = this.isIdentifier();
    const unsure = this.is(Kind.AwaitKeyword) || this.is(Kind.YieldKeyword);
    const name = this.propertyName();
    if (this.is(Kind.QuestionToken) || this.is(Kind.ExclamationToken)) this.refuse();
    if (asteriskToken !== undefined || this.is(Kind.OpenParenToken) || this.is(Kind.LessThanToken))
      return this.method(pos, start, modifiers, asteriskToken, name, undefined);
    if (isIdentifier && !this.is(Kind.ColonToken)) {
      if (unsure) this.refuse();
      const equalsToken = this.optionalNode(Kind.EqualsToken);
      const objectAssignmentInitializer = equalsToken === undefined ? undefined : this.assignment();
      return {
        kind: Kind.ShorthandPropertyAssignment,
        pos,
        start,
        end: this.full,
        flags,
        modifiers,
        name,
        equalsToken,
        objectAssignmentInitializer,
      };
    }
    this.expect(Kind.ColonToken);
    const initializer = this.assignment();
    return { kind: Kind.PropertyAssignment, pos, start, end: this.full, flags, modifiers, name, initializer };
  }

  private method(
    pos: number,
    start: number,
    modifiers: SyntaxNode[] | undefined,
    asteriskToken: SyntaxNode | undefined,
    name: SyntaxNode,
    questionToken: SyntaxNode | undefined,
  ): SyntaxNode {
    const contexts = this.contextsOf(modifiers, asteriskToken);
    const typeParameters = this.typeParameters();
    const parameters = this.parameters(contexts);
    const type = this.returnType(Kind.ColonToken);
    const body = this.bodyOrEnd(contexts);
    return {
      kind: Kind.MethodDeclaration,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      modifiers,
      asteriskToken,
      name,
      questionToken,
      typeParameters,
      parameters,
      type,
      body,
    };
  }

  private accessor(
    kind: Kind,
    pos: number,
    start: number,
    modifiers: SyntaxNode[] | undefined,
    inType: boolean,
  ): SyntaxNode {
    const name = this.propertyName();
    const typeParameters = this.typeParameters();
    const parameters = this.parameters(0);
    const type = this.returnType(Kind.ColonToken);
    const body = inType ? this.memberEnd() : this.bodyOrEnd(0);
    return {
      kind,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      modifiers,
      name,
      typeParameters,
      parameters,
      type,
      body,
    };
  }

  // Classes

  protected classExpression(): SyntaxNode {
    const { full: pos, start } = this;
    return this.classFrom(Kind.ClassExpression, pos, start, this.modifiers(true));
  }

  protected classFrom(kind: Kind, pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    this.expect(Kind.ClassKeyword);
    const implementing = this.is(Kind.ImplementsKeyword) && this.ahead(() => this.next() && this.isName());
    const name = this.isIdentifier() && !implementing ? this.identifier() : undefined;
    const typeParameters = this.typeParameters();
    const heritageClauses = this.heritage();
    const members = this.braced(this.classElement);
    return {
      kind,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      modifiers,
      name,
      typeParameters,
      heritageClauses,
      members,
    };
  }

  protected heritage(): SyntaxNode[] | undefined {
    const clauses: SyntaxNode[] = [];
    while (this.is(Kind.ExtendsKeyword) || this.is(Kind.ImplementsKeyword)) {
      const { full: pos, start, flags, token } = this;
      this.next();
      const types = [this.heritageType()];
      while (this.optional(Kind.CommaToken)) types.push(this.heritageType());
      clauses.push({ kind: Kind.HeritageClause, pos, start, end: this.full, flags, token, types });
    }
    return clauses.length === 0 ? undefined : clauses;
  }

  private heritageType(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const expression = this.leftHandSide();
    if (expression.kind === Kind.ExpressionWithTypeArguments) return expression;
    const typeArguments = this.typeArguments();
    const kind = Kind.ExpressionWithTypeArguments;
    return { kind, pos, start, end: this.full, flags, expression, typeArguments };
  }

  private classElement(): SyntaxNode {
    const { full: pos, start, flags } = this;
    if (this.optional(Kind.SemicolonToken))
      return { kind: Kind.SemicolonClassElement, pos, start, end: this.full, flags };
    const modifiers = this.modifiers(true, true, true);
    if (this.is(Kind.StaticKeyword) && this.ahead(this.nextOpensBrace)) {
      this.next();
      const body = this.within(Context.awaits, Context.yields, this.block);
      return { kind: Kind.ClassStaticBlockDeclaration, pos, start, end: this.full, flags, modifiers, body };
    }
    if (!modifiers?.some((each) => each.kind === Kind.DeclareKeyword)) return this.classMember(pos, start, modifiers);
    return this.inAmbient(modifiers, (ambient) => this.classMember(pos, start, ambient));
  }

  private classMember(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    if (this.contextual(Kind.GetKeyword)) return this.accessor(Kind.GetAccessor, pos, start, modifiers, false);
    if (this.contextual(Kind.SetKeyword)) return this.accessor(Kind.SetAccessor, pos, start, modifiers, false);
    if (this.isConstructor()) {
      this.next();
      const typeParameters = this.typeParameters();
      const parameters = this.parameters(0);
      const type = this.returnType(Kind.ColonToken);
      const body = this.bodyOrEnd(0);
      return {
        kind: Kind.Constructor,
        pos,
        start,
        end: this.full,
        flags: this.flags,
        modifiers,
        typeParameters,
        parameters,
        type,
        body,
      };
    }
    if (this.isIndexSignature()) return this.indexSignature(pos, start, modifiers);
    const asteriskToken = this.optionalNode(Kind.AsteriskToken);
    const name = this.propertyName();
    const questionToken = this.optionalNode(Kind.QuestionToken);
    if (asteriskToken !== undefined || this.is(Kind.OpenParenToken) || this.is(Kind.LessThanToken))
      return this.method(pos, start, modifiers, asteriskToken, name, questionToken);
    const exclaims = questionToken === undefined && !this.lineBreak;
    const exclamationToken = exclaims ? this.optionalNode(Kind.ExclamationToken) : undefined;
    const type = this.annotation();
    const outer = Context.yields | Context.awaits | Context.noIn;
    const initializer = this.within(0, outer, this.initializer);
    this.semicolon();
    return {
      kind: Kind.PropertyDeclaration,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      modifiers,
      name,
      questionToken,
      exclamationToken,
      type,
      initializer,
    };
  }

  private isConstructor(): boolean {
    if (this.is(Kind.ConstructorKeyword)) return true;
    if (!this.is(Kind.StringLiteral) || this.at - this.start !== 13) return false;
    return this.text.startsWith('constructor', this.start + 1) && this.ahead(() => this.next() === Kind.OpenParenToken);
  }

  // Members of object types

  protected typeMembers(): SyntaxNode[] {
    return this.braced(this.typeMember);
  }

  private typeMember(): SyntaxNode {
    const { full: pos, start } = this;
    if (this.is(Kind.OpenParenToken) || this.is(Kind.LessThanToken))
      return this.signature(Kind.CallSignature, pos, start);
    if (this.is(Kind.NewKeyword) && this.ahead(this.nextOpensSignature)) {
      this.next();
      return this.signature(Kind.ConstructSignature, pos, start);
    }
    const modifiers = this.modifiers(false);
    if (this.contextual(Kind.GetKeyword)) return this.accessor(Kind.GetAccessor, pos, start, modifiers, true);
    if (this.contextual(Kind.SetKeyword)) return this.accessor(Kind.SetAccessor, pos, start, modifiers, true);
    if (this.isIndexSignature()) return this.indexSignature(pos, start, modifiers);
    const name = this.propertyName();
    const questionToken = this.optionalNode(Kind.QuestionToken);
    if (this.is(Kind.OpenParenToken) || this.is(Kind.LessThanToken)) {
      const typeParameters = this.typeParameters();
      const parameters = this.parameters(0);
      const type = this.returnType(Kind.ColonToken);
      this.memberEnd();
      return {
        kind: Kind.MethodSignature,
        pos,
        start,
        end: this.full,
        flags: this.flags,
        modifiers,
        name,
        questionToken,
        typeParameters,
        parameters,
        type,
      };
    }
    const type = this.annotation();
    this.memberEnd();
    return {
      kind: Kind.PropertySignature,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      modifiers,
      name,
      questionToken,
      type,
      initializer: undefined,
    };
  }

  private nextOpensSignature(): boolean {
    const token = this.next();
    return token === Kind.OpenParenToken || token === Kind.LessThanToken;
  }

  private signature(kind: Kind, pos: number, start: number): SyntaxNode {
    const typeParameters = this.typeParameters();
    const parameters = this.parameters(0);
    const type = this.returnType(Kind.ColonToken);
    this.memberEnd();
    return { kind, pos, start, end: this.full, flags: this.flags, typeParameters, parameters, type };
  }

  private memberEnd(): undefined {
    if (!this.optional(Kind.CommaToken)) this.semicolon();
    return undefined;
  }

  private isIndexSignature(): boolean {
    return this.is(Kind.OpenBracketToken) && this.ahead(this.opensIndexSignature);
  }

  private opensIndexSignature(): boolean {
    this.next();
    if (this.is(Kind.DotDotDotToken) || this.is(Kind.CloseBracketToken)) this.refuse();
    if (!this.isIdentifier()) return false;
    this.next();
    if (this.is(Kind.ColonToken) || this.is(Kind.CommaToken)) return true;
    if (this.is(Kind.QuestionToken)) this.refuse();
    return false;
  }

  private indexSignature(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    const parameters = this.bracketed(Kind.OpenBracketToken, Kind.CloseBracketToken, this.parameter);
    const type = this.annotation();
    this.memberEnd();
    return {
      kind: Kind.IndexSignature,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      modifiers,
      typeParameters: undefined,
      parameters,
      type,
    };
  }
}

// Declarations: what can carry modifiers and be exported, and the import and export statements themselves.
import { Context, type NodeList, type SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { ModuleGrammar } from './module-statements';

export abstract class DeclarationGrammar extends ModuleGrammar {
  protected declaration(): SyntaxNode {
    const { full: pos, start } = this;
    const modifiers = this.modifiers(true);
    if (!modifiers?.some((each) => each.kind === Kind.DeclareKeyword)) return this.declared(pos, start, modifiers);
    return this.inAmbient(modifiers, (ambient) => this.declared(pos, start, ambient));
  }

  private declared(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    switch (this.token) {
      case Kind.VarKeyword:
      case Kind.LetKeyword:
      case Kind.ConstKeyword:
        return this.variableStatement(pos, start, modifiers);
      case Kind.FunctionKeyword:
        return this.functionDeclaration(pos, start, modifiers);
      case Kind.ClassKeyword: {
        const awaits = modifiers?.some((each) => each.kind === Kind.ExportKeyword) ? Context.awaits : 0;
        return this.within(awaits, 0, () => this.classFrom(Kind.ClassDeclaration, pos, start, modifiers));
      }
      case Kind.InterfaceKeyword: {
        this.next();
        const name = this.identifier();
        const typeParameters = this.typeParameters();
        const heritageClauses = this.heritage();
        const members = this.typeMembers();
        return {
          kind: Kind.InterfaceDeclaration,
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
      case Kind.TypeKeyword: {
        this.next();
        if (this.lineBreak) this.refuse();
        const name = this.identifier();
        const typeParameters = this.typeParameters();
        this.expect(Kind.EqualsToken);
        const type = this.aliased();
        this.semicolon();
        return {
          kind: Kind.TypeAliasDeclaration,
          pos,
          start,
          end: this.full,
          flags: this.flags,
          modifiers,
          name,
          typeParameters,
          type,
        };
      }
      case Kind.EnumKeyword:
        return this.enumeration(pos, start, modifiers);
      case Kind.GlobalKeyword:
      case Kind.ModuleKeyword:
      case Kind.NamespaceKeyword:
        return this.moduleDeclaration(pos, start, modifiers);
      case Kind.ImportKeyword:
        return this.importStatement(pos, start, modifiers);
      case Kind.ExportKeyword:
        return this.exportStatement(pos, start, modifiers);
      default:
        return this.refuse();
    }
  }

  /** `intrinsic` alone is a keyword of the standard library. */
  private aliased(): SyntaxNode {
    if (this.is(Kind.IntrinsicKeyword)) this.refuse();
    return this.type();
  }

  private functionDeclaration(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    this.next();
    const asteriskToken = this.optionalNode(Kind.AsteriskToken);
    const isDefault = modifiers?.some((each) => each.kind === Kind.DefaultKeyword) ?? false;
    const name = isDefault && !this.isIdentifier() ? undefined : this.identifier();
    const contexts = this.contextsOf(modifiers, asteriskToken);
    const typeParameters = this.typeParameters();
    const parameters = this.parameters(contexts);
    const type = this.returnType(Kind.ColonToken);
    const body = this.bodyOrEnd(contexts);
    return {
      kind: Kind.FunctionDeclaration,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      modifiers,
      asteriskToken,
      name,
      typeParameters,
      parameters,
      type,
      body,
    };
  }

  private enumeration(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    this.next();
    const name = this.identifier();
    const members = this.within(0, Context.yields | Context.awaits, () => {
      this.expect(Kind.OpenBraceToken);
      const from = this.full;
      const list = this.separated(Kind.CloseBraceToken, this.enumMember);
      return Object.assign(list, { pos: from, end: this.full });
    });
    this.expect(Kind.CloseBraceToken);
    const { flags, full: end } = this;
    return { kind: Kind.EnumDeclaration, pos, start, end, flags, modifiers, name, members };
  }

  private enumMember(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const name = this.propertyName();
    const initializer = this.allowingIn(this.initializer);
    return { kind: Kind.EnumMember, pos, start, end: this.full, flags, name, initializer };
  }

  private moduleDeclaration(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    if (this.is(Kind.GlobalKeyword)) return this.namedModule(pos, start, modifiers, this.nameNode());
    const isNamespace = this.is(Kind.NamespaceKeyword);
    this.next();
    if (!isNamespace && this.is(Kind.StringLiteral)) return this.namedModule(pos, start, modifiers, this.literal());
    return this.namespaceFrom(pos, start, modifiers);
  }

  /** `declare module 'a' { … }`, `declare global { … }`. */
  private namedModule(pos: number, start: number, modifiers: SyntaxNode[] | undefined, name: SyntaxNode): SyntaxNode {
    let body: SyntaxNode | undefined;
    if (this.is(Kind.OpenBraceToken)) body = this.moduleBlock();
    else this.semicolon();
    return { kind: Kind.ModuleDeclaration, pos, start, end: this.full, flags: this.flags, modifiers, name, body };
  }

  private namespaceFrom(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    const name = this.identifier();
    let body: SyntaxNode;
    if (this.optional(Kind.DotToken)) {
      const { full, start: from } = this;
      body = this.namespaceFrom(full, from, undefined);
    } else body = this.moduleBlock();
    return { kind: Kind.ModuleDeclaration, pos, start, end: this.full, flags: this.flags, modifiers, name, body };
  }

  private moduleBlock(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.expect(Kind.OpenBraceToken);
    const before = this.enter(0, Context.awaits);
    const statements: NodeList = this.statements();
    this.context = before;
    this.expect(Kind.CloseBraceToken);
    return { kind: Kind.ModuleBlock, pos, start, end: this.full, flags, statements };
  }

  protected isDeclaration(): boolean {
    for (;;) {
      switch (this.token) {
        case Kind.VarKeyword:
        case Kind.LetKeyword:
        case Kind.ConstKeyword:
        case Kind.FunctionKeyword:
        case Kind.ClassKeyword:
        case Kind.EnumKeyword:
          return true;
        case Kind.InterfaceKeyword:
        case Kind.TypeKeyword:
          this.next();
          return !this.lineBreak && this.isIdentifier();
        case Kind.ModuleKeyword:
        case Kind.NamespaceKeyword:
          this.next();
          return !this.lineBreak && (this.isIdentifier() || this.is(Kind.StringLiteral));
        case Kind.AbstractKeyword:
        case Kind.AccessorKeyword:
        case Kind.AsyncKeyword:
        case Kind.DeclareKeyword:
        case Kind.PrivateKeyword:
        case Kind.ProtectedKeyword:
        case Kind.PublicKeyword:
        case Kind.ReadonlyKeyword: {
          const before = this.token;
          this.next();
          if (this.lineBreak) return false;
          if (before === Kind.DeclareKeyword && this.is(Kind.TypeKeyword)) return true;
          continue;
        }
        case Kind.GlobalKeyword:
          this.next();
          return this.is(Kind.OpenBraceToken) || this.is(Kind.Identifier) || this.is(Kind.ExportKeyword);
        case Kind.ImportKeyword:
          this.next();
          return (
            this.is(Kind.StringLiteral) || this.is(Kind.AsteriskToken) || this.is(Kind.OpenBraceToken) || this.isName()
          );
        case Kind.ExportKeyword: {
          let after = this.next();
          if (after === Kind.TypeKeyword) after = this.ahead(this.next);
          if (
            after === Kind.EqualsToken ||
            after === Kind.AsteriskToken ||
            after === Kind.OpenBraceToken ||
            after === Kind.DefaultKeyword ||
            after === Kind.AsKeyword ||
            after === Kind.AtToken
          )
            return true;
          continue;
        }
        case Kind.StaticKeyword:
          this.next();
          continue;
        default:
          return false;
      }
    }
  }
}

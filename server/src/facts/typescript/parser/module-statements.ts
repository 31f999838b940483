// Import and export statements.
import type { SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { StatementGrammar } from './statements';

export abstract class ModuleGrammar extends StatementGrammar {
  protected importStatement(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    this.next();
    const { full, start: from } = this;
    let name = this.isIdentifier() ? this.identifier() : undefined;
    let phaseModifier: Kind | undefined;
    if (name?.text === 'type' && this.isTypeOnlyImport()) {
      phaseModifier = Kind.TypeKeyword;
      name = this.isIdentifier() ? this.identifier() : undefined;
    } else if (name?.text === 'defer' && this.is(Kind.AsteriskToken)) this.refuse();
    if (name !== undefined && !this.is(Kind.CommaToken) && !this.is(Kind.FromKeyword))
      return this.importEquals(pos, start, modifiers, name, phaseModifier !== undefined);
    let importClause: SyntaxNode | undefined;
    if (name !== undefined || this.is(Kind.AsteriskToken) || this.is(Kind.OpenBraceToken)) {
      importClause = this.importClause(full, from, name, phaseModifier);
      this.expect(Kind.FromKeyword);
    }
    const moduleSpecifier = this.moduleSpecifier();
    const attributes = this.importAttributes();
    this.semicolon();
    return {
      kind: Kind.ImportDeclaration,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      modifiers,
      importClause,
      moduleSpecifier,
      attributes,
    };
  }

  /** `import type` begins a type-only import unless `type` is the name that is imported. */
  private isTypeOnlyImport(): boolean {
    const { token } = this;
    if (token === Kind.AsteriskToken || token === Kind.OpenBraceToken) return true;
    if (!this.isIdentifier()) return false;
    return token !== Kind.FromKeyword || this.ahead(this.nextIsFromOrEquals);
  }

  private nextIsFromOrEquals(): boolean {
    const token = this.next();
    return token === Kind.FromKeyword || token === Kind.EqualsToken;
  }

  private importClause(
    pos: number,
    start: number,
    name: SyntaxNode | undefined,
    phaseModifier: Kind | undefined,
  ): SyntaxNode {
    let namedBindings: SyntaxNode | undefined;
    if (name === undefined || this.optional(Kind.CommaToken)) {
      const { full, start: from, flags } = this;
      if (this.optional(Kind.AsteriskToken)) {
        this.expect(Kind.AsKeyword);
        const local = this.identifier();
        namedBindings = { kind: Kind.NamespaceImport, pos: full, start: from, end: this.full, flags, name: local };
      } else namedBindings = this.namedBindings(Kind.NamedImports, Kind.ImportSpecifier);
    }
    const isTypeOnly = phaseModifier === Kind.TypeKeyword;
    return {
      kind: Kind.ImportClause,
      pos,
      start,
      end: this.full,
      flags: this.flags,
      phaseModifier,
      isTypeOnly,
      name,
      namedBindings,
    };
  }

  private namedBindings(kind: Kind, specifier: Kind): SyntaxNode {
    const { full: pos, start, flags } = this;
    const elements = this.bracketed(Kind.OpenBraceToken, Kind.CloseBraceToken, () => this.specifier(specifier));
    return { kind, pos, start, end: this.full, flags, elements };
  }

  /** `a`, `a as b`, `type a`, `type as as b`, and what else `type` and `as` can mean. */
  private specifier(kind: Kind): SyntaxNode {
    const { full: pos, start, flags } = this;
    let isTypeOnly = false;
    let propertyName: SyntaxNode | undefined;
    let name = this.exportName();
    let mayRename = true;
    if (name.kind === Kind.Identifier && name.text === 'type') {
      if (this.is(Kind.AsKeyword)) {
        const firstAs = this.identifierName();
        mayRename = false;
        if (this.is(Kind.AsKeyword)) {
          const secondAs = this.identifierName();
          if (this.canBeExportName()) {
            isTypeOnly = true;
            propertyName = firstAs;
            name = this.exportName();
          } else {
            propertyName = name;
            name = secondAs;
          }
        } else if (this.canBeExportName()) {
          propertyName = name;
          name = this.exportName();
        } else {
          isTypeOnly = true;
          name = firstAs;
        }
      } else if (this.canBeExportName()) {
        isTypeOnly = true;
        name = this.exportName();
      }
    }
    if (mayRename && this.optional(Kind.AsKeyword)) {
      propertyName = name;
      name = this.exportName();
    }
    return { kind, pos, start, end: this.full, flags, isTypeOnly, propertyName, name };
  }

  private canBeExportName(): boolean {
    return this.isName() || this.is(Kind.StringLiteral);
  }

  private exportName(): SyntaxNode {
    return this.is(Kind.StringLiteral) ? this.literal() : this.identifierName();
  }

  private moduleSpecifier(): SyntaxNode {
    if (!this.is(Kind.StringLiteral)) this.refuse();
    return this.literal();
  }

  private importAttributes(): SyntaxNode | undefined {
    const { token, full: pos, start, flags } = this;
    if (token !== Kind.WithKeyword && (token !== Kind.AssertKeyword || this.lineBreak)) return undefined;
    this.next();
    const elements = this.bracketed(Kind.OpenBraceToken, Kind.CloseBraceToken, () => {
      const { full, start: from } = this;
      const name = this.exportName();
      this.expect(Kind.ColonToken);
      const value = this.assignment();
      return { kind: Kind.ImportAttribute, pos: full, start: from, end: this.full, flags, name, value };
    });
    return { kind: Kind.ImportAttributes, pos, start, end: this.full, flags, token, elements };
  }

  private importEquals(
    pos: number,
    start: number,
    modifiers: SyntaxNode[] | undefined,
    name: SyntaxNode,
    isTypeOnly: boolean,
  ): SyntaxNode {
    this.expect(Kind.EqualsToken);
    const { full, start: from, flags } = this;
    let moduleReference: SyntaxNode;
    if (this.is(Kind.RequireKeyword) && this.ahead(() => this.next() === Kind.OpenParenToken)) {
      this.next();
      this.expect(Kind.OpenParenToken);
      const expression = this.moduleSpecifier();
      this.expect(Kind.CloseParenToken);
      const kind = Kind.ExternalModuleReference;
      moduleReference = { kind, pos: full, start: from, end: this.full, flags, expression };
    } else moduleReference = this.entityName();
    this.semicolon();
    return {
      kind: Kind.ImportEqualsDeclaration,
      pos,
      start,
      end: this.full,
      flags,
      modifiers,
      name,
      isTypeOnly,
      moduleReference,
    };
  }

  protected exportStatement(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    const { flags } = this;
    this.next();
    if (this.is(Kind.DefaultKeyword) || this.is(Kind.EqualsToken)) {
      const isExportEquals = this.is(Kind.EqualsToken);
      this.next();
      const expression = this.assignment();
      this.semicolon();
      return { kind: Kind.ExportAssignment, pos, start, end: this.full, flags, modifiers, isExportEquals, expression };
    }
    if (this.is(Kind.AsKeyword)) {
      this.next();
      this.expect(Kind.NamespaceKeyword);
      const name = this.identifier();
      this.semicolon();
      return { kind: Kind.NamespaceExportDeclaration, pos, start, end: this.full, flags, modifiers, name };
    }
    const isTypeOnly = this.optional(Kind.TypeKeyword);
    const { full, start: from } = this;
    let exportClause: SyntaxNode | undefined;
    let moduleSpecifier: SyntaxNode | undefined;
    if (this.optional(Kind.AsteriskToken)) {
      if (this.optional(Kind.AsKeyword)) {
        const name = this.exportName();
        exportClause = { kind: Kind.NamespaceExport, pos: full, start: from, end: this.full, flags, name };
      }
      this.expect(Kind.FromKeyword);
      moduleSpecifier = this.moduleSpecifier();
    } else {
      exportClause = this.namedBindings(Kind.NamedExports, Kind.ExportSpecifier);
      if (this.optional(Kind.FromKeyword)) moduleSpecifier = this.moduleSpecifier();
    }
    const attributes = moduleSpecifier === undefined ? undefined : this.importAttributes();
    this.semicolon();
    return {
      kind: Kind.ExportDeclaration,
      pos,
      start,
      end: this.full,
      flags,
      modifiers,
      isTypeOnly,
      exportClause,
      moduleSpecifier,
      attributes,
    };
  }
}

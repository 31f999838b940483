// Statements, but for declarations that can be exported.
import { Context, type NodeList, type SyntaxNode } from './grammar';
import { JsxGrammar } from './jsx';
import { Kind } from './kinds';

/** The compiler's flags on lists of variables. */
const ListFlags = { let: 1, const: 2, using: 4, awaitUsing: 6 } as const;

export abstract class StatementGrammar extends JsxGrammar {
  protected statements(): NodeList {
    const nodes = [] as unknown as NodeList;
    nodes.pos = this.full;
    while (!this.is(Kind.CloseBraceToken) && !this.is(Kind.EndOfFileToken)) nodes.push(this.statement());
    nodes.end = this.full;
    return nodes;
  }

  protected statement(): SyntaxNode {
    const { token, full: pos, start, flags } = this;
    switch (token) {
      case Kind.SemicolonToken:
        this.next();
        return { kind: Kind.EmptyStatement, pos, start, end: this.full, flags };
      case Kind.OpenBraceToken:
        return this.block();
      case Kind.VarKeyword:
      case Kind.ConstKeyword:
      case Kind.FunctionKeyword:
      case Kind.ClassKeyword:
      case Kind.EnumKeyword:
      case Kind.ExportKeyword:
        return this.declaration();
      case Kind.LetKeyword:
        if (this.ahead(this.nextBinds)) return this.declaration();
        break;
      case Kind.UsingKeyword:
        if (this.ahead(this.nextBindsOnLine)) return this.variableStatement(pos, start, undefined);
        break;
      case Kind.AwaitKeyword:
        if (!this.ahead(this.nextIsUsing)) break;
        if (!this.has(Context.awaits) || !this.ahead(this.nextIsUsingThatBinds)) this.refuseAwait();
        return this.variableStatement(pos, start, undefined);
      case Kind.IfKeyword:
        return this.ifStatement();
      case Kind.DoKeyword: {
        this.next();
        const statement = this.statement();
        this.expect(Kind.WhileKeyword);
        const expression = this.parenthesized();
        this.optional(Kind.SemicolonToken);
        return { kind: Kind.DoStatement, pos, start, end: this.full, flags, statement, expression };
      }
      case Kind.WhileKeyword: {
        this.next();
        const expression = this.parenthesized();
        const statement = this.statement();
        return { kind: Kind.WhileStatement, pos, start, end: this.full, flags, expression, statement };
      }
      case Kind.ForKeyword:
        return this.forStatement();
      case Kind.ContinueKeyword:
      case Kind.BreakKeyword: {
        this.next();
        const label = this.canEndStatement() ? undefined : this.identifier();
        this.semicolon();
        const kind = token === Kind.BreakKeyword ? Kind.BreakStatement : Kind.ContinueStatement;
        return { kind, pos, start, end: this.full, flags, label };
      }
      case Kind.ReturnKeyword: {
        this.next();
        const expression = this.canEndStatement() ? undefined : this.expressionWithIn();
        this.semicolon();
        return { kind: Kind.ReturnStatement, pos, start, end: this.full, flags, expression };
      }
      case Kind.ThrowKeyword: {
        this.next();
        if (this.lineBreak) this.refuse();
        const expression = this.expressionWithIn();
        this.semicolon();
        return { kind: Kind.ThrowStatement, pos, start, end: this.full, flags, expression };
      }
      case Kind.SwitchKeyword:
        return this.switchStatement();
      case Kind.TryKeyword:
        return this.tryStatement();
      case Kind.DebuggerKeyword:
        this.next();
        this.semicolon();
        return { kind: Kind.DebuggerStatement, pos, start, end: this.full, flags };
      case Kind.WithKeyword:
      case Kind.CatchKeyword:
      case Kind.FinallyKeyword:
        return this.refuse();
      case Kind.AtToken:
        return this.declaration();
      default:
        if (startsWithWord(token) && this.ahead(this.isDeclaration)) return this.declaration();
    }
    return this.expressionOrLabeled();
  }

  private expressionOrLabeled(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const expression = this.expressionWithIn();
    if (expression.kind === Kind.Identifier && this.optional(Kind.ColonToken)) {
      const statement = this.statement();
      return { kind: Kind.LabeledStatement, pos, start, end: this.full, flags, label: expression, statement };
    }
    this.semicolon();
    return { kind: Kind.ExpressionStatement, pos, start, end: this.full, flags, expression };
  }

  private parenthesized(): SyntaxNode {
    this.expect(Kind.OpenParenToken);
    const expression = this.expressionWithIn();
    this.expect(Kind.CloseParenToken);
    return expression;
  }

  private ifStatement(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    const expression = this.parenthesized();
    const thenStatement = this.statement();
    const elseStatement = this.optional(Kind.ElseKeyword) ? this.statement() : undefined;
    return { kind: Kind.IfStatement, pos, start, end: this.full, flags, expression, thenStatement, elseStatement };
  }

  private forStatement(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    const awaitModifier = this.optionalNode(Kind.AwaitKeyword);
    this.expect(Kind.OpenParenToken);
    let initializer: SyntaxNode | undefined;
    if (!this.is(Kind.SemicolonToken)) {
      const { token } = this;
      const declares = token === Kind.VarKeyword || token === Kind.LetKeyword || token === Kind.ConstKeyword;
      if (token === Kind.UsingKeyword || token === Kind.AwaitKeyword) this.refuse();
      initializer = declares ? this.variableList(true) : this.within(Context.noIn, 0, this.expression);
    }
    if (initializer !== undefined && (this.is(Kind.OfKeyword) || this.is(Kind.InKeyword))) {
      const isOf = this.is(Kind.OfKeyword);
      this.next();
      const expression = this.allowingIn(() => (isOf ? this.assignment() : this.expression()));
      this.expect(Kind.CloseParenToken);
      const statement = this.statement();
      const kind = isOf ? Kind.ForOfStatement : Kind.ForInStatement;
      return { kind, pos, start, end: this.full, flags, awaitModifier, initializer, expression, statement };
    }
    if (awaitModifier !== undefined) this.refuse();
    this.expect(Kind.SemicolonToken);
    const part = (close: Kind) => (this.token === close ? undefined : this.expressionWithIn());
    const condition = part(Kind.SemicolonToken);
    this.expect(Kind.SemicolonToken);
    const incrementor = part(Kind.CloseParenToken);
    this.expect(Kind.CloseParenToken);
    const statement = this.statement();
    return {
      kind: Kind.ForStatement,
      pos,
      start,
      end: this.full,
      flags,
      initializer,
      condition,
      incrementor,
      statement,
    };
  }

  private switchStatement(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    const expression = this.parenthesized();
    const { full, start: from } = this;
    this.expect(Kind.OpenBraceToken);
    const clauses: SyntaxNode[] = [];
    while (!this.is(Kind.CloseBraceToken)) clauses.push(this.caseClause());
    this.next();
    const caseBlock = { kind: Kind.CaseBlock, pos: full, start: from, end: this.full, flags, clauses };
    return { kind: Kind.SwitchStatement, pos, start, end: this.full, flags, expression, caseBlock };
  }

  private caseClause(): SyntaxNode {
    const { full: pos, start, flags, token } = this;
    this.next();
    if (token !== Kind.CaseKeyword && token !== Kind.DefaultKeyword) this.refuse();
    const expression = token === Kind.CaseKeyword ? this.expressionWithIn() : undefined;
    this.expect(Kind.ColonToken);
    const statements: SyntaxNode[] = [];
    while (!this.is(Kind.CaseKeyword) && !this.is(Kind.DefaultKeyword) && !this.is(Kind.CloseBraceToken)) {
      statements.push(this.statement());
    }
    const kind = token === Kind.CaseKeyword ? Kind.CaseClause : Kind.DefaultClause;
    return { kind, pos, start, end: this.full, flags, expression, statements };
  }

  private tryStatement(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    const tryBlock = this.block();
    const catchClause = this.is(Kind.CatchKeyword) ? this.catchClause() : undefined;
    const finallyBlock = this.optional(Kind.FinallyKeyword) ? this.block() : undefined;
    if (catchClause === undefined && finallyBlock === undefined) this.refuse();
    return { kind: Kind.TryStatement, pos, start, end: this.full, flags, tryBlock, catchClause, finallyBlock };
  }

  private catchClause(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.next();
    let variableDeclaration: SyntaxNode | undefined;
    if (this.optional(Kind.OpenParenToken)) {
      variableDeclaration = this.variable();
      this.expect(Kind.CloseParenToken);
    }
    const block = this.block();
    return { kind: Kind.CatchClause, pos, start, end: this.full, flags, variableDeclaration, block };
  }

  protected variableStatement(pos: number, start: number, modifiers: SyntaxNode[] | undefined): SyntaxNode {
    const declarationList = this.variableList(false);
    this.semicolon();
    const { flags, full: end } = this;
    return { kind: Kind.VariableStatement, pos, start, end, flags, modifiers, declarationList };
  }

  protected variableList(inFor: boolean): SyntaxNode {
    const { full: pos, start } = this;
    const flags = this.listFlags();
    this.next();
    if (this.is(Kind.OfKeyword) && inFor) this.refuse();
    const before = inFor ? this.enter(Context.noIn, 0) : this.enter(0, Context.noIn);
    const declarations = [this.variable()];
    while (this.optional(Kind.CommaToken)) declarations.push(this.variable());
    this.context = before;
    const kind = Kind.VariableDeclarationList;
    return { kind, pos, start, end: this.full, flags: this.flags | flags, declarations };
  }

  private listFlags(): number {
    switch (this.token) {
      case Kind.LetKeyword:
        return ListFlags.let;
      case Kind.ConstKeyword:
        return ListFlags.const;
      case Kind.UsingKeyword:
        return ListFlags.using;
      case Kind.AwaitKeyword:
        this.next();
        return ListFlags.awaitUsing;
      default:
        return 0;
    }
  }

  private variable(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const name = this.bindingName();
    const exclaims = name.kind === Kind.Identifier && !this.lineBreak;
    const exclamationToken = exclaims ? this.optionalNode(Kind.ExclamationToken) : undefined;
    const type = this.annotation();
    const initializer = this.initializer();
    return {
      kind: Kind.VariableDeclaration,
      pos,
      start,
      end: this.full,
      flags,
      name,
      exclamationToken,
      type,
      initializer,
    };
  }

  private nextBinds(): boolean {
    this.next();
    return this.isIdentifier() || this.is(Kind.OpenBraceToken) || this.is(Kind.OpenBracketToken);
  }

  /** Patterns after `using` are refused. */
  private nextBindsOnLine(): boolean {
    this.next();
    return this.isIdentifier() && !this.lineBreak;
  }

  private nextIsUsing(): boolean {
    return this.next() === Kind.UsingKeyword;
  }

  private nextIsUsingThatBinds(): boolean {
    return this.nextIsUsing() && this.nextBindsOnLine();
  }

  protected abstract declaration(): SyntaxNode;
  protected abstract isDeclaration(): boolean;
}

/** Words that may begin a declaration, or be names. */
function startsWithWord(token: Kind): boolean {
  switch (token) {
    case Kind.AsyncKeyword:
    case Kind.InterfaceKeyword:
    case Kind.TypeKeyword:
    case Kind.ModuleKeyword:
    case Kind.NamespaceKeyword:
    case Kind.DeclareKeyword:
    case Kind.ImportKeyword:
    case Kind.PrivateKeyword:
    case Kind.ProtectedKeyword:
    case Kind.PublicKeyword:
    case Kind.AbstractKeyword:
    case Kind.AccessorKeyword:
    case Kind.StaticKeyword:
    case Kind.ReadonlyKeyword:
    case Kind.GlobalKeyword:
      return true;
    default:
      return false;
  }
}

// Decorators and modifiers, and telling modifiers from names.
import { Context, Grammar, type SyntaxNode } from './grammar';
import { Kind } from './kinds';

export abstract class ModifierGrammar extends Grammar {
  /** Decorators and modifiers before a declaration; `undefined` where there are none. */
  protected modifiers(decorators: boolean, constant = false, stopAtStaticBlock = false): SyntaxNode[] | undefined {
    if (!isModifier(this.token) && !this.is(Kind.AtToken)) return undefined;
    const found: SyntaxNode[] = [];
    while (decorators && this.is(Kind.AtToken)) found.push(this.decorator());
    for (let round = 0, seenStatic = false; round < 2; round++) {
      const before = found.length;
      while (isModifier(this.token)) {
        const { token } = this;
        if (token === Kind.StaticKeyword) {
          if (seenStatic) break;
          if (stopAtStaticBlock && this.ahead(this.nextOpensBrace)) break;
        }
        const mark = this.mark();
        const { flags } = this;
        const onLine = constant && token === Kind.ConstKeyword;
        if (!(onLine ? this.nextModifiesOnLine() : this.nextIsModified())) {
          this.reset(mark);
          break;
        }
        if (token === Kind.StaticKeyword) seenStatic = true;
        found.push({ kind: token, pos: mark.full, start: mark.start, end: mark.at, flags });
      }
      if (round > 0 || found.length === before || !decorators || !this.is(Kind.AtToken)) break;
      while (this.is(Kind.AtToken)) found.push(this.decorator());
    }
    return found.length === 0 ? undefined : found;
  }

  private decorator(): SyntaxNode {
    const { full: pos, start } = this;
    this.next();
    if (this.is(Kind.AwaitKeyword)) this.refuse();
    const expression = this.within(Context.decorator, 0, this.leftHandSide);
    return { kind: Kind.Decorator, pos, start, end: this.full, flags: this.flags, expression };
  }

  /** Whether the word here is a modifier: goes on to what it modifies. */
  private nextIsModified(): boolean {
    switch (this.token) {
      case Kind.ConstKeyword:
        return this.next() === Kind.EnumKeyword;
      case Kind.ExportKeyword:
        this.next();
        if (this.is(Kind.DefaultKeyword)) return this.ahead(this.nextFollowsDefault);
        if (this.is(Kind.TypeKeyword)) return this.ahead(() => this.next() !== undefined && this.followsExport());
        return this.followsExport();
      case Kind.DefaultKeyword:
        return this.nextFollowsDefault();
      case Kind.StaticKeyword:
        this.next();
        return this.followsModifier();
      case Kind.GetKeyword:
      case Kind.SetKeyword:
        this.next();
        return this.is(Kind.OpenBracketToken) || this.isPropertyName();
      default:
        return this.nextModifiesOnLine();
    }
  }

  protected contextual(word: Kind): boolean {
    return this.token === word && this.attempt(this.nextIsModified) === true;
  }

  protected nextOpensBrace(): boolean {
    return this.next() === Kind.OpenBraceToken;
  }

  private nextModifiesOnLine(): boolean {
    this.next();
    return !this.lineBreak && this.followsModifier();
  }

  protected nextIsFunctionOnLine(): boolean {
    return this.next() === Kind.FunctionKeyword && !this.lineBreak;
  }

  private nextFollowsDefault(): boolean {
    const token = this.next();
    if (token === Kind.ClassKeyword || token === Kind.FunctionKeyword || token === Kind.InterfaceKeyword) return true;
    if (token === Kind.AtToken) return true;
    if (token === Kind.AbstractKeyword) return this.ahead(() => this.next() === Kind.ClassKeyword && !this.lineBreak);
    return token === Kind.AsyncKeyword && this.ahead(this.nextIsFunctionOnLine);
  }

  private followsExport(): boolean {
    const { token } = this;
    if (token === Kind.AtToken) return true;
    if (token === Kind.AsteriskToken || token === Kind.AsKeyword || token === Kind.OpenBraceToken) return false;
    return this.followsModifier();
  }

  private followsModifier(): boolean {
    const { token } = this;
    return (
      token === Kind.OpenBracketToken ||
      token === Kind.OpenBraceToken ||
      token === Kind.AsteriskToken ||
      token === Kind.DotDotDotToken ||
      this.isPropertyName()
    );
  }

  private isPropertyName(): boolean {
    const { token } = this;
    return (
      token >= Kind.Identifier ||
      token === Kind.StringLiteral ||
      token === Kind.NumericLiteral ||
      token === Kind.BigIntLiteral
    );
  }

  protected abstract leftHandSide(): SyntaxNode;
}

export function isModifier(token: Kind): boolean {
  switch (token) {
    case Kind.AbstractKeyword:
    case Kind.AccessorKeyword:
    case Kind.AsyncKeyword:
    case Kind.ConstKeyword:
    case Kind.DeclareKeyword:
    case Kind.DefaultKeyword:
    case Kind.ExportKeyword:
    case Kind.InKeyword:
    case Kind.PublicKeyword:
    case Kind.PrivateKeyword:
    case Kind.ProtectedKeyword:
    case Kind.OverrideKeyword:
    case Kind.ReadonlyKeyword:
    case Kind.StaticKeyword:
    case Kind.OutKeyword:
      return true;
    default:
      return false;
  }
}

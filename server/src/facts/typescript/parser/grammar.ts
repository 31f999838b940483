// What every part of the grammar needs: nodes, contexts, looking ahead, lists and names. Names of nodes and
// of their parts are the compiler's own, so that whoever reads its trees reads these.
import { Kind } from './kinds';
import { Refusal, Scanner } from './scanner';

export interface SyntaxNode {
  readonly kind: Kind;
  /** Where the blanks and comments before it begin. */
  readonly pos: number;
  /** Where it begins itself. */
  readonly start: number;
  readonly end: number;
  readonly flags: number;
  readonly [part: string]: unknown;
}

/** A list that knows its extent, the blanks before its first and after its last element included. */
export type NodeList = SyntaxNode[] & { pos: number; end: number };

export const Context = {
  noIn: 1,
  yields: 2,
  awaits: 4,
  decorator: 8,
  noConditionalType: 16,
} as const;

/** The compiler's own flag on nodes in `declare` and in declaration files. */
export const ambientFlag = 1 << 25;

const lastReserved = Kind.WithKeyword;

export abstract class Grammar extends Scanner {
  protected context = 0;
  /** Of the nodes that are being made. */
  protected flags = 0;
  /** Types in `a?` that no tuple has taken up: wrong anywhere else. */
  protected loose = 0;
  /** Whether there was an `await` where only a module's own level has one. */
  protected unsureAwait = false;

  constructor(
    text: string,
    protected readonly javascript: boolean,
    protected readonly jsx: boolean,
  ) {
    super(text);
  }

  // Contexts

  protected within<T>(set: number, clear: number, read: (this: this) => T): T {
    const before = this.enter(set, clear);
    const result = read.call(this);
    this.context = before;
    return result;
  }

  /** As `within`, where a function for it costs too much: returns the context to be put back. */
  protected enter(set: number, clear: number): number {
    const before = this.context;
    this.context = (before & ~clear) | set;
    return before;
  }

  protected inAmbient(
    modifiers: readonly SyntaxNode[],
    read: (this: this, modifiers: SyntaxNode[]) => SyntaxNode,
  ): SyntaxNode {
    const before = this.flags;
    this.flags = ambientFlag;
    const result = read.call(
      this,
      modifiers.map((each) => ({ ...each, flags: ambientFlag })),
    );
    this.flags = before;
    return result;
  }

  protected has(context: number): boolean {
    return (this.context & context) !== 0;
  }

  // Looking ahead

  /** What `look` says, from here; the place stays. A method is handed over as it is: a function made each time costs more. */
  protected ahead<T>(look: (this: this) => T): T {
    const { at, token, start, full, lineBreak, escaped } = this;
    const result = look.call(this);
    this.at = at;
    this.token = token;
    this.start = start;
    this.full = full;
    this.lineBreak = lineBreak;
    this.escaped = escaped;
    return result;
  }

  /** What `read` reads; the place stays where it reads nothing, or meets what cannot be. */
  protected attempt<T>(read: (this: this) => T | undefined): T | undefined {
    const mark = this.mark();
    const { context, flags, loose } = this;
    let result: T | undefined;
    try {
      result = read.call(this);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    if (result === undefined || result === false) {
      this.reset(mark);
      this.context = context;
      this.flags = flags;
      this.loose = loose;
    }
    return result;
  }

  /** Outside functions the rest of the file decides whether `await` is a name. */
  protected refuseAwait(): never {
    this.unsureAwait = true;
    return this.refuse();
  }

  // Tokens

  protected expect(token: Kind): void {
    if (this.token !== token) this.refuse();
    this.next();
  }

  protected optional(token: Kind): boolean {
    if (this.token !== token) return false;
    this.next();
    return true;
  }

  protected tokenNode(): SyntaxNode {
    const node = { kind: this.token, pos: this.full, start: this.start, end: this.at, flags: this.flags };
    this.next();
    return node;
  }

  protected optionalNode(token: Kind): SyntaxNode | undefined {
    return this.token === token ? this.tokenNode() : undefined;
  }

  protected canEndStatement(): boolean {
    const { token } = this;
    return (
      token === Kind.SemicolonToken || token === Kind.CloseBraceToken || token === Kind.EndOfFileToken || this.lineBreak
    );
  }

  protected semicolon(): void {
    if (!this.canEndStatement()) this.refuse();
    this.optional(Kind.SemicolonToken);
  }

  // Lists

  /** Elements up to a brace, with the extent of what is between the braces. */
  protected braced(element: (this: this) => SyntaxNode): NodeList {
    this.expect(Kind.OpenBraceToken);
    const nodes = [] as unknown as NodeList;
    nodes.pos = this.full;
    while (!this.is(Kind.CloseBraceToken)) nodes.push(element.call(this));
    nodes.end = this.full;
    this.next();
    return nodes;
  }

  protected separated(close: Kind, element: (this: this) => SyntaxNode): SyntaxNode[] {
    const nodes: SyntaxNode[] = [];
    while (this.token !== close) {
      nodes.push(element.call(this));
      if (this.token === close) break;
      this.expect(Kind.CommaToken);
    }
    return nodes;
  }

  protected bracketed(open: Kind, close: Kind, element: (this: this) => SyntaxNode): SyntaxNode[] {
    this.expect(open);
    const nodes = this.separated(close, element);
    this.expect(close);
    return nodes;
  }

  // Names

  protected isName(): boolean {
    return this.token >= Kind.Identifier;
  }

  protected isIdentifier(): boolean {
    const { token } = this;
    if (token === Kind.Identifier) return true;
    if (token === Kind.YieldKeyword) return !this.has(Context.yields);
    if (token === Kind.AwaitKeyword) return !this.has(Context.awaits);
    return token > lastReserved;
  }

  protected identifier(): SyntaxNode {
    if (!this.isIdentifier()) this.refuse();
    if (this.is(Kind.AwaitKeyword)) this.refuseAwait();
    if (this.is(Kind.YieldKeyword)) this.refuse();
    return this.nameNode();
  }

  /** Keywords too. */
  protected identifierName(): SyntaxNode {
    if (this.token < Kind.Identifier || this.is(Kind.PrivateIdentifier)) this.refuse();
    return this.nameNode();
  }

  protected nameNode(): SyntaxNode {
    const { start, at } = this;
    const text = this.text.slice(start, at);
    const escaped = text.startsWith('__') ? `_${text}` : text;
    const node = {
      kind: Kind.Identifier,
      pos: this.full,
      start,
      end: at,
      flags: this.flags,
      text,
      escapedText: escaped,
    };
    this.next();
    return node;
  }

  protected privateName(): SyntaxNode {
    const text = this.text.slice(this.start, this.at);
    const node = {
      kind: Kind.PrivateIdentifier,
      pos: this.full,
      start: this.start,
      end: this.at,
      flags: this.flags,
      text,
      escapedText: text,
    };
    this.next();
    return node;
  }

  protected propertyName(): SyntaxNode {
    const { token, full: pos, start } = this;
    if (token === Kind.StringLiteral || token === Kind.NumericLiteral || token === Kind.BigIntLiteral)
      return this.literal();
    if (token === Kind.PrivateIdentifier) return this.privateName();
    if (token !== Kind.OpenBracketToken) return this.identifierName();
    this.next();
    const expression = this.expressionWithIn();
    this.expect(Kind.CloseBracketToken);
    return { kind: Kind.ComputedPropertyName, pos, start, end: this.full, flags: this.flags, expression };
  }

  protected expressionWithIn(): SyntaxNode {
    const before = this.enter(0, Context.noIn);
    const expression = this.expression();
    this.context = before;
    return expression;
  }

  protected allowingIn<T>(read: (this: this) => T): T {
    return this.has(Context.noIn) ? this.within(0, Context.noIn, read) : read.call(this);
  }

  // What the other parts of the grammar read

  protected abstract literal(): SyntaxNode;
  protected abstract expression(): SyntaxNode;
}

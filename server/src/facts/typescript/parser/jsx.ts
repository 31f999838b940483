// JSX: elements, fragments, attributes, and what stands between tags.
import type { SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { MemberGrammar } from './members';

export abstract class JsxGrammar extends MemberGrammar {
  /** `inExpression`: what follows is code; else it is text between tags. */
  protected jsxElement(inExpression: boolean): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.expect(Kind.LessThanToken);
    if (this.is(Kind.GreaterThanToken)) {
      const openingFragment = this.leaf(Kind.JsxOpeningFragment, pos, start, this.at);
      const children = this.jsxChildren();
      const { full, start: from } = this;
      this.expect(Kind.LessThanSlashToken);
      if (!this.is(Kind.GreaterThanToken)) this.refuse();
      const closingFragment = this.leaf(Kind.JsxClosingFragment, full, from, this.at);
      this.afterTag(inExpression);
      const end = closingFragment.end;
      return { kind: Kind.JsxFragment, pos, start, end, flags, openingFragment, children, closingFragment };
    }
    const tagName = this.jsxTagName();
    const typeArguments = this.javascript ? undefined : this.typeArguments();
    const attributes = this.jsxAttributes();
    if (this.optional(Kind.SlashToken)) {
      if (!this.is(Kind.GreaterThanToken)) this.refuse();
      const end = this.at;
      this.afterTag(inExpression);
      return { kind: Kind.JsxSelfClosingElement, pos, start, end, flags, tagName, typeArguments, attributes };
    }
    if (!this.is(Kind.GreaterThanToken)) this.refuse();
    const openingElement = {
      kind: Kind.JsxOpeningElement,
      pos,
      start,
      end: this.at,
      flags,
      tagName,
      typeArguments,
      attributes,
    };
    const children = this.jsxChildren();
    const closingElement = this.jsxClosing(tagName, inExpression);
    const end = closingElement.end;
    return { kind: Kind.JsxElement, pos, start, end, flags, openingElement, children, closingElement };
  }

  private leaf(kind: Kind, pos: number, start: number, end: number): SyntaxNode {
    return { kind, pos, start, end, flags: this.flags };
  }

  private afterTag(inExpression: boolean): void {
    if (!inExpression) {
      this.nextJsxText();
      return;
    }
    this.next();
    // Two elements side by side are no expression, and a comparison of elements is none that people write.
    if (this.is(Kind.LessThanToken)) this.refuse();
  }

  private jsxClosing(opened: SyntaxNode, inExpression: boolean): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.expect(Kind.LessThanSlashToken);
    const tagName = this.jsxTagName();
    if (!this.is(Kind.GreaterThanToken)) this.refuse();
    const written = (tag: SyntaxNode) => this.text.slice(tag.start, tag.end);
    if (written(tagName) !== written(opened)) this.refuse();
    const end = this.at;
    this.afterTag(inExpression);
    return { kind: Kind.JsxClosingElement, pos, start, end, flags, tagName };
  }

  private jsxChildren(): SyntaxNode[] {
    const children: SyntaxNode[] = [];
    this.nextJsxText();
    for (;;) {
      switch (this.token) {
        case Kind.LessThanSlashToken:
          return children;
        case Kind.JsxText:
        case Kind.JsxTextAllWhiteSpaces: {
          const { full: pos, start, at: end, flags, token } = this;
          const text = this.text.slice(start, end);
          const containsOnlyTriviaWhiteSpaces = token === Kind.JsxTextAllWhiteSpaces;
          children.push({ kind: Kind.JsxText, pos, start, end, flags, text, containsOnlyTriviaWhiteSpaces });
          this.nextJsxText();
          break;
        }
        case Kind.OpenBraceToken:
          children.push(this.jsxExpression(false));
          break;
        case Kind.LessThanToken:
          children.push(this.jsxElement(false));
          break;
        default:
          this.refuse();
      }
    }
  }

  private jsxExpression(inExpression: boolean): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.expect(Kind.OpenBraceToken);
    let dotDotDotToken: SyntaxNode | undefined;
    let expression: SyntaxNode | undefined;
    if (!this.is(Kind.CloseBraceToken)) {
      if (!inExpression) dotDotDotToken = this.optionalNode(Kind.DotDotDotToken);
      expression = this.expression();
    }
    if (!this.is(Kind.CloseBraceToken)) this.refuse();
    const end = this.at;
    if (inExpression) this.next();
    else this.nextJsxText();
    return { kind: Kind.JsxExpression, pos, start, end, flags, dotDotDotToken, expression };
  }

  private jsxTagName(): SyntaxNode {
    const { full: pos, start, flags } = this;
    this.extendJsxWord();
    const first: SyntaxNode = this.is(Kind.ThisKeyword) ? this.tokenNode() : this.identifierName();
    if (this.is(Kind.ColonToken)) return this.namespaced(first);
    let name = first;
    while (this.optional(Kind.DotToken)) {
      const expression = name;
      const member = this.is(Kind.PrivateIdentifier) ? this.privateName() : this.identifierName();
      name = {
        kind: Kind.PropertyAccessExpression,
        pos,
        start,
        end: this.full,
        flags,
        expression,
        questionDotToken: undefined,
        name: member,
      };
    }
    return name;
  }

  private namespaced(namespace: SyntaxNode): SyntaxNode {
    const { pos, start, flags } = namespace;
    this.next();
    this.extendJsxWord();
    const name = this.identifierName();
    return { kind: Kind.JsxNamespacedName, pos, start, end: this.full, flags, namespace, name };
  }

  private jsxAttributes(): SyntaxNode {
    const { full: pos, start, flags } = this;
    const properties: SyntaxNode[] = [];
    while (this.isName() || this.is(Kind.OpenBraceToken)) properties.push(this.jsxAttribute());
    return { kind: Kind.JsxAttributes, pos, start, end: this.full, flags, properties };
  }

  private jsxAttribute(): SyntaxNode {
    const { full: pos, start, flags } = this;
    if (this.optional(Kind.OpenBraceToken)) {
      this.expect(Kind.DotDotDotToken);
      const expression = this.expression();
      this.expect(Kind.CloseBraceToken);
      return { kind: Kind.JsxSpreadAttribute, pos, start, end: this.full, flags, expression };
    }
    this.extendJsxWord();
    const first = this.identifierName();
    const name = this.is(Kind.ColonToken) ? this.namespaced(first) : first;
    const initializer = this.is(Kind.EqualsToken) ? this.jsxValue() : undefined;
    return { kind: Kind.JsxAttribute, pos, start, end: this.full, flags, name, initializer };
  }

  private jsxValue(): SyntaxNode {
    this.nextJsxValue();
    if (this.is(Kind.StringLiteral)) return this.literal();
    if (this.is(Kind.OpenBraceToken)) return this.jsxExpression(true);
    if (this.is(Kind.LessThanToken)) return this.jsxElement(true);
    return this.refuse();
  }
}

// Literals: strings, numbers, templates, and the text that they stand for.
import type { SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { ModifierGrammar } from './modifiers';

export abstract class LiteralGrammar extends ModifierGrammar {
  /** A string, number, big number or template without substitutions. */
  protected literal(): SyntaxNode {
    const { token: kind, full: pos, start, at: end, flags, escaped } = this;
    const text = this.meaning(kind, start, end, escaped);
    this.next();
    return { kind, pos, start, end, flags, text };
  }

  protected regularExpression(): SyntaxNode {
    this.rescanSlash();
    return this.literal();
  }

  /** `` `a${b}c` `` as an expression or a type. */
  protected template(kind: Kind, spanKind: Kind, part: string, read: (this: this) => SyntaxNode): SyntaxNode {
    const { full: pos, start } = this;
    const head = this.literal();
    const templateSpans: SyntaxNode[] = [];
    for (let last = false; !last; ) {
      const { full, start: from } = this;
      const inner = read.call(this);
      last = this.rescanTemplate() === Kind.TemplateTail;
      const literal = this.literal();
      const { flags } = this;
      templateSpans.push({ kind: spanKind, pos: full, start: from, end: literal.end, flags, [part]: inner, literal });
    }
    return { kind, pos, start, end: this.full, flags: this.flags, head, templateSpans };
  }

  private meaning(kind: Kind, start: number, end: number, escaped: boolean): string {
    const { text } = this;
    switch (kind) {
      case Kind.StringLiteral:
      case Kind.NoSubstitutionTemplateLiteral:
      case Kind.TemplateTail: {
        const written = text.slice(start + 1, end - 1);
        return escaped ? this.unescaped(written) : written;
      }
      case Kind.TemplateHead:
      case Kind.TemplateMiddle: {
        const written = text.slice(start + 1, end - 2);
        return escaped ? this.unescaped(written) : written;
      }
      case Kind.NumericLiteral: {
        const written = text.slice(start, end);
        return /^(0|[1-9]\d{0,14})$/.test(written) ? written : String(Number(written.replaceAll('_', '')));
      }
      case Kind.BigIntLiteral:
        return text.slice(start, end).replaceAll('_', '');
      default:
        return text.slice(start, end);
    }
  }

  private unescaped(written: string): string {
    return written
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '\n')
      .replaceAll(
        /\\(u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|[\s\S])/g,
        (_, all: string, long, short, hex) => {
          const digits: string | undefined = long ?? short ?? hex;
          if (digits !== undefined) {
            const code = Number.parseInt(digits, 16);
            if (code > 0x10ffff) this.refuse();
            return String.fromCodePoint(code);
          }
          if (/[1-9ux]/.test(all)) this.refuse();
          return simple[all] ?? all;
        },
      );
  }
}

const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  v: '\v',
  f: '\f',
  0: '\0',
  '\n': '',
  '\u2028': '',
  '\u2029': '',
};

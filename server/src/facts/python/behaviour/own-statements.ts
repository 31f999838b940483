// The statements of one function body, with or without those of the functions and classes inside it.
import { type Body, suiteEnd } from '../bodies';
import { findOutsideLambda } from '../expressions';
import { Kind, Op } from '../token-kinds';
import { type Tokens, word } from '../tokens';

export interface StatementVisitor {
  /**
   * A simple statement, or the header of a compound one from its keyword to its colon. `kind` is that of its first
   * token, of `match` and `case` one of `Header`, of a decorator that of its `@`.
   */
  statement(from: number, to: number, kind: number, onExit: boolean): void;
  /** A function or class inside the body: the token of its keyword, and the end of the header's line. */
  nested(keyword: number, to: number): void;
}

/** `match` and `case` are names in the eyes of the tokenizer. */
export const Header = { match: 254, case: 255 } as const;

const softMatch = word('match');
const softCase = word('case');

/** `inner`: whether the statements of functions and classes inside are visited too. */
export function visitStatements(tokens: Tokens, body: Body, inner: boolean, visitor: StatementVisitor): void {
  if (body.firstLine === body.endLine) {
    visitSimple(tokens, body.from, body.to, false, visitor);
    return;
  }
  const lines = tokens.lines.items;
  const indents = tokens.indents.items;
  const exits: number[] = [];
  for (let line = body.firstLine; line < body.endLine; ) {
    const from = lines[line]!;
    const to = lines[line + 1]!;
    while (exits.length > 0 && indents[line]! <= exits[exits.length - 1]!) exits.pop();
    const kind = keywordAt(tokens, from, to);
    if (kind === Kind.finally) exits.push(indents[line]!);
    if (kind === Kind.def || kind === Kind.class) {
      visitor.nested(tokens.kinds[from] === Kind.async ? from + 1 : from, to);
      if (!inner) {
        line = suiteEnd(tokens, line);
        continue;
      }
      visitSimple(tokens, findOutsideLambda(tokens, Op.colon, from + 1, to) + 1, to, exits.length > 0, visitor);
    } else visitLine(tokens, from, to, kind, exits.length > 0, visitor);
    line++;
  }
}

/** The kind of the keyword that a line begins with, `async` left aside; 0 where it opens no suite. */
function keywordAt(tokens: Tokens, from: number, to: number): number {
  const { kinds } = tokens;
  const kind = kinds[from] === Kind.async && from + 1 < to ? kinds[from + 1]! : kinds[from]!;
  switch (kind) {
    case Op.at:
    case Kind.if:
    case Kind.elif:
    case Kind.else:
    case Kind.for:
    case Kind.while:
    case Kind.try:
    case Kind.except:
    case Kind.finally:
    case Kind.with:
    case Kind.def:
    case Kind.class:
      return kind;
    case Kind.name:
      if (kinds[to - 1] !== Op.colon || to - from < 3) return 0;
      if (tokens.is(from, softMatch.text, softMatch.hash)) return Header.match;
      return tokens.is(from, softCase.text, softCase.hash) ? Header.case : 0;
    default:
      return 0;
  }
}

function visitLine(tokens: Tokens, from: number, to: number, kind: number, onExit: boolean, visitor: StatementVisitor) {
  if (kind === 0) visitSimple(tokens, from, to, onExit, visitor);
  else if (kind === Op.at) visitor.statement(from + 1, to, kind, onExit);
  else {
    const colon = findOutsideLambda(tokens, Op.colon, from + 1, to);
    visitor.statement(tokens.kinds[from] === Kind.async ? from + 1 : from, colon, kind, onExit);
    visitSimple(tokens, colon + 1, to, onExit, visitor);
  }
}

function visitSimple(tokens: Tokens, from: number, to: number, onExit: boolean, visitor: StatementVisitor): void {
  for (let start = from; start < to; ) {
    const end = tokens.find(Op.semicolon, start, to);
    if (end > start) visitor.statement(start, end, tokens.kinds[start]!, onExit);
    start = end + 1;
  }
}

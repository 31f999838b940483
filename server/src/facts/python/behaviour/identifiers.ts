// The names in an expression: which of its tokens are read, and which only name a keyword or parameter.
import { Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';

/** Visits each name and attribute name of `from..to`; names of keyword arguments and parameters of lambdas are none. */
export function forEachIdentifier(
  tokens: Tokens,
  from: number,
  to: number,
  visit: (index: number, isAttribute: boolean) => void,
): void {
  const { kinds } = tokens;
  /** Where the parameters of the innermost lambdas end; their brackets are passed with `expectsParameter` off. */
  let parameters: Set<number> | undefined;
  for (let index = from; index < to; index++) {
    const kind = kinds[index]!;
    if (kind === Kind.lambda) parameters = withParameters(tokens, index, to, parameters);
    if (kind !== Kind.name || parameters?.has(index) === true) continue;
    const before = index > 0 ? kinds[index - 1]! : 0;
    if (before === Op.dot) visit(index, true);
    else if (!isKeywordName(tokens, index, before, to)) visit(index, false);
  }
}

function withParameters(tokens: Tokens, lambda: number, to: number, known: Set<number> | undefined): Set<number> {
  const parameters = known ?? new Set<number>();
  const { kinds } = tokens;
  let expected = true;
  for (let index = lambda + 1; index < to && kinds[index] !== Op.colon; index = tokens.next(index)) {
    if (kinds[index] === Op.comma) expected = true;
    else if (expected && kinds[index] === Kind.name) {
      parameters.add(index);
      expected = false;
    }
  }
  return parameters;
}

/** `f(name=…)`, `class A(name=…)`; not `{name=}` in an f-string. */
function isKeywordName(tokens: Tokens, index: number, before: number, to: number): boolean {
  if (before !== Op.openParen && before !== Op.comma) return false;
  if (index + 1 >= to || tokens.kinds[index + 1] !== Op.assign) return false;
  const then = tokens.kinds[index + 2];
  return then !== Op.closeBrace && then !== Op.exclamation && then !== Kind.fStringText;
}

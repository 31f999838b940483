// Assignments: their targets, and what a name is bound to.
import type { TokenRange } from './draft';
import { Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

export interface Assignment {
  /** One for each `=`; a single one for an annotation without a value. */
  readonly targets: readonly TokenRange[];
  readonly annotation: TokenRange | undefined;
  readonly value: TokenRange | undefined;
  readonly augmented: boolean;
}

/** Reads `a = b = value`, `a: T = value`, `a: T`, `a += value`; `undefined` when the statement is none of them. */
export function readAssignment(tokens: Tokens, from: number, to: number): Assignment | undefined {
  const { kinds } = tokens;
  const targets: TokenRange[] = [];
  let annotation: TokenRange | undefined;
  let colon = -1;
  let start = from;
  let lambdas = 0;
  for (let index = from; index < to; index = tokens.next(index)) {
    const kind = kinds[index]!;
    if (kind === Kind.lambda) lambdas++;
    else if (kind === Op.colon) {
      if (lambdas > 0) lambdas--;
      else if (colon < 0 && targets.length === 0) colon = index;
    } else if (lambdas > 0) continue;
    else if (kind === Kind.augmented) {
      return { targets: [{ from, to: index }], annotation, value: { from: index + 1, to }, augmented: true };
    } else if (kind === Op.assign) {
      if (colon >= 0 && annotation === undefined) {
        annotation = { from: colon + 1, to: index };
        targets.push({ from: start, to: colon });
      } else targets.push({ from: start, to: index });
      start = index + 1;
    }
  }
  if (targets.length > 0) return { targets, annotation, value: { from: start, to }, augmented: false };
  if (colon < 0) return undefined;
  return { targets: [{ from, to: colon }], annotation: { from: colon + 1, to }, value: undefined, augmented: false };
}

/** Visits each name that a target binds: `a`, `a, (b, *c)`; attributes and items of something else are left out. */
export function forEachTargetName(tokens: Tokens, target: TokenRange, visit: (index: number) => void): void {
  const { kinds } = tokens;
  for (let index = target.from; index < target.to; ) {
    const kind = kinds[index]!;
    const opens = kind === Op.openParen || kind === Op.openBracket;
    if (index > target.from && opens && isOperand(kinds[index - 1]!)) {
      index = tokens.next(index);
      continue;
    }
    if (kind === Kind.name && (index === target.from || kinds[index - 1] !== Op.dot)) {
      const after = index + 1 < target.to ? kinds[index + 1]! : 0;
      if (after !== Op.dot && after !== Op.openParen && after !== Op.openBracket) visit(index);
    }
    index++;
  }
}

function isOperand(kind: number): boolean {
  return kind === Kind.name || kind === Op.closeParen || kind === Op.closeBracket || kind === Kind.string;
}

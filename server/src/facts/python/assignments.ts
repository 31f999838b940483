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
  let targets: TokenRange[] | undefined;
  let annotation: TokenRange | undefined;
  let colon = -1;
  let start = from;
  let lambdas = 0;
  for (let index = from; index < to; index = tokens.next(index)) {
    const kind = kinds[index]!;
    if (kind === Kind.lambda) lambdas++;
    else if (kind === Op.colon) {
      if (lambdas > 0) lambdas--;
      else if (colon < 0 && targets === undefined) colon = index;
    } else if (lambdas > 0) continue;
    else if (kind === Kind.augmented) {
      return { targets: [{ from, to: index }], annotation, value: { from: index + 1, to }, augmented: true };
    } else if (kind === Op.assign) {
      const isAnnotated = colon >= 0 && annotation === undefined;
      if (isAnnotated) annotation = { from: colon + 1, to: index };
      const target = { from: start, to: isAnnotated ? colon : index };
      if (targets === undefined) targets = [target];
      else targets.push(target);
      start = index + 1;
    }
  }
  if (targets !== undefined) return { targets, annotation, value: { from: start, to }, augmented: false };
  if (colon < 0) return undefined;
  return { targets: [{ from, to: colon }], annotation: { from: colon + 1, to }, value: undefined, augmented: false };
}

/** Visits each name that a target binds: `a`, `a, (b, *c)`; attributes and items of something else are left out. */
export function forEachTargetName(tokens: Tokens, target: TokenRange, visit: (index: number) => void): void {
  for (let index = partAt(tokens, target.from, target); index < target.to; index = partAt(tokens, index + 1, target)) {
    if (!isContinued(tokens, index, target)) visit(index);
  }
}

/** Visits the name token of each `self.x` that a target binds; `self` is a token that holds that name. */
export function forEachTargetAttribute(
  tokens: Tokens,
  target: TokenRange,
  self: number,
  visit: (index: number) => void,
): void {
  const { kinds, hashes } = tokens;
  for (let index = partAt(tokens, target.from, target); index < target.to; index = partAt(tokens, index + 1, target)) {
    const attribute = index + 2;
    if (hashes[index] !== hashes[self] || attribute >= target.to) continue;
    if (kinds[index + 1] !== Op.dot || kinds[attribute] !== Kind.name) continue;
    if (!isContinued(tokens, attribute, target) && tokens.isSame(index, self)) visit(attribute);
  }
}

/** The first name of the first part of a target that does not stand before `from`; past the target where there is none. */
function partAt({ kinds, matches }: Tokens, from: number, target: TokenRange): number {
  for (let index = from; index < target.to; index++) {
    const kind = kinds[index]!;
    const isFirst = index === target.from;
    if (kind === Kind.name) {
      if (isFirst || kinds[index - 1] !== Op.dot) return index;
    } else if ((kind === Op.openParen || kind === Op.openBracket) && !isFirst && isOperand(kinds[index - 1]!)) {
      index = matches[index]!;
    }
  }
  return target.to;
}

/** Whether the name at `index` goes on as an attribute, a call or an item. */
function isContinued(tokens: Tokens, index: number, target: TokenRange): boolean {
  const after = index + 1 < target.to ? tokens.kinds[index + 1]! : 0;
  return after === Op.dot || after === Op.openParen || after === Op.openBracket;
}

function isOperand(kind: number): boolean {
  return kind === Kind.name || kind === Op.closeParen || kind === Op.closeBracket || kind === Kind.string;
}

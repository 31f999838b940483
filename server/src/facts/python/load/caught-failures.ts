// Which failures of loading the handlers of a `try` catch.
import type { Guard } from '../../load-facts';
import { suiteEnd } from '../bodies';
import { findOutsideLambda } from '../expressions';
import { Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';

/** Bits; a set of them. */
const Caught = { imports: 1, names: 2, attributes: 4 } as const;
export const allCaught: number = Caught.imports | Caught.names | Caught.attributes;

const byName: ReadonlyMap<string, number> = new Map([
  ['ImportError', Caught.imports],
  ['NameError', Caught.names],
  ['AttributeError', Caught.attributes],
  ['Exception', allCaught],
  ['BaseException', allCaught],
]);

const told: readonly Guard['catches'][] = [
  undefined,
  'imports',
  'names',
  'imports or names',
  'attributes',
  'imports or attributes',
  'names or attributes',
  'any',
];

export function catchesOf(bits: number): Guard['catches'] {
  return told[bits];
}

/** What `except …:` names; `from` is behind the keyword. A module that is not found is none of these failures. */
export function caughtBy(tokens: Tokens, from: number, colon: number): number {
  const { kinds } = tokens;
  const start = kinds[from] === Op.star ? from + 1 : from;
  if (start >= colon) return allCaught;
  return caughtIn(tokens, start, tokens.find(Kind.as, start, colon));
}

/** `A`, `a.B`, `A, B`, `(A, B)`. */
export function caughtIn(tokens: Tokens, from: number, to: number): number {
  const { kinds } = tokens;
  let bits = 0;
  for (let index = from; index < to; index++) {
    if (kinds[index] === Kind.name && kinds[index + 1] !== Op.dot) bits |= byName.get(tokens.textOf(index)) ?? 0;
  }
  return bits;
}

/** Whether the suite of the header at `line` raises again whatever else it does. */
export function raises(tokens: Tokens, line: number): boolean {
  const { kinds } = tokens;
  const lines = tokens.lines.items;
  const indents = tokens.indents.items;
  const to = lines[line + 1]!;
  const colon = findOutsideLambda(tokens, Op.colon, lines[line]! + 1, to);
  if (colon + 1 < to) return kinds[colon + 1] === Kind.raise;
  const end = suiteEnd(tokens, line);
  for (let at = line + 1; at < end; at++) {
    if (indents[at] === indents[line + 1] && kinds[lines[at]!] === Kind.raise) return true;
  }
  return false;
}

// Parameter lists of functions.
import { findOutsideLambda } from './expressions';
import { Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

/**
 * The parameters between the parenthesis at `open` and its match: names in order, `*args` and `**kwargs` with their
 * stars. Marks the names as bound, so that they do not count as reads.
 */
export function readParameters(tokens: Tokens, open: number): string[] {
  const names: string[] = [];
  forEachParameter(tokens, open, (index, stars) => {
    names.push(stars === '' ? tokens.textOf(index) : stars + tokens.textOf(index));
  });
  return names;
}

export function forEachParameter(tokens: Tokens, open: number, visit: (index: number, stars: string) => void): void {
  const { kinds } = tokens;
  const close = tokens.matches[open]!;
  for (let index = open + 1; index < close; ) {
    let stars = '';
    if (kinds[index] === Op.star || kinds[index] === Kind.power) stars = kinds[index++] === Op.star ? '*' : '**';
    if (index < close && (kinds[index] === Kind.name || kinds[index] === Kind.bound)) {
      visit(index, stars);
      kinds[index] = Kind.bound;
    }
    index = findOutsideLambda(tokens, Op.comma, index, close) + 1;
  }
}

/** The name of a parameter that is told with its stars. */
export function withoutStars(parameter: string): string {
  return parameter.startsWith('*') ? parameter.replace(/^\*+/, '') : parameter;
}

/** A method's parameters without the object or class it is called on. */
export function withoutReceiver(parameters: string[], isStatic: boolean): string[] {
  return !isStatic && /^(self|cls|mcs|mcls|metacls)$/.test(parameters[0] ?? '') ? parameters.slice(1) : parameters;
}

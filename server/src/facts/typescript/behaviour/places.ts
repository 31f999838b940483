// Places as written: a dotted name with the items taken of it.
import type { ts } from 'ts-morph';
import { bare } from '../names';
import { isCallExpression, isElementAccessExpression, isIdentifier, isPropertyAccessExpression, Kind } from '../syntax';

export interface Place {
  readonly base: string;
  readonly keys: readonly ts.Expression[];
}

/** A dotted name with the items taken of it: `a.b`, `a.b[c][d]`, `a.b.get(c)`. */
export function placeAt(expression: ts.Expression): Place | undefined {
  const keys: ts.Expression[] = [];
  let at = bare(expression);
  for (;;) {
    if (isElementAccessExpression(at)) {
      keys.unshift(at.argumentExpression);
      at = bare(at.expression);
    } else if (isCallExpression(at) && at.arguments.length === 1 && isGetter(at.expression)) {
      keys.unshift(at.arguments[0]!);
      at = bare((at.expression as ts.PropertyAccessExpression).expression);
    } else break;
  }
  const base = plainName(at);
  return base === undefined ? undefined : { base, keys };
}

function isGetter(callee: ts.Expression): boolean {
  return isPropertyAccessExpression(callee) && callee.name.text === 'get';
}

/** As `dottedName`, through parentheses, `!` and type assertions. */
export function plainName(expression: ts.Expression): string | undefined {
  let at = bare(expression);
  let behind = '';
  while (isPropertyAccessExpression(at)) {
    behind = `.${at.name.text}${behind}`;
    at = bare(at.expression);
  }
  if (at.kind === Kind.ThisKeyword) return `this${behind}`;
  return isIdentifier(at) ? at.text + behind : undefined;
}

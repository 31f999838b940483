// What a module-level name or static property holds, told by the expression that is assigned to it.
import type { ts } from 'ts-morph';
import type { StateFact } from '../../behaviour-facts';
import { bare, dottedName, memberName } from '../names';
import {
  isArrayLiteralExpression,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isVoidExpression,
  Kind,
} from '../syntax';

export interface StateKind {
  readonly kind: StateFact['kind'];
  readonly creates: string;
  readonly bounded: boolean;
  /** Holds nothing yet: no value, `null`, `undefined`. */
  readonly empty: boolean;
  /** Made to be filled, or made with `new`: told even where nothing in this module writes it. */
  readonly open: boolean;
}

const containers = new Set([
  ...'Map Set Array LRUCache LRU LRUMap LruCache QuickLRU TTLCache NodeCache Cache'.split(' '),
  ...'URLSearchParams Headers FormData'.split(' '),
]);
const weak = new Set(['WeakMap', 'WeakSet', 'WeakRef']);
const boundedCaches = /^(LRU|Lru|LRUMap|LRUCache|LruCache|QuickLRU|TTLCache)$/;
const limits = new Set(['max', 'maxSize', 'maxEntries', 'maxKeys', 'maxAge', 'ttl', 'stdTTL', 'limit', 'capacity']);

const nothing = scalarOf(true);
const scalar = scalarOf(false);
const emptyLiteral: StateKind = { ...scalar, kind: 'container', open: true };
const filledLiteral: StateKind = { ...scalar, kind: 'container' };

function scalarOf(empty: boolean): StateKind {
  return { kind: 'scalar', creates: '', bounded: false, empty, open: false };
}

/**
 * Array and object literals are containers; `new` and calls tell by the name of what is called; all else is a scalar. Of
 * alternatives (`globalThis.x ?? new Map()`) the last counts that is none.
 */
export function stateKindOf(value: ts.Expression | undefined): StateKind {
  if (value === undefined) return nothing;
  const is = bare(value);
  if (is.kind === Kind.NullKeyword || isVoidExpression(is)) return nothing;
  if (isIdentifier(is)) return is.text === 'undefined' ? nothing : scalar;
  if (isAwaitExpression(is)) return stateKindOf(is.expression);
  if (isArrayLiteralExpression(is)) return is.elements.length === 0 ? emptyLiteral : filledLiteral;
  if (isObjectLiteralExpression(is)) return is.properties.length === 0 ? emptyLiteral : filledLiteral;
  if (isConditionalExpression(is)) return eitherOf(is.whenTrue, is.whenFalse);
  if (isBinaryExpression(is) && alternatives.has(is.operatorToken.kind)) return eitherOf(is.left, is.right);
  if (isNewExpression(is)) return madeBy(is.expression, is.arguments ?? [], true);
  return isCallExpression(is) ? madeBy(is.expression, is.arguments, false) : scalar;
}

const alternatives = new Set<ts.SyntaxKind>([
  Kind.BarBarToken,
  Kind.QuestionQuestionToken,
  Kind.EqualsToken,
  Kind.BarBarEqualsToken,
  Kind.QuestionQuestionEqualsToken,
]);

function eitherOf(first: ts.Expression, second: ts.Expression): StateKind {
  const is = stateKindOf(second);
  return is.kind === 'scalar' ? stateKindOf(first) : is;
}

function madeBy(callee: ts.Expression, given: readonly ts.Expression[], isNew: boolean): StateKind {
  const creates = dottedName(callee) ?? '';
  if (creates === '') return scalar;
  const last = creates.slice(creates.lastIndexOf('.') + 1);
  if (!isNew) {
    if (creates === 'Object.create' || creates === 'Array.from' || creates === 'Object.fromEntries') {
      return filledLiteral;
    }
    return creates === 'Object.freeze' || creates === 'Symbol' || creates === 'require'
      ? scalar
      : { ...scalar, kind: 'instance', creates };
  }
  if (last === 'AsyncLocalStorage') return { ...scalar, kind: 'context variable', creates, open: true };
  if (weak.has(last)) return { ...scalar, kind: 'weak container', creates, open: true };
  if (!containers.has(last)) return { ...scalar, kind: 'instance', creates, open: true };
  return { ...scalar, kind: 'container', creates, bounded: isBounded(last, given), open: true };
}

function isBounded(last: string, given: readonly ts.Expression[]): boolean {
  if (boundedCaches.test(last)) return true;
  const [options] = given;
  return (
    options !== undefined &&
    isObjectLiteralExpression(options) &&
    options.properties.some(({ name }) => name !== undefined && limits.has(memberName(name) ?? ''))
  );
}

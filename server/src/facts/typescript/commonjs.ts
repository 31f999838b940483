// CommonJS exports of JavaScript modules: `module.exports`, `exports.name`, and what compilers write around them.
import type { ts } from 'ts-morph';
import type { Span } from '../../text/span';
import { isConstant } from './constants';
import { spanOf, type Walk } from './context';
import { defineAssigned } from './definitions';
import type { DraftImport } from './drafts';
import { addExport } from './exports';
import { bare, dottedName, memberName } from './names';
import {
  isArrowFunction,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isClassExpression,
  isComputedPropertyName,
  isFunctionExpression,
  isFunctionLike,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isReturnStatement,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isStringLiteral,
  isVoidExpression,
  Kind,
} from './syntax';

/** Reads an expression statement of module level; true when it only exports what other modules or statements have. */
export function readCommonJs(walk: Walk, node: ts.ExpressionStatement, expression: ts.Expression): boolean {
  if (!walk.javascript) return false;
  if (isCallExpression(expression)) return readHelper(walk, expression);
  if (!isBinaryExpression(expression)) return false;
  if (expression.operatorToken.kind === Kind.CommaToken) {
    const left = readCommonJs(walk, node, bare(expression.left));
    return readCommonJs(walk, node, bare(expression.right)) && left;
  }
  if (expression.operatorToken.kind !== Kind.EqualsToken) return false;
  const names: { readonly name: string; readonly span: Span }[] = [];
  let value: ts.Expression = expression;
  while (isBinaryExpression(value) && value.operatorToken.kind === Kind.EqualsToken) {
    const name = exportedName(value.left);
    if (name === undefined) return false;
    names.push({ name, span: spanOf(walk, isPropertyAccessExpression(value.left) ? value.left.name : value.left) });
    value = bare(value.right);
  }
  // Compilers announce names with `exports.a = exports.b = void 0`.
  if (isVoidExpression(value) || names.every(({ name }) => name === '__esModule')) return true;
  let forwards = true;
  for (const { name, span } of names) {
    if (name === 'exports') continue;
    if (!readValue(walk, node, name, span, value)) forwards = false;
  }
  return forwards;
}

/** `*` for `module.exports`, the name for `exports.name` and `module.exports.name`; `exports` itself is no export. */
function exportedName(left: ts.Expression): string | undefined {
  const dotted = dottedName(left);
  if (dotted === 'exports' || dotted === 'module.exports') return dotted === 'exports' ? 'exports' : '*';
  return /^(?:module\.)?exports\.([\w$]+)$/.exec(dotted ?? '')?.[1];
}

/** `module.exports = value` exports `default`, but the names of an object literal, and all of a module it requires. */
function readValue(walk: Walk, node: ts.Node, name: string, span: Span, value: ts.Expression): boolean {
  const load = loadOf(walk, value);
  if (load !== undefined) {
    addExport(walk, name, load.name, load.fact, false, span);
    return true;
  }
  if (name === '*' && isObjectLiteralExpression(value)) return readObject(walk, value);
  const exported = name === '*' ? 'default' : name;
  if (isIdentifier(value)) {
    addExport(walk, exported, value.text, undefined, false, span);
    return true;
  }
  addExport(walk, exported, exported, undefined, false, span);
  defineAssigned(walk, node, span, value, exported);
  return isConstant(value);
}

function readObject(walk: Walk, { properties }: ts.ObjectLiteralExpression): boolean {
  return properties.filter((property) => !readProperty(walk, property)).length === 0;
}

function readProperty(walk: Walk, property: ts.ObjectLiteralElementLike): boolean {
  if (isSpreadAssignment(property)) {
    const load = loadOf(walk, property.expression);
    if (load !== undefined) addExport(walk, '*', '*', load.fact, false, spanOf(walk, property));
    return load !== undefined;
  }
  const name = memberName(property.name);
  if (name === undefined || isComputedPropertyName(property.name)) return false;
  const span = spanOf(walk, property.name);
  const value = isPropertyAssignment(property) ? bare(property.initializer) : undefined;
  const named = value !== undefined && (isIdentifier(value) || loadOf(walk, value) !== undefined);
  if (value !== undefined && (named || isClassExpression(value) || isFunctionLike(value))) {
    return readValue(walk, property, name, span, value);
  }
  addExport(walk, name, name, undefined, false, span);
  return isShorthandPropertyAssignment(property) || (value !== undefined && isConstant(value));
}

interface Load {
  readonly fact: DraftImport;
  /** What of the module is meant: `*` for all of it. */
  readonly name: string;
}

function loadOf(walk: Walk, value: ts.Expression): Load | undefined {
  const at = bare(value);
  const access = isPropertyAccessExpression(at) ? at : undefined;
  let call = access === undefined ? at : bare(access.expression);
  if (isCallExpression(call) && !walk.loads.has(call) && call.arguments.length === 1) call = bare(call.arguments[0]!);
  const fact = walk.loads.get(call);
  return fact?.form === 'require' ? { fact, name: access?.name.text ?? '*' } : undefined;
}

/** `__exportStar(require('x'), exports)` exports all; `Object.defineProperty(exports, '__esModule', …)` nothing. */
function readHelper(walk: Walk, call: ts.CallExpression): boolean {
  const callee = dottedName(call.expression) ?? '';
  const first = call.arguments[0];
  if (/(^|\.)__(exportStar|export)$/.test(callee) && first !== undefined) {
    const load = loadOf(walk, first);
    if (load !== undefined) addExport(walk, '*', '*', load.fact, false, spanOf(walk, call));
    return load !== undefined;
  }
  if (
    callee !== 'Object.defineProperty' ||
    first === undefined ||
    !/^(module\.)?exports$/.test(dottedName(first) ?? '')
  ) {
    return false;
  }
  const name = call.arguments[1];
  return name !== undefined && isStringLiteral(name) && readGetter(walk, name, call.arguments[2]);
}

/** `{ enumerable: true, get: function () { return a_1.b; } }`, as compilers write a re-export. */
function readGetter(walk: Walk, name: ts.StringLiteral, descriptor: ts.Expression | undefined): boolean {
  if (name.text === '__esModule') return true;
  if (descriptor === undefined || !isObjectLiteralExpression(descriptor)) return false;
  const getter = descriptor.properties.find((each) => each.name !== undefined && memberName(each.name) === 'get');
  const value = getter !== undefined && isPropertyAssignment(getter) ? returned(getter.initializer) : undefined;
  const target = dottedName(value);
  if (target === undefined) return false;
  const span = spanOf(walk, name);
  const nameSpan = { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
  addExport(walk, name.text, name.text, undefined, false, nameSpan);
  walk.aliases.push({ name: name.text, target, nameSpan, span: nameSpan });
  return true;
}

function returned(value: ts.Expression): ts.Expression | undefined {
  if (isArrowFunction(value) && !isBlock(value.body)) return value.body;
  if (!isArrowFunction(value) && !isFunctionExpression(value)) return undefined;
  const only = isBlock(value.body) && value.body.statements.length === 1 ? value.body.statements[0] : undefined;
  return only !== undefined && isReturnStatement(only) ? only.expression : undefined;
}

// Statements that only warn, and the deprecation they announce.
import type { ts } from 'ts-morph';
import type { DeprecationMarker } from '../facts';
import { replacementIn } from './markers';
import { bare, dottedName } from './names';
import {
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isExpressionStatement,
  isIfStatement,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isStringLiteralLike,
  isTemplateExpression,
} from './syntax';

/** A call of something named after warning or deprecating; also an `if` that decides about nothing else. */
export function isWarning(statement: ts.Statement): boolean {
  if (isExpressionStatement(statement)) return warnedBy(statement) !== undefined;
  if (isBlock(statement)) return statement.statements.length > 0 && statement.statements.every(isWarning);
  if (!isIfStatement(statement)) return false;
  const { thenStatement, elseStatement } = statement;
  return isWarning(thenStatement) && (elseStatement === undefined || isWarning(elseStatement));
}

/** What a warning of the module announces, if it is a deprecation. */
export function announcedBy(statement: ts.Statement): DeprecationMarker | undefined {
  if (isIfStatement(statement)) return announcedBy(statement.thenStatement);
  if (isBlock(statement)) return statement.statements.map(announcedBy).find((marker) => marker !== undefined);
  const call = isExpressionStatement(statement) ? warnedBy(statement) : undefined;
  if (call === undefined) return undefined;
  const words = call.arguments.map(textOf).join(' ');
  const announces = /deprecat/i.test(words) || /deprecat/i.test(dottedName(call.expression) ?? '');
  return announces ? { replacement: replacementIn(words) } : undefined;
}

function warnedBy({ expression }: ts.ExpressionStatement): ts.CallExpression | undefined {
  const call = bare(expression);
  if (!isCallExpression(call)) return undefined;
  const callee = dottedName(call.expression);
  return callee !== undefined && /(warn|deprecat)[^.]*$/i.test(callee) ? call : undefined;
}

function textOf(node: ts.Expression): string {
  if (isStringLiteralLike(node)) return node.text;
  if (isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' ');
  if (isBinaryExpression(node)) return `${textOf(node.left)}${textOf(node.right)}`;
  if (!isObjectLiteralExpression(node)) return '';
  return node.properties.map((each) => (isPropertyAssignment(each) ? textOf(each.initializer) : '')).join(' ');
}

// Constants of literals, which make no statement one of its own.
import type { ts } from 'ts-morph';
import { bare } from './names';
import {
  isArrayLiteralExpression,
  isBigIntLiteral,
  isIdentifier,
  isNumericLiteral,
  isObjectLiteralExpression,
  isPrefixUnaryExpression,
  isPropertyAssignment,
  isRegularExpressionLiteral,
  isStringLiteralLike,
  Kind,
} from './syntax';

const keywords = new Set<ts.SyntaxKind>([Kind.TrueKeyword, Kind.FalseKeyword, Kind.NullKeyword]);

/** A literal, or an array or object of nothing else. */
export function isConstant(value: ts.Expression): boolean {
  if (isPrefixUnaryExpression(value)) return isNumericLiteral(value.operand);
  if (isArrayLiteralExpression(value)) return value.elements.every((element) => isConstant(bare(element)));
  if (isObjectLiteralExpression(value)) {
    return value.properties.every((each) => isPropertyAssignment(each) && isConstant(bare(each.initializer)));
  }
  if (isIdentifier(value)) return value.text === 'undefined';
  if (isStringLiteralLike(value) || isNumericLiteral(value) || isBigIntLiteral(value)) return true;
  return isRegularExpressionLiteral(value) || keywords.has(value.kind);
}

// Constants of literals, which make no statement one of its own.
import { ts } from 'ts-morph';
import { bare } from './names';

const keywords = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);

/** A literal, or an array or object of nothing else. */
export function isConstant(value: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(value)) return ts.isNumericLiteral(value.operand);
  if (ts.isArrayLiteralExpression(value)) return value.elements.every((element) => isConstant(bare(element)));
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.every((each) => ts.isPropertyAssignment(each) && isConstant(bare(each.initializer)));
  }
  if (ts.isIdentifier(value)) return value.text === 'undefined';
  if (ts.isStringLiteralLike(value) || ts.isNumericLiteral(value) || ts.isBigIntLiteral(value)) return true;
  return ts.isRegularExpressionLiteral(value) || keywords.has(value.kind);
}

// Names as text: of declarations, properties, and dotted chains.
import type { ts } from 'ts-morph';
import { wordOf } from './parser/words';
import {
  isAsExpression,
  isBindingElement,
  isIdentifier,
  isLiteralTypeNode,
  isMetaProperty,
  isNonNullExpression,
  isNumericLiteral,
  isObjectBindingPattern,
  isParenthesizedExpression,
  isParenthesizedTypeNode,
  isPropertyAccessExpression,
  isQualifiedName,
  isSatisfiesExpression,
  isStringLiteralLike,
  isToken,
  isTypeAssertionExpression,
  isTypeReferenceNode,
  Kind,
} from './syntax';

/** `a.b.c` for a chain of identifiers (`this` and `super` count as such), else undefined. */
export function dottedName(node: ts.Node | undefined): string | undefined {
  const parts: string[] = [];
  let at = node;
  while (at !== undefined) {
    if (isIdentifier(at)) parts.push(at.text);
    else if (at.kind === Kind.ThisKeyword) parts.push('this');
    else if (at.kind === Kind.SuperKeyword) parts.push('super');
    else if (isPropertyAccessExpression(at)) {
      parts.push(at.name.text);
      at = at.expression;
      continue;
    } else if (isQualifiedName(at)) {
      parts.push(at.right.text);
      at = at.left;
      continue;
    } else if (isMetaProperty(at)) {
      parts.push(at.keywordToken === Kind.ImportKeyword ? `import.${at.name.text}` : `new.${at.name.text}`);
    } else return undefined;
    return parts.reverse().join('.');
  }
  return undefined;
}

/** The expression without parentheses, type assertions, `!` and `satisfies`. */
export function bare(node: ts.Expression): ts.Expression {
  let at = node;
  while (
    isParenthesizedExpression(at) ||
    isAsExpression(at) ||
    isNonNullExpression(at) ||
    isSatisfiesExpression(at) ||
    isTypeAssertionExpression(at)
  ) {
    at = at.expression;
  }
  return at;
}

/** Name of a member: `a`, `#a`, the text of a literal name, `[Symbol.iterator]`; undefined when it is computed otherwise. */
export function memberName(name: ts.PropertyName | ts.BindingName): string | undefined {
  switch (name.kind) {
    case Kind.Identifier:
    case Kind.PrivateIdentifier:
    case Kind.StringLiteral:
    case Kind.NoSubstitutionTemplateLiteral:
    case Kind.NumericLiteral:
    case Kind.BigIntLiteral:
      return (name as ts.Identifier | ts.StringLiteral).text;
    case Kind.ComputedPropertyName: {
      const { expression } = name as ts.ComputedPropertyName;
      if (isStringLiteralLike(expression) || isNumericLiteral(expression)) return expression.text;
      const dotted = dottedName(expression);
      return dotted === undefined ? undefined : `[${dotted}]`;
    }
    default:
      return undefined;
  }
}

/** Names of parameters in order: `...rest`, `{}` and `[]` for patterns; `this` is left out. */
export function parameterNames(parameters: readonly ts.ParameterDeclaration[]): string[] {
  const names: string[] = [];
  for (const parameter of parameters) {
    const { name } = parameter;
    const text = isIdentifier(name) ? name.text : isObjectBindingPattern(name) ? '{}' : '[]';
    if (text !== 'this') names.push(parameter.dotDotDotToken === undefined ? text : `...${text}`);
  }
  return names;
}

/** A keyword type or the dotted name of a reference, type arguments left out; empty for every other type. */
export function typeName(type: ts.TypeNode | undefined): string {
  if (type === undefined) return '';
  if (isTypeReferenceNode(type)) return dottedName(type.typeName) ?? '';
  if (isParenthesizedTypeNode(type)) return typeName(type.type);
  if (type.kind === Kind.ThisType) return 'this';
  if (isLiteralTypeNode(type)) return type.literal.kind === Kind.NullKeyword ? 'null' : '';
  return isToken(type) ? wordOf(type.kind) : '';
}

/** Each identifier that a pattern binds. */
export function boundNames(name: ts.BindingName): ts.Identifier[] {
  if (isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (isBindingElement(element) ? boundNames(element.name) : []));
}

export function hasModifier(node: ts.Node, kind: ts.ModifierSyntaxKind): boolean {
  const { modifiers } = node as { modifiers?: readonly ts.Node[] };
  if (modifiers === undefined) return false;
  for (let index = 0; index < modifiers.length; index++) if (modifiers[index]!.kind === kind) return true;
  return false;
}

/** The parser's flag on everything inside `declare` and in declaration files; left out of its public types. */
const ambientFlag = 1 << 25;

export function isAmbient(node: ts.Node): boolean {
  return (node.flags & ambientFlag) !== 0;
}

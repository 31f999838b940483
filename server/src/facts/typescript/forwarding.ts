// Module-level statements that forward (aliases, wrappers) and the count of those that do something of their own.
import type { ts } from 'ts-morph';
import { markKept } from './alias-comments';
import { readCommonJs } from './commonjs';
import { isConstant } from './constants';
import { spanOf, type Walk } from './context';
import { mayLoad } from './loads';
import { bare, dottedName } from './names';
import {
  isArrowFunction,
  isAwaitExpression,
  isCallExpression,
  isExternalModuleReference,
  isFunctionExpression,
  isIdentifier,
  isObjectBindingPattern,
  isStringLiteral,
  isTypeReferenceNode,
  Kind,
  ListFlags,
} from './syntax';
import { announcedBy, isWarning } from './warnings';
import { wrapperTarget } from './wrappers';

/** Reads a statement of module level, after the walk has been through it. */
export function readForwarding(walk: Walk, statement: ts.Statement): void {
  const known = walk.aliases.length;
  if (isWarning(statement)) walk.announced ??= announcedBy(statement);
  else if (!forwards(walk, statement)) walk.ownStatements++;
  markKept(walk, statement, known);
}

function forwards(walk: Walk, statement: ts.Statement): boolean {
  switch (statement.kind) {
    case Kind.ImportDeclaration:
    case Kind.ExportDeclaration:
    case Kind.NamespaceExportDeclaration:
    case Kind.EmptyStatement:
      return true;
    case Kind.ImportEqualsDeclaration:
      return readImportAlias(walk, statement as ts.ImportEqualsDeclaration);
    case Kind.ExportAssignment:
      return readExportAssignment(walk, statement as ts.ExportAssignment);
    case Kind.VariableStatement:
      return readVariables(walk, statement as ts.VariableStatement);
    case Kind.FunctionDeclaration:
      return readFunction(walk, statement as ts.FunctionDeclaration);
    case Kind.TypeAliasDeclaration:
      return readTypeAlias(walk, statement as ts.TypeAliasDeclaration);
    case Kind.ExpressionStatement:
      return readExpression(walk, statement as ts.ExpressionStatement);
    default:
      return false;
  }
}

function readImportAlias(walk: Walk, node: ts.ImportEqualsDeclaration): boolean {
  if (!isExternalModuleReference(node.moduleReference))
    addAlias(walk, node, node.name, dottedName(node.moduleReference));
  return true;
}

/** `export default a` passes a name on; `export default a.b` is an alias called `default`. */
function readExportAssignment(walk: Walk, node: ts.ExportAssignment): boolean {
  const value = bare(node.expression);
  if (isIdentifier(node.expression) || isConstant(value)) return true;
  const target = aliasTarget(value);
  const definition = walk.definitions.at(-1);
  if (target === undefined || definition === undefined) return false;
  walk.aliases.push({ name: 'default', target, nameSpan: definition.nameSpan, span: spanOf(walk, node) });
  return true;
}

/** Every declaration is looked at, so that each alias is found, also beside one that is none. */
function readVariables(walk: Walk, node: ts.VariableStatement): boolean {
  const { flags, declarations } = node.declarationList;
  const constant = (flags & ListFlags.constant) !== 0;
  const own = declarations.filter((declaration) => !readVariable(walk, declaration, constant));
  return own.length === 0;
}

function readVariable(walk: Walk, node: ts.VariableDeclaration, constant: boolean): boolean {
  if (node.initializer === undefined) return false;
  if (mayLoad(node.initializer)) return true;
  if (!constant) return false;
  const value = bare(node.initializer);
  const { name } = node;
  if (!isIdentifier(name)) return readDestructuring(walk, name, aliasTarget(value));
  if (addAlias(walk, node, name, aliasTarget(value))) return true;
  if (isArrowFunction(value) || isFunctionExpression(value)) return addWrapper(walk, name.text, value);
  return isConstant(value);
}

/** `const { a, b: c } = core` makes `a` and `c` aliases. */
function readDestructuring(walk: Walk, pattern: ts.BindingPattern, target: string | undefined): boolean {
  if (target === undefined || !isObjectBindingPattern(pattern)) return false;
  return pattern.elements.every((element) => {
    const { name, propertyName = name, dotDotDotToken, initializer } = element;
    if (dotDotDotToken !== undefined || initializer !== undefined || !isIdentifier(name)) return false;
    return isIdentifier(propertyName) && addAlias(walk, element, name, `${target}.${propertyName.text}`);
  });
}

function readFunction(walk: Walk, node: ts.FunctionDeclaration): boolean {
  return node.body === undefined || addWrapper(walk, node.name?.text ?? 'default', node);
}

/** `type A = B`, `type A<T> = B<T>`. */
function readTypeAlias(walk: Walk, node: ts.TypeAliasDeclaration): boolean {
  if (!isTypeReferenceNode(node.type)) return false;
  const { typeName, typeArguments = [] } = node.type;
  const parameters = node.typeParameters ?? [];
  const passed = parameters.every(({ name }, index) => {
    const argument = typeArguments[index];
    return argument !== undefined && isTypeReferenceNode(argument) && dottedName(argument.typeName) === name.text;
  });
  if (!passed || parameters.length !== typeArguments.length) return false;
  return addAlias(walk, node, node.name, dottedName(typeName));
}

function readExpression(walk: Walk, node: ts.ExpressionStatement): boolean {
  const expression = bare(node.expression);
  // `'use client'` and the like make the module a border that a bundler cuts at; strictness is nothing of its own.
  if (isStringLiteral(expression)) return !/^use (?!strict$)/.test(expression.text);
  if (readCommonJs(walk, node, expression)) return true;
  const awaited = isAwaitExpression(expression) ? bare(expression.expression) : expression;
  return isCallExpression(awaited) && walk.loads.has(awaited);
}

function addAlias(walk: Walk, node: ts.Node, name: ts.Identifier, target: string | undefined): boolean {
  if (target === undefined) return false;
  walk.aliases.push({ name: name.text, target, nameSpan: spanOf(walk, name), span: spanOf(walk, node) });
  return true;
}

function addWrapper(
  walk: Walk,
  name: string,
  node: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction,
): boolean {
  const target = wrapperTarget(node);
  if (target === undefined) return false;
  walk.wrappers.push({ name, target });
  return true;
}

function aliasTarget(value: ts.Expression): string | undefined {
  const target = dottedName(value);
  if (target === undefined || /^(this|super|import|new)\b/.test(target)) return undefined;
  return target === 'undefined' || target === 'NaN' || target === 'Infinity' ? undefined : target;
}

// Types: everything they name is erased, but for what decorator metadata keeps.
import type { ts } from 'ts-morph';
import { Use } from '../facts';
import { spanOf, visitAll, type Walk } from './context';
import { declareNode, declareTypeParameters } from './declare';
import { defineType } from './definitions';
import { insideQuotes } from './loads';
import { readEntity } from './reads';
import { Space } from './scopes';
import {
  isConditionalTypeNode,
  isIdentifier,
  isLiteralTypeNode,
  isPropertyAccessExpression,
  isQualifiedName,
  isStringLiteralLike,
} from './syntax';

export function visitTypeReference(walk: Walk, node: ts.Node): void {
  const { typeName, typeArguments } = node as ts.TypeReferenceNode;
  readEntity(walk, typeName, Space.type, Use.type);
  visitAll(walk, typeArguments);
}

/** `implements A.B<C>`, and what an interface extends. */
export function readTypeReference(walk: Walk, node: ts.ExpressionWithTypeArguments): void {
  let at: ts.Expression = node.expression;
  let attribute = '';
  while (isPropertyAccessExpression(at)) {
    attribute = at.name.text;
    at = at.expression;
  }
  if (isIdentifier(at)) {
    const spaces = attribute === '' ? Space.type : Space.namespace;
    walk.scopes.read(at.escapedText as string, spaces, Use.type, attribute);
  } else walk.visit(at);
  visitAll(walk, node.typeArguments);
}

export function visitTypeQuery(walk: Walk, node: ts.Node): void {
  const { exprName, typeArguments } = node as ts.TypeQueryNode;
  readEntity(walk, exprName, Space.value, Use.type);
  visitAll(walk, typeArguments);
}

/** `import('a').B<C>`. */
export function visitImportType(walk: Walk, node: ts.Node): void {
  const type = node as ts.ImportTypeNode;
  const { argument, qualifier, typeArguments } = type;
  if (isLiteralTypeNode(argument) && isStringLiteralLike(argument.literal)) {
    let first = qualifier;
    while (first !== undefined && isQualifiedName(first)) first = first.left;
    const place = spanOf(walk, first ?? node);
    const imported = first === undefined ? '*' : (first as ts.Identifier).text;
    walk.imports.push({
      form: 'import-type',
      specifier: argument.literal.text,
      specifierSpan: insideQuotes(walk, argument.literal),
      span: spanOf(walk, node),
      bindings: [
        {
          imported,
          local: '',
          span: place,
          importedSpan: place,
          typeOnly: true,
          use: Use.type,
          uses: 1,
          attributes: [],
        },
      ],
      typeOnly: true,
      deferred: false,
      condition: undefined,
      confirmed: true,
    });
  }
  visitAll(walk, typeArguments);
}

export function visitTypePredicate(walk: Walk, node: ts.Node): void {
  const { type } = node as ts.TypePredicateNode;
  if (type !== undefined) walk.visit(type);
}

export function visitTupleMember(walk: Walk, node: ts.Node): void {
  walk.visit((node as ts.NamedTupleMember).type);
}

export function visitMappedType(walk: Walk, node: ts.Node): void {
  const { typeParameter, nameType, type } = node as ts.MappedTypeNode;
  walk.scopes.enter(false);
  walk.scopes.declare(typeParameter.name.escapedText as string, Space.type);
  if (typeParameter.constraint !== undefined) walk.visit(typeParameter.constraint);
  if (nameType !== undefined) walk.visit(nameType);
  if (type !== undefined) walk.visit(type);
  walk.scopes.exit();
}

/** `A extends infer B ? C : D`: the names inferred are known in `C` alone. Chains in `D` are followed in a loop. */
export function visitConditionalType(walk: Walk, node: ts.Node): void {
  let at = node;
  while (isConditionalTypeNode(at)) {
    walk.visit(at.checkType);
    const { current } = walk.scopes;
    const { inferScope } = walk;
    walk.inferScope = walk.scopes.enter(false);
    const inner = walk.inferScope;
    walk.scopes.resume(current);
    walk.visit(at.extendsType);
    walk.inferScope = inferScope;
    walk.scopes.resume(inner);
    walk.visit(at.trueType);
    walk.scopes.exit();
    at = at.falseType;
  }
  walk.visit(at);
}

export function visitInferType(walk: Walk, node: ts.Node): void {
  const { name, constraint } = (node as ts.InferTypeNode).typeParameter;
  if (walk.inferScope !== undefined) walk.scopes.declare(name.escapedText as string, Space.type, walk.inferScope);
  if (constraint === undefined) return;
  walk.scopes.enter(false);
  walk.scopes.declare(name.escapedText as string, Space.type);
  walk.visit(constraint);
  walk.scopes.exit();
}

/** A type parameter that no reader above has handled: of a broken declaration. */
export function visitTypeParameter(walk: Walk, node: ts.Node): void {
  const { constraint, default: otherwise } = node as ts.TypeParameterDeclaration;
  if (constraint !== undefined) walk.visit(constraint);
  if (otherwise !== undefined) walk.visit(otherwise);
}

export function visitTypeAlias(walk: Walk, node: ts.Node): void {
  const { name, typeParameters, type } = node as ts.TypeAliasDeclaration;
  declareNode(walk, node, name, Space.type);
  defineType(walk, node as ts.TypeAliasDeclaration);
  walk.scopes.enter(false);
  declareTypeParameters(walk, typeParameters);
  walk.visit(type);
  walk.scopes.exit();
}

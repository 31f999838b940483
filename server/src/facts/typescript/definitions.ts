// Definitions: classes, functions, interfaces, types, enums, namespaces and variables that lie outside function bodies.
// A `const` holding a function or class counts as one; an unnamed default export is called `default`.
import type { ts } from 'ts-morph';
import type { Span } from '../../text/span';
import type { DefinitionFact, DefinitionKind } from '../facts';
import { spanOf, startOf, type Walk } from './context';
import { addExport, isOwnLevel } from './exports';
import { definitionMarkers } from './markers';
import { measure, measureNode } from './measure';
import { classMembers, enumMembers, typeMembers } from './members';
import { bare, boundNames, dottedName, hasModifier, isAmbient, parameterNames } from './names';
import {
  isArrowFunction,
  isBlock,
  isCallExpression,
  isClassExpression,
  isDecorator,
  isFunctionExpression,
  isIdentifier,
  isModuleBlock,
  isTypeLiteralNode,
  Kind,
  ListFlags,
} from './syntax';

type Writable<T> = { -readonly [key in keyof T]: T[key] };

export function defineClass(walk: Walk, node: ts.ClassDeclaration): void {
  const fact = define(walk, 'class', node, node.name);
  if (fact !== undefined) fillClass(walk, fact, node);
}

export function defineFunction(walk: Walk, node: ts.FunctionDeclaration): void {
  const fact = define(walk, 'function', node, node.name);
  if (fact === undefined) return;
  fact.overload = node.body === undefined && !fact.declared;
  fillFunction(walk, fact, node);
}

export function defineInterface(walk: Walk, node: ts.InterfaceDeclaration): void {
  const fact = define(walk, 'interface', node, node.name);
  if (fact === undefined) return;
  fact.abstract = true;
  fact.bases = (node.heritageClauses ?? []).flatMap(({ types }) => namesOf(types));
  fact.members = typeMembers(walk, node.members);
  measure(walk, fact, node.members.pos, node.members.end);
}

export function defineType(walk: Walk, node: ts.TypeAliasDeclaration): void {
  const fact = define(walk, 'type', node, node.name);
  if (fact === undefined) return;
  fact.abstract = true;
  if (isTypeLiteralNode(node.type)) fact.members = typeMembers(walk, node.type.members);
  measureNode(walk, fact, node.type);
}

export function defineEnum(walk: Walk, node: ts.EnumDeclaration): void {
  const fact = define(walk, 'enum', node, node.name);
  if (fact === undefined) return;
  fact.members = enumMembers(walk, node.members);
  measure(walk, fact, node.members.pos, node.members.end);
}

/** `A.B` makes one for `A` and one for `B` in `A`. `declare module 'x'` and `declare global` make none. */
export function defineNamespace(walk: Walk, node: ts.ModuleDeclaration): void {
  const { name, body } = node;
  if (!isIdentifier(name) || name.text === 'global') return;
  const fact = define(walk, 'namespace', node, name);
  if (fact !== undefined && body !== undefined && isModuleBlock(body)) {
    measure(walk, fact, body.statements.pos, body.statements.end);
  }
}

export function defineVariables(walk: Walk, node: ts.VariableStatement): void {
  const { flags, declarations } = node.declarationList;
  if (walk.place.inBlock && (flags & ListFlags.blockScoped) !== 0) return;
  for (const declaration of declarations) {
    const value = declaration.initializer === undefined ? undefined : bare(declaration.initializer);
    if (isIdentifier(declaration.name) && value !== undefined) {
      defineValue(walk, node, spanOf(walk, declaration.name), value, declaration.name.text);
    } else for (const name of boundNames(declaration.name)) define(walk, 'variable', node, name);
  }
}

/** `export default` of an expression, `exports.a = …`: `value` is no mere name. */
export function defineAssigned(walk: Walk, node: ts.Node, name: Span, value: ts.Expression, text: string): void {
  defineValue(walk, node, name, value, text);
}

function defineValue(walk: Walk, node: ts.Node, name: Span, value: ts.Expression, text: string): void {
  if (isArrowFunction(value) || isFunctionExpression(value)) {
    const fact = add(walk, 'function', node, name, text);
    if (fact !== undefined) fillFunction(walk, fact, value);
  } else if (isClassExpression(value)) {
    const fact = add(walk, 'class', node, name, text);
    if (fact !== undefined) fillClass(walk, fact, value);
  } else {
    const fact = add(walk, 'variable', node, name, text);
    if (fact !== undefined) measureNode(walk, fact, value);
  }
}

function define(
  walk: Walk,
  kind: DefinitionKind,
  node: ts.Node,
  name: ts.Identifier | undefined,
): Writable<DefinitionFact> | undefined {
  const span = name === undefined ? keywordOf(walk, node) : spanOf(walk, name);
  return add(walk, kind, node, span, name === undefined ? 'default' : name.text);
}

function add(
  walk: Walk,
  kind: DefinitionKind,
  node: ts.Node,
  nameSpan: Span,
  text: string,
): Writable<DefinitionFact> | undefined {
  const { inFunction, inBlock, condition, owner } = walk.place;
  if (inFunction || (inBlock && condition === undefined) || text === '') return undefined;
  const fact: Writable<DefinitionFact> = {
    kind,
    name: text,
    owner,
    nameSpan,
    span: spanOf(walk, node),
    bases: [],
    interfaces: [],
    decorators: [],
    members: [],
    parameters: [],
    abstract: false,
    declared: isAmbient(node),
    conditionGroup: condition === undefined ? -1 : condition.group,
    overload: false,
    markers: definitionMarkers(walk, node.pos),
    size: 0,
  };
  if (kind !== 'variable') fact.abstract = fact.declared;
  walk.definitions.push(fact);
  if (isOwnLevel(walk) && (walk.exportsAll || hasModifier(node, Kind.ExportKeyword))) {
    const exported = hasModifier(node, Kind.DefaultKeyword) ? 'default' : text;
    addExport(walk, exported, text, undefined, kind === 'interface' || kind === 'type', nameSpan);
  }
  return fact;
}

/** The `default` of an unnamed export, else the first keyword. */
function keywordOf(walk: Walk, node: ts.Node): Span {
  const { modifiers } = node as { modifiers?: readonly ts.Node[] };
  const keyword = modifiers?.find((modifier) => modifier.kind === Kind.DefaultKeyword);
  if (keyword !== undefined) return spanOf(walk, keyword);
  const start = startOf(walk, node);
  return { start, end: Math.min(node.end, start + 'export'.length) };
}

function fillClass(walk: Walk, fact: Writable<DefinitionFact>, node: ts.ClassLikeDeclaration): void {
  const implemented: string[] = [];
  const bases: string[] = [];
  for (const { token, types } of node.heritageClauses ?? []) {
    const names = namesOf(types);
    bases.push(...names);
    if (token === Kind.ImplementsKeyword) implemented.push(...names);
  }
  fact.bases = bases;
  fact.interfaces = implemented;
  fact.decorators = decoratorNames(node);
  fact.abstract = fact.declared || hasModifier(node, Kind.AbstractKeyword);
  fact.members = classMembers(walk, node.members);
  measure(walk, fact, node.members.pos, node.members.end);
}

function fillFunction(
  walk: Walk,
  fact: Writable<DefinitionFact>,
  node: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction,
): void {
  fact.parameters = parameterNames(node.parameters);
  if (node.body === undefined) return;
  if (isBlock(node.body)) measure(walk, fact, node.body.statements.pos, node.body.statements.end);
  else measureNode(walk, fact, node.body);
}

function namesOf(types: readonly ts.ExpressionWithTypeArguments[]): string[] {
  return types.flatMap(({ expression }) => dottedName(expression) ?? []);
}

function decoratorNames(node: ts.ClassLikeDeclaration): string[] {
  return (node.modifiers ?? []).flatMap((modifier) => {
    if (!isDecorator(modifier)) return [];
    const { expression } = modifier;
    return dottedName(isCallExpression(expression) ? expression.expression : expression) ?? [];
  });
}

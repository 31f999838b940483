// Declaring names: variables, parameters and patterns, and what a namespace exports to its other declarations.
import type { ts } from 'ts-morph';
import type { Walk } from './context';
import { hasModifier } from './names';
import { visitName } from './reads';
import { MergedNames, type Scope, Space } from './scopes';
import { isBindingElement, isIdentifier, Kind } from './syntax';

export type Hoisting = 'block' | 'var';

/** Declares each name of a pattern and reads what its defaults and computed keys read. */
export function declarePattern(walk: Walk, name: ts.BindingName, hoisting: Hoisting, exported = false): void {
  if (isIdentifier(name)) {
    declareVariable(walk, name, hoisting, exported);
    return;
  }
  for (const element of name.elements) {
    if (!isBindingElement(element)) continue;
    if (element.propertyName !== undefined) visitName(walk, element.propertyName);
    if (element.initializer !== undefined) walk.visit(element.initializer);
    declarePattern(walk, element.name, hoisting, exported);
  }
}

function declareVariable(walk: Walk, name: ts.Identifier, hoisting: Hoisting, exported: boolean): void {
  const text = name.escapedText as string;
  const bindings = walk.bound.get(name);
  if (bindings !== undefined) {
    for (const binding of bindings) walk.scopes.bind(text, binding, hoisting === 'var');
  } else if (hoisting === 'var') walk.scopes.declareVar(text);
  else walk.scopes.declare(text, Space.value);
  if (exported) exportName(walk, text, Space.value);
}

/** A class, function, interface, type, enum or namespace in the scope where it stands. */
export function declareNode(walk: Walk, node: ts.Node, name: ts.Identifier | undefined, spaces: number): void {
  if (name === undefined) return;
  const text = name.escapedText as string;
  const { scopes } = walk;
  scopes.declare(text, spaces);
  const { parameters } = scopes.current;
  if (parameters !== undefined && (spaces & Space.value) !== 0) scopes.declare(text, Space.value, parameters);
  if (hasModifier(node, Kind.ExportKeyword)) exportName(walk, text, spaces);
}

export function exportName(walk: Walk, name: string, spaces: number): void {
  const { scopes } = walk;
  const { merged } = scopes.current;
  if (merged !== undefined && scopes.tracked.has(name)) merged.names.set(name, (merged.names.get(name) ?? 0) | spaces);
}

export function declareTypeParameters(
  walk: Walk,
  parameters: readonly ts.TypeParameterDeclaration[] | undefined,
): void {
  if (parameters === undefined) return;
  for (const parameter of parameters) {
    walk.scopes.declare(parameter.name.escapedText as string, Space.type);
    if (parameter.constraint !== undefined) walk.visit(parameter.constraint);
    if (parameter.default !== undefined) walk.visit(parameter.default);
  }
}

/** The names that all declarations of this namespace or enum share. */
export function mergedNamesOf(scope: Scope, name: string, exported: boolean): MergedNames {
  if (exported && scope.merged !== undefined) return scope.merged.nested(name);
  scope.local ??= new MergedNames();
  return scope.local.nested(name);
}

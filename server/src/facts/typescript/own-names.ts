// Names of values that the module level declares itself: steps of loading are told by them.
import type { ts } from 'ts-morph';
import type { Walk } from './context';
import { boundNames, isAmbient } from './names';
import type { Scopes } from './scopes';
import {
  isClassDeclaration,
  isEnumDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isVariableStatement,
} from './syntax';

export function trackOwn({ scopes }: Walk, statements: readonly ts.Statement[]): void {
  for (let at = 0; at < statements.length; at++) trackStatement(scopes, statements[at]!);
}

function trackStatement(scopes: Scopes, statement: ts.Statement): void {
  if (isFunctionDeclaration(statement) || isClassDeclaration(statement) || isEnumDeclaration(statement)) {
    if (!isAmbient(statement)) add(scopes, statement.name);
  } else if (isVariableStatement(statement)) {
    if (isAmbient(statement)) return;
    for (const { name } of statement.declarationList.declarations) addBound(scopes, name);
  }
}

function addBound(scopes: Scopes, name: ts.BindingName): void {
  if (isIdentifier(name)) add(scopes, name);
  else for (const each of boundNames(name)) add(scopes, each);
}

function add(scopes: Scopes, name: ts.Identifier | undefined): void {
  if (name !== undefined) scopes.own.add(name.escapedText as string);
}

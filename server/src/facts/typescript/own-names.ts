// Names of values that the module level declares itself: steps of loading are told by them.
import type { ts } from 'ts-morph';
import type { Walk } from './context';
import { boundNames, isAmbient } from './names';
import { isClassDeclaration, isEnumDeclaration, isFunctionDeclaration, isVariableStatement } from './syntax';

export function trackOwn({ scopes }: Walk, statements: readonly ts.Statement[]): void {
  const add = (name: ts.Identifier | undefined) => {
    if (name !== undefined) scopes.own.add(name.escapedText as string);
  };
  for (const statement of statements) {
    if (isFunctionDeclaration(statement) || isClassDeclaration(statement) || isEnumDeclaration(statement)) {
      if (!isAmbient(statement)) add(statement.name);
    } else if (isVariableStatement(statement)) {
      if (isAmbient(statement)) continue;
      for (const { name } of statement.declarationList.declarations) boundNames(name).forEach(add);
    }
  }
}

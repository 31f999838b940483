// Splitting TypeScript import and re-export statements with ts-morph.
import { type ExportDeclaration, type ImportDeclaration, Node, Project, type SourceFile } from 'ts-morph';
import { minimalEdit, type TextEdit } from '../text/text-edit';
import type { ImportPlan, MovedName } from './rewrite-import-typescript';

/** One edit that carries out all plans of a file, or none when a statement is not found where the facts say. */
export function splitImports(path: string, text: string, plans: readonly ImportPlan[]): TextEdit[] {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const crlf = text.includes('\r\n');
  project.manipulationSettings.set({
    newLineKind: (crlf ? '\r\n' : '\n') as never,
    quoteKind: (/^import .*'/m.test(text) ? "'" : '"') as never,
  });
  const file = project.createSourceFile(`/${path}`, text);
  const nodes = plans.map((plan) => locate(file, plan));
  for (const [at, plan] of plans.entries()) {
    const node = nodes[at];
    if (node === undefined) continue;
    if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) node.setLiteralValue(plan.specifier);
    else split(file, node, plan);
  }
  return minimalEdit(text, file.getFullText());
}

type Statement = ImportDeclaration | ExportDeclaration;

function locate(file: SourceFile, { specifierSpan, split: isSplit }: ImportPlan) {
  const literal = file.getDescendantAtPos(specifierSpan.start);
  if (literal === undefined) return undefined;
  if (!isSplit) return Node.isStringLiteral(literal) || Node.isNoSubstitutionTemplateLiteral(literal) ? literal : undefined;
  return literal.getFirstAncestor((node): node is Statement => Node.isImportDeclaration(node) || Node.isExportDeclaration(node));
}

function split(file: SourceFile, statement: Statement, { moved }: ImportPlan): void {
  const isTypeOnly = statement.isTypeOnly();
  const index = statement.getChildIndex();
  for (const [offset, [specifier, names]] of [...bySpecifier(moved)].entries()) {
    for (const { binding } of names) remove(statement, binding.local, binding.imported);
    const named = names
      .filter(({ name }) => name !== 'default' && name !== '*')
      .map(({ binding, name }) => ({
        name,
        isTypeOnly: binding.typeOnly && !isTypeOnly,
        ...(name === binding.local ? {} : { alias: binding.local }),
      }));
    if (Node.isExportDeclaration(statement)) {
      const exported = names.map(({ binding, name }) => ({ name, ...(name === binding.local ? {} : { alias: binding.local }) }));
      file.insertExportDeclaration(index + 1 + offset, { isTypeOnly, moduleSpecifier: specifier, namedExports: exported });
      continue;
    }
    const fallback = names.find(({ name }) => name === 'default');
    const space = names.find(({ name }) => name === '*');
    const existing = file.getImportDeclarations().find((each) => {
      const sameTarget = each !== statement && each.getModuleSpecifierValue() === specifier;
      return sameTarget && each.isTypeOnly() === isTypeOnly && each.getNamespaceImport() === undefined;
    });
    if (existing !== undefined && fallback === undefined && space === undefined) {
      existing.addNamedImports(named);
      continue;
    }
    file.insertImportDeclaration(index + 1 + offset, {
      isTypeOnly,
      moduleSpecifier: specifier,
      ...(named.length > 0 ? { namedImports: named } : {}),
      ...(fallback === undefined ? {} : { defaultImport: fallback.binding.local }),
      ...(space === undefined ? {} : { namespaceImport: space.binding.local }),
    });
  }
  if (isEmpty(statement)) statement.remove();
}

function remove(statement: Statement, local: string, imported: string): void {
  if (Node.isExportDeclaration(statement)) {
    statement.getNamedExports().find((each) => (each.getAliasNode()?.getText() ?? each.getName()) === local)?.remove();
    return;
  }
  if (imported === 'default' && statement.getDefaultImport()?.getText() === local) statement.removeDefaultImport();
  else if (imported === '*') statement.removeNamespaceImport();
  else statement.getNamedImports().find((each) => (each.getAliasNode()?.getText() ?? each.getName()) === local)?.remove();
}

function isEmpty(statement: Statement): boolean {
  if (Node.isExportDeclaration(statement)) return statement.getNamedExports().length === 0;
  return (
    statement.getNamedImports().length === 0 &&
    statement.getDefaultImport() === undefined &&
    statement.getNamespaceImport() === undefined
  );
}

function bySpecifier(moved: readonly MovedName[]): Map<string, MovedName[]> {
  const groups = new Map<string, MovedName[]>();
  for (const each of moved) {
    const group = groups.get(each.specifier);
    if (group === undefined) groups.set(each.specifier, [each]);
    else group.push(each);
  }
  return groups;
}

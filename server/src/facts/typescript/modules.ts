// Import and export statements.
import type { ts } from 'ts-morph';
import type { Span } from '../../text/span';
import { type ImportForm, Use } from '../facts';
import { spanOf, startOf, type Walk } from './context';
import { exportName } from './declare';
import { defineAssigned } from './definitions';
import type { DraftBinding, DraftImport } from './drafts';
import { addExport, isOwnLevel } from './exports';
import { nameValue } from './load-bodies';
import { insideQuotes, loadedNames } from './loads';
import { bare, hasModifier, isAmbient } from './names';
import { readEntity } from './reads';
import { Space } from './scopes';
import {
  isExternalModuleReference,
  isIdentifier,
  isImportDeclaration,
  isImportEqualsDeclaration,
  isModuleBlock,
  isModuleDeclaration,
  isNamedExports,
  isNamespaceImport,
  isQualifiedName,
  isStringLiteralLike,
  isVariableStatement,
  Kind,
} from './syntax';

/** Names that imports bind anywhere in the module: reads of them are followed from the first line on. */
export function trackImports(walk: Walk, statements: readonly ts.Statement[]): void {
  for (let at = 0; at < statements.length; at++) trackStatement(walk, statements[at]!);
}

function trackStatement(walk: Walk, statement: ts.Statement): void {
  if (isImportDeclaration(statement)) trackClause(walk, statement.importClause);
  else if (isImportEqualsDeclaration(statement)) track(walk, statement.name);
  else if (isVariableStatement(statement)) {
    const { declarations } = statement.declarationList;
    for (let at = 0; at < declarations.length; at++) trackLoaded(walk, declarations[at]!);
  } else if (isModuleDeclaration(statement)) {
    let { body } = statement;
    while (body !== undefined && isModuleDeclaration(body)) body = body.body;
    if (body !== undefined && isModuleBlock(body)) trackImports(walk, body.statements);
  }
}

function trackClause(walk: Walk, clause: ts.ImportClause | undefined): void {
  if (clause === undefined) return;
  const { name, namedBindings } = clause;
  if (name !== undefined) track(walk, name);
  if (namedBindings === undefined) return;
  if (isNamespaceImport(namedBindings)) {
    track(walk, namedBindings.name);
    return;
  }
  const { elements } = namedBindings;
  for (let at = 0; at < elements.length; at++) track(walk, elements[at]!.name);
}

function trackLoaded(walk: Walk, declaration: ts.VariableDeclaration): void {
  for (const name of loadedNames(declaration)) track(walk, name);
}

function track({ scopes }: Walk, name: ts.Identifier): void {
  scopes.tracked.add(name.escapedText as string);
}

export function visitImport(walk: Walk, node: ts.Node): void {
  const { importClause, moduleSpecifier } = node as ts.ImportDeclaration;
  if (!isStringLiteralLike(moduleSpecifier)) return;
  const typeOnly = importClause?.phaseModifier === Kind.TypeKeyword || isAmbient(node);
  const form = importClause === undefined ? 'side-effect' : 'import';
  const fact = addImport(
    walk,
    node,
    form,
    moduleSpecifier,
    typeOnly,
    importClause?.phaseModifier === Kind.DeferKeyword,
  );
  if (importClause === undefined) return;
  const { name, namedBindings } = importClause;
  if (name !== undefined) bind(walk, fact, 'default', name, spanOf(walk, name), spanOf(walk, name));
  if (namedBindings === undefined) return;
  if (isNamespaceImport(namedBindings)) {
    const span = spanOf(walk, namedBindings);
    bind(walk, fact, '*', namedBindings.name, span, { start: span.start, end: span.start + 1 });
    return;
  }
  for (const element of namedBindings.elements) {
    const imported = element.propertyName ?? element.name;
    bind(walk, fact, imported.text, element.name, spanOf(walk, element), spanOf(walk, imported), element.isTypeOnly);
  }
}

/** `import a = require('x')`, or `import a = b.c`, which is an alias. */
export function visitImportEquals(walk: Walk, node: ts.Node): void {
  const { name, moduleReference, isTypeOnly } = node as ts.ImportEqualsDeclaration;
  const text = name.escapedText as string;
  const exported = hasModifier(node, Kind.ExportKeyword);
  if (exported) exportName(walk, text, Space.all);
  if (isExternalModuleReference(moduleReference)) {
    const { expression } = moduleReference;
    if (!isStringLiteralLike(expression)) return;
    const fact = addImport(walk, node, 'import-equals', expression, isTypeOnly || isAmbient(node));
    if (!fact.typeOnly) walk.load.addImport(fact);
    const binding = bind(walk, fact, '*', name, spanOf(walk, name), spanOf(walk, name));
    if (exported) use(binding, isTypeOnly ? Use.type : Use.value);
  } else {
    const kept = exported && !isTypeOnly && !isAmbient(node);
    readEntity(walk, moduleReference, Space.all, kept ? Use.value : Use.type);
    walk.scopes.alias(text, { root: rootOf(moduleReference), spaces: Space.all, given: 0 });
  }
  if (exported && isOwnLevel(walk)) {
    walk.exports.push({
      name: name.text,
      local: name.text,
      from: undefined,
      typeOnly: isTypeOnly,
      span: spanOf(walk, node),
    });
  }
}

function rootOf(name: ts.EntityName): string {
  let at = name;
  while (isQualifiedName(at)) at = at.left;
  return at.escapedText as string;
}

export function visitExport(walk: Walk, node: ts.Node): void {
  const { exportClause, moduleSpecifier, isTypeOnly } = node as ts.ExportDeclaration;
  const typeOnly = isTypeOnly || isAmbient(node);
  if (moduleSpecifier === undefined) {
    if (exportClause !== undefined && isNamedExports(exportClause))
      exportLocals(walk, exportClause, isTypeOnly, typeOnly);
    return;
  }
  if (!isStringLiteralLike(moduleSpecifier)) return;
  const named = exportClause !== undefined && isNamedExports(exportClause);
  const fact = addImport(walk, node, named ? 're-export' : 're-export-all', moduleSpecifier, typeOnly);
  if (named) {
    for (const element of exportClause.elements) {
      const imported = element.propertyName ?? element.name;
      const span = spanOf(walk, element);
      const erased = typeOnly || element.isTypeOnly;
      passOn(fact, imported.text, element.name.text, span, spanOf(walk, imported), element.isTypeOnly, erased);
      addExport(walk, element.name.text, imported.text, fact, erased, span);
    }
    return;
  }
  const span = exportClause === undefined ? starOf(walk, node) : spanOf(walk, exportClause);
  const name = exportClause === undefined ? '' : exportClause.name.text;
  passOn(fact, '*', name, span, { start: span.start, end: span.start + 1 }, false, typeOnly);
  addExport(walk, name === '' ? '*' : name, '*', fact, typeOnly, span);
}

function exportLocals(walk: Walk, { elements }: ts.NamedExports, written: boolean, typeOnly: boolean): void {
  for (const element of elements) {
    const local = element.propertyName ?? element.name;
    const erased = typeOnly || element.isTypeOnly;
    if (isIdentifier(local)) {
      walk.scopes.read(local.escapedText as string, Space.all, erased ? Use.type : Use.value);
    }
    addExport(walk, element.name.text, local.text, undefined, written || element.isTypeOnly, spanOf(walk, element));
  }
}

/** `export default a`, `export = a`; what is not a name is an expression like any other. */
export function visitExportAssignment(walk: Walk, node: ts.Node): void {
  const { expression } = node as ts.ExportAssignment;
  const { load } = walk;
  const named = isIdentifier(expression);
  if (named) {
    const erased = isAmbient(node);
    const at = expression.end - expression.text.length;
    const step = load.open && !erased ? load.add('read', expression.text, at, 'nowhere', 'expression') : undefined;
    walk.scopes.read(expression.escapedText as string, Space.all, erased ? Use.type : Use.value, '', 1, step);
  } else {
    nameValue(walk, expression, 'default');
    defineAssigned(walk, node, defaultOf(walk, node), bare(expression), 'default');
    walk.visit(expression);
  }
  load.define((node as ts.ExportAssignment).isExportEquals ? 'module.exports' : 'default', node.end);
  addExport(walk, 'default', named ? expression.text : 'default', undefined, false, spanOf(walk, node));
}

function addImport(
  walk: Walk,
  node: ts.Node,
  form: ImportForm,
  specifier: ts.StringLiteralLike,
  typeOnly: boolean,
  deferred = false,
): DraftImport {
  const fact: DraftImport = {
    form,
    specifier: specifier.text,
    specifierSpan: insideQuotes(walk, specifier),
    span: spanOf(walk, node),
    bindings: [],
    typeOnly,
    deferred,
    condition: undefined,
    confirmed: true,
  };
  walk.imports.push(fact);
  return fact;
}

function bind(
  walk: Walk,
  fact: DraftImport,
  imported: string,
  local: ts.Identifier,
  span: Span,
  importedSpan: Span,
  typeOnly = false,
): DraftBinding {
  const binding = {
    imported,
    local: local.text,
    span,
    importedSpan,
    typeOnly,
    use: 0,
    uses: 0,
    attributes: [],
  };
  fact.bindings.push(binding);
  walk.scopes.bind(local.escapedText as string, binding);
  return binding;
}

function use(binding: DraftBinding, bits: number): void {
  binding.use |= bits;
  binding.uses++;
}

/** A re-export is its own and only use. */
function passOn(
  fact: DraftImport,
  imported: string,
  local: string,
  span: Span,
  importedSpan: Span,
  typeOnly: boolean,
  erased: boolean,
): void {
  const bits = erased ? Use.type : Use.value;
  fact.bindings.push({
    imported,
    local,
    span,
    importedSpan,
    typeOnly,
    use: bits,
    uses: 1,
    attributes: [],
  });
}

/** The `default` or `=` of an export assignment. */
function defaultOf(walk: Walk, node: ts.Node): Span {
  const start = startOf(walk, node);
  const found = /\bdefault\b|=/.exec(walk.text.slice(start, node.end));
  const from = start + (found?.index ?? 0);
  return { start: from, end: from + (found?.[0].length ?? 0) };
}

function starOf(walk: Walk, node: ts.Node): Span {
  const start = startOf(walk, node);
  const star = Math.max(walk.text.indexOf('*', start), start);
  return { start: star, end: Math.min(star + 1, node.end) };
}

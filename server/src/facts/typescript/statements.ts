// Statements that make scopes, branch, or declare variables, enums and namespaces.
import type { ts } from 'ts-morph';
import type { ImportCondition } from '../facts';
import { type Reader, startOf, visit, visitAll, visitChildren, type Walk, within } from './context';
import { declareNode, declarePattern, exportName, mergedNamesOf } from './declare';
import { defineEnum, defineNamespace, defineVariables } from './definitions';
import { isModuleLevel, nameValue } from './load-bodies';
import { guarded, perhaps } from './load-recorder';
import { noteLoads } from './loads';
import { boundNames, hasModifier, isAmbient, memberName } from './names';
import { inBlock, inBranch, inNamespace } from './place';
import { readName, visitName } from './reads';
import { Space } from './scopes';
import {
  forEachChild,
  isArrayBindingPattern,
  isArrayLiteralExpression,
  isCallExpression,
  isDoStatement,
  isForOfStatement,
  isIdentifier,
  isIfStatement,
  isImportEqualsDeclaration,
  isInterfaceDeclaration,
  isModuleBlock,
  isModuleDeclaration,
  isOmittedExpression,
  isPropertyAccessExpression,
  isSpreadElement,
  isStringLiteral,
  isThrowStatement,
  isTypeAliasDeclaration,
  Kind,
  ListFlags,
} from './syntax';

export function visitVariables(walk: Walk, node: ts.Node): void {
  defineVariables(walk, node as ts.VariableStatement);
  readVariables(walk, (node as ts.VariableStatement).declarationList, hasModifier(node, Kind.ExportKeyword));
}

export function visitVariableList(walk: Walk, node: ts.Node): void {
  readVariables(walk, node as ts.VariableDeclarationList, false);
}

function readVariables(walk: Walk, list: ts.VariableDeclarationList, exported: boolean): void {
  const hoisting = (list.flags & ListFlags.blockScoped) === 0 ? 'var' : 'block';
  for (const { name, type, initializer } of list.declarations) {
    if (type !== undefined) walk.visit(type);
    if (initializer !== undefined) {
      noteLoads(walk, initializer, { name, member: undefined, declares: true });
      readInitializer(walk, name, initializer);
    }
    if (!keepsRequire(list, name, initializer)) declarePattern(walk, name, hoisting, exported);
    recordVariables(walk, name, hoisting, initializer !== undefined);
  }
}

/** A pattern looks inside the value, which a mere name does not. */
function readInitializer(walk: Walk, name: ts.BindingName, initializer: ts.Expression): void {
  if (isIdentifier(name)) nameValue(walk, initializer, name.text);
  else if (isIdentifier(initializer) && walk.load.open) {
    const paths = isArrayBindingPattern(name) ? ['.[]'] : name.elements.map(pathOf);
    const first = readName(walk, initializer, '', paths[0] ?? '.[]');
    const { load } = walk;
    if (first === undefined) return;
    for (const path of paths.slice(1)) load.list!.push({ ...first, name: initializer.text + path, of: first });
    return;
  }
  walk.visit(initializer);
}

function pathOf({ propertyName, name, dotDotDotToken }: ts.BindingElement): string {
  const text = dotDotDotToken === undefined ? memberName(propertyName ?? name) : undefined;
  return `.${text ?? '[]'}`;
}

/** What a `require` binds needs no step: its own does it. */
function recordVariables(walk: Walk, name: ts.BindingName, hoisting: 'block' | 'var', given: boolean): void {
  const { load, place, bound } = walk;
  if (!load.ownLevel || place.owner !== '' || isAmbient(name)) return;
  if (hoisting === 'block' ? place.inBlock || place.inFunction : load.inFunction) return;
  for (const each of boundNames(name)) {
    if (bound.has(each)) continue;
    if (hoisting === 'var') load.hoist(each.text, each.end - each.text.length);
    if (hoisting === 'block' || given) load.define(each.text, each.end - each.text.length);
  }
}

/** `declare const require`, `const require = createRequire(…)`: still the loader. */
function keepsRequire(list: ts.Node, name: ts.BindingName, initializer: ts.Expression | undefined): boolean {
  if (!isIdentifier(name) || name.escapedText !== 'require') return false;
  if (isAmbient(list)) return true;
  if (initializer === undefined || !isCallExpression(initializer)) return false;
  const { expression } = initializer;
  const callee = isPropertyAccessExpression(expression) ? expression.name : expression;
  return isIdentifier(callee) && callee.text === 'createRequire';
}

/** The body of a loop may never run, but that over the elements of a literal does. */
export function visitLoop(walk: Walk, node: ts.Node): void {
  walk.scopes.enter(false);
  within(walk, inBlock(walk.place), readLoop, node as ts.IterationStatement);
  walk.scopes.exit();
}

function readLoop(walk: Walk, node: ts.IterationStatement): void {
  forEachChild(node, (child) => {
    if (child !== node.statement || runsOnce(node)) walk.visit(child);
    else perhaps(walk, node.pos, visit, child);
  });
}

function runsOnce(node: ts.Node): boolean {
  if (!isForOfStatement(node)) return isDoStatement(node);
  const { expression } = node;
  const first = isArrayLiteralExpression(expression) ? expression.elements[0] : undefined;
  return first !== undefined && !isSpreadElement(first) && !isOmittedExpression(first);
}

export function visitReturn(walk: Walk, node: ts.Node): void {
  visitChildren(walk, node);
  walk.load.left = true;
  walk.load.returns++;
}

/** What checks its arguments is taken to pass. */
export function visitThrow(walk: Walk, node: ts.Node): void {
  visitChildren(walk, node);
  if (walk.load.inFunction && walk.load.sure) walk.load.left = true;
}

/** Blocks, `switch` bodies: what `let`, `const`, classes and functions inside belong to. */
export function visitBlock(walk: Walk, node: ts.Node): void {
  walk.scopes.enter(false);
  within(walk, inBlock(walk.place), visitChildren, node);
  walk.scopes.exit();
}

export function visitSwitch(walk: Walk, node: ts.Node): void {
  const { expression, caseBlock } = node as ts.SwitchStatement;
  walk.visit(expression);
  readBranch(walk, 'conditional', startOf(walk, node), visitBlock, caseBlock);
}

export function visitCatch(walk: Walk, node: ts.Node): void {
  const { variableDeclaration, block } = node as ts.CatchClause;
  walk.scopes.enter(false);
  if (variableDeclaration !== undefined) declarePattern(walk, variableDeclaration.name, 'block');
  walk.visit(block);
  walk.scopes.exit();
}

/** Every branch of an `else if` chain belongs to the statement at its head: the first is `if`, the others are `else`. */
export function visitIf(walk: Walk, node: ts.Node): void {
  const head = startOf(walk, node);
  let at: ts.Node = node;
  let branch: 'if' | 'else' = 'if';
  while (isIfStatement(at)) {
    const { expression, thenStatement, elseStatement } = at;
    walk.visit(expression);
    readBranch(walk, branch, head, visit, thenStatement);
    if (elseStatement === undefined) return;
    branch = 'else';
    at = elseStatement;
  }
  readBranch(walk, 'else', head, visit, at);
}

export function visitTry(walk: Walk, node: ts.Node): void {
  const statement = node as ts.TryStatement;
  const { catchClause, finallyBlock } = statement;
  const { load } = walk;
  if (catchClause === undefined) readTried(walk, statement);
  else {
    const group = startOf(walk, node);
    const { left, returns } = load;
    if (catchClause.block.statements.some(isThrowStatement)) {
      readTried(walk, statement);
      perhaps(walk, group, readHandler, statement);
    } else {
      guarded(walk, 'body', group, readTried, statement);
      const leaves = load.returns > returns;
      load.left = left;
      guarded(walk, 'handler', group, readHandler, statement);
      load.left ||= leaves;
    }
  }
  if (finallyBlock !== undefined) walk.visit(finallyBlock);
}

function readTried(walk: Walk, node: ts.TryStatement): void {
  within(walk, inBranch(walk.place, 'try', startOf(walk, node)), visit, node.tryBlock);
}

function readHandler(walk: Walk, node: ts.TryStatement): void {
  within(walk, inBranch(walk.place, 'except', startOf(walk, node)), visit, node.catchClause!);
}

function readBranch(
  walk: Walk,
  branch: ImportCondition['branch'],
  group: number,
  read: Reader<ts.Node>,
  node: ts.Node,
): void {
  const { place } = walk;
  walk.place = inBranch(place, branch, group);
  perhaps(walk, group, read, node);
  walk.place = place;
}

export function visitLabeled(walk: Walk, node: ts.Node): void {
  walk.visit((node as ts.LabeledStatement).statement);
}

export function visitEnum(walk: Walk, node: ts.Node): void {
  const { name, members } = node as ts.EnumDeclaration;
  declareNode(walk, node, name, Space.all);
  defineEnum(walk, node as ts.EnumDeclaration);
  // A constant enum is written out where it is read.
  const emitted = !isAmbient(node) && !hasModifier(node, Kind.ConstKeyword) && isModuleLevel(walk);
  if (emitted) walk.load.hoist(name.text, name.end - name.text.length);
  const exported = hasModifier(node, Kind.ExportKeyword);
  walk.scopes.enter(false, mergedNamesOf(walk.scopes.current, name.escapedText as string, exported));
  for (const member of members) {
    visitName(walk, member.name);
    if (isIdentifier(member.name)) exportName(walk, member.name.escapedText as string, Space.value | Space.type);
    else if (isStringLiteral(member.name)) exportName(walk, member.name.text, Space.value | Space.type);
    const { initializer } = member;
    if (initializer !== undefined) walk.load.because('enum value', visit, walk, initializer);
  }
  walk.scopes.exit();
  if (emitted) walk.load.define(name.text, name.end - name.text.length);
}

export function visitNamespace(walk: Walk, node: ts.Node): void {
  readNamespace(walk, node as ts.ModuleDeclaration, hasModifier(node, Kind.ExportKeyword));
}

function readNamespace(walk: Walk, node: ts.ModuleDeclaration, exported: boolean): void {
  const { name, body } = node;
  const { scopes } = walk;
  const { owner } = walk.place;
  defineNamespace(walk, node);
  const key = isIdentifier(name) ? (name.escapedText as string) : JSON.stringify(name.text);
  if (isIdentifier(name)) {
    scopes.declare(key, Space.value | Space.namespace);
    if (exported) exportName(walk, key, Space.value | Space.namespace);
  }
  if (body === undefined || isIdentifier(body)) return;
  const emitted = exported && owner === '' && isIdentifier(name) && !isAmbient(node) && holdsValues(body);
  if (emitted) walk.load.hoist(key, name.pos);
  scopes.enter(true, mergedNamesOf(scopes.current, key, exported));
  const { place } = walk;
  walk.place = inNamespace(place, name.text);
  if (isModuleDeclaration(body)) readNamespace(walk, body, true);
  else visitAll(walk, (body as ts.ModuleBlock).statements);
  walk.place = place;
  scopes.exit();
  if (emitted) walk.load.define(key, name.end);
}

/** Whether the namespace is there at run time: one of types alone is not. */
function holdsValues(body: ts.Node): boolean {
  if (isModuleDeclaration(body)) return body.body !== undefined && holdsValues(body.body);
  return isModuleBlock(body) && body.statements.some(isValueStatement);
}

function isValueStatement(node: ts.Statement): boolean {
  if (isInterfaceDeclaration(node) || isTypeAliasDeclaration(node) || isImportEqualsDeclaration(node)) return false;
  return !isModuleDeclaration(node) || (node.body !== undefined && holdsValues(node.body));
}

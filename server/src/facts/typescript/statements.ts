// Statements that make scopes, branch, or declare variables, enums and namespaces.
import { ts } from 'ts-morph';
import type { ImportCondition } from '../facts';
import { type Walk, within } from './context';
import { declareNode, declarePattern, exportName, mergedNamesOf } from './declare';
import { defineEnum, defineNamespace, defineVariables } from './definitions';
import { noteLoads } from './loads';
import { hasModifier, isAmbient } from './names';
import { visitName } from './reads';
import { Space } from './scopes';

const Kind = ts.SyntaxKind;

export function visitVariables(walk: Walk, node: ts.Node): void {
  defineVariables(walk, node as ts.VariableStatement);
  readVariables(walk, (node as ts.VariableStatement).declarationList, hasModifier(node, Kind.ExportKeyword));
}

export function visitVariableList(walk: Walk, node: ts.Node): void {
  readVariables(walk, node as ts.VariableDeclarationList, false);
}

function readVariables(walk: Walk, list: ts.VariableDeclarationList, exported: boolean): void {
  const hoisting = (list.flags & ts.NodeFlags.BlockScoped) === 0 ? 'var' : 'block';
  for (const { name, type, initializer } of list.declarations) {
    if (type !== undefined) walk.visit(type);
    if (initializer !== undefined) {
      noteLoads(walk, initializer, { name, member: undefined, declares: true });
      walk.visit(initializer);
    }
    if (!keepsRequire(list, name, initializer)) declarePattern(walk, name, hoisting, exported);
  }
}

/** `declare const require`, `const require = createRequire(…)`: still the loader. */
function keepsRequire(list: ts.Node, name: ts.BindingName, initializer: ts.Expression | undefined): boolean {
  if (!ts.isIdentifier(name) || name.escapedText !== 'require') return false;
  if (isAmbient(list)) return true;
  if (initializer === undefined || !ts.isCallExpression(initializer)) return false;
  const { expression } = initializer;
  const callee = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(callee) && callee.text === 'createRequire';
}

/** Blocks, loops, `switch` bodies: what `let`, `const`, classes and functions inside belong to. */
export function visitBlock(walk: Walk, node: ts.Node): void {
  walk.scopes.enter(false);
  within(walk, { inBlock: true }, () => walk.visitChildren(node));
  walk.scopes.exit();
}

export function visitSwitch(walk: Walk, node: ts.Node): void {
  const { expression, caseBlock } = node as ts.SwitchStatement;
  walk.visit(expression);
  inBranch(walk, 'conditional', node.getStart(walk.source), () => visitBlock(walk, caseBlock));
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
  const head = node.getStart(walk.source);
  let at: ts.Node = node;
  let branch: 'if' | 'else' = 'if';
  while (ts.isIfStatement(at)) {
    const { expression, thenStatement, elseStatement } = at;
    walk.visit(expression);
    inBranch(walk, branch, head, () => walk.visit(thenStatement));
    if (elseStatement === undefined) return;
    branch = 'else';
    at = elseStatement;
  }
  inBranch(walk, 'else', head, () => walk.visit(at));
}

export function visitTry(walk: Walk, node: ts.Node): void {
  const { tryBlock, catchClause, finallyBlock } = node as ts.TryStatement;
  const group = node.getStart(walk.source);
  inBranch(walk, 'try', group, () => walk.visit(tryBlock));
  if (catchClause !== undefined) inBranch(walk, 'except', group, () => walk.visit(catchClause));
  if (finallyBlock !== undefined) walk.visit(finallyBlock);
}

function inBranch(walk: Walk, branch: ImportCondition['branch'], group: number, read: () => void): void {
  within(walk, { inBlock: true, condition: walk.place.deferred ? undefined : { branch, group } }, read);
}

export function visitLabeled(walk: Walk, node: ts.Node): void {
  walk.visit((node as ts.LabeledStatement).statement);
}

export function visitEnum(walk: Walk, node: ts.Node): void {
  const { name, members } = node as ts.EnumDeclaration;
  declareNode(walk, node, name, Space.all);
  defineEnum(walk, node as ts.EnumDeclaration);
  const exported = hasModifier(node, Kind.ExportKeyword);
  walk.scopes.enter(false, mergedNamesOf(walk.scopes.current, name.escapedText as string, exported));
  for (const member of members) {
    visitName(walk, member.name);
    if (ts.isIdentifier(member.name)) exportName(walk, member.name.escapedText as string, Space.value | Space.type);
    else if (ts.isStringLiteral(member.name)) exportName(walk, member.name.text, Space.value | Space.type);
    if (member.initializer !== undefined) walk.visit(member.initializer);
  }
  walk.scopes.exit();
}

export function visitNamespace(walk: Walk, node: ts.Node): void {
  readNamespace(walk, node as ts.ModuleDeclaration, hasModifier(node, Kind.ExportKeyword));
}

function readNamespace(walk: Walk, node: ts.ModuleDeclaration, exported: boolean): void {
  const { name, body } = node;
  const { scopes } = walk;
  defineNamespace(walk, node);
  const key = ts.isIdentifier(name) ? (name.escapedText as string) : JSON.stringify(name.text);
  if (ts.isIdentifier(name)) {
    scopes.declare(key, Space.value | Space.namespace);
    if (exported) exportName(walk, key, Space.value | Space.namespace);
  }
  if (body === undefined || ts.isIdentifier(body)) return;
  scopes.enter(true, mergedNamesOf(scopes.current, key, exported));
  const { owner } = walk.place;
  within(walk, { owner: owner === '' ? name.text : `${owner}.${name.text}`, inBlock: false }, () => {
    if (ts.isModuleDeclaration(body)) readNamespace(walk, body, true);
    else for (const statement of (body as ts.ModuleBlock).statements) walk.visit(statement);
  });
  scopes.exit();
}

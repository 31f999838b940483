// Functions of every kind, signatures included: their scopes, and that their bodies run later.
import type { ts } from 'ts-morph';
import { visitAll, type Walk, within } from './context';
import { declareNode, declarePattern, declareTypeParameters } from './declare';
import { defineFunction } from './definitions';
import { recordFunction } from './load-bodies';
import { erased } from './load-recorder';
import { readMetadata } from './metadata';
import { inFunction, inLater } from './place';
import { visitName } from './reads';
import { Space } from './scopes';
import { isBlock, isFunctionDeclaration, isFunctionExpression } from './syntax';

export function visitFunction(walk: Walk, node: ts.Node): void {
  const fn = node as ts.FunctionLikeDeclaration;
  const now = walk.calledNow === node;
  if (now) walk.calledNow = undefined;
  visitAll(walk, fn.modifiers);
  visitParameterModifiers(walk, fn.parameters);
  const named = isFunctionExpression(node) && node.name !== undefined ? node.name : undefined;
  if (isFunctionDeclaration(node)) {
    declareNode(walk, node, node.name, Space.value);
    defineFunction(walk, node);
  } else if (fn.name !== undefined && named === undefined) visitName(walk, fn.name);
  if (named !== undefined) {
    walk.scopes.enter(false);
    walk.scopes.declare(named.escapedText as string, Space.value);
  }
  walk.scopes.enter(false);
  recordFunction(walk, fn, now, now ? readNow : readLater);
  walk.scopes.exit();
  if (named !== undefined) walk.scopes.exit();
}

function visitParameterModifiers(walk: Walk, parameters: readonly ts.ParameterDeclaration[]): void {
  for (let at = 0; at < parameters.length; at++) visitAll(walk, parameters[at]!.modifiers);
}

function readNow(walk: Walk, fn: ts.FunctionLikeDeclaration): void {
  within(walk, inFunction(walk.place), readFunction, fn);
}

function readLater(walk: Walk, fn: ts.FunctionLikeDeclaration): void {
  within(walk, inLater(walk.place), readFunction, fn);
}

function readFunction(walk: Walk, fn: ts.FunctionLikeDeclaration): void {
  readSignature(walk, fn);
  if (fn.body !== undefined) visitBody(walk, fn.body);
}

function readSignature(walk: Walk, fn: ts.SignatureDeclarationBase): void {
  declareTypeParameters(walk, fn.typeParameters);
  for (let at = 0; at < fn.parameters.length; at++) {
    const { name, type, initializer, dotDotDotToken } = fn.parameters[at]!;
    if (type !== undefined) readType(walk, type, dotDotDotToken !== undefined);
    if (initializer !== undefined) walk.visit(initializer);
    declarePattern(walk, name, 'block');
  }
  if (fn.type !== undefined) readType(walk, fn.type, false);
}

function readType(walk: Walk, type: ts.TypeNode, rest: boolean): void {
  readMetadata(walk, type, rest);
  walk.visit(type);
}

function visitBody(walk: Walk, body: ts.Block | ts.Expression): void {
  if (!isBlock(body)) {
    walk.visit(body);
    return;
  }
  walk.scopes.enterBody();
  visitAll(walk, body.statements);
  walk.scopes.exit();
}

/** Method and call signatures, function and constructor types, index signatures. */
export function visitSignature(walk: Walk, node: ts.Node): void {
  const signature = node as ts.SignatureDeclarationBase;
  const { name } = signature;
  if (name !== undefined) erased(walk, visitName, name);
  walk.scopes.enter(false);
  readSignature(walk, signature);
  walk.scopes.exit();
}

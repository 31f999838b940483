// Functions of every kind, signatures included: their scopes, and that their bodies run later.
import type { ts } from 'ts-morph';
import { type Walk, within } from './context';
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
  for (const modifier of fn.modifiers ?? []) walk.visit(modifier);
  for (const parameter of fn.parameters) for (const modifier of parameter.modifiers ?? []) walk.visit(modifier);
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
  const { body } = fn as { body?: ts.Block | ts.Expression };
  recordFunction(walk, fn, now, () => {
    within(walk, now ? inFunction(walk.place) : inLater(walk.place), () => {
      readSignature(walk, fn);
      if (body !== undefined) visitBody(walk, body);
    });
  });
  walk.scopes.exit();
  if (named !== undefined) walk.scopes.exit();
}

function readSignature(walk: Walk, fn: ts.SignatureDeclarationBase): void {
  declareTypeParameters(walk, fn.typeParameters);
  for (const { name, type, initializer, dotDotDotToken } of fn.parameters) {
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
  for (const statement of body.statements) walk.visit(statement);
  walk.scopes.exit();
}

/** Method and call signatures, function and constructor types, index signatures. */
export function visitSignature(walk: Walk, node: ts.Node): void {
  const signature = node as ts.SignatureDeclarationBase;
  const { name } = signature;
  if (name !== undefined) erased(walk, () => visitName(walk, name));
  walk.scopes.enter(false);
  readSignature(walk, signature);
  walk.scopes.exit();
}

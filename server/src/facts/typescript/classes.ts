// Classes: what of them runs when they are defined (heritage, decorators, static parts) and what runs later.
import type { ts } from 'ts-morph';
import { visit, visitAll, type Walk } from './context';
import { declareNode, declareTypeParameters } from './declare';
import { defineClass, defineInterface } from './definitions';
import { recordClass, recordDecorator, recordField, visitMember } from './load-classes';
import { erased } from './load-recorder';
import { collectMetadataTypes, readMetadata } from './metadata';
import { dottedName, hasModifier } from './names';
import { inFunction, inLater } from './place';
import { visitName } from './reads';
import { Space } from './scopes';
import { isClassDeclaration, isClassExpression, Kind } from './syntax';
import { readTypeReference } from './types';

export function visitClass(walk: Walk, node: ts.Node): void {
  recordClass(walk, node as ts.ClassLikeDeclaration, readClass);
}

function readClass(walk: Walk, node: ts.ClassLikeDeclaration): void {
  visitAll(walk, node.modifiers);
  if (isClassDeclaration(node)) {
    declareNode(walk, node, node.name, Space.value | Space.type);
    defineClass(walk, node);
  }
  walk.scopes.enter(false);
  if (isClassExpression(node) && node.name !== undefined) {
    walk.scopes.declare(node.name.escapedText as string, Space.value | Space.type);
  }
  declareTypeParameters(walk, node.typeParameters);
  readHeritage(walk, node.heritageClauses);
  if (!walk.javascript && isClassDeclaration(node)) collectMetadataTypes(walk, node);
  for (const member of node.members) visitMember(walk, member);
  walk.scopes.exit();
}

export function visitInterface(walk: Walk, node: ts.Node): void {
  const declaration = node as ts.InterfaceDeclaration;
  declareNode(walk, node, declaration.name, Space.type);
  defineInterface(walk, declaration);
  walk.scopes.enter(false);
  declareTypeParameters(walk, declaration.typeParameters);
  for (const { types } of declaration.heritageClauses ?? []) for (const type of types) readTypeReference(walk, type);
  visitAll(walk, declaration.members);
  walk.scopes.exit();
}

function readHeritage(walk: Walk, clauses: readonly ts.HeritageClause[] | undefined): void {
  for (const { token, types } of clauses ?? []) {
    for (const type of types) {
      if (token === Kind.ImplementsKeyword) readTypeReference(walk, type);
      else {
        readBase(walk, type.expression);
        visitAll(walk, type.typeArguments);
      }
    }
  }
}

/** A base that is a mere name has to be a class; what a mixin is called with does not. */
function readBase(walk: Walk, base: ts.Expression): void {
  if (dottedName(base) === undefined) walk.visit(base);
  else walk.load.because('base class', visit, walk, base);
}

export function visitDecorator(walk: Walk, node: ts.Node): void {
  recordDecorator(walk, node as ts.Decorator);
}

export function visitProperty(walk: Walk, node: ts.Node): void {
  const { modifiers, name, type, initializer } = node as ts.PropertyDeclaration;
  visitAll(walk, modifiers);
  visitName(walk, name);
  if (type !== undefined) {
    readMetadata(walk, type);
    walk.visit(type);
  }
  if (initializer === undefined) return;
  const own = hasModifier(node, Kind.StaticKeyword);
  const { place } = walk;
  walk.place = own ? inFunction(place) : inLater(place);
  recordField(walk, own, visit, initializer);
  walk.place = place;
}

/** A property of an interface or type literal. */
export function visitPropertySignature(walk: Walk, node: ts.Node): void {
  const { name, type } = node as ts.PropertySignature;
  erased(walk, visitName, name);
  if (type !== undefined) walk.visit(type);
}

export function visitStaticBlock(walk: Walk, node: ts.Node): void {
  const { place } = walk;
  walk.scopes.enter(true);
  walk.place = inFunction(place);
  recordField(walk, true, visitAll, (node as ts.ClassStaticBlockDeclaration).body.statements);
  walk.place = place;
  walk.scopes.exit();
}

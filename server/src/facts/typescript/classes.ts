// Classes: what of them runs when they are defined (heritage, decorators, static parts) and what runs later.
import type { ts } from 'ts-morph';
import { type Walk, within } from './context';
import { declareNode, declareTypeParameters } from './declare';
import { defineClass, defineInterface } from './definitions';
import { recordClass, recordDecorator, recordField, recordMember } from './load-classes';
import { erased } from './load-recorder';
import { collectMetadataTypes, readMetadata } from './metadata';
import { dottedName, hasModifier } from './names';
import { inFunction, inLater } from './place';
import { visitName } from './reads';
import { Space } from './scopes';
import { isClassDeclaration, isClassExpression, Kind } from './syntax';
import { readTypeReference } from './types';

export function visitClass(walk: Walk, node: ts.Node): void {
  const declaration = node as ts.ClassLikeDeclaration;
  recordClass(walk, declaration, () => {
    for (const modifier of declaration.modifiers ?? []) walk.visit(modifier);
    if (isClassDeclaration(node)) {
      declareNode(walk, node, node.name, Space.value | Space.type);
      defineClass(walk, node);
    }
    walk.scopes.enter(false);
    if (isClassExpression(node) && node.name !== undefined) {
      walk.scopes.declare(node.name.escapedText as string, Space.value | Space.type);
    }
    declareTypeParameters(walk, declaration.typeParameters);
    readHeritage(walk, declaration.heritageClauses);
    if (!walk.javascript && isClassDeclaration(node)) collectMetadataTypes(walk, node);
    for (const member of declaration.members) recordMember(walk, member, () => walk.visit(member));
    walk.scopes.exit();
  });
}

export function visitInterface(walk: Walk, node: ts.Node): void {
  const declaration = node as ts.InterfaceDeclaration;
  declareNode(walk, node, declaration.name, Space.type);
  defineInterface(walk, declaration);
  walk.scopes.enter(false);
  declareTypeParameters(walk, declaration.typeParameters);
  for (const { types } of declaration.heritageClauses ?? []) for (const type of types) readTypeReference(walk, type);
  for (const member of declaration.members) walk.visit(member);
  walk.scopes.exit();
}

function readHeritage(walk: Walk, clauses: readonly ts.HeritageClause[] | undefined): void {
  for (const { token, types } of clauses ?? []) {
    for (const type of types) {
      if (token === Kind.ImplementsKeyword) readTypeReference(walk, type);
      else {
        readBase(walk, type.expression);
        for (const argument of type.typeArguments ?? []) walk.visit(argument);
      }
    }
  }
}

/** A base that is a mere name has to be a class; what a mixin is called with does not. */
function readBase(walk: Walk, base: ts.Expression): void {
  if (dottedName(base) === undefined) walk.visit(base);
  else walk.load.because('base class', () => walk.visit(base));
}

export function visitDecorator(walk: Walk, node: ts.Node): void {
  recordDecorator(walk, node as ts.Decorator);
}

export function visitProperty(walk: Walk, node: ts.Node): void {
  const { modifiers, name, type, initializer } = node as ts.PropertyDeclaration;
  for (const modifier of modifiers ?? []) walk.visit(modifier);
  visitName(walk, name);
  if (type !== undefined) {
    readMetadata(walk, type);
    walk.visit(type);
  }
  if (initializer === undefined) return;
  const own = hasModifier(node, Kind.StaticKeyword);
  const place = own ? inFunction(walk.place) : inLater(walk.place);
  within(walk, place, () => recordField(walk, own, () => walk.visit(initializer)));
}

/** A property of an interface or type literal. */
export function visitPropertySignature(walk: Walk, node: ts.Node): void {
  const { name, type } = node as ts.PropertySignature;
  erased(walk, () => visitName(walk, name));
  if (type !== undefined) walk.visit(type);
}

export function visitStaticBlock(walk: Walk, node: ts.Node): void {
  walk.scopes.enter(true);
  within(walk, inFunction(walk.place), () => {
    recordField(walk, true, () => {
      for (const statement of (node as ts.ClassStaticBlockDeclaration).body.statements) walk.visit(statement);
    });
  });
  walk.scopes.exit();
}

// Classes: what of them runs when they are defined (heritage, decorators, static parts) and what runs later.
import { ts } from 'ts-morph';
import { type Walk, within } from './context';
import { declareNode, declareTypeParameters } from './declare';
import { defineClass, defineInterface } from './definitions';
import { collectMetadataTypes, readMetadata } from './metadata';
import { hasModifier } from './names';
import { because, visitName } from './reads';
import { Space } from './scopes';
import { readTypeReference } from './types';

const Kind = ts.SyntaxKind;

export function visitClass(walk: Walk, node: ts.Node): void {
  const declaration = node as ts.ClassLikeDeclaration;
  for (const modifier of declaration.modifiers ?? []) walk.visit(modifier);
  if (ts.isClassDeclaration(node)) {
    declareNode(walk, node, node.name, Space.value | Space.type);
    defineClass(walk, node);
  }
  walk.scopes.enter(false);
  if (ts.isClassExpression(node) && node.name !== undefined) {
    walk.scopes.declare(node.name.escapedText as string, Space.value | Space.type);
  }
  declareTypeParameters(walk, declaration.typeParameters);
  readHeritage(walk, declaration.heritageClauses);
  if (!walk.javascript && ts.isClassDeclaration(node)) collectMetadataTypes(walk, node);
  for (const member of declaration.members) walk.visit(member);
  walk.scopes.exit();
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
        because(walk, 'base class', () => walk.visit(type.expression));
        for (const argument of type.typeArguments ?? []) walk.visit(argument);
      }
    }
  }
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
  const later = hasModifier(node, Kind.StaticKeyword) ? {} : { deferred: true, condition: undefined };
  within(walk, { inFunction: true, ...later }, () => walk.visit(initializer));
}

/** A property of an interface or type literal. */
export function visitPropertySignature(walk: Walk, node: ts.Node): void {
  const { name, type } = node as ts.PropertySignature;
  visitName(walk, name);
  if (type !== undefined) walk.visit(type);
}

export function visitStaticBlock(walk: Walk, node: ts.Node): void {
  walk.scopes.enter(true);
  within(walk, { inFunction: true }, () => {
    for (const statement of (node as ts.ClassStaticBlockDeclaration).body.statements) walk.visit(statement);
  });
  walk.scopes.exit();
}

// Which types `emitDecoratorMetadata` turns into values: those of decorated classes, members and parameters, in the
// positions that the compiler's `markDecoratorAliasReferenced` visits, with `strictNullChecks` as it is by default.
import type { ts } from 'ts-morph';
import { Use } from '../facts';
import type { Walk } from './context';
import { hasModifier, memberName } from './names';
import { readEntity } from './reads';
import { Space } from './scopes';
import {
  isAccessor,
  isArrayTypeNode,
  isConditionalTypeNode,
  isConstructorDeclaration,
  isGetAccessor,
  isIdentifier,
  isIntersectionTypeNode,
  isMethodDeclaration,
  isNamedTupleMember,
  isParenthesizedTypeNode,
  isPropertyDeclaration,
  isTypeReferenceNode,
  isUnionTypeNode,
  Kind,
} from './syntax';

type Parameters = readonly ts.ParameterDeclaration[];

/** Puts the types into `walk.metadataTypes`; they are read when the walk comes to them, in their scope. */
export function collectMetadataTypes(walk: Walk, node: ts.ClassDeclaration): void {
  const add = (type: ts.Node | undefined) => {
    if (type !== undefined) walk.metadataTypes.add(type);
  };
  const addParameters = (parameters: Parameters) => {
    for (const parameter of parameters) add(parameter.type);
  };
  if (isDecorated(node)) {
    const built = node.members.find((member) => isConstructorDeclaration(member) && member.body !== undefined);
    if (built !== undefined) addParameters((built as ts.ConstructorDeclaration).parameters);
  }
  for (const member of node.members) {
    if (isPropertyDeclaration(member)) {
      if (isDecorated(member)) add(member.type);
    } else if (isAccessor(member)) {
      if (isDecorated(member)) add(accessorType(member) ?? accessorType(otherAccessor(node, member)));
      else if (decoratedParameter(member.parameters)) {
        addParameters(member.parameters);
        add(member.type);
      }
    } else if (isMethodDeclaration(member) || isConstructorDeclaration(member)) {
      if (member.body === undefined) continue;
      if (!decoratedParameter(member.parameters) && !(isMethodDeclaration(member) && isDecorated(member))) continue;
      addParameters(member.parameters);
      add(member.type);
    }
  }
}

/** Reads the type's name as metadata does, if metadata does. `type` stands where its annotation does. */
export function readMetadata(walk: Walk, type: ts.TypeNode, rest = false): void {
  if (walk.metadataTypes.size === 0 || !walk.metadataTypes.has(type)) return;
  const name = serialisedName(rest ? elementOf(type) : type);
  if (name !== undefined) readEntity(walk, name, Space.type, Use.metadata, 0);
}

function elementOf(type: ts.TypeNode): ts.TypeNode | undefined {
  if (isArrayTypeNode(type)) return type.elementType;
  if (isTypeReferenceNode(type) && type.typeArguments?.length === 1) return type.typeArguments[0];
  return undefined;
}

function isDecorated(node: ts.Node): boolean {
  return hasModifier(node, Kind.Decorator as ts.SyntaxKind as ts.ModifierSyntaxKind);
}

function decoratedParameter(parameters: Parameters): boolean {
  return parameters.some(isDecorated);
}

function accessorType(accessor: ts.AccessorDeclaration | undefined): ts.TypeNode | undefined {
  if (accessor === undefined) return undefined;
  return isGetAccessor(accessor) ? accessor.type : accessor.parameters[0]?.type;
}

function otherAccessor(
  node: ts.ClassDeclaration,
  accessor: ts.AccessorDeclaration,
): ts.AccessorDeclaration | undefined {
  const name = memberName(accessor.name);
  const isStatic = hasModifier(accessor, Kind.StaticKeyword);
  const found = node.members.find(
    (member) =>
      isAccessor(member) &&
      member.kind !== accessor.kind &&
      name !== undefined &&
      memberName(member.name) === name &&
      hasModifier(member, Kind.StaticKeyword) === isStatic,
  );
  return found as ts.AccessorDeclaration | undefined;
}

/** The one name that a type comes down to: `A` for `A`, `(A)`, `A | never`; undefined when metadata says `Object`. */
function serialisedName(type: ts.TypeNode | undefined): ts.EntityName | undefined {
  if (type === undefined) return undefined;
  if (isTypeReferenceNode(type)) return type.typeName;
  if (isParenthesizedTypeNode(type) || isNamedTupleMember(type)) return serialisedName(type.type);
  if (isUnionTypeNode(type) || isIntersectionTypeNode(type)) return commonName(type.types);
  if (isConditionalTypeNode(type)) return commonName([type.trueType, type.falseType]);
  return undefined;
}

function commonName(types: readonly ts.TypeNode[]): ts.EntityName | undefined {
  let common: ts.EntityName | undefined;
  for (const type of types) {
    if (type.kind === Kind.NeverKeyword) continue;
    const name = serialisedName(type);
    if (name === undefined) return undefined;
    if (common === undefined) common = name;
    else if (!isIdentifier(common) || !isIdentifier(name) || common.escapedText !== name.escapedText) return undefined;
  }
  return common;
}

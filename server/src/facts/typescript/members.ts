// Members of classes, interfaces, object types and enums.
import type { ts } from 'ts-morph';
import type { MemberFact } from '../facts';
import { spanOf, startOf, type Walk } from './context';
import { measure, measureNode } from './measure';
import { hasModifier, memberName, parameterNames, typeName } from './names';
import {
  isAccessor,
  isConstructorDeclaration,
  isGetAccessor,
  isMethodDeclaration,
  isMethodSignature,
  isParameterProperty,
  isPropertyDeclaration,
  isPropertySignature,
  isSetAccessor,
  Kind,
} from './syntax';

type Kinds = MemberFact['kind'];

/** In the order of the text. Of overloads the one with a body stays, else the first; parameter properties are members. */
export function classMembers(walk: Walk, members: readonly ts.ClassElement[]): MemberFact[] {
  const facts: MemberFact[] = [];
  const overloads = new Map<string, number>();
  for (const member of members) {
    if (isConstructorDeclaration(member)) {
      addCallable(walk, facts, overloads, 'constructor', member, 'constructor');
      if (member.body !== undefined) addParameterProperties(walk, facts, member);
    } else if (isMethodDeclaration(member)) {
      addCallable(walk, facts, overloads, 'method', member, memberName(member.name));
    } else if (isAccessor(member)) {
      addCallable(walk, facts, undefined, 'accessor', member, memberName(member.name));
    } else if (isPropertyDeclaration(member)) {
      const fact = add(walk, facts, 'property', member, memberName(member.name), member.type);
      if (fact !== undefined && member.initializer !== undefined) measureNode(walk, fact, member.initializer);
    }
  }
  return facts;
}

/** Members of interfaces and object types; of overloads the first. Call and index signatures have no name. */
export function typeMembers(walk: Walk, members: readonly ts.TypeElement[]): MemberFact[] {
  const facts: WritableMember[] = [];
  const overloads = new Map<string, number>();
  for (const member of members) {
    if (isMethodSignature(member)) {
      addCallable(walk, facts, overloads, 'method', member, memberName(member.name));
    } else if (isPropertySignature(member)) {
      add(walk, facts, 'property', member, memberName(member.name), member.type);
    } else if (isGetAccessor(member) || isSetAccessor(member)) {
      addCallable(walk, facts, undefined, 'accessor', member, memberName(member.name));
    }
  }
  for (const fact of facts) fact.abstract = true;
  return facts;
}

export function enumMembers(walk: Walk, members: readonly ts.EnumMember[]): MemberFact[] {
  const facts: MemberFact[] = [];
  for (const member of members) {
    const fact = add(walk, facts, 'property', member, memberName(member.name), undefined);
    if (fact === undefined) continue;
    fact.static = true;
    if (member.initializer !== undefined) measureNode(walk, fact, member.initializer);
  }
  return facts;
}

type Callable = ts.ConstructorDeclaration | ts.MethodDeclaration | ts.AccessorDeclaration | ts.MethodSignature;

function addCallable(
  walk: Walk,
  facts: MemberFact[],
  overloads: Map<string, number> | undefined,
  kind: Kinds,
  node: Callable,
  name: string | undefined,
): void {
  const key = `${hasModifier(node, Kind.StaticKeyword)} ${name}`;
  const known = overloads?.get(key);
  const body = isMethodSignature(node) ? undefined : node.body;
  if (known !== undefined && body === undefined) return;
  const fact = add(walk, facts, kind, node, name, node.type);
  if (fact === undefined) return;
  fact.parameters = parameterNames(node.parameters);
  if (body !== undefined) measure(walk, fact, body.statements.pos, body.statements.end);
  if (known !== undefined) {
    facts.pop();
    facts[known] = fact;
  } else overloads?.set(key, facts.length - 1);
}

function addParameterProperties(walk: Walk, facts: MemberFact[], node: ts.ConstructorDeclaration): void {
  for (const parameter of node.parameters) {
    if (!isParameterProperty(parameter)) continue;
    add(walk, facts, 'property', parameter, memberName(parameter.name), parameter.type);
  }
}

type WritableMember = { -readonly [key in keyof MemberFact]: MemberFact[key] };

function add(
  walk: Walk,
  facts: MemberFact[],
  kind: Kinds,
  node: ts.Node,
  name: string | undefined,
  type: ts.TypeNode | undefined,
): WritableMember | undefined {
  if (name === undefined || name === '') return undefined;
  const fact: WritableMember = {
    kind,
    name,
    nameSpan: nameSpanOf(walk, node),
    static: hasModifier(node, Kind.StaticKeyword),
    abstract: hasModifier(node, Kind.AbstractKeyword),
    parameters: [],
    type: typeName(type),
    size: 0,
    body: 0,
  };
  facts.push(fact);
  return fact;
}

/** Of a constructor the keyword, which comes after its modifiers. */
function nameSpanOf(walk: Walk, node: ts.Node): { start: number; end: number } {
  const { name, modifiers } = node as { name?: ts.Node; modifiers?: readonly ts.Node[] };
  if (name !== undefined) return spanOf(walk, name);
  const from = modifiers?.at(-1)?.end ?? startOf(walk, node);
  const start = from + (/^\s*/.exec(walk.text.slice(from, node.end))?.[0].length ?? 0);
  return { start, end: Math.min(start + 'constructor'.length, node.end) };
}

// What of a class runs when it is defined, in the order in which it runs, and what a `new` of it runs.
import type { ts } from 'ts-morph';
import { type Reader, visit, type Walk } from './context';
import { isModuleLevel } from './load-bodies';
import type { ClassParts, DraftStep } from './load-recorder';
import { bare, hasModifier, isAmbient, memberName } from './names';
import {
  isClassDeclaration,
  isConstructorDeclaration,
  isFunctionLike,
  isIdentifier,
  isMethodDeclaration,
  isPropertyAccessExpression,
  isPropertyDeclaration,
  Kind,
} from './syntax';

/**
 * Decorators run as `experimentalDecorators` has them: when the class is there, those of instance members first, then
 * those of static ones, then the class's and its constructor's.
 */
export function recordClass(walk: Walk, node: ts.ClassLikeDeclaration, read: Reader<ts.ClassLikeDeclaration>): void {
  const { load } = walk;
  const { parts: outer, decorators: pending } = load;
  const declared = isClassDeclaration(node) && isModuleLevel(walk) && !isAmbient(node);
  const name = declared ? (node.name?.text ?? 'default') : (load.names.get(node) ?? '');
  const parts = newParts(name);
  load.parts = parts;
  load.decorators = [];
  read(walk, node);
  callDecorators(parts.decorators, load.decorators);
  load.parts = outer;
  load.decorators = pending;
  if (declared) load.define(name, node.name?.end ?? node.pos);
  load.list?.push(...parts.instanceDecorators, ...parts.staticDecorators, ...parts.decorators);
  if (name !== '') addConstruction(walk, parts);
}

function newParts(name: string): ClassParts {
  const decorators: DraftStep[] = [];
  return {
    name,
    fields: [],
    construction: undefined,
    instanceDecorators: [],
    staticDecorators: [],
    decorators,
    current: decorators,
  };
}

export function visitMember(walk: Walk, member: ts.ClassElement): void {
  const { load } = walk;
  const parts = load.parts!;
  const own = hasModifier(member, Kind.StaticKeyword);
  if (isConstructorDeclaration(member)) {
    parts.current = parts.decorators;
    walk.visit(member);
    return;
  }
  if (parts.name !== '') nameMember(load.names, member, parts.name);
  const list = own ? parts.staticDecorators : parts.instanceDecorators;
  const pending = load.decorators;
  parts.current = list;
  load.decorators = [];
  walk.visit(member);
  callDecorators(list, load.decorators);
  load.decorators = pending;
}

function nameMember(names: Walk['load']['names'], member: ts.ClassElement, owner: string): void {
  let value: ts.Node | undefined = member;
  if (isPropertyDeclaration(member)) value = member.initializer && bare(member.initializer);
  else if (!isMethodDeclaration(member)) return;
  const name = member.name === undefined ? undefined : memberName(member.name);
  if (name !== undefined && value !== undefined && isFunctionLike(value)) {
    names.set(value, `${owner}.${name}`);
  }
}

/** Decorators are read from the first to the last and called from the last to the first. */
function callDecorators(list: DraftStep[], decorators: readonly DraftStep[]): void {
  for (const read of [...decorators].reverse()) {
    if (list.at(-1) === read) read.do = 'call';
    else list.push({ ...read, do: 'call', of: read });
  }
}

export function recordDecorator(walk: Walk, { expression }: ts.Decorator): void {
  const { load } = walk;
  const { list, parts } = load;
  const into = list === undefined || parts === undefined ? undefined : parts.current;
  load.list = into;
  const from = into?.length ?? 0;
  load.because('decorator', visit, walk, expression);
  load.list = list;
  const step = into?.[from];
  if (step !== undefined && into?.length === from + 1 && step.do === 'read' && isName(expression)) {
    load.decorators.push(step);
  }
}

function isName(node: ts.Expression): boolean {
  return isIdentifier(node) || (isPropertyAccessExpression(node) && isName(node.expression));
}

/** An initialiser, or a static block. */
export function recordField<Node>(walk: Walk, own: boolean, read: Reader<Node>, node: Node): void {
  const { load } = walk;
  const { parts } = load;
  if (own) load.calledNow(read, walk, node, 'class body');
  else load.into(parts === undefined || parts.name === '' ? undefined : parts.fields, read, walk, node);
}

/** `super` marks where the constructor of the base runs; where it stands nowhere that is at the start. */
function addConstruction({ load }: Walk, { name, fields, construction = [] }: ClassParts): void {
  const base = construction.findIndex((step) => step.do === 'call' && step.name === 'super') + 1;
  const before = base > 1 ? construction.slice(0, base) : [];
  const steps = [...before, ...fields, ...construction.slice(base)];
  if (steps.length > 0) load.bodies.push({ name, steps });
}

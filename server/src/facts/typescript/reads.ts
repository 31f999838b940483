// Reads of names in expressions: identifiers, member chains and the calls in them, operators, object literals.
import type { ts } from 'ts-morph';
import { Use } from '../facts';
import { isAssignment, startAssignment } from './assignments';
import { type Reader, startOf, visit, visitAll, type Walk } from './context';
import { type DraftStep, perhaps } from './load-recorder';
import { noteAssignment, noteCallback, noteMember, readCall } from './loads';
import { isAmbient } from './names';
import { inOperator } from './place';
import { Space } from './scopes';
import {
  isArrowFunction,
  isBinaryExpression,
  isCallExpression,
  isElementAccessExpression,
  isFunctionExpression,
  isIdentifier,
  isJsxText,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isQualifiedName,
  isStringLiteralLike,
  Kind,
} from './syntax';

type Link = ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression | ts.NonNullExpression;

export function visitIdentifier(walk: Walk, node: ts.Node): void {
  readName(walk, node as ts.Identifier);
}

/**
 * A read in an expression; what is declared for other modules only (`declare`) is erased. `path` is what is read of it on
 * the way, with its dots. The step is what happens there while the module loads, if that can matter.
 */
export function readName(walk: Walk, name: ts.Identifier, attribute = '', path = ''): DraftStep | undefined {
  const { load, scopes } = walk;
  const key = name.escapedText as string;
  const tracked = scopes.tracked.has(key);
  const followed = load.open && (tracked || scopes.own.has(key));
  if (!tracked && !followed) return undefined;
  const ambient = isAmbient(name);
  const start = name.end - name.text.length;
  const step = followed && !ambient ? load.add('read', name.text + path, start, 'nowhere', load.why) : undefined;
  scopes.readValue(key, ambient ? Use.type : Use.value, attribute, step);
  return step;
}

/** The name at the root of `a.b.c` in a type, with `b` as what is read of it. */
export function readEntity(walk: Walk, name: ts.EntityName, spaces: number, use: number, count = 1): void {
  let at = name;
  let attribute = '';
  while (isQualifiedName(at)) {
    attribute = at.right.text;
    at = at.left;
  }
  walk.scopes.read(
    at.escapedText as string,
    attribute === '' ? spaces : spaces | Space.namespace,
    use,
    attribute,
    count,
  );
}

/** `a.b(c)[d]!…`, without recursion along the chain: generated code holds chains of thousands of links. */
export function visitChain(walk: Walk, node: ts.Node): void {
  const { links, root } = linksOf(walk, node as ts.Expression);
  readLinks(walk, links, readRoot(walk, root, links));
}

/** What something other than a call in the chain calls; its step when it is a mere dotted name. */
function readCallee(walk: Walk, node: ts.Expression): DraftStep | undefined {
  const { links, root } = linksOf(walk, node);
  const step = readRoot(walk, root, links);
  readLinks(walk, links, step);
  return afterName(links) < 0 ? step : undefined;
}

function linksOf(walk: Walk, node: ts.Expression): { links: readonly Link[]; root: ts.Expression } {
  const links: Link[] = [];
  let root = node;
  while (isLink(root)) {
    links.push(root);
    if (isPropertyAccessExpression(root)) noteMember(walk, root);
    root = root.expression;
  }
  return { links, root };
}

function readLinks(walk: Walk, links: readonly Link[], step: DraftStep | undefined): void {
  const { load } = walk;
  const { sure } = load;
  const called = step === undefined ? -1 : afterName(links);
  for (let index = links.length - 1; index >= 0; index--) {
    const link = links[index]!;
    if (isOptional(link)) load.sure = false;
    if (isElementAccessExpression(link)) walk.visit(link.argumentExpression);
    if (!isCallExpression(link)) continue;
    readCall(walk, link);
    const then = links[index + 1];
    if (then !== undefined && isPropertyAccessExpression(then)) noteCallback(walk, link, then);
    visitAll(walk, link.typeArguments);
    if (link.arguments.length === 1 && looksInside(link.expression)) readInside(walk, link.arguments[0]!);
    else visitAll(walk, link.arguments);
    if (index === called) load.call(step!);
  }
  load.sure = sure;
}

function readInside(walk: Walk, value: ts.Expression): void {
  const step = readCallee(walk, value);
  if (step !== undefined && step.reach !== 'this') step.name += '.[]';
}

/** `Object.values(a)` and its like fail where `a` is undefined. */
function looksInside(callee: ts.Expression): boolean {
  return (
    isPropertyAccessExpression(callee) &&
    isIdentifier(callee.expression) &&
    callee.expression.escapedText === 'Object' &&
    /^(keys|values|entries)$/.test(callee.name.text)
  );
}

function isLink(node: ts.Expression): node is Link {
  return (
    node.kind === Kind.PropertyAccessExpression ||
    node.kind === Kind.CallExpression ||
    node.kind === Kind.ElementAccessExpression ||
    node.kind === Kind.NonNullExpression
  );
}

function isOptional(link: Link): boolean {
  return link.kind !== Kind.NonNullExpression && (link as ts.CallExpression).questionDotToken !== undefined;
}

function readRoot(walk: Walk, root: ts.Expression, links: readonly Link[]): DraftStep | undefined {
  const first = links.at(-1);
  if (isIdentifier(root)) {
    const path = first !== undefined && walk.load.open && isFollowed(walk, root) ? pathOf(links) : '';
    return readName(walk, root, first === undefined ? '' : attributeOf(first), path);
  }
  if (root.kind === Kind.ThisKeyword || root.kind === Kind.SuperKeyword) return readSelf(walk, root, links);
  if (first !== undefined) noteCalledNow(walk, root, first, links.at(-2));
  walk.visit(root);
  return undefined;
}

function isFollowed({ scopes }: Walk, { escapedText }: ts.Identifier): boolean {
  return scopes.tracked.has(escapedText as string) || scopes.own.has(escapedText as string);
}

/** `this.m`, `super.m`, `super`, `this` in a class, where it is called. */
function readSelf(walk: Walk, root: ts.Expression, links: readonly Link[]): DraftStep | undefined {
  const { load } = walk;
  if (!load.open) return undefined;
  const path = pathOf(links);
  const self = root.kind === Kind.ThisKeyword ? 'this' : 'super';
  if (path.indexOf('.', 1) > 0) return undefined;
  const at = root.end - self.length;
  if (!load.ownLevel) return load.add('read', self + path, at, 'this', 'call');
  const name = load.parts?.name ?? '';
  if (name === '' || self === 'super') return undefined;
  return load.add('read', name + path, at, 'own', load.why);
}

/** Index of the first link after the dotted name that the chain begins with; -1 when it is nothing else. */
function afterName(links: readonly Link[]): number {
  let index = links.length - 1;
  while (index >= 0 && isPlainStep(links[index]!)) index--;
  return index;
}

function isPlainStep(link: Link): boolean {
  return link.kind === Kind.NonNullExpression || (isPropertyAccessExpression(link) && !isOptional(link));
}

/** `.b.c`; `.[]` at its end for an element whose name is not known. */
function pathOf(links: readonly Link[]): string {
  const end = afterName(links);
  let path = '';
  for (let index = links.length - 1; index > end; index--) {
    const link = links[index]!;
    if (isPropertyAccessExpression(link)) path += `.${link.name.text}`;
  }
  const next = links[end];
  if (next === undefined || !isElementAccessExpression(next) || isOptional(next)) return path;
  return `${path}.${attributeOf(next) || '[]'}`;
}

function attributeOf(link: Link): string {
  if (isPropertyAccessExpression(link)) return link.name.text;
  if (!isElementAccessExpression(link)) return '';
  return isStringLiteralLike(link.argumentExpression) ? link.argumentExpression.text : '';
}

/** `(() => {})()`, `(function () {}).call(this)`. */
function noteCalledNow(walk: Walk, root: ts.Expression, first: Link, second: Link | undefined): void {
  let at: ts.Expression = root;
  while (isParenthesizedExpression(at)) at = at.expression;
  const called =
    isCallExpression(first) ||
    (isPropertyAccessExpression(first) &&
      (first.name.text === 'call' || first.name.text === 'apply') &&
      second !== undefined &&
      isCallExpression(second));
  if (called && (isArrowFunction(at) || (isFunctionExpression(at) && at.asteriskToken === undefined))) {
    walk.calledNow = at;
  }
}

export function visitNew(walk: Walk, node: ts.Node): void {
  const { expression, typeArguments, arguments: given } = node as ts.NewExpression;
  const callee = readCallee(walk, expression);
  visitAll(walk, typeArguments);
  visitAll(walk, given);
  if (callee !== undefined) walk.load.call(callee);
}

export function visitTagged(walk: Walk, node: ts.Node): void {
  const { tag, typeArguments, template } = node as ts.TaggedTemplateExpression;
  const callee = readCallee(walk, tag);
  visitAll(walk, typeArguments);
  walk.visit(template);
  if (callee !== undefined) walk.load.call(callee);
}

/** Operators along their left spine, so that long sums do not nest. */
export function visitBinary(walk: Walk, node: ts.Node): void {
  const spine: ts.BinaryExpression[] = [];
  let at: ts.Expression = node as ts.Expression;
  while (isBinaryExpression(at)) {
    spine.push(at);
    if (at.operatorToken.kind === Kind.EqualsToken) noteAssignment(walk, at);
    at = at.left;
  }
  const first = spine.at(-1)!;
  const assignment = isAssignment(first.operatorToken.kind) ? startAssignment(walk, first) : undefined;
  if (assignment === undefined) walk.visit(at);
  for (let index = spine.length - 1; index >= 0; index--) {
    const { operatorToken, right } = spine[index]!;
    if (isShortCircuit(operatorToken.kind)) conditionally(walk, spine[index]!, visit, right);
    else walk.visit(right);
    if (index === spine.length - 1) assignment?.();
  }
}

function isShortCircuit(kind: ts.SyntaxKind): boolean {
  switch (kind) {
    case Kind.AmpersandAmpersandToken:
    case Kind.BarBarToken:
    case Kind.QuestionQuestionToken:
    case Kind.AmpersandAmpersandEqualsToken:
    case Kind.BarBarEqualsToken:
    case Kind.QuestionQuestionEqualsToken:
      return true;
    default:
      return false;
  }
}

export function visitConditional(walk: Walk, node: ts.Node): void {
  walk.visit((node as ts.ConditionalExpression).condition);
  conditionally(walk, node, readSides, node as ts.ConditionalExpression);
}

function readSides(walk: Walk, { whenTrue, whenFalse }: ts.ConditionalExpression): void {
  walk.visit(whenTrue);
  walk.visit(whenFalse);
}

function conditionally<Node>(walk: Walk, node: ts.Node, read: Reader<Node>, side: Node): void {
  const { place } = walk;
  if (place.deferred) {
    perhaps(walk, -1, read, side);
    return;
  }
  const group = startOf(walk, node);
  walk.place = inOperator(place, group);
  perhaps(walk, group, read, side);
  walk.place = place;
}

export function visitPropertyAssignment(walk: Walk, node: ts.Node): void {
  const { name, initializer } = node as ts.PropertyAssignment;
  visitName(walk, name);
  walk.visit(initializer);
}

export function visitShorthand(walk: Walk, node: ts.Node): void {
  const { name, objectAssignmentInitializer } = node as ts.ShorthandPropertyAssignment;
  readName(walk, name);
  if (objectAssignmentInitializer !== undefined) walk.visit(objectAssignmentInitializer);
}

/** Of a name only what is computed is read. */
export function visitName(walk: Walk, name: ts.Node): void {
  if (name.kind === Kind.ComputedPropertyName) walk.visit((name as ts.ComputedPropertyName).expression);
  else if (name.kind === Kind.NoSubstitutionTemplateLiteral) walk.visit(name);
}

/** Tokens whose extent depends on the grammar around: regular expressions, template pieces, JSX text. */
export function visitOpaque(walk: Walk, node: ts.Node): void {
  if (!isJsxText(node)) walk.opaque.push(startOf(walk, node), node.end);
  else if (!node.containsOnlyTriviaWhiteSpaces) walk.opaque.push(node.pos, node.end);
}

// Reads of names in expressions: identifiers, member chains and the calls in them, operators, object literals.
import { ts } from 'ts-morph';
import { Use } from '../facts';
import { type Walk, within } from './context';
import { noteAssignment, noteCallback, noteMember, readCall } from './loads';
import { isAmbient } from './names';
import { Space } from './scopes';

const Kind = ts.SyntaxKind;

type Link = ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression | ts.NonNullExpression;

export function visitIdentifier(walk: Walk, node: ts.Node): void {
  readName(walk, node as ts.Identifier, Space.value);
}

/** A read in an expression; what is declared for other modules only (`declare`) is erased. */
export function readName(walk: Walk, name: ts.Identifier, spaces: number, attribute = ''): void {
  const { why } = walk;
  const eager = walk.place.deferred ? undefined : { why, span: { start: name.end - name.text.length, end: name.end } };
  walk.scopes.read(name.escapedText as string, spaces, isAmbient(name) ? Use.type : Use.value, attribute, 1, eager);
}

/** The name at the root of `a.b.c` in a type, with `b` as what is read of it. */
export function readEntity(walk: Walk, name: ts.EntityName, spaces: number, use: number, count = 1): void {
  let at = name;
  let attribute = '';
  while (ts.isQualifiedName(at)) {
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
  const links: Link[] = [];
  let at: ts.Expression = node as ts.Expression;
  while (isLink(at)) {
    links.push(at);
    if (ts.isPropertyAccessExpression(at)) noteMember(walk, at);
    at = at.expression;
  }
  readRoot(walk, at, links);
  for (let index = links.length - 1; index >= 0; index--) {
    const link = links[index]!;
    if (ts.isElementAccessExpression(link)) walk.visit(link.argumentExpression);
    if (!ts.isCallExpression(link)) continue;
    readCall(walk, link);
    const then = links[index + 1];
    if (then !== undefined && ts.isPropertyAccessExpression(then)) noteCallback(walk, link, then);
    for (const argument of link.typeArguments ?? []) walk.visit(argument);
    for (const argument of link.arguments) walk.visit(argument);
  }
}

function isLink(node: ts.Expression): node is Link {
  return (
    node.kind === Kind.PropertyAccessExpression ||
    node.kind === Kind.CallExpression ||
    node.kind === Kind.ElementAccessExpression ||
    node.kind === Kind.NonNullExpression
  );
}

function readRoot(walk: Walk, root: ts.Expression, links: readonly Link[]): void {
  const first = links.at(-1);
  if (ts.isIdentifier(root)) {
    readName(walk, root, Space.value, first === undefined ? '' : attributeOf(first));
    return;
  }
  if (first !== undefined) noteCalledNow(walk, root, first, links.at(-2));
  walk.visit(root);
}

function attributeOf(link: Link): string {
  if (ts.isPropertyAccessExpression(link)) return link.name.text;
  if (!ts.isElementAccessExpression(link)) return '';
  return ts.isStringLiteralLike(link.argumentExpression) ? link.argumentExpression.text : '';
}

/** `(() => {})()`, `(function () {}).call(this)`. */
function noteCalledNow(walk: Walk, root: ts.Expression, first: Link, second: Link | undefined): void {
  let at: ts.Expression = root;
  while (ts.isParenthesizedExpression(at)) at = at.expression;
  const called =
    ts.isCallExpression(first) ||
    (ts.isPropertyAccessExpression(first) &&
      (first.name.text === 'call' || first.name.text === 'apply') &&
      second !== undefined &&
      ts.isCallExpression(second));
  if (called && (ts.isArrowFunction(at) || (ts.isFunctionExpression(at) && at.asteriskToken === undefined))) {
    walk.calledNow = at;
  }
}

/** Operators along their left spine, so that long sums do not nest. */
export function visitBinary(walk: Walk, node: ts.Node): void {
  const spine: ts.BinaryExpression[] = [];
  let at: ts.Expression = node as ts.Expression;
  while (ts.isBinaryExpression(at)) {
    spine.push(at);
    if (at.operatorToken.kind === Kind.EqualsToken) noteAssignment(walk, at);
    at = at.left;
  }
  walk.visit(at);
  for (let index = spine.length - 1; index >= 0; index--) {
    const { operatorToken, right } = spine[index]!;
    if (isShortCircuit(operatorToken.kind)) conditionally(walk, spine[index]!, () => walk.visit(right));
    else walk.visit(right);
  }
}

function isShortCircuit(kind: ts.SyntaxKind): boolean {
  return kind === Kind.AmpersandAmpersandToken || kind === Kind.BarBarToken || kind === Kind.QuestionQuestionToken;
}

export function visitConditional(walk: Walk, node: ts.Node): void {
  const { condition, whenTrue, whenFalse } = node as ts.ConditionalExpression;
  walk.visit(condition);
  conditionally(walk, node, () => {
    walk.visit(whenTrue);
    walk.visit(whenFalse);
  });
}

function conditionally(walk: Walk, node: ts.Node, read: () => void): void {
  if (walk.place.deferred) read();
  else within(walk, { condition: { branch: 'conditional', group: node.getStart(walk.source) } }, read);
}

export function visitPropertyAssignment(walk: Walk, node: ts.Node): void {
  const { name, initializer } = node as ts.PropertyAssignment;
  visitName(walk, name);
  walk.visit(initializer);
}

export function visitShorthand(walk: Walk, node: ts.Node): void {
  const { name, objectAssignmentInitializer } = node as ts.ShorthandPropertyAssignment;
  readName(walk, name, Space.value);
  if (objectAssignmentInitializer !== undefined) walk.visit(objectAssignmentInitializer);
}

export function visitDecorator(walk: Walk, node: ts.Node): void {
  because(walk, 'decorator', () => walk.visit((node as ts.Decorator).expression));
}

/** Reads in `read` happen for this reason. */
export function because(walk: Walk, why: Walk['why'], read: () => void): void {
  const before = walk.why;
  walk.why = why;
  read();
  walk.why = before;
}

/** Of a name only what is computed is read. */
export function visitName(walk: Walk, name: ts.Node): void {
  if (name.kind === Kind.ComputedPropertyName) walk.visit((name as ts.ComputedPropertyName).expression);
  else if (name.kind === Kind.NoSubstitutionTemplateLiteral) walk.visit(name);
}

/** Tokens whose extent depends on the grammar around: regular expressions, template pieces, JSX text. */
export function visitOpaque(walk: Walk, node: ts.Node): void {
  if (!ts.isJsxText(node)) walk.opaque.push(node.getStart(walk.source), node.end);
  else if (!node.containsOnlyTriviaWhiteSpaces) walk.opaque.push(node.pos, node.end);
}

// Calls that load modules: `require`, `import()`, and strings that test runners and loaders resolve.
import type { ts } from 'ts-morph';
import type { Span } from '../../text/span';
import { type LoadTarget, spanOf, startOf, type Walk } from './context';
import type { DraftBinding, DraftImport } from './drafts';
import { bare, boundNames, dottedName } from './names';
import {
  isArrayBindingPattern,
  isArrowFunction,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isFunctionExpression,
  isIdentifier,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isStringLiteralLike,
  Kind,
} from './syntax';

const readers = new Map<string, ReadonlySet<string>>([
  ['mock', new Set(['jest.mock', 'vi.mock'])],
  ['doMock', new Set(['jest.doMock', 'vi.doMock'])],
  ['unmock', new Set(['jest.unmock', 'vi.unmock'])],
  ['dontMock', new Set(['jest.dontMock'])],
  ['doUnmock', new Set(['vi.doUnmock'])],
  ['setMock', new Set(['jest.setMock'])],
  ['requireActual', new Set(['jest.requireActual'])],
  ['requireMock', new Set(['jest.requireMock'])],
  ['deepUnmock', new Set(['jest.deepUnmock'])],
  ['createMockFromModule', new Set(['jest.createMockFromModule'])],
  ['genMockFromModule', new Set(['jest.genMockFromModule'])],
  ['module', new Set(['mock.module'])],
  ['unstable_mockModule', new Set(['jest.unstable_mockModule'])],
  ['importActual', new Set(['vi.importActual'])],
  ['importMock', new Set(['vi.importMock'])],
  ['resolve', new Set(['require.resolve', 'import.meta.resolve'])],
]);

/** Helpers that compilers put around `require`: they pass the module on. */
const interop = /(^|\.)(__import(Default|Star)|_?interopRequire(Default|Wildcard))$/;

export function readCall(walk: Walk, call: ts.CallExpression): void {
  const first = call.arguments[0];
  if (first === undefined || !isStringLiteralLike(first)) return;
  if (call.expression.kind === Kind.ImportKeyword) {
    addLoad(walk, call, first, 'dynamic').confirmed = true;
  } else if (isRequire(call.expression)) {
    walk.scopes.readRequire(addLoad(walk, call, first, 'require'));
  } else if (isPropertyAccessExpression(call.expression)) {
    const known = readers.get(call.expression.name.text);
    const reader = known === undefined ? undefined : readerName(call.expression);
    if (reader === undefined || known?.has(reader) !== true) return;
    walk.strings.push({ reader, text: first.text, span: insideQuotes(walk, first), names: 'module' });
  }
}

/** `jest.mock`, also where calls are chained: `jest.unmock('./a').mock('./b')`. */
function readerName(callee: ts.PropertyAccessExpression): string | undefined {
  let owner = callee.expression;
  while (isCallExpression(owner) && isPropertyAccessExpression(owner.expression)) owner = owner.expression.expression;
  const name = dottedName(owner);
  return name === undefined ? undefined : `${name}.${callee.name.text}`;
}

/** Operators whose value may be their right side. */
const yieldsRight = new Set<ts.SyntaxKind>([
  Kind.BarBarToken,
  Kind.QuestionQuestionToken,
  Kind.AmpersandAmpersandToken,
  Kind.CommaToken,
]);

/** Remembers what a variable's initialiser loads into it: `import()` only where it is awaited. */
export function noteLoads(walk: Walk, expression: ts.Expression, target: LoadTarget, awaited = false): void {
  const at = bare(expression);
  if (isAwaitExpression(at)) noteLoads(walk, at.expression, target, true);
  else if (isConditionalExpression(at)) {
    noteLoads(walk, at.whenTrue, target, awaited);
    noteLoads(walk, at.whenFalse, target, awaited);
  } else if (isBinaryExpression(at)) {
    const { kind } = at.operatorToken;
    if (kind === Kind.BarBarToken || kind === Kind.QuestionQuestionToken) noteLoads(walk, at.left, target, awaited);
    if (yieldsRight.has(kind)) noteLoads(walk, at.right, target, awaited);
  } else if (isPropertyAccessExpression(at)) {
    const name = target.member === undefined ? target.name : undefined;
    noteLoads(walk, at.expression, { name, member: at.name, declares: target.declares });
  } else if (isCallExpression(at)) {
    if (isLoad(at)) {
      if (awaited || isRequireCall(at)) walk.targets.set(at, target);
    } else if (at.arguments.length === 1 && interop.test(dottedName(at.expression) ?? '')) {
      noteLoads(walk, at.arguments[0]!, target, awaited);
    }
  }
}

/** Whether an initialiser may load a module: tells cheaply which module-level variables bind one. */
export function mayLoad(expression: ts.Expression): boolean {
  const at = bare(expression);
  if (isAwaitExpression(at) || isPropertyAccessExpression(at)) return mayLoad(at.expression);
  if (isConditionalExpression(at)) return mayLoad(at.whenTrue) || mayLoad(at.whenFalse);
  if (isBinaryExpression(at)) return yieldsRight.has(at.operatorToken.kind) && (mayLoad(at.right) || mayLoad(at.left));
  return isCallExpression(at) && (isLoad(at) || (at.arguments.length === 1 && mayLoad(at.arguments[0]!)));
}

/** `require('a').b`, `(await import('a')).b`. */
export function noteMember(walk: Walk, access: ts.PropertyAccessExpression): void {
  const { expression } = access;
  const simple = isCallExpression(expression) || isParenthesizedExpression(expression);
  if (!simple || (isLoad(expression) && !isRequireCall(expression))) return;
  let at = bare(expression);
  if (isAwaitExpression(at)) at = bare(at.expression);
  if (isLoad(at) && !walk.targets.has(at))
    walk.targets.set(at, { name: undefined, member: access.name, declares: false });
}

/** `import('a').then((module) => …)`. */
export function noteCallback(walk: Walk, call: ts.CallExpression, then: ts.PropertyAccessExpression): void {
  if (then.name.text !== 'then' || call.expression !== then) return;
  const callback = call.arguments[0];
  const load = bare(then.expression);
  if (callback === undefined || !(isArrowFunction(callback) || isFunctionExpression(callback))) return;
  const name = callback.parameters[0]?.name;
  const fact = name === undefined ? undefined : walk.loads.get(load);
  if (name !== undefined && fact !== undefined) addBindings(walk, fact, { name, member: undefined, declares: true });
}

/** `x = require('a')`: the name is bound, but its reads are not counted, since it is declared elsewhere. */
export function noteAssignment(walk: Walk, { left, right }: ts.BinaryExpression): void {
  if (isIdentifier(left) && mayLoad(right)) noteLoads(walk, right, { name: left, member: undefined, declares: false });
}

function isRequireCall(node: ts.Expression): boolean {
  return isCallExpression(node) && isRequire(node.expression) && isLoad(node);
}

function isRequire(node: ts.Expression): boolean {
  return isIdentifier(node) && node.escapedText === 'require';
}

function isLoad(node: ts.Expression): boolean {
  if (!isCallExpression(node)) return false;
  const first = node.arguments[0];
  if (first === undefined || !isStringLiteralLike(first)) return false;
  return node.expression.kind === Kind.ImportKeyword || isRequire(node.expression);
}

function addLoad(
  walk: Walk,
  call: ts.CallExpression,
  specifier: ts.StringLiteralLike,
  form: 'require' | 'dynamic',
): DraftImport {
  const { deferred, condition } = walk.place;
  const fact: DraftImport = {
    form,
    specifier: specifier.text,
    specifierSpan: insideQuotes(walk, specifier),
    span: spanOf(walk, call),
    bindings: [],
    typeOnly: false,
    deferred: deferred || form === 'dynamic',
    condition: deferred ? undefined : condition,
    confirmed: false,
  };
  walk.imports.push(fact);
  walk.loads.set(call, fact);
  if (form === 'require') walk.load.addImport(fact);
  const target = walk.targets.get(call);
  if (target !== undefined) addBindings(walk, fact, target);
  return fact;
}

function addBindings(walk: Walk, fact: DraftImport, { name, member, declares }: LoadTarget): void {
  if (member !== undefined) {
    const place = spanOf(walk, member);
    const local = name !== undefined && isIdentifier(name) ? name : undefined;
    addBinding(walk, fact, member.text, local, place, place, declares);
  } else if (name === undefined || isArrayBindingPattern(name)) return;
  else if (isIdentifier(name)) {
    const place = spanOf(walk, name);
    addBinding(walk, fact, '*', name, place, place, declares);
  } else {
    for (const element of name.elements) {
      const imported = element.propertyName ?? element.name;
      const text = element.dotDotDotToken !== undefined ? '*' : propertyText(imported);
      if (text === undefined) continue;
      const local = isIdentifier(element.name) ? element.name : undefined;
      addBinding(walk, fact, text, local, spanOf(walk, element), spanOf(walk, imported), declares);
    }
  }
}

function propertyText(name: ts.PropertyName | ts.BindingName): string | undefined {
  return isIdentifier(name) || isStringLiteralLike(name) ? name.text : undefined;
}

function addBinding(
  walk: Walk,
  fact: DraftImport,
  imported: string,
  local: ts.Identifier | undefined,
  span: Span,
  importedSpan: Span,
  declares: boolean,
): void {
  const binding: DraftBinding = {
    imported,
    local: local?.text ?? '',
    span,
    importedSpan,
    typeOnly: false,
    use: 0,
    uses: 0,
    attributes: [],
  };
  fact.bindings.push(binding);
  if (local === undefined || !declares) return;
  const known = walk.bound.get(local);
  if (known === undefined) walk.bound.set(local, [binding]);
  else known.push(binding);
}

/** The text between the quotes; up to the end of the file when the closing one is missing. */
export function insideQuotes(walk: Walk, literal: ts.StringLiteralLike): Span {
  const start = startOf(walk, literal) + 1;
  const closed = literal.end > start && walk.text[literal.end - 1] === walk.text[start - 1];
  return { start, end: Math.max(start, closed ? literal.end - 1 : literal.end) };
}

/** The names that loads bind at module level, so that reads above them are followed too. */
export function loadedNames(declaration: ts.VariableDeclaration): readonly ts.Identifier[] {
  const { name, initializer } = declaration;
  return initializer !== undefined && mayLoad(initializer) ? boundNames(name) : [];
}

// The behaviour facts of one module: its states, and the functions that hand out what they make or write states.
import type { ts } from 'ts-morph';
import type { BehaviourFacts, FunctionFact, ParameterFact } from '../../behaviour-facts';
import { spanOf, startOf, type Walk } from '../context';
import { bare, boundNames, dottedName, hasModifier, isAmbient, memberName, typeName } from '../names';
import {
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isDecorator,
  isExportAssignment,
  isExpressionStatement,
  isFunctionDeclaration,
  isFunctionLike,
  isIdentifier,
  isPropertyDeclaration,
  isVariableStatement,
  Kind,
} from '../syntax';
import { FunctionReader, noNames } from './function-reader';
import { FunctionScope } from './function-scope';
import { ModuleNames } from './module-names';
import { writesOf } from './writes';

/** A function, or (`fn` undefined) an expression of module level that holds functions. */
interface Draft {
  readonly name: string;
  readonly nameNode: ts.Node;
  readonly owner: string;
  readonly kind: FunctionFact['kind'];
  readonly node: ts.Node;
  readonly fn: ts.FunctionLikeDeclaration | undefined;
  /** Where decorators stand. */
  readonly declaration: ts.Node;
}

const none: readonly never[] = [];
const nothing: BehaviourFacts = { functions: none, states: none };

/** Comes after the walk, which knows what the module binds. Nests it too deeply, there are no facts of this kind. */
export function behaviourFacts(walk: Walk): BehaviourFacts {
  if (walk.source.isDeclarationFile) return nothing;
  try {
    return read(walk);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return nothing;
  }
}

function read(walk: Walk): BehaviourFacts {
  const names = new ModuleNames(walk);
  const drafts: Draft[] = [];
  const { statements } = walk.source;
  for (let at = 0; at < statements.length; at++) gather(names, drafts, statements[at]!);
  const functions = drafts.length === 0 ? none : readDrafts(walk, names, drafts);
  const states = names.states(walk);
  return { functions: functions.length === 0 ? none : functions, states: states.length === 0 ? none : states };
}

function readDrafts(walk: Walk, names: ModuleNames, drafts: readonly Draft[]): FunctionFact[] {
  const matters = filterOf(names);
  const functions: FunctionFact[] = [];
  for (let at = 0; at < drafts.length; at++) {
    const draft = drafts[at]!;
    if (!matters(walk.text.slice(draft.node.pos, draft.node.end), draft)) continue;
    const fact = readFunction(walk, names, draft);
    if (fact !== undefined) functions.push(fact);
  }
  return functions;
}

function gather(names: ModuleNames, drafts: Draft[], statement: ts.Statement): void {
  if (isAmbient(statement)) return;
  if (isFunctionDeclaration(statement)) {
    const { name } = statement;
    addFunction(drafts, name?.text ?? 'default', name ?? statement, '', 'function', statement, statement);
  } else if (isClassDeclaration(statement)) {
    gatherClass(names, drafts, statement.name?.text ?? 'default', statement);
  } else if (isVariableStatement(statement)) {
    names.addVariables(statement.declarationList);
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer !== undefined) gatherValue(names, drafts, isIdentifier(name) ? name.text : '', name, initializer);
    }
  } else if (isExportAssignment(statement)) {
    gatherValue(names, drafts, 'default', statement, statement.expression);
  } else if (isExpressionStatement(statement)) {
    gatherValue(names, drafts, '', statement, statement.expression);
  }
}

function gatherValue(names: ModuleNames, drafts: Draft[], name: string, nameNode: ts.Node, value: ts.Expression): void {
  const is = bare(value);
  if (isFunctionLike(is)) {
    addFunction(drafts, name, nameNode, '', 'function', is as ts.FunctionLikeDeclaration, is);
  } else if (isClassExpression(is)) gatherClass(names, drafts, name, is);
  else if (
    is.kind === Kind.CallExpression ||
    is.kind === Kind.ObjectLiteralExpression ||
    is.kind === Kind.BinaryExpression
  ) {
    drafts.push({ name, nameNode, owner: '', kind: 'function', node: is, fn: undefined, declaration: is });
  }
}

function gatherClass(names: ModuleNames, drafts: Draft[], name: string, node: ts.ClassLikeDeclaration): void {
  names.addClass(name, node);
  for (const member of node.members) {
    const { name: nameNode } = member;
    const own = nameNode === undefined ? undefined : memberName(nameNode);
    const isStatic = hasModifier(member, Kind.StaticKeyword);
    if (member.kind === Kind.Constructor) {
      const fn = member as ts.ConstructorDeclaration;
      addFunction(drafts, 'constructor', fn, name, 'constructor', fn, fn);
    } else if (own === undefined || nameNode === undefined) continue;
    else if (isPropertyDeclaration(member)) {
      const value = member.initializer === undefined ? undefined : bare(member.initializer);
      if (value === undefined || !isFunctionLike(value)) continue;
      const fn = value as ts.FunctionLikeDeclaration;
      addFunction(drafts, own, nameNode, name, isStatic ? 'static' : 'method', fn, member);
    } else if (isFunctionLike(member)) {
      const fn = member as ts.MethodDeclaration;
      addFunction(drafts, own, nameNode, name, isStatic ? 'static' : 'method', fn, member);
    }
  }
}

function addFunction(
  drafts: Draft[],
  name: string,
  nameNode: ts.Node,
  owner: string,
  kind: FunctionFact['kind'],
  fn: ts.FunctionLikeDeclaration,
  declaration: ts.Node,
): void {
  if (fn.body !== undefined) drafts.push({ name, nameNode, owner, kind, node: fn.body, fn, declaration });
}

const makes =
  /\bnew\s+(?!(?:\w*Error|Promise|Date|Map|Set|URL|URLSearchParams|RegExp|Array|Response|Headers|Uint8Array)\b)[\w$]/;
/** What looks like a change to a container or property, or a look-up: `.push(`, `.a = `, `] = `, `delete `, `.get(`. */
const changes =
  /\.(?:get|set|add|push|unshift|append|enqueue|delete|del|remove|pop|shift|clear|flushAll|removeAll|enterWith|splice|assign)\(|[.\]][\w$#]*\s*(?:[?|&+-]{0,2})=(?![=>])|\bdelete\s/;

/** A quick look at a function's text: whether it can return something made or held, or write a state. */
function filterOf(names: ModuleNames): (text: string, draft: Draft) => boolean {
  const open = names.openHeads();
  const others = names.imported.size > 0 || names.hasStates;
  return (text, { fn, kind }) => {
    if (fn !== undefined && makes.test(text)) return true;
    if (fn === undefined && !/=>|function|\)\s*\{/.test(text)) return false;
    if (others && changes.test(text)) return true;
    if (kind === 'static' && text.includes('this.')) return true;
    return open.some((name) => text.includes(name));
  };
}

function readFunction(walk: Walk, names: ModuleNames, draft: Draft): FunctionFact | undefined {
  const { fn, owner, kind, name, nameNode, node, declaration } = draft;
  const scope = fn === undefined ? FunctionScope.ofLater(node) : FunctionScope.ofFunction(fn);
  const reader = new FunctionReader(names, scope, owner, kind === 'static');
  const returns = fn === undefined || kind === 'constructor' ? [] : reader.returns(walk);
  const writes = writesOf(walk, reader);
  if (returns.length === 0 && writes.length === 0) return undefined;
  const decorators = decoratorNames(declaration);
  return {
    name,
    owner,
    kind,
    nameSpan: isIdentifier(nameNode) ? spanOf(walk, nameNode) : firstWord(walk, nameNode, kind),
    parameters: fn === undefined ? none : readParameters(walk, fn, scope),
    decorators: decorators.length === 0 ? noNames : decorators,
    returns: returns.length === 0 ? none : returns,
    writes: writes.length === 0 ? none : writes,
    hollow: false,
  };
}

function decoratorNames(node: ts.Node): readonly string[] {
  const { modifiers } = node as { modifiers?: readonly ts.Node[] };
  return (modifiers ?? none).flatMap((modifier) => {
    if (!isDecorator(modifier)) return [];
    const { expression } = modifier;
    return dottedName(isCallExpression(expression) ? expression.expression : expression) ?? [];
  });
}

/** The place of what has no name of its own; `constructor` of a constructor. */
function firstWord(walk: Walk, node: ts.Node, kind: FunctionFact['kind']): { start: number; end: number } {
  const from = startOf(walk, node);
  const start = kind === 'constructor' ? Math.max(from, walk.text.indexOf('constructor', from)) : from;
  return { start, end: start + (/^[#\w$]+|^/.exec(walk.text.slice(start, start + 80))![0].length || 1) };
}

/** Names inside a pattern count one by one; `this` is left out. */
function readParameters(
  walk: Walk,
  fn: ts.FunctionLikeDeclaration,
  { reads }: FunctionScope,
): readonly ParameterFact[] {
  const all = reads.has('arguments');
  const facts: ParameterFact[] = [];
  for (const { name, type, dotDotDotToken, modifiers } of fn.parameters) {
    const own = isIdentifier(name);
    for (const each of boundNames(name)) {
      if (each.text === 'this') continue;
      facts.push({
        name: own && dotDotDotToken !== undefined ? `...${each.text}` : each.text,
        nameSpan: spanOf(walk, each),
        type: own ? typeName(type) : '',
        // A parameter that declares a property is read by who reads that.
        read: all || reads.has(each.text) || modifiers !== undefined,
      });
    }
  }
  return facts.length === 0 ? none : facts;
}

// The behaviour facts of one module: its states, and the functions that hand out what they make or write states.
import type { BehaviourFacts, FunctionFact, ParameterFact } from '../../behaviour-facts';
import type { Body } from '../bodies';
import type { FunctionDraft } from '../definitions';
import type { ModuleDraft } from '../draft';
import { findOutsideLambda, typeName } from '../expressions';
import { forEachParameter, withoutReceiver } from '../parameters';
import { Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';
import { forEachBoundName } from './bound-names';
import { FunctionReader, noNames } from './function-reader';
import { type Scope, scopeOf } from './function-scope';
import { forEachIdentifier } from './identifiers';
import { ModuleNames } from './module-names';
import { visitStatements } from './own-statements';
import { QuickLook } from './quick-look';
import { writesOf } from './writes';

/** A function whose body was passed over. */
export interface PassedFunction {
  readonly read: FunctionDraft;
  /** Dotted path of the class; empty at module level. */
  readonly owner: string;
  /** The token of `def`. */
  readonly keyword: number;
}

/** Must come before names in parameter lists are read again, which then bind no more. */
export function readBehaviour(draft: ModuleDraft): BehaviourFacts {
  const { tokens } = draft;
  if (draft.passed.length === 0 && draft.stateAssignments.length === 0) return nothing;
  const names = new ModuleNames(draft, () => ownAttributes(draft, names));
  const functions = readFunctions(draft, names);
  const states = names.states(tokens);
  return { functions: functions.length === 0 ? none : functions, states: states.length === 0 ? none : states };
}

function readFunctions({ tokens, passed }: ModuleDraft, names: ModuleNames): FunctionFact[] {
  const functions: FunctionFact[] = [];
  const quick = new QuickLook(tokens, names);
  for (let at = 0; at < passed.length; at++) {
    const { read, owner } = passed[at]!;
    if (!quick.mayMatter(read.body, owner === '' ? '' : (read.parameters[0] ?? ''))) continue;
    const fact = readFunction(tokens, names, passed[at]!);
    if (fact !== undefined) functions.push(fact);
  }
  return functions;
}

const none: readonly never[] = [];
const nothing: BehaviourFacts = { functions: none, states: none };

function readFunction(tokens: Tokens, names: ModuleNames, { read, owner, keyword }: PassedFunction) {
  const { name, body, decorators, parameters } = read;
  const kind = kindOf(name, owner, decorators);
  const first = parameters[0] ?? '';
  const receiver = owner !== '' && withoutReceiver([first], kind === 'static').length === 0 ? first : '';
  const scope = scopeOf(tokens, body, parameters);
  const reader = new FunctionReader(tokens, names, scope, owner, receiver);
  const returns = reader.returns();
  const writes = writesOf(reader, exitsFrom(name, decorators, scope));
  if (returns.length === 0 && writes.length === 0) return undefined;
  const nameAt = keyword + 1;
  const fact: FunctionFact = {
    name,
    owner,
    kind,
    nameSpan: { start: tokens.starts[nameAt]!, end: tokens.ends[nameAt]! },
    parameters: readParameters(tokens, nameAt, body, receiver !== ''),
    decorators: decorators.length === 0 ? noNames : decorators,
    returns: returns.length === 0 ? none : returns,
    writes: writes.length === 0 ? none : writes,
    hollow: false,
  };
  return fact;
}

function kindOf(name: string, owner: string, decorators: readonly string[]): FunctionFact['kind'] {
  if (owner === '') return 'function';
  if (decorators.some((each) => /(^|\.)staticmethod$/.test(each))) return 'static';
  if (decorators.some((each) => /(^|\.)classmethod$/.test(each))) return 'class';
  return name === '__init__' || name === '__new__' ? 'constructor' : 'method';
}

function exitsFrom(name: string, decorators: readonly string[], scope: Scope): number {
  if (name === '__exit__' || name === '__aexit__') return 0;
  const isContext = scope.firstYield >= 0 && decorators.some((each) => /(^|\.)(async)?contextmanager$/.test(each));
  return isContext ? scope.firstYield : Number.MAX_SAFE_INTEGER;
}

function readParameters(tokens: Tokens, nameAt: number, body: Body, hasReceiver: boolean): readonly ParameterFact[] {
  const { kinds } = tokens;
  let open = nameAt + 1;
  if (kinds[open] === Op.openBracket) open = tokens.next(open);
  if (kinds[open] !== Op.openParen) return none;
  const close = tokens.matches[open]!;
  const found: { index: number; stars: string }[] = [];
  forEachParameter(tokens, open, (index, stars) => found.push({ index, stars }));
  if (hasReceiver) found.shift();
  if (found.length === 0) return none;
  const read = namesRead(tokens, body);
  return found.map(({ index, stars }) => {
    const end = findOutsideLambda(tokens, Op.comma, index, close);
    const annotated = kinds[index + 1] === Op.colon;
    const type = annotated ? typeName(tokens, index + 2, findOutsideLambda(tokens, Op.assign, index, end)) : '';
    const name = tokens.textOf(index);
    const nameSpan = { start: tokens.starts[index]!, end: tokens.ends[index]! };
    return { name: stars + name, nameSpan, type, read: read.has(name) };
  });
}

/** Names that the body reads, functions inside it included. */
function namesRead(tokens: Tokens, body: Body): Set<string> {
  const { kinds } = tokens;
  const bound = new Set<number>();
  const bind = (index: number) => bound.add(index);
  const read = new Set<string>();
  const readAll = (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      if (kinds[index] === Kind.walrus) bind(index - 1);
      else if (kinds[index] === Kind.for && index > from) {
        forEachBoundName(tokens, index, to, Kind.for, bind);
      }
    }
    forEachIdentifier(tokens, from, to, (index, isAttribute) => {
      if (!isAttribute && !bound.has(index)) read.add(tokens.textOf(index));
    });
  };
  visitStatements(tokens, body, true, {
    statement(from, to, kind) {
      if (kind === Kind.import || kind === Kind.from || kind === Kind.global || kind === Kind.nonlocal) return;
      forEachBoundName(tokens, from, to, kind, bind);
      readAll(from, to);
    },
    nested(keyword, to) {
      bind(keyword + 1);
      const colon = findOutsideLambda(tokens, Op.colon, keyword + 2, to);
      const open = tokens.find(Op.openParen, keyword + 2, colon);
      if (kinds[keyword] === Kind.def && open < colon) {
        for (const index of parameterNames(tokens, open)) bind(index);
      }
      readAll(keyword + 2, colon);
    },
  });
  return read;
}

/** The tokens of parameter names; unlike `forEachParameter` it leaves their kinds alone. */
function parameterNames(tokens: Tokens, open: number): number[] {
  const close = tokens.matches[open]!;
  const found: number[] = [];
  for (let index = open + 1; index < close; ) {
    const starred = tokens.kinds[index] === Op.star || tokens.kinds[index] === Kind.power;
    found.push(starred ? index + 1 : index);
    index = findOutsideLambda(tokens, Op.comma, index, close) + 1;
  }
  return found;
}

/** Attributes that `__init__` assigns to the object, in the place of those that the class has under the same name. */
function ownAttributes({ tokens, passed }: ModuleDraft, names: ModuleNames): Set<string> {
  const found = new Set<string>();
  for (const { read, owner } of passed) {
    if (read.name !== '__init__' || !names.hasAttributes(owner)) continue;
    const receiver = read.parameters[0] ?? '';
    for (const { base, keys } of scopeOf(tokens, read.body, read.parameters).allStores) {
      if (keys.length === 0 && base.startsWith(`${receiver}.`)) found.add(owner + base.slice(receiver.length));
    }
  }
  return found;
}

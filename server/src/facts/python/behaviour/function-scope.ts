// What one function's own statements bind, store, return and call; functions and classes inside it are left out.
import { readAssignment } from '../assignments';
import type { Body } from '../bodies';
import type { TokenRange } from '../draft';
import { parentheses } from '../expressions';
import { withoutStars } from '../parameters';
import { Kind, Op } from '../token-kinds';
import { type Tokens, word } from '../tokens';
import { forEachAssignedName, forEachBoundName, mayAssign } from './bound-names';
import { visitStatements } from './own-statements';

/** An assignment to a name, an attribute (`a.b = …`) or an item (`a.b[key] = …`). */
export interface Store {
  /** Dotted name that is assigned, or whose item is. */
  readonly base: string;
  /** First token of the target. */
  readonly at: number;
  readonly to: number;
  /** Of an item: the keys, one for each pair of brackets. */
  readonly keys: readonly TokenRange[];
  readonly value: TokenRange;
  readonly augmented: boolean;
  readonly onExit: boolean;
}

/** `a.b.method(…)` or `a.b[key].method(…)` with a name that changes containers. */
export interface Change {
  readonly base: string;
  readonly at: number;
  readonly method: string;
  readonly keys: readonly TokenRange[];
  /** The parenthesis of the arguments. */
  readonly open: number;
  readonly onExit: boolean;
}

/** `del a.b[key]`. */
export interface Removal {
  readonly base: string;
  readonly at: number;
  readonly to: number;
  readonly keys: readonly TokenRange[];
  readonly onExit: boolean;
}

export interface Scope {
  readonly parameters: ReadonlySet<string>;
  /** Names bound here, with the values that plain and augmented assignments give them; `opaque`: bound in other ways too. */
  readonly locals: ReadonlyMap<string, { readonly stores: Store[]; opaque: boolean }>;
  /** By dotted name of what is assigned or whose item is, for all that is no local name. */
  readonly stores: ReadonlyMap<string, readonly Store[]>;
  readonly allStores: readonly Store[];
  readonly changes: readonly Change[];
  readonly removals: readonly Removal[];
  readonly globals: ReadonlySet<string>;
  /** What stands behind each `return`; empty returns are left out. */
  readonly returns: readonly TokenRange[];
  /** The first `yield`, or -1. */
  readonly firstYield: number;
}

export const changers = new Map(
  (
    'append:add add:add extend:add insert:add appendleft:add extendleft:add update:add put:add push:add ' +
    'setdefault:set pop:remove popitem:remove popleft:remove remove:remove discard:remove ' +
    'clear:clear set:rebind reset:rebind'
  )
    .split(' ')
    .map((each) => each.split(':') as [string, string]),
);
const changerHashes = new Set([...changers.keys()].map((name) => word(name).hash));

export function isChanger(tokens: Tokens, index: number): boolean {
  return changerHashes.has(tokens.hashes[index]!) && changers.has(tokens.textOf(index));
}

/** `parameters` with their stars. */
export function scopeOf(tokens: Tokens, body: Body, parameters: readonly string[]): Scope {
  const reader = new ScopeReader(tokens, parameters);
  visitStatements(tokens, body, false, reader);
  return reader.finish();
}

class ScopeReader {
  private readonly tokens: Tokens;
  private readonly parameters: Set<string>;
  private readonly locals = new Map<string, { stores: Store[]; opaque: boolean }>();
  private readonly bound = new Map<number, string>();
  private readonly allStores: Store[] = [];
  private readonly changes: Change[] = [];
  private readonly removals: Removal[] = [];
  private readonly globals = new Set<string>();
  private readonly returns: TokenRange[] = [];
  private firstYield = -1;

  constructor(tokens: Tokens, parameters: readonly string[]) {
    this.tokens = tokens;
    this.parameters = new Set(parameters.map(withoutStars));
  }

  nested(keyword: number, to: number): void {
    if (keyword + 1 < to) this.bind(keyword + 1);
  }

  statement(from: number, to: number, kind: number, onExit: boolean): void {
    const { tokens } = this;
    if (kind === Kind.import || kind === Kind.from || kind === Kind.nonlocal) return;
    if (kind === Kind.global) {
      for (let index = from + 1; index < to; index += 2) this.globals.add(tokens.textOf(index));
      return;
    }
    if (kind === Kind.return && to > from + 1) this.returns.push({ from: from + 1, to });
    if (kind === Kind.del) this.readRemovals(from + 1, to, onExit);
    if (mayAssign(kind)) this.readStores(from, to, onExit);
    else forEachBoundName(tokens, from, to, kind, this.bind);
    this.readExpressions(from, to, onExit);
  }

  finish(): Scope {
    const { parameters, locals, bound, allStores, changes, removals, globals, returns, firstYield } = this;
    bound.forEach((name) => {
      if (!globals.has(name) && !locals.has(name)) locals.set(name, { stores: [], opaque: false });
    });
    const stores = new Map<string, Store[]>();
    for (let at = 0; at < allStores.length; at++) this.sortIn(allStores[at]!, stores);
    bound.forEach((name) => {
      const local = locals.get(name);
      if (local !== undefined) local.opaque = true;
    });
    return { parameters, locals, stores, allStores, changes, removals, globals, returns, firstYield };
  }

  /** To the local name that it is a store to, else to `others`. */
  private sortIn(store: Store, others: Map<string, Store[]>): void {
    const local = store.keys.length === 0 ? this.locals.get(store.base) : undefined;
    if (local !== undefined) {
      local.stores.push(store);
      this.bound.delete(store.at);
      return;
    }
    const list = others.get(store.base);
    if (list === undefined) others.set(store.base, [store]);
    else list.push(store);
  }

  private readonly bind = (index: number): void => {
    this.bound.set(index, this.tokens.textOf(index));
  };

  private readStores(from: number, to: number, onExit: boolean): void {
    const { tokens } = this;
    const assignment = readAssignment(tokens, from, to);
    if (assignment === undefined) return;
    forEachAssignedName(tokens, assignment, this.bind);
    const { augmented, value } = assignment;
    if (value === undefined) return;
    for (const target of assignment.targets) {
      const around = parentheses(tokens, target.from, target.to);
      const at = target.from + around;
      const place = placeAt(tokens, at, target.to - around);
      if (place === undefined || place.end !== target.to - around) continue;
      if (augmented && place.keys.length === 0 && !place.base.includes('.')) this.bind(at);
      this.allStores.push({ base: place.base, at, to: place.end, keys: place.keys, value, augmented, onExit });
    }
  }

  private readRemovals(from: number, to: number, onExit: boolean): void {
    const { tokens } = this;
    for (let start = from; start < to; ) {
      const end = tokens.find(Op.comma, start, to);
      const place = placeAt(tokens, start, end);
      if (place !== undefined && place.end === end && place.keys.length > 0) {
        this.removals.push({ base: place.base, at: start, to: end, keys: place.keys, onExit });
      }
      start = end + 1;
    }
  }

  /** Walruses, the first `yield`, and calls of methods that change containers, wherever they stand in `from..to`. */
  private readExpressions(from: number, to: number, onExit: boolean): void {
    const { tokens } = this;
    const { kinds } = tokens;
    for (let index = from; index < to; index++) {
      const kind = kinds[index]!;
      if (kind === Kind.yield && this.firstYield < 0) this.firstYield = index;
      else if (kind === Kind.walrus) this.readWalrus(index, to, onExit);
      if (kind !== Kind.name || (index > from && kinds[index - 1] === Op.dot)) continue;
      const change = changeAt(tokens, index, to);
      if (change !== undefined) this.changes.push({ ...change, onExit });
    }
  }

  private readWalrus(walrus: number, to: number, onExit: boolean): void {
    const { tokens } = this;
    const at = walrus - 1;
    this.bind(at);
    const value = { from: walrus + 1, to: endOfNamed(tokens, walrus + 1, to) };
    const base = tokens.textOf(at);
    this.allStores.push({ base, at, to: walrus, keys: [], value, augmented: false, onExit });
  }
}

/** The dotted name at `from` with the items taken of it: `a.b`, `a.b[c][d]`. */
export function placeAt(
  tokens: Tokens,
  from: number,
  to: number,
): { base: string; keys: TokenRange[]; end: number } | undefined {
  const end = tokens.dottedEnd(from, to);
  if (end === from) return undefined;
  const keys: TokenRange[] = [];
  let index = end;
  for (; index < to && tokens.kinds[index] === Op.openBracket; index = tokens.next(index)) {
    keys.push({ from: index + 1, to: tokens.matches[index]! });
  }
  return { base: tokens.dottedText(from, end), keys, end: index };
}

function changeAt(tokens: Tokens, head: number, to: number): Omit<Change, 'onExit'> | undefined {
  const { kinds } = tokens;
  const end = tokens.dottedEnd(head, to);
  if (end >= to) return undefined;
  if (kinds[end] === Op.openParen) {
    if (end < head + 3 || !isChanger(tokens, end - 1)) return undefined;
    const method = tokens.textOf(end - 1);
    return { base: tokens.dottedText(head, end - 2), at: head, method, keys: [], open: end };
  }
  if (kinds[end] !== Op.openBracket) return undefined;
  const { base, keys, end: after } = placeAt(tokens, head, to)!;
  const isCall = after + 2 < to && kinds[after] === Op.dot && kinds[after + 2] === Op.openParen;
  if (!isCall || !isChanger(tokens, after + 1)) return undefined;
  return { base, at: head, method: tokens.textOf(after + 1), keys, open: after + 2 };
}

/** Where the value of a walrus ends that starts at `from`. */
function endOfNamed(tokens: Tokens, from: number, to: number): number {
  const { kinds } = tokens;
  let lambdas = 0;
  let index = from;
  for (; index < to; index = tokens.next(index)) {
    const kind = kinds[index]!;
    if (kind === Kind.lambda) lambdas++;
    else if (kind === Op.colon && lambdas > 0) lambdas--;
    else if (
      kind === Op.comma ||
      kind === Op.colon ||
      kind === Op.closeParen ||
      kind === Op.closeBracket ||
      kind === Op.closeBrace ||
      kind === Kind.for ||
      kind === Op.assign ||
      kind === Op.exclamation ||
      kind === Kind.fStringEnd ||
      kind === Kind.async
    ) {
      if (lambdas === 0) return index;
    }
  }
  return Math.min(index, to);
}

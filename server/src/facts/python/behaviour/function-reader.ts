// One function's returns and writes, with names followed back through its own assignments.
import type { ReturnFact } from '../../behaviour-facts';
import type { TokenRange } from '../draft';
import { parentheses } from '../expressions';
import { Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';
import { placeAt, type Scope } from './function-scope';
import { forEachIdentifier } from './identifiers';
import type { Candidate, ModuleNames } from './module-names';

/** One value that an expression can have, as far as it is made by a call or taken from a state. */
export interface Value {
  readonly creates: string;
  readonly arguments: TokenRange | undefined;
  readonly holder: string;
  readonly keys: readonly TokenRange[];
}

export const noNames: readonly string[] = [];

export class FunctionReader {
  readonly tokens: Tokens;
  readonly names: ModuleNames;
  readonly scope: Scope;
  /** Dotted path of the class; empty for a module-level function. */
  readonly owner: string;
  /** `self`, `cls` or what else the first parameter is called; empty where there is none. */
  readonly receiver: string;

  constructor(tokens: Tokens, names: ModuleNames, scope: Scope, owner: string, receiver: string) {
    this.tokens = tokens;
    this.names = names;
    this.scope = scope;
    this.owner = owner;
    this.receiver = receiver;
  }

  /** What the function can return, in the order of its returns, each once for each of them. */
  returns(): ReturnFact[] {
    const facts: ReturnFact[] = [];
    const { starts, ends } = this.tokens;
    for (const { from, to } of this.scope.returns) {
      const values = this.values(from, to, false);
      if (values.length === 0) continue;
      const seen = new Set<string>();
      const around = parentheses(this.tokens, from, to);
      const span = { start: starts[from + around]!, end: ends[to - around - 1]! };
      for (const value of values) {
        const fact: ReturnFact = {
          creates: value.creates,
          arguments: value.arguments === undefined ? noNames : this.identifiers([value.arguments]),
          holder: value.holder,
          key: this.identifiers(value.keys),
          span,
        };
        const text = `${fact.creates} ${fact.arguments} ${fact.holder} ${fact.key}`;
        if (!seen.has(text)) facts.push(fact);
        seen.add(text);
      }
    }
    return facts;
  }

  /** Identifiers of the expressions; names of this function stand for those of what is assigned to them. */
  identifiers(ranges: readonly TokenRange[]): readonly string[] {
    if (ranges.length === 0) return noNames;
    const found = new Set<string>();
    const followed = new Set<string>();
    for (const { from, to } of ranges) this.gather(from, to, found, followed);
    return found.size === 0 ? noNames : [...found];
  }

  /** `any`: calls of whatever name count, not only of those that look like a class. */
  values(from: number, to: number, any: boolean): Value[] {
    const found: Value[] = [];
    this.read(from, to, any, found, new Set());
    return found;
  }

  /** Whether a dotted name holds a state here; `keyed`: an item is taken of it. */
  isHolder(dotted: string, keyed: boolean): boolean {
    const { names, scope } = this;
    const parts = dotted.split('.');
    const head = parts[0]!;
    if (head === this.receiver) {
      if (parts.length !== 2) return false;
      return holds(names.attribute(this.owner, parts[1]!)) || scope.stores.has(dotted);
    }
    if (scope.globals.has(head)) return parts.length === 1;
    if (scope.parameters.has(head) || scope.locals.has(head)) return false;
    if (names.attribute('', head) !== undefined || names.classes.has(head)) {
      if (holds(names.candidate(dotted))) return true;
      return parts.length === 2 && names.classes.has(head) && scope.stores.has(dotted);
    }
    const isModule = names.imported.get(head);
    return keyed && isModule !== undefined && (!isModule || parts.length > 1) && !isClassLike(parts.at(-1)!);
  }

  isLocal(name: string): boolean {
    const { scope } = this;
    return name !== this.receiver && !scope.globals.has(name) && (scope.parameters.has(name) || scope.locals.has(name));
  }

  private gather(from: number, to: number, found: Set<string>, followed: Set<string>): void {
    const { tokens, scope } = this;
    forEachIdentifier(tokens, from, to, (index, isAttribute) => {
      const name = tokens.textOf(index);
      const local = isAttribute || scope.parameters.has(name) ? undefined : scope.locals.get(name);
      if (local === undefined || local.stores.length === 0) {
        found.add(name);
        return;
      }
      if (local.opaque) found.add(name);
      if (followed.has(name)) return;
      followed.add(name);
      for (const { value } of local.stores) this.gather(value.from, value.to, found, followed);
    });
  }

  private read(from: number, to: number, any: boolean, found: Value[], open: Set<string>): void {
    const { tokens } = this;
    const { kinds } = tokens;
    const around = parentheses(tokens, from, to);
    const start = kinds[from + around] === Kind.await ? from + around + 1 : from + around;
    const end = to - around;
    if (start > from + around || (start < end && parentheses(tokens, start, end) > 0)) {
      this.read(start, end, any, found, open);
      return;
    }
    if (start >= end || kinds[start] === Kind.lambda) return;
    if (around > 0 && kinds[start] === Kind.name && kinds[start + 1] === Kind.walrus) {
      this.read(start + 2, end, any, found, open);
      return;
    }
    const lambda = tokens.find(Kind.lambda, start, end);
    const condition = tokens.find(Kind.if, start, lambda);
    if (condition < lambda) {
      const otherwise = tokens.find(Kind.else, condition, lambda);
      if (otherwise === lambda) return;
      this.read(start, condition, any, found, open);
      this.read(otherwise + 1, end, any, found, open);
      return;
    }
    const or = tokens.find(Kind.or, start, lambda);
    if (or < lambda) {
      this.read(start, or, any, found, open);
      this.read(or + 1, end, any, found, open);
      return;
    }
    const and = tokens.find(Kind.and, start, lambda);
    if (and < lambda) this.read(and + 1, end, any, found, open);
    else this.readPrimary(start, end, any, found, open);
  }

  private readPrimary(from: number, to: number, any: boolean, found: Value[], open: Set<string>): void {
    const { tokens } = this;
    const { kinds } = tokens;
    if (isSuperNew(tokens, from)) {
      const call = from + 5;
      if (kinds[call] === Op.openParen && tokens.matches[call] === to - 1) this.addNew(call, found);
      return;
    }
    const end = tokens.dottedEnd(from, to);
    if (end === from) return;
    if (end === to) this.readName(tokens.dottedText(from, to), any, found, open);
    else if (kinds[end] === Op.openParen) {
      if (tokens.matches[end] === to - 1) this.readCall(from, end, end, any, found, open);
    } else if (kinds[end] === Op.openBracket) {
      const place = placeAt(tokens, from, to)!;
      if (place.end === to) {
        if (this.isHolder(place.base, true)) this.addHeld(place.base, place.keys, any, found, open);
      } else if (place.keys.length === 1 && kinds[place.end] === Op.openParen && tokens.matches[place.end] === to - 1) {
        this.readCall(from, end, place.end, any, found, open);
      }
    }
  }

  private readName(dotted: string, any: boolean, found: Value[], open: Set<string>): void {
    const { scope } = this;
    const local = scope.globals.has(dotted) ? undefined : scope.locals.get(dotted);
    if (local !== undefined) {
      if (open.has(dotted)) return;
      open.add(dotted);
      for (const { value, augmented } of local.stores) {
        if (!augmented) this.read(value.from, value.to, any, found, open);
      }
      open.delete(dotted);
    } else if (this.isHolder(dotted, false)) this.addHeld(dotted, [], any, found, open);
  }

  /** The callee is `from..end`, with or without type arguments; its arguments open at `call`. */
  private readCall(from: number, end: number, call: number, any: boolean, found: Value[], open: Set<string>): void {
    const { tokens } = this;
    const { kinds } = tokens;
    const callee = tokens.dottedText(from, end);
    const dot = callee.lastIndexOf('.');
    const last = callee.slice(dot + 1);
    const close = tokens.matches[call]!;
    if (dot > 0 && (last === 'get' || last === 'setdefault' || last === 'pop')) {
      const base = callee.slice(0, dot);
      // `objects.get(id=…)` asks a database and not a container.
      const isQuery = kinds[call + 1] === Kind.name && kinds[call + 2] === Op.assign;
      if (!isQuery && this.isHolder(base, true)) {
        const comma = tokens.find(Op.comma, call + 1, close);
        const keys = comma > call + 1 ? [{ from: call + 1, to: comma }] : [];
        this.addHeld(base, keys, any, found, open);
        if (comma < close) this.read(comma + 1, tokens.find(Op.comma, comma + 1, close), any, found, open);
        return;
      }
    }
    if (dot > 0 && last === '__new__') {
      this.addNew(call, found);
      return;
    }
    const head = dot < 0 ? callee : callee.slice(0, callee.indexOf('.'));
    if (this.isLocal(head)) return;
    if (any || this.makes(callee, last, head)) {
      found.push({ creates: callee, arguments: { from: call + 1, to: close }, holder: '', keys: [] });
    }
  }

  private makes(callee: string, last: string, head: string): boolean {
    if (head === this.receiver) return callee === 'cls';
    return /^_*[A-Z]/.test(last) || this.names.classes.has(callee);
  }

  /** `object.__new__(cls, …)`, `super().__new__(cls, …)`. */
  private addNew(call: number, found: Value[]): void {
    const { tokens } = this;
    const close = tokens.matches[call]!;
    const to = tokens.find(Op.comma, call + 1, close);
    const end = tokens.dottedEnd(call + 1, to);
    if (end !== to || end === call + 1) return;
    const creates = tokens.dottedText(call + 1, end);
    found.push({ creates, arguments: { from: Math.min(to + 1, close), to: close }, holder: '', keys: [] });
  }

  /** What is taken from a state; what this function itself puts there is told with it. */
  private addHeld(holder: string, keys: readonly TokenRange[], any: boolean, found: Value[], open: Set<string>): void {
    const made = open.has(holder) ? [] : this.madeFor(holder, any, open);
    for (const { creates, arguments: given } of made) found.push({ creates, arguments: given, holder, keys });
    const isOwn = !holder.startsWith(`${this.receiver}.`) || this.receiver === '';
    const isState = isOwn || this.names.attribute(this.owner, holder.slice(this.receiver.length + 1)) !== undefined;
    if (made.length === 0 && isState) found.push({ creates: '', arguments: undefined, holder, keys });
  }

  private madeFor(holder: string, any: boolean, open: Set<string>): Value[] {
    const made: Value[] = [];
    open.add(holder);
    for (const { value, augmented } of this.scope.stores.get(holder) ?? []) {
      if (!augmented) this.read(value.from, value.to, any, made, open);
    }
    open.delete(holder);
    return made.filter(({ creates }) => creates !== '');
  }
}

/** Whether values are taken from it: anything but a constant. */
function holds(candidate: Candidate | undefined): boolean {
  return candidate !== undefined && (candidate.is.empty || candidate.is.kind !== 'scalar');
}

/** A class by the look of its name: `Manager`, `_Manager`, not `MANAGER`. */
export function isClassLike(name: string): boolean {
  return /^_*[A-Z]\w*[a-z]/.test(name);
}

/** `super().__new__` */
function isSuperNew(tokens: Tokens, from: number): boolean {
  const { kinds } = tokens;
  return (
    from + 5 < tokens.count &&
    kinds[from] === Kind.name &&
    kinds[from + 1] === Op.openParen &&
    kinds[from + 2] === Op.closeParen &&
    kinds[from + 3] === Op.dot &&
    kinds[from + 4] === Kind.name &&
    tokens.textOf(from) === 'super' &&
    tokens.textOf(from + 4) === '__new__'
  );
}

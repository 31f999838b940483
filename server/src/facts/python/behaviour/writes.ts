// The writes of one function to states: module-level names, class attributes, imported names and what they hold.
import type { StateWriteFact } from '../../behaviour-facts';
import type { TokenRange } from '../draft';
import { parentheses } from '../expressions';
import { Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';
import { type FunctionReader, isClassLike, noNames } from './function-reader';
import { changers } from './function-scope';

/** In the order of the text. `exitsFrom`: the token from which on everything is the exit of a context manager. */
export function writesOf(reader: FunctionReader, exitsFrom: number): StateWriteFact[] {
  return new WriteReader(reader, exitsFrom).read();
}

interface Place {
  readonly state: string;
  readonly how: StateWriteFact['how'];
  /** Name of the attribute that is set. */
  readonly attribute: string;
}

interface Found {
  readonly at: number;
  readonly fact: StateWriteFact;
}

class WriteReader {
  private readonly reader: FunctionReader;
  private readonly tokens: Tokens;
  private readonly exitsFrom: number;
  private readonly found: Found[] = [];

  constructor(reader: FunctionReader, exitsFrom: number) {
    this.reader = reader;
    this.tokens = reader.tokens;
    this.exitsFrom = exitsFrom;
  }

  read(): StateWriteFact[] {
    const { scope } = this.reader;
    for (const { base, at, to, keys, value, onExit } of scope.allStores) {
      const place = keys.length > 0 ? this.itemPlace(base, 'set key') : this.assignedPlace(base);
      if (place !== undefined) this.add(place, at, to, keys, [value], onExit, this.resets(place.state, value));
    }
    for (const { base, at, to, keys, onExit } of scope.removals) {
      const place = this.itemPlace(base, 'delete key');
      if (place !== undefined) this.add(place, at, to, keys, [], onExit, false);
    }
    for (const { base, at, method, keys, open, onExit } of scope.changes)
      this.readChange(base, at, method, keys, open, onExit);
    if (this.found.length === 0) return [];
    return this.found.sort((a, b) => a.at - b.at).map(({ fact }) => fact);
  }

  private readChange(
    base: string,
    at: number,
    method: string,
    keys: readonly TokenRange[],
    open: number,
    onExit: boolean,
  ) {
    const { tokens } = this;
    const to = tokens.matches[open]! + 1;
    const args = argumentsAt(tokens, open);
    const does = changers.get(method)!;
    const place = this.itemPlace(base, 'add');
    if (place === undefined) return;
    const put = (
      how: StateWriteFact['how'],
      key: readonly TokenRange[],
      value: readonly TokenRange[],
      resets = false,
    ) => this.add({ ...place, how }, at, to, [...keys, ...key], value, onExit, resets);
    if (does === 'add') put('add', [], args);
    else if (does === 'set') put('set key', args.slice(0, 1), args.slice(1));
    else if (does === 'remove') put('delete key', args, []);
    else if (does === 'clear') put('clear', [], []);
    else if (keys.length > 0) return;
    else if (method === 'reset') {
      if (args.length === 1) put('rebind', [], args, true);
    } else if (args.length === 1) put('rebind', [], args, this.resets(place.state, args[0]!));
    else if (args.length > 1) put('set key', args.slice(0, 1), args.slice(1));
  }

  private add(
    { state, how, attribute }: Place,
    at: number,
    to: number,
    keys: readonly TokenRange[],
    values: readonly TokenRange[],
    onExit: boolean,
    resets: boolean,
  ): void {
    const { reader, tokens } = this;
    let creates = '';
    for (const { from, to: end } of values)
      creates ||= reader.values(from, end, true).find((each) => each.creates !== '')?.creates ?? '';
    const fact: StateWriteFact = {
      state,
      how,
      key: attribute === '' ? reader.identifiers(keys) : [attribute],
      value: values.length === 0 ? noNames : reader.identifiers(values),
      creates,
      onExit: onExit || at >= this.exitsFrom,
      resets,
      span: { start: tokens.starts[at]!, end: tokens.ends[to - 1]! },
    };
    this.found.push({ at, fact });
    this.mark(state);
  }

  private mark(state: string): void {
    const { names, receiver, owner } = this.reader;
    const isOwn = receiver !== '' && state.startsWith(`${receiver}.`);
    const candidate = isOwn ? names.attribute(owner, state.slice(receiver.length + 1)) : names.candidate(state);
    if (candidate !== undefined) candidate.written = true;
  }

  /** What holds the items that are changed. */
  private itemPlace(base: string, how: StateWriteFact['how']): Place | undefined {
    const { names, receiver, owner, scope } = this.reader;
    const parts = base.split('.');
    const head = parts[0]!;
    const place = { state: base, how, attribute: '' };
    if (head === receiver) {
      if (parts.length !== 2) return undefined;
      if (receiver === 'cls') return place;
      const candidate = names.attribute(owner, parts[1]!);
      return candidate === undefined || candidate.is.kind === 'scalar' || names.isOwnAttribute(owner, parts[1]!)
        ? undefined
        : place;
    }
    if (this.reader.isLocal(head)) return undefined;
    if (scope.globals.has(head)) return parts.length === 1 ? place : undefined;
    if (names.classes.has(head)) return parts.length === 2 ? place : undefined;
    if (names.attribute('', head) !== undefined) return parts.length === 1 ? place : undefined;
    const isModule = names.imported.get(head);
    return isModule === undefined || (isModule && parts.length === 1) ? undefined : place;
  }

  /** A name or attribute that is assigned. */
  private assignedPlace(base: string): Place | undefined {
    const { names, receiver, owner, scope } = this.reader;
    if (!base.includes('.')) return scope.globals.has(base) ? { state: base, how: 'rebind', attribute: '' } : undefined;
    const parts = base.split('.');
    const head = parts[0]!;
    const attribute = parts.at(-1)!;
    const inside = parts.slice(0, -1).join('.');
    if (head === receiver) {
      if (parts.length === 2) return receiver === 'cls' ? { state: base, how: 'rebind', attribute: '' } : undefined;
      const isInstance = parts.length === 3 && names.attribute(owner, parts[1]!)?.is.kind === 'instance';
      if (!isInstance || (receiver !== 'cls' && names.isOwnAttribute(owner, parts[1]!))) return undefined;
      return { state: inside, how: 'set attribute', attribute };
    }
    if (this.reader.isLocal(head)) return undefined;
    if (names.classes.has(head)) {
      if (parts.length === 2) return { state: base, how: 'rebind', attribute: '' };
      if (parts.length > 3 || names.candidate(inside) === undefined) return undefined;
      return { state: inside, how: 'set attribute', attribute };
    }
    if (names.attribute('', head) !== undefined || scope.globals.has(head)) {
      return parts.length === 2 ? { state: inside, how: 'set attribute', attribute } : undefined;
    }
    if (!names.imported.has(head)) return undefined;
    if (parts.length === 2 && isClassLike(head)) return { state: base, how: 'rebind', attribute: '' };
    return { state: inside, how: 'set attribute', attribute };
  }

  private resets(state: string, value: TokenRange): boolean {
    const { tokens, reader } = this;
    const { kinds } = tokens;
    const around = parentheses(tokens, value.from, value.to);
    const from = value.from + around;
    const to = value.to - around;
    if (to === from + 1 && kinds[from] === Kind.none) return true;
    if (to === from + 2 && (kinds[from] === Op.openBrace || kinds[from] === Op.openBracket)) return true;
    if (to !== from + 1 || kinds[from] !== Kind.name) return false;
    const local = reader.scope.parameters.has(tokens.textOf(from))
      ? undefined
      : reader.scope.locals.get(tokens.textOf(from));
    return local?.stores.some((store) => !store.augmented && this.isTakenFrom(state, store.value)) === true;
  }

  /** `STATE`, `STATE[…]`, `STATE.get(…)`. */
  private isTakenFrom(state: string, { from, to }: TokenRange): boolean {
    const { tokens } = this;
    const { kinds } = tokens;
    const end = tokens.dottedEnd(from, to);
    if (end === from) return false;
    const name = tokens.dottedText(from, end);
    if (end === to) return name === state;
    if (tokens.matches[end] !== to - 1) return false;
    if (kinds[end] === Op.openBracket) return name === state;
    return kinds[end] === Op.openParen && name === `${state}.get`;
  }
}

/** The positional and keyword arguments behind the parenthesis at `open`, names of keywords left out. */
function argumentsAt(tokens: Tokens, open: number): TokenRange[] {
  const { kinds } = tokens;
  const close = tokens.matches[open]!;
  const found: TokenRange[] = [];
  for (let start = open + 1; start < close; ) {
    const end = tokens.find(Op.comma, start, close);
    const named = kinds[start] === Kind.name && start + 1 < end && kinds[start + 1] === Op.assign;
    const starred = kinds[start] === Op.star || kinds[start] === Kind.power;
    if (end > start) found.push({ from: named ? start + 2 : starred ? start + 1 : start, to: end });
    start = end + 1;
  }
  return found;
}

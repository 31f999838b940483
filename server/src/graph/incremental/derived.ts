// Values that know what they were derived from, so that a change costs what depends on it and nothing else. A value is made
// when it is first asked for; what it reads meanwhile is noted, and a change of that makes it stale. A stale value is made
// again when it is next asked for, and who read it is made again only where it came out different.
import { replaced, withOneMore } from './short-list';
import { linkLater, linkNow } from './unlinked';

/** What a change of a module's text can touch; what a value reads of the modules that it looks at. A set of bits. */
export const Reads = {
  /** Names, imports, definitions, and where imports lead. */
  structure: 1,
  bodies: 2,
  uses: 4,
  load: 8,
  behaviour: 16,
  strings: 32,
  /** Offsets and lines. */
  places: 64,
  all: 127,
} as const;

const clean = 0;
/** Something that it read of others may have changed: they are asked first. */
const doubtful = 1;
const stale = 2;

/** What is derived, to those that it reads. */
interface Reader {
  readonly reads: number;
  readonly readers: readonly Reader[];
  state: number;
  /** Said once when it is current no longer. */
  told(): void;
}

/** The making of one value. */
interface Run {
  readonly number: number;
  /** What was read the last time, in order. */
  readonly before: readonly Source[];
  /** How many of those have been read again in their order, and what was read after those. */
  matched: number;
  fresh: Source[] | undefined;
}

let current: Run | undefined;
let runs = 0;
let following = true;

const none: readonly never[] = [];

abstract class Source {
  private known: Reader[] = none as readonly never[] as never[];
  /** 0: nobody has read it. */
  private seenIn = 0;

  /** Who read it, once for each time that it is among their sources. */
  get readers(): readonly Reader[] {
    if (this.seenIn > 0) linkNow();
    return this.known;
  }

  /** Notes that whoever is being made reads this. */
  protected note(): void {
    const run = current;
    if (run === undefined || this.seenIn === run.number) return;
    this.seenIn = run.number;
    if (run.fresh === undefined && run.before[run.matched] === this) run.matched++;
    else if (run.fresh === undefined) run.fresh = [this];
    else run.fresh.push(this);
  }

  addReader(who: Reader): void {
    this.known = withOneMore(this.known, who);
  }

  removeReader(who: Reader): void {
    const at = this.readers.lastIndexOf(who);
    if (at < 0) return;
    const last = this.known.pop()!;
    if (at < this.known.length) this.known[at] = last;
  }
}

/** Something that changes from outside. */
export class Input extends Source {
  read(): void {
    this.note();
  }

  /** `touched`: bits of `Reads`. */
  changed(touched: number = Reads.all): void {
    for (const each of this.readers) if ((each.reads & touched) !== 0) mark(each, stale);
  }
}

export interface DerivedOptions<T> {
  /** Whether a value may stand for the one before, which is then kept. */
  readonly same?: (before: T, after: T) => boolean;
  /** Bits of `Reads`: of the inputs that it reads only changes of these concern it. */
  readonly reads?: number;
}

export class Derived<T, Key = undefined> extends Source implements Reader {
  state: number = stale;
  /** Most have one, for which a list would take more room than all else. */
  private held: Source | readonly Source[] = none;
  /** The value, or what it failed with; `unmade` before. */
  private value: T | Failure | typeof unmade = unmade;

  /** `onStale` is called when the value is current no longer, once until it is made again. */
  constructor(
    private readonly make: (key: Key) => T,
    private readonly options: DerivedOptions<T> = anything as DerivedOptions<T>,
    private readonly key: Key = undefined as Key,
    private readonly onStale?: (key: Key) => void,
  ) {
    super();
  }

  get reads(): number {
    return this.options.reads ?? Reads.all;
  }

  /** The value; whoever is being made depends on it from now on. */
  get(): T {
    this.note();
    return this.peek();
  }

  /** The value, without a note of who asks. */
  peek(): T {
    this.update();
    if (this.value instanceof Failure) throw this.value.error;
    return this.value as T;
  }

  private get sources(): readonly Source[] {
    return this.held instanceof Source ? [this.held] : this.held;
  }

  private set sources(sources: readonly Source[]) {
    this.held = sources.length === 1 ? sources[0]! : sources;
  }

  /** Nobody asks for it any more. */
  dispose(): void {
    for (const source of this.sources) source.removeReader(this);
    this.sources = none;
    this.state = stale;
  }

  /** Makes itself known to what it read. */
  link(): void {
    for (const source of this.sources) source.addReader(this);
  }

  told(): void {
    this.onStale?.(this.key);
  }

  private update(): void {
    if (this.state === doubtful) {
      for (const source of this.sources) {
        if (source instanceof Derived) source.update();
        if ((this.state as number) === stale) break;
      }
      if (this.state === doubtful) this.state = clean;
    }
    if (this.state === stale) this.remake();
  }

  private remake(): void {
    if (!following) {
      this.value = outcomeOf(this.make, this.key);
      this.state = clean;
      return;
    }
    const outer = current;
    const run: Run = { number: ++runs, before: this.sources, matched: 0, fresh: undefined };
    current = run;
    const value = outcomeOf(this.make, this.key);
    current = outer;
    this.relink(run);
    this.state = clean;
    const before = this.value;
    if (before === unmade) {
      this.value = value;
      return;
    }
    const { same = Object.is } = this.options;
    if (!(before instanceof Failure) && !(value instanceof Failure) && same(before as T, value)) return;
    this.value = value;
    for (const each of this.readers) mark(each, stale);
  }

  private relink({ before, matched, fresh = [] }: Run): void {
    if (fresh.length === 0 && matched === before.length) return;
    this.sources = replaced(before, matched, before.length - matched, fresh);
    if (before.length === 0) {
      linkLater(this);
      return;
    }
    for (let at = matched; at < before.length; at++) before[at]!.removeReader(this);
    for (const source of fresh) source.addReader(this);
  }
}

class Failure {
  constructor(readonly error: unknown) {}
}

function outcomeOf<T, Key>(make: (key: Key) => T, key: Key): T | Failure {
  try {
    return make(key);
  } catch (error) {
    return new Failure(error);
  }
}

const unmade = Symbol('unmade');
const anything: DerivedOptions<unknown> = {};

/** Whoever has read it, directly or through others, may be out of date: told at once, made again when asked. */
function mark(first: Reader, state: number): void {
  if (first.state >= state) return;
  const wasClean = first.state === clean;
  first.state = state;
  if (!wasClean) return;
  const open = [first];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    each.told();
    for (const next of each.readers) {
      if (next.state !== clean) continue;
      next.state = doubtful;
      open.push(next);
    }
  }
}

/** What is read here is no concern of whoever is being made. */
export function untracked<T>(run: () => T): T {
  const outer = current;
  current = undefined;
  try {
    return run();
  } finally {
    current = outer;
  }
}

/**
 * What is made meanwhile does not know what from, which takes a quarter off the making: it stays as it is whatever changes
 * afterwards, so nothing may.
 */
export function unfollowed<T>(run: () => T): T {
  const [outer, reader] = [following, current];
  following = false;
  current = undefined;
  try {
    return run();
  } finally {
    following = outer;
    current = reader;
  }
}

/** Whether somebody is being made who will know what he reads. */
export function isNoting(): boolean {
  return current !== undefined;
}

/** Whether what is made now will be told of changes. */
export function isFollowing(): boolean {
  return following;
}

/** One derived value for each key, made when first asked for. */
export function family<Key, T>(make: (key: Key) => T, options?: DerivedOptions<T>): (key: Key) => T {
  return remembered(new Map<Key, Made<T>>(), make, options);
}

/** The same for keys that come and go. */
export function weakFamily<Key extends object, T>(make: (key: Key) => T, options?: DerivedOptions<T>): (key: Key) => T {
  return remembered(new WeakMap<Key, Made<T>>(), make, options);
}

interface Made<T> {
  get(): T;
}

/** What is made unfollowed. */
class Settled<T> implements Made<T> {
  constructor(private readonly value: T) {}

  get(): T {
    return this.value;
  }
}

interface Memory<Key, T> {
  get(key: Key): Made<T> | undefined;
  set(key: Key, made: Made<T>): unknown;
}

function remembered<Key, T>(known: Memory<Key, T>, make: (key: Key) => T, options?: DerivedOptions<T>) {
  return (key: Key): T => {
    let made = known.get(key);
    if (made === undefined) {
      made = following ? new Derived(make, options, key) : new Settled(make(key));
      known.set(key, made);
    }
    return made.get();
  };
}

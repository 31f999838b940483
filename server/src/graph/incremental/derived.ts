// Values that know what they were derived from, so that a change costs what depends on it and nothing else. A value is made
// when it is first asked for; what it reads meanwhile is noted, and a change of that makes it stale. A stale value is made
// again when it is next asked for, and who read it is made again only where it came out different.

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
  readonly run: number;
  readonly readers: readonly Reader[];
  readonly onStale: (() => void) | undefined;
  state: number;
  noted(source: Source): void;
}

let reader: Reader | undefined;
let runs = 0;

abstract class Source {
  /** Who read it, once for each of their `sources`. */
  readonly readers: Reader[] = [];
  private seenIn = 0;

  /** Notes that whoever is being made reads this. */
  protected note(): void {
    if (reader === undefined || this.seenIn === reader.run) return;
    this.seenIn = reader.run;
    reader.noted(this);
  }

  forget(who: Reader): void {
    const at = this.readers.lastIndexOf(who);
    const last = this.readers.pop()!;
    if (at >= 0 && at < this.readers.length) this.readers[at] = last;
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
  /** Called when it is current no longer, once until it is made again. */
  readonly onStale?: () => void;
}

export class Derived<T> extends Source implements Reader {
  readonly reads: number;
  run = 0;
  state: number = stale;
  private sources: Source[] = [];
  /** While it is made: how many of the sources before were read again in their order, and what was read after those. */
  private matched = 0;
  private fresh: Source[] | undefined;
  private value: T | undefined;
  private failure: { readonly error: unknown } | undefined;
  private isMade = false;
  private readonly same: (before: T, after: T) => boolean;
  readonly onStale: (() => void) | undefined;

  constructor(
    private readonly make: () => T,
    { same = Object.is, reads = Reads.all, onStale }: DerivedOptions<T> = {},
  ) {
    super();
    this.same = same;
    this.reads = reads;
    this.onStale = onStale;
  }

  /** The value; whoever is being made depends on it from now on. */
  get(): T {
    this.note();
    return this.peek();
  }

  /** The value, without a note of who asks. */
  peek(): T {
    this.update();
    if (this.failure !== undefined) throw this.failure.error;
    return this.value as T;
  }

  /** Nobody asks for it any more. */
  dispose(): void {
    for (const source of this.sources) source.forget(this);
    this.sources = [];
    this.state = stale;
  }

  noted(source: Source): void {
    if (this.fresh === undefined && this.sources[this.matched] === source) this.matched++;
    else if (this.fresh === undefined) this.fresh = [source];
    else this.fresh.push(source);
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
    const outer = reader;
    reader = this;
    this.run = ++runs;
    this.matched = 0;
    this.fresh = undefined;
    let value: T | undefined;
    let failure: { readonly error: unknown } | undefined;
    try {
      value = this.make();
    } catch (error) {
      failure = { error };
    } finally {
      reader = outer;
      this.link();
    }
    this.state = clean;
    const isSame =
      this.isMade && failure === undefined && this.failure === undefined && this.same(this.value as T, value as T);
    if (isSame) return;
    const wasMade = this.isMade;
    this.isMade = true;
    this.value = value;
    this.failure = failure;
    if (wasMade) for (const each of this.readers) mark(each, stale);
  }

  private link(): void {
    const { fresh, matched, sources } = this;
    for (let at = matched; at < sources.length; at++) sources[at]!.forget(this);
    if (matched < sources.length) sources.length = matched;
    if (fresh === undefined) return;
    for (const source of fresh) {
      sources.push(source);
      source.readers.push(this);
    }
    this.fresh = undefined;
  }
}

/** Whoever has read it, directly or through others, may be out of date: told at once, made again when asked. */
function mark(first: Reader, state: number): void {
  if (first.state >= state) return;
  const wasClean = first.state === clean;
  first.state = state;
  if (!wasClean) return;
  const open = [first];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    each.onStale?.();
    for (const next of each.readers) {
      if (next.state !== clean) continue;
      next.state = doubtful;
      open.push(next);
    }
  }
}

/** What is read here is no concern of whoever is being made. */
export function untracked<T>(run: () => T): T {
  const outer = reader;
  reader = undefined;
  try {
    return run();
  } finally {
    reader = outer;
  }
}

/** One derived value for each key, made when first asked for. */
export function family<Key, T>(make: (key: Key) => T, options?: DerivedOptions<T>): (key: Key) => T {
  return remembered(new Map<Key, Derived<T>>(), make, options);
}

/** The same for keys that come and go. */
export function weakFamily<Key extends object, T>(make: (key: Key) => T, options?: DerivedOptions<T>): (key: Key) => T {
  return remembered(new WeakMap<Key, Derived<T>>(), make, options);
}

interface Memory<Key, T> {
  get(key: Key): Derived<T> | undefined;
  set(key: Key, derived: Derived<T>): unknown;
}

function remembered<Key, T>(known: Memory<Key, T>, make: (key: Key) => T, options?: DerivedOptions<T>) {
  return (key: Key): T => {
    let derived = known.get(key);
    if (derived === undefined) {
      derived = new Derived(() => make(key), options);
      known.set(key, derived);
    }
    return derived.get();
  };
}

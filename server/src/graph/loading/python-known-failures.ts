// What modules fail with when they are the entry, as far as imports inside of other runs have shown it.
import { asOfEntry } from './python-under-way';
import { isSpace, type Miss, type Unit, type Value } from './python-values';

interface Known {
  readonly miss: Miss;
  /** The units that it has to do with: begun by it and not inert, or looked for and not there. A set of bits, from `start` on. */
  readonly units: Int32Array;
  readonly start: number;
  /** How deep its imports and calls go. */
  readonly depth: number;
}

/** An import that is under way: what stood when it came. */
interface Attempt {
  readonly earliest: number;
  readonly reached: number;
  readonly clock: number;
  readonly seen: number;
  readonly depth: number;
}

/**
 * An import that fails without having met anything that was loaded before it fails in the same way when it is the entry, since then
 * there is only less; and wherever none of what it has to do with is loaded.
 */
export class KnownFailures {
  private readonly known = new Map<Unit, Known>();
  /** Counts what the run begins and asks for. */
  private clock = 0;
  /** Of the import under way: the first begun of what it has met, and how deep it has gone. */
  private earliest = Number.POSITIVE_INFINITY;
  private reached = 0;
  /** Of the run: what it has to do with, in order; all that is loaded, as a set; and the units of the failure it ends with. */
  private readonly seen: Unit[] = [];
  private readonly present: Int32Array;
  private ending: Known | undefined;
  /** Where the next sets of bits go: many small arrays of this kind would cost more than all that is in them. */
  private room = new Int32Array(0);
  private used = 0;

  /** `count`: above the numbers of all units. */
  constructor(count: number) {
    this.present = new Int32Array((count + 31) >> 5);
  }

  startRun(): void {
    this.clock = 0;
    this.seen.length = 0;
    this.present.fill(0);
    this.ending = undefined;
  }

  ofEntry(unit: Unit): Miss | undefined {
    return this.known.get(unit)?.miss;
  }

  /**
   * What the run fails with when it imports the unit now: it must end with that, and it may end otherwise when imports
   * and calls go deeper than `deepest`. `depth` is where they are.
   */
  here(unit: Unit, depth: number, deepest: number): Miss | undefined {
    const found = this.known.get(unit);
    if (found === undefined || depth + found.depth > deepest) return undefined;
    const { units, start } = found;
    for (let word = 0; word < this.present.length; word++) {
      if ((units[start + word]! & this.present[word]!) !== 0) return undefined;
    }
    this.ending = found;
    this.goTo(depth + found.depth);
    return found.miss;
  }

  start(depth: number): Attempt {
    const { earliest, reached, clock, seen } = this;
    this.earliest = Number.POSITIVE_INFINITY;
    this.reached = depth;
    return { earliest, reached, clock, seen: seen.length, depth };
  }

  /** The import of the unit has ended; `miss` is what it failed with, if that is known for sure. */
  end(attempt: Attempt, unit: Unit, miss: Miss | undefined, imports: number): void {
    if (miss !== undefined && this.earliest > attempt.clock && !this.known.has(unit)) {
      this.known.set(unit, this.knownSince(attempt, asOfEntry(miss, imports)));
    }
    this.earliest = Math.min(this.earliest, attempt.earliest);
    this.reached = Math.max(this.reached, attempt.reached);
  }

  begin(unit: Unit): void {
    unit.begun = ++this.clock;
    add(unit, this.present, 0);
    if (!unit.isInert) this.seen.push(unit);
  }

  /** An import asks for a unit that is loaded. Who asks for an inert one would load it, and what is around it, otherwise. */
  askFor(unit: Unit): void {
    if (!unit.isInert) this.meet(unit);
    else for (let at: Unit | undefined = unit; at !== undefined; at = at.parent) at.begun = ++this.clock;
  }

  /** A name of a module: an inert package has those modules that were loaded, and lacks others. */
  read({ isInert, children }: Unit, name: string, value: Value | undefined): void {
    if (value !== undefined) {
      if (isSpace(value)) this.meet(value.unit);
      return;
    }
    const child = isInert ? children.get(name) : undefined;
    if (child !== undefined) this.seen.push(child);
  }

  private meet({ begun }: Unit): void {
    if (begun < this.earliest) this.earliest = begun;
  }

  goTo(depth: number): void {
    if (depth > this.reached) this.reached = depth;
  }

  private knownSince(attempt: Attempt, miss: Miss): Known {
    const { length } = this.present;
    if (this.used + length > this.room.length) {
      this.room = new Int32Array(together * length);
      this.used = 0;
    }
    const { room: units, used: start, ending } = this;
    this.used += length;
    if (ending !== undefined)
      for (let word = 0; word < length; word++) units[start + word] = ending.units[ending.start + word]!;
    for (let at = attempt.seen; at < this.seen.length; at++) add(this.seen[at]!, units, start);
    return { miss, units, start, depth: this.reached - attempt.depth };
  }
}

/** Sets that have room in one array. */
const together = 64;

function add({ number }: Unit, units: Int32Array, start: number): void {
  units[start + (number >> 5)]! |= 1 << (number & 31);
}

// What modules fail with when they are the entry, as far as imports inside of other runs have shown it.
import { asOfEntry } from './python-under-way';
import { isSpace, type Miss, type Unit, type Value } from './python-values';

interface Known {
  readonly miss: Miss;
  /** The units that it has to do with: begun by it, or looked for and not there. A set of bits. */
  readonly units: Int32Array;
  /** How deep its imports and calls go. */
  readonly depth: number;
}

/** An import that is under way: what stood when it came. */
interface Attempt {
  readonly earliest: number;
  readonly reached: number;
  readonly begun: number;
  readonly seen: number;
  readonly depth: number;
}

/**
 * An import that fails without having met anything begun before it fails in the same way when it is the entry, since then
 * there is only less; and wherever none of what it has to do with has been begun.
 */
export class KnownFailures {
  private readonly known = new Map<Unit, Known>();
  /** Number of the last unit that was begun in the run. */
  private begun = 0;
  /** Of the import under way: the first begun of what it has met, and how deep it has gone. */
  private earliest = Number.POSITIVE_INFINITY;
  private reached = 0;
  /** Of the run: units that were begun or looked for, in order; the same as a set; and those of the failure it ends with. */
  private readonly seen: Unit[] = [];
  private readonly present: Int32Array;
  private ending: Int32Array | undefined;

  /** `count`: above the numbers of all units. */
  constructor(count: number) {
    this.present = new Int32Array((count + 31) >> 5);
  }

  startRun(): void {
    this.begun = 0;
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
    for (let word = 0; word < found.units.length; word++) {
      if ((found.units[word]! & this.present[word]!) !== 0) return undefined;
    }
    this.ending = found.units;
    this.goTo(depth + found.depth);
    return found.miss;
  }

  start(depth: number): Attempt {
    const { earliest, reached, begun, seen } = this;
    this.earliest = Number.POSITIVE_INFINITY;
    this.reached = depth;
    return { earliest, reached, begun, seen: seen.length, depth };
  }

  /** The import of the unit has ended; `miss` is what it failed with, if that is known for sure. */
  end(attempt: Attempt, unit: Unit, miss: Miss | undefined, imports: number): void {
    if (miss !== undefined && this.earliest > attempt.begun && !this.known.has(unit)) {
      const depth = this.reached - attempt.depth;
      this.known.set(unit, { miss: asOfEntry(miss, imports), units: this.unitsSince(attempt.seen), depth });
    }
    this.earliest = Math.min(this.earliest, attempt.earliest);
    this.reached = Math.max(this.reached, attempt.reached);
  }

  begin(unit: Unit): void {
    unit.begun = ++this.begun;
    unit.isInert = unit.ops.length === 0 && unit.parent?.isInert !== false;
    if (!unit.isInert) this.see(unit);
  }

  /** What there is of a unit may decide what comes next. */
  meet(unit: Unit): void {
    if (unit.begun < this.earliest && !unit.isInert) this.earliest = unit.begun;
  }

  /** A package that does nothing itself has the modules that others have loaded, and lacks those that they have not. */
  read({ isInert, children }: Unit, name: string, value: Value | undefined): void {
    if (value !== undefined) {
      if (isSpace(value)) this.meet(value.unit);
      return;
    }
    const child = isInert ? children.get(name) : undefined;
    if (child !== undefined) this.see(child);
  }

  goTo(depth: number): void {
    if (depth > this.reached) this.reached = depth;
  }

  private see(unit: Unit): void {
    this.seen.push(unit);
    add(unit, this.present);
  }

  private unitsSince(first: number): Int32Array {
    const units = this.ending?.slice() ?? new Int32Array(this.present.length);
    for (let at = first; at < this.seen.length; at++) add(this.seen[at]!, units);
    return units;
  }
}

function add({ number }: Unit, units: Int32Array): void {
  units[number >> 5]! |= 1 << (number & 31);
}

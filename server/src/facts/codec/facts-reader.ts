// What `FactsWriter` wrote, in its order.
import type { Span } from '../../text/span';
import { ByteReader } from './byte-reader';
import { farNames } from './facts-writer';
import type { StringTable } from './string-table';

/**
 * Most lists are empty. Nobody changes what is in facts but offsets and counts. The others are made as long as they are: those
 * that grow have room for sixteen more.
 */
export const none: readonly never[] = [];

export interface Position {
  readonly next: number;
  readonly flags: number;
  readonly names: number;
  readonly places: number;
  readonly counts: number;
  readonly hashes: number;
}

export class FactsReader {
  last = 0;

  /** `next`: the number of the string that comes up new next. */
  constructor(
    private readonly strings: StringTable,
    public next: number,
    readonly flags: ByteReader,
    readonly names = flags,
    readonly places = flags,
    readonly counts = flags,
    readonly hashes = flags,
  ) {}

  /** Another one that begins at a place that `position` told. */
  from({ next, flags, names, places, counts, hashes }: Position): FactsReader {
    return new FactsReader(
      this.strings,
      next,
      new ByteReader(this.flags.bytes, flags),
      new ByteReader(this.names.bytes, names),
      new ByteReader(this.places.bytes, places),
      new ByteReader(this.counts.bytes, counts),
      new ByteReader(this.hashes.bytes, hashes),
    );
  }

  /** Where it stands in its streams, where places are told from the beginning. */
  position(): Position {
    return {
      next: this.next,
      flags: this.flags.at,
      names: this.names.at,
      places: this.places.at,
      counts: this.counts.at,
      hashes: this.hashes.at,
    };
  }

  /** Passes by what `text` would read, and tells its length. */
  skipText(): number {
    return this.strings.lengthAt(this.textNumber());
  }

  skipTexts(): void {
    for (let left = this.counts.varint(); left > 0; left--) this.skipText();
  }

  text(): string {
    return this.strings.at(this.textNumber());
  }

  private textNumber(): number {
    const told = this.names.varint();
    if (told >= farNames) return told - farNames;
    return told === 0 ? this.next++ : this.next - told;
  }

  texts(): readonly string[] {
    const length = this.counts.varint();
    if (length === 0) return none;
    const values = new Array<string>(length);
    for (let at = 0; at < length; at++) values[at] = this.text();
    return values;
  }

  place(): number {
    this.last = this.places.difference(this.last);
    return this.last;
  }

  span(length = 0): Span {
    const start = this.place();
    return { start, end: this.end(length) };
  }

  end(length = 0): number {
    this.last = this.places.difference(this.last + length);
    return this.last;
  }

  list<Value>(read: (reader: FactsReader) => Value): readonly Value[] {
    const length = this.counts.varint();
    if (length === 0) return none;
    const values = new Array<Value>(length);
    for (let at = 0; at < length; at++) values[at] = read(this);
    return values;
  }
}

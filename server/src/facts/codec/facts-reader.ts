// What `FactsWriter` wrote, in its order.
import type { Span } from '../../text/span';
import type { ByteReader } from './byte-reader';
import type { StringTable } from './string-table';

/**
 * Most lists are empty. Nobody changes what is in facts but offsets and counts. The others are made as long as they are: those
 * that grow have room for sixteen more.
 */
export const none: readonly never[] = [];

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

  text(): string {
    const back = this.names.varint();
    return this.strings.at(back === 0 ? this.next++ : this.next - back);
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

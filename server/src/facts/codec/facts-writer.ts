// How the parts of facts are written: names once for a batch, places by their distance, in streams of like things, which
// compress better than rows of unlike ones. `FactsReader` reads them.
import type { Span } from '../../text/span';
import { ByteWriter } from './byte-writer';

/** All strings of a batch, numbered as they first occur. */
export type StringNumbers = Map<string, number>;

/** From here on the number of a string is its own, no distance. */
export const farNames = 32;

export class FactsWriter {
  /** The offset that the next place is told from. */
  last = 0;
  readonly flags: ByteWriter;
  readonly names: ByteWriter;
  readonly places: ByteWriter;
  readonly counts: ByteWriter;
  readonly hashes: ByteWriter;

  /** With `stream` everything goes there in one row, which can be found and read alone. */
  constructor(
    readonly strings: StringNumbers,
    stream?: ByteWriter,
  ) {
    this.flags = stream ?? new ByteWriter();
    this.names = stream ?? new ByteWriter();
    this.places = stream ?? new ByteWriter();
    this.counts = stream ?? new ByteWriter();
    this.hashes = stream ?? new ByteWriter();
  }

  get streams(): readonly ByteWriter[] {
    return [this.flags, this.names, this.places, this.counts, this.hashes];
  }

  /**
   * 0 for a string that is new in the batch; how many numbers ago it was new, if that is near: names of the file's own; else its
   * number, beyond those: what many files name is told in the same bytes by all, and so compresses to a half.
   */
  text(value: string): void {
    const { strings, names } = this;
    const number = strings.get(value);
    if (number === undefined) {
      names.byte(0);
      strings.set(value, strings.size);
      return;
    }
    const back = strings.size - number;
    names.varint(back < farNames ? back : farNames + number);
  }

  texts(values: readonly string[]): void {
    this.counts.varint(values.length);
    for (const each of values) this.text(each);
  }

  place(offset: number): void {
    this.places.difference(offset, this.last);
    this.last = offset;
  }

  /** `length`: the one that is likely. */
  span({ start, end }: Span, length = 0): void {
    this.place(start);
    this.end(end, length);
  }

  /** Where something ends that is likely to be `length` long from the place before. */
  end(offset: number, length = 0): void {
    this.places.difference(offset, this.last + length);
    this.last = offset;
  }

  list<Value>(values: readonly Value[], write: (writer: FactsWriter, value: Value) => void): void {
    this.counts.varint(values.length);
    for (const each of values) write(this, each);
  }
}

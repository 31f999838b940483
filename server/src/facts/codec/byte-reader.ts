// What `ByteWriter` wrote, in its order. Throws past the end: bytes that are cut off are no facts.

export class ByteReader {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('the encoded facts are cut off');
    return byte;
  }

  varint(): number {
    const first = this.byte();
    return first < 0x80 ? first : this.more(first & 0x7f);
  }

  private more(low: number): number {
    let value = low;
    for (let scale = 0x80; ; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  difference(from: number): number {
    const value = this.varint();
    return value % 2 === 0 ? from + value / 2 : from - (value + 1) / 2;
  }

  word(): number {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 8) value |= this.byte() << shift;
    return value >>> 0;
  }

  /** The next `length` bytes, not copied. */
  take(length: number): Uint8Array {
    const start = this.at;
    this.at += length;
    if (this.at > this.bytes.length) throw new RangeError('the encoded facts are cut off');
    return this.bytes.subarray(start, this.at);
  }
}

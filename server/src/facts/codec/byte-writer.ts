// Bytes that grow: how encoded facts are written. `ByteReader` reads them.

export class ByteWriter {
  private buffer = new Uint8Array(256);
  length = 0;

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** Makes room for other bytes: those of `bytes()` are lost. */
  clear(): void {
    this.length = 0;
  }

  byte(value: number): void {
    if (this.length === this.buffer.length) this.grow(1);
    this.buffer[this.length++] = value;
  }

  /** A whole number from 0 to 2⁵³: seven bits a byte, the lowest first. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** Whole numbers that are likely to be near each other. */
  difference(value: number, from: number): void {
    const by = value - from;
    this.varint(by < 0 ? -2 * by - 1 : 2 * by);
  }

  /** A whole number from 0 to 2³² that is likely to be large: four bytes. */
  word(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte((value >>> shift) & 0xff);
  }

  /** How far each offset is from the one before it. */
  distances(offsets: Uint32Array): void {
    const last = offsets.length - 1;
    this.makeRoom(last + (offsets[last]! >>> 7));
    const { buffer } = this;
    let at = this.length;
    for (let index = 1; index <= last; index++) {
      let rest = offsets[index]! - offsets[index - 1]!;
      for (; rest >= 0x80; rest >>>= 7) buffer[at++] = (rest & 0x7f) | 0x80;
      buffer[at++] = rest;
    }
    this.length = at;
  }

  append(bytes: Uint8Array): void {
    this.makeRoom(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes > this.buffer.length) this.grow(bytes);
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + by));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

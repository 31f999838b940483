// The facts of one file as bytes. `decodeFacts` gives them back, deeply equal.
import type { Facts } from '../facts';
import { shapes } from './shapes';
import { Inline, Tag } from './tags';

/**
 * The strings first (their number, their lengths in UTF-16 units, the length of all of them in UTF-8 and these bytes; or 0
 * and the units themselves where UTF-8 cannot hold them), then the facts as one value (see `tags.ts`).
 */
export function encodeFacts(facts: Facts): Uint8Array {
  const encoder = new Encoder();
  encoder.value(facts);
  return encoder.finish();
}

const shapeNumbers = new Map(shapes.map((keys, number) => [keys.join(' '), number]));

class Encoder {
  private body = new Bytes();
  private readonly strings = new Map<string, number>();
  private lastStart = 0;

  value(value: unknown): void {
    const { body } = this;
    switch (typeof value) {
      case 'string':
        this.string(value);
        break;
      case 'number':
        this.number(value);
        break;
      case 'boolean':
        body.byte(value ? Tag.true : Tag.false);
        break;
      case 'object':
        if (value === null) body.byte(Tag.null);
        else if (Array.isArray(value)) this.array(value);
        else if (value instanceof Uint32Array) this.words(value);
        else this.object(value as Record<string, unknown>);
        break;
      default:
        body.byte(Tag.undefined);
    }
  }

  finish(): Uint8Array {
    const head = new Bytes();
    const strings = [...this.strings.keys()];
    head.varint(strings.length);
    for (const { length } of strings) head.varint(length);
    const text = strings.join('');
    const utf8 = new TextEncoder().encode(text);
    // What has half a surrogate pair would not come back.
    if (text !== '' && new TextDecoder().decode(utf8) !== text) {
      head.varint(0);
      for (let at = 0; at < text.length; at++) head.varint(text.charCodeAt(at));
    } else {
      head.varint(utf8.length + 1);
      head.append(utf8);
    }
    head.append(this.body.bytes());
    return head.bytes().slice();
  }

  private string(value: string): void {
    let number = this.strings.get(value);
    if (number === undefined) {
      number = this.strings.size;
      this.strings.set(value, number);
    }
    if (number < Inline.strings) this.body.byte(Tag.firstString + number);
    else {
      this.body.byte(Tag.string);
      this.body.varint(number);
    }
  }

  private number(value: number): void {
    const { body } = this;
    if (value === value >>> 0 && !Object.is(value, -0)) {
      if (value < Inline.integers) body.byte(Tag.firstInteger + value);
      else if (value < 0x8000000) {
        body.byte(Tag.integer);
        body.zigzag(value);
      } else {
        body.byte(Tag.unsigned);
        body.word(value);
      }
    } else if (value === (value | 0) && value > -0x8000000 && !Object.is(value, -0)) {
      body.byte(Tag.integer);
      body.zigzag(value);
    } else {
      body.byte(Tag.double);
      body.double(value);
    }
  }

  private array(values: readonly unknown[]): void {
    const { length } = values;
    if (length < Inline.arrays) this.body.byte(Tag.firstArray + length);
    else {
      this.body.byte(Tag.array);
      this.body.varint(length);
    }
    for (const each of values) this.value(each);
  }

  private words(values: Uint32Array): void {
    const { body } = this;
    const isAscending = values.every((each, at) => at === 0 || each >= values[at - 1]!);
    body.byte(isAscending ? Tag.ascending : Tag.words);
    body.varint(values.length);
    let before = 0;
    for (const each of values) {
      body.varint(each - (isAscending ? before : 0));
      before = each;
    }
  }

  private object(value: Record<string, unknown>): void {
    const { body } = this;
    const keys = Object.keys(value);
    if (keys.length === 2 && keys[0] === 'start' && keys[1] === 'end' && this.span(value.start, value.end)) return;
    const shape = shapeNumbers.get(keys.join(' '));
    if (shape !== undefined) {
      body.byte(Tag.firstShape + shape);
      for (const key of keys) this.value(value[key]);
      return;
    }
    body.byte(Tag.object);
    body.varint(keys.length);
    for (const key of keys) {
      this.string(key);
      this.value(value[key]);
    }
  }

  private span(start: unknown, end: unknown): boolean {
    if (!isOffset(start) || !isOffset(end) || end < start) return false;
    this.body.byte(Tag.span);
    this.body.zigzag(start - this.lastStart);
    this.body.varint(end - start);
    this.lastStart = start;
    return true;
  }
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 0x8000000 && Number.isInteger(value);
}

/** Bytes that grow. */
class Bytes {
  private buffer = new Uint8Array(1024);
  private length = 0;

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  byte(value: number): void {
    if (this.length === this.buffer.length) this.grow(1);
    this.buffer[this.length++] = value;
  }

  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  zigzag(value: number): void {
    this.varint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  word(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte((value >>> shift) & 0xff);
  }

  double(value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    this.append(new Uint8Array(view.buffer));
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.buffer.length) this.grow(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + by));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

// Facts from the bytes that `encodeFacts` made of them.
import type { Facts } from '../facts';
import { shapes } from './shapes';
import { Tag } from './tags';

/** Throws on bytes that were not made by `encodeFacts` of the same build: who keeps them must know that they are whole. */
export function decodeFacts(bytes: Uint8Array): Facts {
  return new Decoder(bytes).facts();
}

/** Most lists are empty, and nobody changes one. */
const none: readonly unknown[] = Object.freeze([]);
const utf8 = new TextDecoder();

class Decoder {
  private at = 0;
  private lastStart = 0;
  private readonly strings: readonly string[];

  constructor(private readonly bytes: Uint8Array) {
    this.strings = this.readStrings();
  }

  facts(): Facts {
    const facts = this.value() as Facts;
    if (this.at !== this.bytes.length) throw new Error('more bytes than facts');
    return facts;
  }

  private readStrings(): string[] {
    const lengths: number[] = new Array(this.varint());
    for (let number = 0; number < lengths.length; number++) lengths[number] = this.varint();
    const size = this.varint();
    let text: string;
    if (size > 0) {
      text = utf8.decode(this.bytes.subarray(this.at, this.at + size - 1));
      this.at += size - 1;
    } else {
      const units = lengths.reduce((sum, length) => sum + length, 0);
      text = Array.from({ length: units }, () => String.fromCharCode(this.varint())).join('');
    }
    let start = 0;
    return lengths.map((length) => {
      const string = text.slice(start, start + length);
      start += length;
      return string;
    });
  }

  private value(): unknown {
    const tag = this.byte();
    if (tag >= Tag.firstString) return this.strings[tag - Tag.firstString];
    if (tag >= Tag.firstInteger) return tag - Tag.firstInteger;
    if (tag >= Tag.firstArray) return this.array(tag - Tag.firstArray);
    if (tag >= Tag.firstShape) return this.shape(shapes[tag - Tag.firstShape]!);
    switch (tag) {
      case Tag.undefined:
        return undefined;
      case Tag.null:
        return null;
      case Tag.false:
        return false;
      case Tag.true:
        return true;
      case Tag.integer:
        return this.zigzag();
      case Tag.double:
        return this.double();
      case Tag.span:
        return this.span();
      case Tag.ascending:
      case Tag.words:
        return this.words(tag === Tag.ascending);
      case Tag.array:
        return this.array(this.varint());
      case Tag.object:
        return this.object();
      case Tag.unsigned:
        return this.word();
      case Tag.string:
        return this.strings[this.varint()];
      default:
        throw new Error(`no value begins with ${tag}`);
    }
  }

  private array(length: number): readonly unknown[] {
    if (length === 0) return none;
    const values: unknown[] = new Array(length);
    for (let at = 0; at < length; at++) values[at] = this.value();
    return values;
  }

  private shape(keys: readonly string[]): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (const key of keys) object[key] = this.value();
    return object;
  }

  private object(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (let left = this.varint(); left > 0; left--) {
      const key = this.value() as string;
      object[key] = this.value();
    }
    return object;
  }

  private span(): { start: number; end: number } {
    const start = this.lastStart + this.zigzag();
    this.lastStart = start;
    return { start, end: start + this.varint() };
  }

  private words(isAscending: boolean): Uint32Array {
    const words = new Uint32Array(this.varint());
    let before = 0;
    for (let at = 0; at < words.length; at++) {
      const value = this.varint() + (isAscending ? before : 0);
      words[at] = value;
      before = value;
    }
    return words;
  }

  private byte(): number {
    if (this.at >= this.bytes.length) throw new Error('the bytes end within the facts');
    return this.bytes[this.at++]!;
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  private zigzag(): number {
    const value = this.varint();
    return (value >>> 1) ^ -(value & 1);
  }

  private word(): number {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 8) value |= this.byte() << shift;
    return value >>> 0;
  }

  private double(): number {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, 8);
    this.at += 8;
    return view.getFloat64(0, true);
  }
}

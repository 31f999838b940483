// The encoded form of the strings of a batch: their lengths, then all of them as one text, those beyond ASCII as another: one
// such character would make the engine take twice the room for all.
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';

export function writeStrings(writer: ByteWriter, strings: Iterable<string>): void {
  const lengths: number[] = [];
  const plain: string[] = [];
  const wide: string[] = [];
  for (const each of strings) {
    const isPlain = /^[\0-\x7f]*$/.test(each);
    lengths.push(each.length * 2 + (isPlain ? 0 : 1));
    (isPlain ? plain : wide).push(each);
  }
  writer.varint(lengths.length);
  for (const length of lengths) writer.varint(length);
  const bytes = new TextEncoder().encode(plain.join(''));
  writer.varint(bytes.length);
  writer.append(bytes);
  // Half a surrogate pair has no UTF-8.
  for (const each of wide) for (let at = 0; at < each.length; at++) writer.varint(each.charCodeAt(at));
}

/** The strings of a batch, each made when it is first asked for. */
export class StringTable {
  private readonly made: (string | undefined)[];

  /**
   * `ends`: of each string in the plain text, where it begins where the one before ends. `wide`: the others, by number.
   * `known`: strings by themselves, so that equal ones are one.
   */
  constructor(
    private readonly plain: string,
    private readonly ends: Uint32Array,
    private readonly wide: ReadonlyMap<number, string>,
    private readonly known: Map<string, string>,
  ) {
    this.made = new Array(this.length).fill(undefined);
  }

  get length(): number {
    return this.ends.length;
  }

  at(number: number): string {
    return this.made[number] ?? this.make(number);
  }

  /** The length of the string, which need not be made for it. */
  lengthAt(number: number): number {
    const made = this.made[number] ?? this.wide.get(number);
    return made?.length ?? this.ends[number]! - (this.ends[number - 1] ?? 0);
  }

  private make(number: number): string {
    if (!(number >= 0 && number < this.length)) throw new RangeError('no such string in the encoded facts');
    const string = this.wide.get(number) ?? this.plain.slice(this.ends[number - 1] ?? 0, this.ends[number]);
    const same = this.known.get(string);
    if (same === undefined) this.known.set(string, string);
    this.made[number] = same ?? string;
    return same ?? string;
  }
}

/** `known`: see `StringTable`. */
export function readStrings(reader: ByteReader, known: Map<string, string>): StringTable {
  const ends = new Uint32Array(reader.varint());
  const wideLengths = new Map<number, number>();
  let end = 0;
  for (let number = 0; number < ends.length; number++) {
    const length = reader.varint();
    if (length % 2 === 1) wideLengths.set(number, (length - 1) / 2);
    else end += length / 2;
    ends[number] = end;
  }
  const plain = new TextDecoder().decode(reader.take(reader.varint()));
  const wide = new Map<number, string>();
  for (const [number, length] of wideLengths) wide.set(number, readWide(reader, length));
  return new StringTable(plain, ends, wide, known);
}

function readWide(reader: ByteReader, length: number): string {
  let text = '';
  for (let left = length; left > 0; left--) text += String.fromCharCode(reader.varint());
  return text;
}

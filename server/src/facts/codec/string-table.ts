// The encoded form of the strings of a batch: all of them as one text, line by line, but those beyond ASCII after it: one such
// character would make the engine take twice the room for all.
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import type { KnownStrings } from './known-strings';

/** Lengths are not told: that takes a tenth more when it is compressed. */
export function writeStrings(writer: ByteWriter, strings: Iterable<string>): void {
  const all = [...strings];
  let bytes = encoded(all);
  const others = arePlain(bytes, all.length) ? [] : all.filter((each) => !isPlain(each));
  if (others.length > 0) bytes = encoded(all.map((each) => (isPlain(each) ? each : elsewhere)));
  writer.varint(all.length);
  writer.varint(bytes.length);
  writer.append(bytes);
  // Half a surrogate pair has no UTF-8.
  for (const each of others) {
    writer.varint(each.length);
    for (let at = 0; at < each.length; at++) writer.varint(each.charCodeAt(at));
  }
}

function encoded(strings: readonly string[]): Uint8Array {
  return new TextEncoder().encode(strings.length === 0 ? '' : strings.join(end) + end);
}

/** Whether `isPlain` holds for all of the strings, of which `bytes` are the encoded form. */
function arePlain(bytes: Uint8Array, count: number): boolean {
  let ends = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0 || byte > 127) return false;
    if (byte === 10) ends++;
  }
  return ends === count;
}

function isPlain(text: string): boolean {
  return /^[\x01-\x09\x0b-\x7f]*$/.test(text);
}

/** After each string of the plain text. */
const end = '\n';
/** In the plain text, for a string that is not plain. */
const elsewhere = '\0';

/** The strings of a batch, each made when it is first asked for. */
export class StringTable {
  private readonly made: (string | undefined)[];

  /**
   * `plain`: the bytes of the plain text, and their text. `ends`: of each string in it, one character before the next one.
   * `others`: those that are not in it, by number.
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly plain: string,
    private readonly ends: Uint32Array,
    private readonly others: ReadonlyMap<number, string>,
    private readonly known: KnownStrings,
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
    const made = this.made[number] ?? this.others.get(number);
    return made?.length ?? this.ends[number]! - this.startOf(number);
  }

  private make(number: number): string {
    if (!(number >= 0 && number < this.length)) throw new RangeError('no such string in the encoded facts');
    const string = this.others.get(number) ?? this.makePlain(this.startOf(number), this.ends[number]!);
    this.made[number] = string;
    return string;
  }

  private makePlain(start: number, end: number): string {
    const { bytes, known } = this;
    const same = known.find(bytes, start, end);
    if (same !== undefined) return same;
    const string = this.plain.slice(start, end);
    known.keep(string, bytes, start);
    return string;
  }

  private startOf(number: number): number {
    return number === 0 ? 0 : this.ends[number - 1]! + 1;
  }
}

export function readStrings(reader: ByteReader, known: KnownStrings): StringTable {
  const ends = new Uint32Array(reader.varint());
  const bytes = reader.take(reader.varint());
  const plain = new TextDecoder().decode(bytes);
  const others = new Map<number, string>();
  let start = 0;
  for (let number = 0; number < ends.length; number++) {
    const at = plain.indexOf(end, start);
    if (at < 0) throw new RangeError('the encoded strings are cut off');
    if (at === start + 1 && plain[start] === elsewhere) others.set(number, readOther(reader));
    ends[number] = at;
    start = at + 1;
  }
  return new StringTable(bytes, plain, ends, others, known);
}

function readOther(reader: ByteReader): string {
  let text = '';
  for (let left = reader.varint(); left > 0; left--) text += String.fromCharCode(reader.varint());
  return text;
}

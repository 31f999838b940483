// Strings that were met before, so that equal ones are mostly one: most names are used by many files.

/** A power of two. */
const slots = 1 << 15;
const longest = 31;
const rowLength = 32;

/**
 * The last string for each hash of its bytes. It forgets, so it stays small: in a map of all names of a large workspace nearly
 * every look is at memory that no cache of the processor holds.
 */
export class KnownStrings {
  private readonly strings: string[] = new Array(slots).fill('');
  /** Of each string a row: its length, then its bytes; no string is empty here, so that an unused row is none. */
  private readonly rows = new Uint8Array(slots * rowLength);
  /** Of the bytes that were looked for last. */
  private slot = 0;

  /** The string of the ASCII bytes `start..end`; `undefined` when it is not known, or too long. */
  find(bytes: Uint8Array, start: number, end: number): string | undefined {
    const length = end - start;
    if (length === 0 || length > longest) return undefined;
    let hash = length;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 16777619);
    this.slot = (hash ^ (hash >>> 15)) & (slots - 1);
    const row = this.slot * rowLength;
    if (this.rows[row] !== length) return undefined;
    for (let at = 0; at < length; at++) if (this.rows[row + 1 + at] !== bytes[start + at]) return undefined;
    return this.strings[this.slot];
  }

  /** Keeps the string that was looked for right before, and was not found. */
  keep(string: string, bytes: Uint8Array, start: number): void {
    const { length } = string;
    if (length === 0 || length > longest) return;
    const row = this.slot * rowLength;
    this.rows[row] = length;
    for (let at = 0; at < length; at++) this.rows[row + 1 + at] = bytes[start + at]!;
    this.strings[this.slot] = string;
  }
}

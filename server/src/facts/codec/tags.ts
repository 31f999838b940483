// How encoded facts say what follows, in one byte each; small values and references lie in the byte itself.

export const Tag = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  /** Zigzag varint. */
  integer: 4,
  /** Eight bytes, little endian. */
  double: 5,
  /** `{ start, end }`: start as a zigzag varint from the start before, length as a varint. */
  span: 6,
  /** A `Uint32Array` of ascending numbers: count, then differences, as varints. */
  ascending: 7,
  /** Length as a varint. */
  array: 8,
  /** Number of keys as a varint, each a string with its value: an object that is no known shape. */
  object: 9,
  /** Four bytes, little endian: hashes. */
  unsigned: 10,
  /** Index as a varint. */
  string: 11,
  /** A `Uint32Array` of any numbers. */
  words: 12,
  firstShape: 16,
  firstArray: 48,
  firstInteger: 64,
  firstString: 128,
} as const;

/** How many arrays, integers and strings have a byte of their own. */
export const Inline = { arrays: 16, integers: 64, strings: 128 } as const;

// The kinds of Python tokens, and how a name is recognised as a keyword.

/** One-character operators and brackets have their character code as kind; the others are listed here. */
export const Kind = {
  name: 1,
  string: 2,
  number: 3,
  bytes: 4,
  /** Opens an f-string or t-string; its match is the `fStringEnd`. */
  fStringStart: 5,
  fStringEnd: 6,
  fStringText: 7,
  ellipsis: 8,
  /** A name that stands in a parameter list, an import or after `def`, `class`, `as`: it binds, it does not read. */
  bound: 9,

  arrow: 128,
  walrus: 129,
  equal: 130,
  /** `<`-like operators of more than one character, `//`, `<<`, `>>`. */
  longOperator: 131,
  power: 132,
  /** `+=` and the like. */
  augmented: 133,

  and: 160,
  as: 161,
  async: 162,
  await: 163,
  else: 164,
  elif: 165,
  false: 166,
  for: 167,
  from: 168,
  if: 169,
  in: 170,
  is: 171,
  lambda: 172,
  none: 173,
  not: 174,
  or: 175,
  true: 176,
  yield: 177,
  // From here on: keywords that never stand inside an expression.
  assert: 200,
  break: 201,
  class: 202,
  continue: 203,
  def: 204,
  del: 205,
  except: 206,
  finally: 207,
  global: 208,
  import: 209,
  nonlocal: 210,
  pass: 211,
  raise: 212,
  return: 213,
  try: 214,
  while: 215,
  with: 216,
} as const;

export const firstKeyword: number = Kind.and;
export const firstStatementKeyword: number = Kind.assert;

export const Op = {
  exclamation: 33,
  openParen: 40,
  closeParen: 41,
  star: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  colon: 58,
  semicolon: 59,
  assign: 61,
  at: 64,
  openBracket: 91,
  closeBracket: 93,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
} as const;

export const fnvBasis = -2128831035;
export const fnvPrime = 16777619;

/** A code unit as `Tokens.codes` has it. */
export function squeezed(code: number): number {
  return code < 128 ? code : 128 | ((code ^ (code >> 7)) & 127);
}

/** The hash that a token of this text has. */
export function fnv(text: string): number {
  let hash = fnvBasis;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ squeezed(text.charCodeAt(at)), fnvPrime);
  return hash;
}

const keywords: readonly (readonly [string, number])[] = [
  ...(Object.entries(Kind) as [string, number][]).filter(
    ([name, kind]) => kind >= firstKeyword && !['false', 'none', 'true'].includes(name),
  ),
  ['False', Kind.false],
  ['None', Kind.none],
  ['True', Kind.true],
];

const shift = collisionFreeShift();
const slots = new Uint8Array(1024);
const slotHashes = new Int32Array(1024);
const slotWords: string[] = new Array(1024).fill('');
for (const [word, kind] of keywords) {
  const slot = (fnv(word) >>> shift) & 1023;
  slots[slot] = kind;
  slotHashes[slot] = fnv(word);
  slotWords[slot] = word;
}

/** Whether a name of this FNV-1a hash can be a keyword. */
export function mayBeKeyword(hash: number): boolean {
  return slotHashes[(hash >>> shift) & 1023] === hash;
}

/** The keyword kind of the name at `start..end` whose hash `mayBeKeyword`, or `Kind.name`. */
export function nameKind(codes: Uint8Array, start: number, end: number, hash: number): number {
  const slot = (hash >>> shift) & 1023;
  const word = slotWords[slot]!;
  if (word.length !== end - start) return Kind.name;
  for (let at = start; at < end; at++) if (codes[at] !== word.charCodeAt(at - start)) return Kind.name;
  return slots[slot]!;
}

/** A bit range of the hash in which no two keywords meet, so that one look decides. */
function collisionFreeShift(): number {
  for (let candidate = 0; candidate <= 22; candidate++) {
    if (new Set(keywords.map(([word]) => (fnv(word) >>> candidate) & 1023)).size === keywords.length) return candidate;
  }
  throw new Error('two keywords share every slot');
}

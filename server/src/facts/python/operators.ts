// Operators of more than one character.
import { Kind, Op } from './token-kinds';

/** The kind of the operator that starts with `code` at `at`, and its length shifted by eight bits. */
export function operatorAt(codes: Uint8Array, at: number, code: number): number {
  const next = codes[at + 1]!;
  if (next === Op.assign) return pack(withAssign(code), withAssign(code) === code ? 1 : 2);
  if (next === code && (code === Op.star || code === Op.slash || code === 60 || code === 62)) {
    if (codes[at + 2] === Op.assign) return pack(Kind.augmented, 3);
    return pack(code === Op.star ? Kind.power : Kind.longOperator, 2);
  }
  if (code === Op.minus && next === 62) return pack(Kind.arrow, 2);
  if (code === 60 && next === 62) return pack(Kind.longOperator, 2);
  return pack(code, 1);
}

function withAssign(code: number): number {
  switch (code) {
    case Op.assign:
      return Kind.equal;
    case Op.exclamation:
    case 60:
    case 62:
      return Kind.longOperator;
    case Op.colon:
      return Kind.walrus;
    case Op.comma:
    case Op.semicolon:
    case 126:
      return code;
    default:
      return Kind.augmented;
  }
}

function pack(kind: number, length: number): number {
  return kind | (length << 8);
}

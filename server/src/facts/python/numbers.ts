// Number literals.
import { CharacterClass, classOf } from './characters';
import { Op } from './token-kinds';

/** End of the number at `at`; `1if` is the number 1, as in Python before 3.15. */
export function numberEnd(codes: Uint8Array, start: number): number {
  let at = start;
  const second = codes[at + 1]! | 32;
  if (codes[at] === 48 && (second === 120 || second === 111 || second === 98)) {
    at += 2;
    for (;;) {
      const code = codes[at]! | 32;
      const digit = classOf[codes[at]!] === CharacterClass.digit || codes[at] === 95;
      if (!digit && !(second === 120 && code >= 97 && code <= 102)) return at;
      at++;
    }
  }
  at = digitsEnd(codes, at);
  if (codes[at] === 46) at = digitsEnd(codes, at + 1);
  if ((codes[at]! | 32) === 101) {
    const signed = codes[at + 1] === Op.plus || codes[at + 1] === Op.minus ? at + 2 : at + 1;
    if (classOf[codes[signed]!] === CharacterClass.digit) at = digitsEnd(codes, signed);
  }
  return (codes[at]! | 32) === 106 ? at + 1 : at;
}

function digitsEnd(codes: Uint8Array, start: number): number {
  let at = start;
  while (classOf[codes[at]!] === CharacterClass.digit || codes[at] === 95) at++;
  return at;
}

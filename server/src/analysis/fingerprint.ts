// What makes a finding the same one after unrelated edits, in a short text.

/**
 * Fingerprints of findings given in the order of their places, in that order. Each is made from rule, file and anchor,
 * never from a position; findings equal in all three are told apart by their number among the equal ones, so that as
 * many fingerprints as there are findings stay the same when something is added around them.
 */
export function fingerprintsOf(
  findings: readonly { readonly rule: string; readonly file: string; readonly anchor: string }[],
): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, file, anchor }) => {
    const identity = `${rule}\0${file}\0${anchor}`;
    const number = seen.get(identity) ?? 0;
    seen.set(identity, number + 1);
    return hashOf(number === 0 ? identity : `${identity}\0${number}`);
  });
}

/**
 * 16 hexadecimal digits. Two multiplicative 32-bit lanes over the UTF-16 units with murmur's finishing steps (cyrb53 by
 * bryc, public domain, kept at its full 64 bits). Not for use against an adversary; twice as fast as a digest, and the
 * report asks for one per finding after each edit.
 */
export function hashOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return hex(low) + hex(high);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

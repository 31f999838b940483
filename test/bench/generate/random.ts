// Numbers that look random and depend on a seed and a place alone, so that any part can be made without the parts before.

/** A stream of numbers in 0..1 for one place: mulberry32 from a mixed seed. */
export function stream(seed: number, place: number): () => number {
  let state = mix(mix(seed) ^ place);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A positive number with this median and a heavy tail: log-normal by Box and Muller. */
export function heavyTailed(next: () => number, median: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return median * Math.exp(sigma * normal);
}

/** Pronounceable and unique for each number. */
export function syllables(number: number): string {
  let rest = number;
  let word = '';
  do {
    word += consonants[rest % consonants.length]! + vowels[Math.floor(rest / consonants.length) % vowels.length]!;
    rest = Math.floor(rest / (consonants.length * vowels.length));
  } while (rest > 0);
  return word;
}

const consonants = [...'bdfgklmnprstvz'];
const vowels = [...'aeiou'];

/** The 32-bit finaliser of MurmurHash3. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

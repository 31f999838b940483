// Splitting names into words.

/** Version, acronym before a version, acronym, hump, number, letters without case. */
const anyWord = /[vV]\d+(?!\p{Ll})|\p{Lu}+(?=[vV]\d)|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{L}]+/gu;
/** The same for names in ASCII, which nearly all are: twice as fast. */
const asciiWord = /[vV]\d+(?![a-z])|[A-Z]+(?=[vV]\d)|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const isAscii = /^[\0-\x7f]*$/;

/** Lower-case words of a name: camel humps, snake and kebab parts, acronyms and digits (`HTTPServer2_v1` → http server 2 v1). */
export function wordsOf(name: string): string[] {
  const words = name.match(isAscii.test(name) ? asciiWord : anyWord) ?? [];
  return words.map((word) => word.toLowerCase());
}

/** Whether `word` stands in `words`, where it may be written as several of them joined (`websocket` in web, socket). */
export function hasWord(words: readonly string[], word: string): boolean {
  const wanted = word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  for (let from = 0; from < words.length; from++) {
    let joined = '';
    for (let to = from; to < words.length && joined.length < wanted.length; to++) {
      joined += words[to];
      if (joined === wanted) return true;
    }
  }
  return false;
}

// Splitting names into words.

/** Lower-case words of a name: camel humps, snake and kebab parts, acronyms and digits (`HTTPServer2_v1` → http server 2 v1). */
export function wordsOf(name: string): string[] {
  const words: string[] = [];
  for (const part of name.split(/[^\p{L}\p{N}]+/u)) {
    for (const word of part.match(
      /[vV]\d+(?!\p{Ll})|\p{Lu}+(?=[vV]\d)|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{L}]+/gu,
    ) ?? []) {
      words.push(word.toLowerCase());
    }
  }
  return words;
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

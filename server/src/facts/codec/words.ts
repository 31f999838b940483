// Words of which facts have few, by numbers. The types see to it that no word is left out.

export type Numbers<Word extends string> = Readonly<Record<Word, number>>;

/** The words at their numbers. */
export function wordsOf<Word extends string>(numbers: Numbers<Word>): readonly Word[] {
  const words: Word[] = [];
  for (const [word, number] of Object.entries(numbers) as [Word, number][]) words[number] = word;
  return words;
}

// What a file's text holds at all, asked once so that most files need no closer look.

export interface Hints {
  readonly deprecation: boolean;
  readonly canonical: boolean;
}

/** Short, rare stretches of the words are looked for: engines find them at the speed of memory. */
export function hintsOf(text: string): Hints {
  return {
    deprecation: text.includes('precat') || text.includes('PRECAT'),
    canonical: text.includes('SSOT') || text.includes('@canonical'),
  };
}

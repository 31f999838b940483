// What a file's text holds at all, asked once so that most files need no closer look.

export interface Hints {
  readonly deprecation: boolean;
  readonly canonical: boolean;
}

export function hintsOf(text: string): Hints {
  return {
    deprecation: text.includes('eprecat') || text.includes('EPRECAT'),
    canonical: text.includes('SSOT') || text.includes('@canonical'),
  };
}

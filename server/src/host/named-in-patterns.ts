// Which paths a list of .gitignore patterns could be about at all: most files are called like none of them.

/**
 * Tells of a path (of a file or folder, as the patterns see it) whether one of `patterns` may match it. Says yes where it is
 * in doubt, so it spares asking the matcher and never takes its place: the matcher tries every pattern on every path. A path
 * inside an ignored folder is not meant: its own name says nothing.
 */
export function namedIn(patterns: readonly string[], ignoresCase: boolean): (path: string) => boolean {
  const fold = (text: string) => (ignoresCase ? text.toUpperCase() : text);
  const names = new Set<string>();
  const ends = new Set<string>();
  const parts = new Set<string>();
  for (const pattern of patterns.flatMap(spelledOut)) {
    const whole = pattern.trimEnd().replace(/^!/, '').replace(/\/+$/, '');
    if (whole === '') continue;
    // An escape, or a class of characters: in doubt.
    if (/[\\[]/.test(whole)) return () => true;
    const last = fold(whole.slice(whole.lastIndexOf('/') + 1));
    const end = last.slice(Math.max(last.lastIndexOf('*'), last.lastIndexOf('?')) + 1);
    if (end === last) names.add(last);
    else if (end !== '') ends.add(end);
    else parts.add(fold(longest(`/${whole.replace(/^\//, '')}`.split(/[*?]+/))));
  }
  const [endings, contained] = [[...ends], [...parts]];
  return (path) => {
    const folded = fold(path);
    if (names.has(folded.slice(folded.lastIndexOf('/') + 1))) return true;
    if (endings.some((end) => folded.endsWith(end))) return true;
    return contained.length > 0 && contained.some((part) => `/${folded}`.includes(part));
  };
}

function longest(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b.length > a.length ? b : a));
}

/** Without what can be said in plain letters: `*.py[co]` is `*.pyc` and `*.pyo`. */
function spelledOut(pattern: string): string[] {
  const plain = pattern.replaceAll('\\.', '.');
  const [, before, letters, after] = /^([^[\\]*)\[([\w.]+)\]([^[\\]*)$/.exec(plain) ?? [];
  return letters === undefined ? [plain] : [...letters].map((letter) => before + letter + after);
}

// Which names a list of .gitignore patterns could be about at all: most files are called like none of them.

/**
 * Tells of a name (of a file or folder, without a slash) whether one of `patterns` may match a path that ends in it. Says
 * yes where it is in doubt, so it spares asking the matcher and never takes its place: the matcher tries every pattern on
 * every path. A path inside an ignored folder is not meant: its own name says nothing.
 */
export function namedIn(patterns: readonly string[], ignoresCase: boolean): (name: string) => boolean {
  const fold = (text: string) => (ignoresCase ? text.toUpperCase() : text);
  const names = new Set<string>();
  const parts = new Set<string>();
  for (const pattern of patterns) {
    const last = lastName(pattern);
    if (last === '') continue;
    // An escape, or a class of characters: in doubt.
    if (/[\\[]/.test(pattern)) return () => true;
    const literals = last.split(/[*?]+/);
    if (literals.length === 1) names.add(fold(last));
    else parts.add(fold(literals.reduce((a, b) => (b.length > a.length ? b : a))));
  }
  if (parts.has('')) return () => true;
  const contained = [...parts];
  return (name) => {
    const folded = fold(name);
    return names.has(folded) || contained.some((part) => folded.includes(part));
  };
}

/** What a pattern says of the last name of a path; empty where it says nothing. */
function lastName(pattern: string): string {
  const trimmed = pattern.trimEnd().replace(/^!/, '').replace(/\/+$/, '');
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

// What comments say when a name is kept for old callers.

const kept = new RegExp(
  [
    '\\b(?:b(?:ack(?:wards?)?|w)[ \\t\\n-]*)?compat(?:ibility)?\\b',
    '\\b(?:backwards?|previously)[ \\t\\n-]+compatible\\b',
    '\\bdeprecat(?:e|ed|es|ing|ion)\\b',
    '\\b(?:old|older|former|previous|legacy|historic|historical)[ \\t\\n-]+(?:\\w+[ \\t\\n-]+)?(?:name|spelling|alias|import|path)(?:e?s)?\\b',
    // What an environment lacks is no old name.
    '(?<!\\b(?:runtime|browser|platform)[ \\t]+)\\bshims?\\b',
  ].join('|'),
  'i',
);

/** Whether a comment at an alias speaks of compatibility, deprecation, an old name or a shim. */
export function saysCompatibility(comment: string): boolean {
  return kept.test(comment);
}

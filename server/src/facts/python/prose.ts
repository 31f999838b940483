// What people write when something is deprecated, and how they name its replacement.

const announced =
  /^\s*(\.\.\s*deprecated::|@deprecated\b|Deprecated\b|DEPRECATED\b|deprecated\s*[:.])|\b(this|the)\s+([\w`'"/.]+\s+){0,3}(is|are|was|been)\s+(now\s+)?deprecated\b/im;

/** Whether a comment or docstring announces that what it stands on is deprecated, rather than speaks of deprecation. */
export function saysDeprecated(prose: string): boolean {
  return /deprecated/i.test(prose) && announced.test(prose.replace(/\r/g, '\n'));
}

const pointer =
  /\b(?:use|using|from|to|into|by|with|favou?r of|prefer|see|in)\s+(?:the\s+|new\s+)*(:[\w:+.-]+:)?([`'"“‘]*)~?([\p{L}_][\p{L}\p{N}_.:/#-]*)(\(\))?([`'"”’]*)(\s+instead\b)?/giu;

/**
 * The name that a text offers instead: what stands after `use`, `moved to`, `replaced by` and the like, if it is
 * quoted, followed by `instead`, or looks like code. Empty when it offers none.
 */
export function replacementIn(prose: string): string {
  const from = prose.search(/\b(use|using|moved|replaced|superseded|favou?r|prefer|renamed|import|see|lives)\b/i);
  if (from < 0) return '';
  for (const match of prose.slice(from).replace(/\s+/g, ' ').matchAll(pointer)) {
    const [, role, opening, name, call, , instead] = match;
    const bare = name!.replace(/[.:/#-]+$/, '');
    if (bare === '' || /^(this|that|it|a|an|one|another|future)$/i.test(bare)) continue;
    const looksLikeCode = /[._/]|\p{Ll}\p{Lu}|^\p{Lu}\p{L}*\p{Ll}\p{Lu}/u.test(bare) && !/^\d/.test(bare);
    if (role !== undefined || opening !== '' || call !== undefined || instead !== undefined || looksLikeCode)
      return bare;
  }
  return '';
}

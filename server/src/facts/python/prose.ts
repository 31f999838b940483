// What people write when something is deprecated, and how they name its replacement.

const announced =
  /^\s*(\.\.\s*deprecated::|@deprecated\b|Deprecated\b|DEPRECATED\b|deprecated\s*[:.])|\b(this|the)\s+([\w`'"/.]+\s+){0,3}(is|are|was|been)\s+(now\s+)?deprecated\b/im;

/** Whether a comment or docstring announces that what it stands on is deprecated, rather than speaks of deprecation. */
export function saysDeprecated(prose: string): boolean {
  return /deprecated/i.test(prose) && announced.test(mainPart(prose));
}

/**
 * The part that is about the whole: what is indented deeper, or stands under a heading, is about a parameter or a
 * case (`.. deprecated::` is often written there).
 */
function mainPart(prose: string): string {
  const [first = '', ...rest] = prose.split(/\r\n|\r|\n/);
  const base = Math.min(...rest.filter((line) => line.trim() !== '').map(indentOf));
  const kept = [first];
  for (const line of rest) {
    if (/^\s*([=~^-]{3,}|(Args|Arguments|Parameters|Returns|Raises|Attributes|Examples?|Notes?)\s*:?)\s*$/.test(line))
      break;
    if (indentOf(line) <= base) kept.push(line);
  }
  return kept.join('\n');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

const pointer =
  /\b(?:use|using|from|to|into|by|with|favou?r of|prefer|see|in)\s+(?:the\s+|new\s+)*(:[\w:+.-]+:)?([`'"\u201c\u2018]*)~?([\p{L}_][\p{L}\p{N}_.:/#-]*)(\(\))?([`'"\u201d\u2019]*)(\s+instead\b)?/giu;

/** Roles that name something in the code; `:ref:` and the like name places in the documentation. */
const namesCode = /^:(py:)?(class|func|meth|mod|attr|data|exc|obj|any|const):$/;

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
    if (role !== undefined && !namesCode.test(role)) continue;
    if (bare === '' || /^(this|that|it|a|an|one|another|future)$/i.test(bare)) continue;
    const looksLikeCode = /[._/]|\p{Ll}\p{Lu}|^\p{Lu}\p{L}*\p{Ll}\p{Lu}/u.test(bare) && !/^\d/.test(bare);
    if (role !== undefined || opening !== '' || call !== undefined || instead !== undefined || looksLikeCode)
      return bare;
  }
  return '';
}

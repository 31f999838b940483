// The comment that suppresses a finding on the line below it, in the file's own syntax and indentation.

/** Inserted at the start of a line. `reason` is where the cursor belongs, an offset into `text`. */
export interface SuppressionComment {
  readonly line: number;
  readonly character: number;
  readonly text: string;
  readonly reason: number;
}

/** `undefined` where a comment line cannot stand: after a line that goes on with a backslash in Python. */
export function suppressionComment(
  file: string,
  text: string,
  line: number,
  rule: string,
): SuppressionComment | undefined {
  const lines = linesAround(text, line);
  if (lines === undefined) return undefined;
  const python = /\.pyi?$/.test(file);
  if (python && lines.before?.text.endsWith('\\')) return undefined;
  // A byte order mark stays the first thing in the file.
  const mark = lines.at.text.startsWith('\uFEFF') ? 1 : 0;
  const indentation = /^[ \t\f]*/.exec(lines.at.text.slice(mark))![0];
  const comment = `${indentation}${python ? '#' : '//'} ssot-ignore-next-line ${rule}: `;
  const end = lines.at.end || lines.before?.end || '\n';
  return { line, character: mark, text: comment + end, reason: comment.length };
}

interface Line {
  readonly text: string;
  /** Its line ending; empty for the last line. */
  readonly end: string;
}

function linesAround(text: string, line: number): { at: Line; before: Line | undefined } | undefined {
  const ending = /\r\n|\r|\n/g;
  let before: Line | undefined;
  let start = 0;
  for (let number = 0; ; number++) {
    const match = ending.exec(text);
    const at = { text: text.slice(start, match?.index ?? text.length), end: match?.[0] ?? '' };
    if (number === line) return { at, before };
    if (match === null) return undefined;
    before = at;
    start = ending.lastIndex;
  }
}

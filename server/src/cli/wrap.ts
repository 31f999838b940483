// Laying out prose in cells of a terminal.

// biome-ignore lint/complexity/useRegexLiterals: an escape character in a literal is hard to see
const ansi = new RegExp('\\u001b\\[[0-9;]*m', 'g');
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Cells that a text takes on one line: colour takes none, East Asian wide characters two. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text.replace(ansi, '')) cells += wide.test(character) ? 2 : 1;
  return cells;
}

/** Lines of at most `width` cells, broken at spaces only (a path stays whole, however long). Keeps blank lines. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/ +/)) {
      if (line === '') line = word;
      else if (cellsOf(line) + 1 + cellsOf(word) <= width) line += ` ${word}`;
      else {
        lines.push(line);
        line = word;
      }
    }
    return [...lines, line];
  });
}

/** `wrap` after an indent; lines after the first are indented by `hanging` more. */
export function wrapIndented(text: string, width: number, indent: number, hanging = 0): string[] {
  const lines = wrap(text, Math.max(20, width - indent - hanging));
  return lines.map((line, at) => (line === '' ? '' : ' '.repeat(indent + (at === 0 ? 0 : hanging)) + line));
}

/** `a → b → c`, broken after arrows; later lines start with the arrow. */
export function wrapChain(parts: readonly string[], arrow: string, width: number): string[] {
  const lines: string[] = [];
  let line = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    const link = `${arrow} ${part}`;
    if (cellsOf(line) + 1 + cellsOf(link) <= width) line += ` ${link}`;
    else {
      lines.push(line);
      line = `  ${link}`;
    }
  }
  return [...lines, line];
}

export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
}

export function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - cellsOf(text))) + text;
}

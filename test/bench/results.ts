// The form of RESULTS.md: sections with notes and one table each, written and read back.

export interface Section {
  readonly title: string;
  /** Sentences before the table: what was measured, when, on what. */
  readonly notes: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Of a cold or warm comparison; the last says why where there is no time. */
export const timeColumns = [
  'tool',
  'version',
  'median, s',
  'spread',
  'ratio to ours',
  'processor, s',
  'peak, MB',
  'runs',
];

export const preface = `# Benchmark results

Written by \`npm run bench\` (see \`test/bench/main.ts\`); not edited by hand. Each section says when and under what load it was
measured. Times are whole processes, from spawn to exit; the ratios are what counts, absolute times are the machine's.
`;

export function renderResults(sections: readonly Section[]): string {
  return `${[preface, ...sections.map(renderSection)].join('\n')}`;
}

/** Reads what \`renderResults\` wrote. Text outside of sections is the preface and is left out. */
export function parseResults(text: string): Section[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const table = lines.filter((line) => line.startsWith('|')).map(cellsOf);
      const [columns = [], , ...rows] = table;
      return {
        title,
        notes: lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2)),
        columns,
        rows,
      };
    });
}

/** Sections of the same title are replaced where they stand, others come at the end. */
export function mergeSections(old: readonly Section[], fresh: readonly Section[]): Section[] {
  const byTitle = new Map(fresh.map((section) => [section.title, section]));
  const merged = old.map((section) => byTitle.get(section.title) ?? section);
  const known = new Set(old.map(({ title }) => title));
  return [...merged, ...fresh.filter(({ title }) => !known.has(title))];
}

function renderSection({ title, notes, columns, rows }: Section): string {
  const list = notes.map((note) => `- ${note}\n`).join('');
  const table =
    columns.length === 0 ? [] : [columns, columns.map((_, index) => (index === 0 ? '---' : '---:')), ...rows];
  const lines = table.map((cells) => `| ${cells.map(escapeCell).join(' | ')} |\n`).join('');
  return `## ${title}\n\n${list}${lines === '' ? '' : `\n${lines}`}`;
}

function escapeCell(cell: string): string {
  return cell.replaceAll('|', '\\|');
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, line.lastIndexOf('|'))
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

// How many findings each rule reports for the lines of given directories: whether it says too much to be listened to.
import { basename } from 'node:path';
import type { Report } from '../../server/src/analysis/report';
import { rules } from '../../server/src/rules/registry';
import type { RuleId } from '../../server/src/rules/rule';
import { openReport } from './open-report';

const usage =
  'density.ts DIR…    prints rule × directory: findings and findings per 1,000 lines; ends with 1 above 5 in 1,000';

/** Findings per 1,000 lines of source that no rule may exceed by default: 1 in 200. */
const most = 5;

interface Row {
  readonly rule: RuleId;
  readonly directory: string;
  readonly findings: number;
  readonly lines: number;
}

async function main(directories: readonly string[]): Promise<void> {
  if (directories.length === 0) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const rows: Row[] = [];
  for (const directory of directories) {
    const { report, lines } = await openReport(directory);
    rows.push(...densities(report, basename(directory), lines));
  }
  console.log(densityTable(rows));
  const loud = rows.filter((row) => perThousand(row) > most);
  for (const row of loud) console.error(`too much: ${row.rule} in ${row.directory}, ${cell(row)}`);
  if (loud.length > 0) process.exitCode = 1;
}

export function densities({ summary }: Pick<Report, 'summary'>, directory: string, lines: number): Row[] {
  return rules.map(({ meta: { id: rule } }) => ({ rule, directory, findings: summary[rule]?.findings ?? 0, lines }));
}

/** Markdown: a column for each directory, and one for the densest. */
export function densityTable(rows: readonly Row[]): string {
  const heads = [...new Map(rows.map(({ directory, lines }) => [directory, `${directory}, ${spoken(lines)} lines`]))];
  const lines = rules.map(({ meta: { id } }) => {
    const own = rows.filter(({ rule }) => rule === id);
    const densest = Math.max(...own.map(perThousand));
    return `| \`${id}\` | ${own.map(cell).join(' | ')} | ${densest.toFixed(2)} |`;
  });
  return [
    `| rule | ${heads.map(([, head]) => head).join(' | ')} | most in 1,000 lines |`,
    `|---|${heads.map(() => '---|').join('')}---|`,
    ...lines,
  ].join('\n');
}

export function perThousand({ findings, lines }: Pick<Row, 'findings' | 'lines'>): number {
  return lines === 0 ? 0 : (findings * 1000) / lines;
}

function cell(row: Row): string {
  return row.findings === 0 ? '0' : `${spoken(row.findings)} (${perThousand(row).toFixed(2)})`;
}

function spoken(count: number): string {
  return count.toLocaleString('en');
}

if (require.main === module) void main(process.argv.slice(2));

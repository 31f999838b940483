// The figures of precision: printed, written into ARCHITECTURE.md, or measured again on a checked-out repository.
import { readFileSync, writeFileSync } from 'node:fs';
import { openWorkspace } from '../oracles/open-workspace';
import { measure } from './measure';
import { begin, end, precisionTables } from './table';

const usage = `figures.ts                          prints the tables
figures.ts --write                  puts them into ARCHITECTURE.md
figures.ts measure DIR REPOSITORY   measures the labels of a repository (owner/name) again, on its files in DIR`;

async function main(args: readonly string[]): Promise<void> {
  const [command, directory, repository] = args;
  if (command === undefined) console.log(precisionTables());
  else if (command === '--write') write();
  else if (command === 'measure' && directory !== undefined && repository !== undefined) {
    const { graph } = await openWorkspace(directory);
    for (const { rule, place } of measure(graph, repository)) console.log(`no label: ${rule} ${place}`);
  } else {
    console.error(usage);
    process.exitCode = 2;
  }
}

function write(): void {
  const page = readFileSync('ARCHITECTURE.md', 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`ARCHITECTURE.md has no place for the tables: ${begin}`);
  writeFileSync(
    'ARCHITECTURE.md',
    `${page.slice(0, from + begin.length)}\n\n${precisionTables()}\n\n${page.slice(to)}`,
  );
}

void main(process.argv.slice(2));

// The long form of the TypeScript oracles: `node --import tsx test/oracles/transpile-directory.ts DIRECTORY…`.
import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { extractTypeScript } from '../../server/src/facts/typescript/extract';
import { disagreements } from './names';
import { sourceFilesBelow } from './source-files';
import { compareFile } from './transpile';

export interface Outcome {
  readonly files: number;
  /** One line for each file that differs: its path and how. */
  readonly differences: readonly string[];
}

/** Compares every file below a directory; files over `bytes` are left out, the compiler needs minutes for some. */
export function compareDirectory(directory: string, bytes = 400_000): Outcome {
  const files = sourceFilesBelow(directory).filter((file) => statSync(file).size <= bytes);
  const differences: string[] = [];
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const found = [...compareFile(file, text), ...disagreements(file, text, extractTypeScript(file, text))];
    if (found.length > 0) differences.push(`${file}: ${JSON.stringify(found)}`);
  }
  return { files: files.length, differences };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const directory of process.argv.slice(2)) {
    const { files, differences } = compareDirectory(directory);
    for (const line of differences) console.log(line);
    console.log(`${directory}: ${files} files, ${differences.length} differ`);
    if (files === 0 || differences.length > 0) process.exitCode = 1;
  }
}

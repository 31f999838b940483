// Throughput of the Python facts on a directory, first pass with a cold just-in-time compiler, beside `ast.parse`.
//
//     node --import tsx test/bench/python-facts.ts DIRECTORY [--passes N]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractPython } from '../../server/src/facts/python/extract';
import { timeAstParse } from '../oracles/python-ast';

void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const directory = args[0];
  if (directory === undefined) throw new Error('usage: python-facts.ts DIRECTORY [--passes N]');
  const passes = args[1] === '--passes' ? Number(args[2]) : 1;
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.pyi?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = files.map((file) => readFileSync(file));
  const bytes = texts.reduce((sum, each) => sum + each.length, 0);
  const sources = texts.map((each) => each.toString('utf8'));
  let slowest = { milliseconds: 0, file: '' };
  let first = 0;
  for (let pass = 1; pass <= passes; pass++) {
    const start = performance.now();
    for (const [index, source] of sources.entries()) {
      const before = performance.now();
      extractPython(files[index]!, source);
      const milliseconds = performance.now() - before;
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, file: files[index]! };
    }
    const rate = bytes / 1e3 / (performance.now() - start);
    if (pass === 1) first = rate;
    print(`pass ${pass}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${rate.toFixed(1)} MB/s`);
  }
  print(`slowest file: ${slowest.milliseconds.toFixed(1)} ms, ${slowest.file}`);
  const parser = await timeAstParse(directory);
  const theirs = parser.bytes / 1e6 / parser.seconds;
  print(`ast.parse: ${theirs.toFixed(2)} MB/s; first pass is ${(first / theirs).toFixed(1)} times as fast`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// Throughput of the Python facts on a directory, as shipped (bundled) and with a cold compiler, beside `ast.parse`.
//
//     node --import tsx test/bench/python-facts.ts DIRECTORY [--passes N]
//
// Counts processor time of the one thread where the system tells it, so that other load does not matter much.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { extractPython } from '../../server/src/facts/python/extract';
import { timeAstParse } from '../oracles/python-ast';

void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const directory = args[0];
  if (directory === undefined) throw new Error('usage: python-facts.ts DIRECTORY [--passes N]');
  const passes = args[1] === '--passes' ? Number(args[2]) : 1;
  const extract = await bundled();
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.pyi?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const contents = files.map((file) => readFileSync(file));
  const bytes = contents.reduce((sum, each) => sum + each.length, 0);
  const sources = contents.map((each) => each.toString('utf8'));
  let first = 0;
  for (let pass = 1; pass <= passes; pass++) {
    const start = seconds();
    for (let index = 0; index < sources.length; index++) extract(files[index]!, sources[index]!);
    const rate = bytes / 1e6 / (seconds() - start);
    if (pass === 1) first = rate;
    print(`pass ${pass}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${rate.toFixed(1)} MB/s`);
  }
  const parser = await timeAstParse(directory);
  const theirs = parser.bytes / 1e6 / parser.seconds;
  print(`ast.parse: ${theirs.toFixed(2)} MB/s; the first pass is ${(first / theirs).toFixed(1)} times as fast`);
}

async function bundled(): Promise<typeof extractPython> {
  const folder = mkdtempSync(join(tmpdir(), 'python-facts-'));
  const outfile = join(folder, 'extract.cjs');
  const entry = 'server/src/facts/python/extract.ts';
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', target: 'node20', format: 'cjs' });
  const loaded = createRequire(outfile)(outfile) as { extractPython: typeof extractPython };
  rmSync(folder, { recursive: true });
  return loaded.extractPython;
}

/** Processor time of this thread on Linux, else the time on the wall. */
function seconds(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e9;
  } catch {
    return performance.now() / 1e3;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

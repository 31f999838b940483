// Throughput of the candidates for reading TypeScript and JavaScript: first pass over a directory, one thread.
//
//     node --import tsx test/bench/parsers.ts DIRECTORY [--oxc FOLDER]
//
// FOLDER is where `oxc-parser` is installed (`npm install --prefix FOLDER oxc-parser`); the project does not depend on
// it. Each reader has a process of its own. Counts processor time of the one thread where the system tells it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { extractTypeScript } from '../../server/src/facts/typescript/extract';
import { sourceFilesBelow } from '../oracles/source-files';

type Reader = (path: string, text: string) => unknown;

interface OxcParser {
  parseSync(path: string, text: string): { readonly program: unknown; readonly module: unknown };
}

interface Bundle {
  readonly extractTypeScript: typeof extractTypeScript;
  readonly parse: Reader;
  readonly createSourceFile: Reader;
  readonly preProcess: Reader;
}

const readers: Readonly<Record<string, (bundle: Bundle, oxc: string) => Reader>> = {
  'ts.preProcessFile': ({ preProcess }) => preProcess,
  'ts.createSourceFile': ({ createSourceFile }) => createSourceFile,
  'our parser': ({ parse }) => parse,
  'our parser and all facts': (bundle) => bundle.extractTypeScript,
  'oxc-parser, whole program': (_, oxc) => {
    const { parseSync } = oxcFrom(oxc);
    return (path, text) => parseSync(path, text).program;
  },
  'oxc-parser, module record': (_, oxc) => {
    const { parseSync } = oxcFrom(oxc);
    return (path, text) => parseSync(path, text).module;
  },
};

void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const directory = args[0];
  if (directory === undefined) throw new Error('usage: parsers.ts DIRECTORY [--oxc FOLDER]');
  if (args[1] === '--reader') {
    measure(directory, args[2]!, args[3]!, args[4]!);
    return;
  }
  const oxc = args[1] === '--oxc' ? resolve(args[2]!) : '';
  const folder = mkdtempSync(join(tmpdir(), 'parsers-'));
  const outfile = await bundled(folder);
  for (const name of Object.keys(readers)) {
    if (name.startsWith('oxc') && oxc === '') continue;
    const own = ['--import', 'tsx', process.argv[1]!, directory, '--reader', name, outfile, oxc];
    spawnSync(process.execPath, own, { stdio: 'inherit' });
  }
  rmSync(folder, { recursive: true });
}

function measure(directory: string, name: string, outfile: string, oxc: string): void {
  const read = readers[name]!(createRequire(outfile)(outfile) as Bundle, oxc);
  const sources = sourceFilesBelow(directory).map((path) => [path, readFileSync(path, 'utf8')] as const);
  const bytes = sources.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  let failed = 0;
  const start = seconds();
  for (const [path, text] of sources) {
    try {
      read(path, text);
    } catch {
      failed++;
    }
  }
  const rate = bytes / 1e6 / (seconds() - start);
  const skipped = failed === 0 ? '' : `, ${failed} refused`;
  process.stdout.write(
    `${name.padEnd(28)}${rate.toFixed(1).padStart(7)} MB/s  ${sources.length} files, ${(bytes / 1e6).toFixed(1)} MB${skipped}\n`,
  );
}

/** Our reader as it is shipped, in one file with the compiler. */
async function bundled(folder: string): Promise<string> {
  const outfile = join(folder, 'readers.cjs');
  const contents = `
    import { ts } from 'ts-morph';
    export { extractTypeScript } from './server/src/facts/typescript/extract';
    export { parse } from './server/src/facts/typescript/parse';
    export const createSourceFile = (path, text) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
    export const preProcess = (_, text) => ts.preProcessFile(text, true, true);`;
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  return outfile;
}

function oxcFrom(folder: string): OxcParser {
  return createRequire(join(folder, 'package.json'))('oxc-parser') as OxcParser;
}

/** Processor time of this thread on Linux, else the time on the wall. */
function seconds(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e9;
  } catch {
    return performance.now() / 1e3;
  }
}

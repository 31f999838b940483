// The long form of the oracles: `npm run test:oracles`, or `npm run test:oracles -- DIRECTORY…` for other people's code.
// Without a directory: generated module graphs that are really run, two large Debian packages for Python, this repository for TypeScript. Ends with status 1 when a
// difference is left that nothing explains.
import { join } from 'node:path';
import { type CyclesReport, comparePythonCycles, compareTypeScriptCycles } from './cycles';
import { pythonPackages, unpackedDebianPackage } from './debian';
import { compareJavaScriptLoading } from './javascript-loading';
import { comparePythonFacts } from './python-ast';
import { comparePythonLoading } from './python-loading';
import { compareResolution } from './resolution';
import { compareSessionEdits } from './session-edits';
import { compareTreesBelow } from './syntax-tree';
import { compareDirectory } from './transpile-directory';

interface Outcome {
  readonly files: number;
  /** What was compared, in figures, and what differs on purpose. */
  readonly figures: string;
  readonly unexplained: readonly string[];
}

type Oracle = (directory: string) => Promise<Outcome> | Outcome;

const python: Readonly<Record<string, Oracle>> = {
  'Python facts against CPython’s ast': async (directory) => {
    const { compared, refused, differences } = await comparePythonFacts(directory);
    const figures = `${compared} compared, ${refused.length} refused by CPython`;
    return { files: compared + refused.length, figures, unexplained: differences };
  },
  'Python cycles against CPython’s ast and Kosaraju': async (directory) => cycles(await comparePythonCycles(directory)),
};

const typeScript: Readonly<Record<string, Oracle>> = {
  'syntax trees against the compiler’s': (directory) => {
    const { files, same, refused, differences } = compareTreesBelow(directory);
    const figures = `${same} equal, ${refused.length} left to the compiler`;
    return { files, figures, unexplained: differences };
  },
  'TypeScript facts against the compiler’s emit and binder': (directory) => {
    const { files, differences } = compareDirectory(directory);
    return { files, figures: `${files} compared`, unexplained: differences };
  },
  'resolution against the compiler’s': async (directory) => {
    const { files, imports, same, intended, unexplained } = await compareResolution(directory);
    const onPurpose = Object.entries(intended).map(([kind, lines]) => `${kind} ${lines.length}`);
    const figures = `${imports} imports, ${same} to the same file, on purpose elsewhere: ${onPurpose.join(', ')}`;
    return { files, figures, unexplained };
  },
  'TypeScript cycles against the compiler and Kosaraju': async (directory) => {
    return cycles(await compareTypeScriptCycles(directory));
  },
};

const editing: Readonly<Record<string, Oracle>> = {
  'a session after keystrokes against a fresh one': async (directory) => {
    const { edits, files, differences } = await compareSessionEdits(directory, 20261123, 200, 25);
    return { files, figures: `${edits} edits`, unexplained: differences };
  },
};

function cycles({ files, edges, components, largest, explained, refused, unexplained }: CyclesReport): Outcome {
  const sizes = `largest ${largest.runtime} at run time, ${largest.deferred} with deferred, ${largest.type} with types`;
  const notes = [`${edges} edges`, `${components} components (${sizes})`];
  if (refused.length > 0) notes.push(`${refused.length} refused by CPython`);
  const pairs = explained.filter((line) => line.includes(' imports '));
  if (explained.length > 0) {
    notes.push(
      `${pairs.length} edges and ${explained.length - pairs.length} components differ by resolution on purpose`,
    );
  }
  return { files, figures: notes.join(', '), unexplained };
}

async function run(directory: string, oracles: Readonly<Record<string, Oracle>>): Promise<number> {
  console.log(directory);
  let failures = 0;
  for (const [name, oracle] of Object.entries(oracles)) {
    const start = performance.now();
    const { files, figures, unexplained } = await oracle(directory);
    if (files === 0) continue;
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`  ${name}: ${files} files, ${figures}; ${unexplained.length} unexplained (${seconds} s)`);
    for (const line of unexplained.slice(0, 50)) console.log(`    ${line.slice(0, 500)}`);
    failures += unexplained.length;
  }
  return failures;
}

/** Generated module graphs, which are really run. */
async function runGenerated(): Promise<number> {
  const { graphs, commonJs, entries, failing, leftOut, differences } = await compareJavaScriptLoading(20261123, 2400);
  const figures = `${entries} runs, ${failing} fail, ${leftOut} left out; ${differences.length} differ`;
  console.log(`JavaScript loading against node: ${graphs} graphs (${commonJs} of CommonJS), ${figures}`);
  for (const line of differences.slice(0, 50)) console.log(`  ${line}`);
  return differences.length;
}

async function runGeneratedPython(): Promise<number> {
  const { graphs, entries, failing, onCycles, failingOnCycles, differences } = await comparePythonLoading(
    20261123,
    2400,
  );
  const figures = `${entries} runs, ${failing} fail; ${onCycles} from cycles, ${failingOnCycles} fail; ${differences.length} differ`;
  console.log(`Python loading against python3: ${graphs} graphs, ${figures}`);
  for (const line of differences.slice(0, 50)) console.log(`  ${line}`);
  return differences.length;
}

async function main(directories: readonly string[]): Promise<void> {
  let failures = 0;
  for (const directory of directories) failures += await run(directory, { ...python, ...typeScript, ...editing });
  if (directories.length === 0) {
    failures += await runGenerated();
    failures += await runGeneratedPython();
    for (const name of pythonPackages) {
      failures += await run(join(await unpackedDebianPackage(name), 'usr/lib/python3/dist-packages'), python);
    }
    for (const folder of ['server', 'client', 'test']) failures += await run(folder, typeScript);
  }
  process.exitCode = failures > 0 ? 1 : 0;
}

void main(process.argv.slice(2));

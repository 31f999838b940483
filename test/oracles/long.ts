// The long forms of the oracles: two Debian packages of Python, and every folder that is named as an argument.
import { comparePythonPackages } from './debian';
import { comparePythonFacts } from './python-ast';
import { comparePythonCycles } from './python-cycles';
import { compareDirectory } from './transpile-directory';

async function main(folders: readonly string[]): Promise<void> {
  const print = (title: string, result: object) => {
    process.stdout.write(`${title}\n${JSON.stringify(result, undefined, 2)}\n`);
    const {
      differences = [],
      refused = [],
      onlyOracle = [],
      onlyOurs = [],
    } = result as Partial<Record<string, unknown[]>>;
    // Components may differ where this CPython cannot parse a file that we read.
    const unlike = refused.length === 0 ? onlyOracle.length + onlyOurs.length : 0;
    if (differences.length + unlike > 0) process.exitCode = 1;
  };
  for (const [name, report] of Object.entries(await comparePythonPackages()))
    print(`${name}: facts beside ast`, report);
  for (const folder of folders) {
    print(`${folder}: Python facts beside ast`, await comparePythonFacts(folder));
    print(`${folder}: Python components beside ast`, await comparePythonCycles(folder));
    print(`${folder}: TypeScript imports beside transpileModule`, compareDirectory(folder));
  }
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});

// The benchmark's arguments.
import { parseArgs } from 'node:util';
import type { Language } from './oracle';

export type Part = 'cold' | 'warm' | 'editor' | 'growth';

export interface BenchOptions {
  readonly directories: readonly string[];
  /** Modules of generated workspaces to measure beside the directories; 0: none. */
  readonly generate: number;
  /** Of generated workspaces, those of growth among them. */
  readonly languages: readonly Language[];
  readonly runs: number;
  readonly parts: readonly Part[];
  readonly rivals: readonly string[];
  readonly noRivals: boolean;
  /** Milliseconds. */
  readonly limitMs: number;
  readonly patienceMs: number;
  /** Modules of the generated workspaces of `growth`. */
  readonly sizes: readonly number[];
  readonly seed: number;
  /** Where the results go; merged with what is there. */
  readonly output: string;
}

export const usage = `npm run bench -- [DIR…] [options]
  --generate N       also measure generated workspaces of N modules
  --languages LIST   of generated workspaces; default: typescript,python
  --runs 3           runs of each tool
  --only LIST        of cold,warm,editor,growth; default: cold,warm,editor
  --rivals LIST      by name (oxlint,biome,…); none for none; default: all
  --limit 300        seconds that a run may take
  --patience 30      seconds above which a tool is run once only
  --sizes LIST       modules of the workspaces of growth; default 10000,100000; 1000000 takes a while
  --seed 1           of generated workspaces
  --output FILE      default test/bench/RESULTS.md`;

const parts: readonly Part[] = ['cold', 'warm', 'editor', 'growth'];
const languages: readonly Language[] = ['typescript', 'python'];

/** Throws with a sentence about what is wrong. */
export function readOptions(argv: readonly string[]): BenchOptions {
  const text = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      generate: text('0'),
      languages: text(languages.join(',')),
      runs: text('3'),
      only: text('cold,warm,editor'),
      rivals: text(''),
      limit: text('300'),
      patience: text('30'),
      sizes: text('10000,100000'),
      seed: text('1'),
      output: text('test/bench/RESULTS.md'),
    },
  });
  const only = some('only', parts, values.only);
  const options = {
    directories: positionals,
    generate: whole('generate', values.generate),
    languages: some('languages', languages, values.languages),
    runs: Math.max(1, whole('runs', values.runs)),
    parts: only,
    rivals: values.rivals === 'none' ? [] : list(values.rivals),
    noRivals: values.rivals === 'none',
    limitMs: 1000 * whole('limit', values.limit),
    patienceMs: 1000 * whole('patience', values.patience),
    sizes: list(values.sizes).map((size) => whole('sizes', size)),
    seed: whole('seed', values.seed),
    output: values.output,
  };
  if (options.directories.length === 0 && options.generate === 0 && !only.includes('growth'))
    throw new Error('nothing to measure: name a directory, or --generate N, or --only growth');
  return options;
}

function some<Name extends string>(option: string, names: readonly Name[], value: string): Name[] {
  return list(value).map((given) => {
    const name = names.find((each) => each === given);
    if (name === undefined) throw new Error(`--${option} expects some of ${names.join(',')}; found "${given}"`);
    return name;
  });
}

function list(value: string): string[] {
  return value.split(',').filter((part) => part !== '');
}

function whole(name: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new Error(`--${name} expects a whole number; found "${value}"`);
}

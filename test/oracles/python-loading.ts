// What the simulation of loading says, beside what Python does: generated modules are written to a temporary directory and
// really imported, each in a fresh interpreter.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve as absolute, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cyclicComponents } from '../../server/src/graph/components';
import type { LoadFailure } from '../../server/src/graph/loading/load-failure';
import { loadFailures } from '../../server/src/graph/loading/load-failures';
import { failuresFrom } from '../../server/src/graph/loading/python';
import { loadedTogether, parentsOf } from '../../server/src/graph/loading/python-packages';
import type { Graph, Module } from '../../server/src/graph/model';
import { lineAt } from '../../server/src/text/line-index';
import { fixture } from '../support/fixture';
import { Random } from '../support/random';
import { generatePythonGraph } from './python-loading-graphs';

export interface PythonLoadingReport {
  readonly graphs: number;
  /** Runs, one from each module, and those that fail; runs from modules on runtime cycles that are compared, and those that fail. */
  readonly entries: number;
  readonly failing: number;
  readonly onCycles: number;
  readonly failingOnCycles: number;
  readonly differences: readonly string[];
}

type Files = ReadonlyMap<string, string>;

/** What a run does, in words that both sides have: `loads`, or module, line and name. */
type Outcome = string;

/** Tests run in the project's root. */
const script = absolute('test/oracles/python-loading-run.py');

/** One Python process for so many graphs, which forks for each run. */
const batch = 100;

export async function comparePythonLoading(seed: number, graphs: number): Promise<PythonLoadingReport> {
  const random = new Random(seed);
  const report = { graphs, entries: 0, failing: 0, onCycles: 0, failingOnCycles: 0, differences: [] as string[] };
  for (let done = 0; done < graphs; done += batch) {
    const some = Array.from({ length: Math.min(batch, graphs - done) }, () => generatePythonGraph(random));
    const observed = await runAll(some);
    for (const [index, files] of some.entries()) {
      const { graph } = fixture([...files].map(([path, text]) => `#- /${path}\n${text}`).join(''));
      const everywhere = predictAll(graph);
      const onCycles = predictOnCycles(graph, everywhere);
      for (const [at, { path }] of graph.modules.entries()) {
        const seen = observed[index]!.get(path)!;
        report.entries++;
        if (seen !== 'loads') report.failing++;
        const place = `graph ${done + index} from ${path}`;
        if (everywhere[at] !== seen) report.differences.push(`${place}: expected ${everywhere[at]}, but ${seen}`);
        const own = onCycles.get(path);
        if (own === undefined) continue;
        report.onCycles++;
        if (seen !== 'loads') report.failingOnCycles++;
        if (own !== seen) report.differences.push(`${place}: the component says ${own}, but ${seen}`);
      }
    }
  }
  return report;
}

/** Of each module, all modules simulated. */
function predictAll(graph: Graph): Outcome[] {
  const edges = graph.modules.flatMap((module) => module.edges);
  const failures = failuresFrom(graph, graph.modules, new Set(graph.modules), edges);
  return graph.modules.map((module) => told(failures.find(({ entry }) => entry === module)));
}

/**
 * Of modules on runtime cycles, as the rules ask. Left out are those of components that load modules which fail by
 * themselves and never lead back: for the component these load without trouble.
 */
function predictOnCycles(graph: Graph, everywhere: readonly Outcome[]): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const component of cyclicComponents(graph)) {
    if (component.kind !== 'runtime') continue;
    const inside = loadedTogether(graph, component.modules[0]!)!;
    if (reachable(graph, inside).some((each) => !inside.has(each) && everywhere[each.index] !== 'loads')) continue;
    const failures = loadFailures(graph, component);
    for (const module of component.modules) {
      outcomes.set(module.path, told(failures.find(({ entry }) => entry === module)));
    }
  }
  return outcomes;
}

function reachable(graph: Graph, start: ReadonlySet<Module>): Module[] {
  const seen = new Set(start);
  for (const module of seen) {
    for (const { to, kind } of module.edges) if (kind !== 'type') seen.add(to);
    for (const parent of parentsOf(graph, module)) if (parent !== undefined) seen.add(parent);
  }
  return [...seen];
}

function told(failure: LoadFailure | undefined): Outcome {
  if (failure === undefined) return 'loads';
  const { module, place, name } = failure;
  return `${module.path}:${lineAt(module.facts.lineStarts, place.at) + 1} asks for ${name.split('.').at(-1)}`;
}

type Answer = [type: string, file: string, line: number, name: string, text: string] | null;

async function runAll(graphs: readonly Files[]): Promise<Map<string, Outcome>[]> {
  const root = mkdtempSync(join(tmpdir(), 'loading-'));
  try {
    const entries = graphs.map((files, index) => {
      return [...files].map(([path, text]) => {
        const file = join(root, `${index}`, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
        return path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
      });
    });
    writeFileSync(join(root, 'entries.json'), JSON.stringify(entries));
    const { stdout } = await promisify(execFile)('python3', [script, root], { maxBuffer: 1 << 26 });
    return stdout
      .trim()
      .split('\n')
      .map((line, index) => {
        const answers = JSON.parse(line) as Answer[];
        return new Map([...graphs[index]!.keys()].map((path, at) => [path, outcomeOf(answers[at]!)]));
      });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function outcomeOf(answer: Answer): Outcome {
  if (answer === null) return 'loads';
  const [type, file, line, name, text] = answer;
  if (name === '' || !/^(ImportError|AttributeError|NameError)$/.test(type))
    return `broken: ${file}:${line} ${type}: ${text}`;
  return `${file}:${line} asks for ${name}`;
}

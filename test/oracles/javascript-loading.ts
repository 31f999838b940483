// What the simulation of loading says, beside what Node does: generated modules are compiled file by file, written to a
// temporary directory and really run, once from each of them.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { ts } from 'ts-morph';
import { type Component, cyclicComponents } from '../../server/src/graph/components';
import { javascriptLoadFailures } from '../../server/src/graph/loading/javascript';
import type { LoadFailure } from '../../server/src/graph/loading/load-failure';
import type { Module } from '../../server/src/graph/model';
import { lineAt } from '../../server/src/text/line-index';
import { fixture } from '../support/fixture';
import { Random } from '../support/random';
import { type GeneratedGraph, generateGraph } from './loading-graphs';

export interface LoadingReport {
  readonly graphs: number;
  readonly commonJs: number;
  /** Runs from a module that lies on a cycle, and of those the ones that fail. */
  readonly entries: number;
  readonly failing: number;
  /** Entries left out, since they load another component too, in which some entry fails. */
  readonly leftOut: number;
  readonly differences: readonly string[];
}

/** One node process for so many graphs. */
const batch = 100;

export async function compareJavaScriptLoading(seed: number, graphs: number): Promise<LoadingReport> {
  const random = new Random(seed);
  const report = { graphs, commonJs: 0, entries: 0, failing: 0, leftOut: 0, differences: [] as string[] };
  for (let done = 0; done < graphs; done += batch) {
    const some = Array.from({ length: Math.min(batch, graphs - done) }, () => generateGraph(random));
    const observed = await runAll(some);
    for (const [index, graph] of some.entries()) {
      if (graph.system === 'commonjs') report.commonJs++;
      const predicted = predict(graph);
      for (const [path, expected] of predicted) {
        const seen = observed[index]!.get(path)!;
        if (expected === 'left out') report.leftOut++;
        else {
          report.entries++;
          if (seen !== 'loads') report.failing++;
          if (!agree(expected, seen)) {
            report.differences.push(
              `graph ${done + index} (${graph.system}) from ${path}: expected ${expected}, but ${seen}`,
            );
          }
        }
      }
    }
  }
  return report;
}

/** What a run does, in words that both sides have: `loads`, or module, line and name. */
type Outcome = string;

/** The name is compared where the message of the engine has one; esbuild tells names apart by digits at their end. */
function agree(expected: Outcome, seen: Outcome): boolean {
  const [place, name] = seen.split(' asks for ');
  if (name === '' && expected.startsWith(`${place} asks for `)) return true;
  return expected === seen || expected === seen.replace(/(?<=[a-z])\d$/, '');
}

export function predict(graph: GeneratedGraph): Map<string, Outcome> {
  const source = [...graph.texts].map(([path, text]) => `//- /${path}\n${text}`).join('');
  const built = fixture(source).graph;
  const outcomes = new Map<string, Outcome>();
  const components = cyclicComponents(built).filter(({ kind }) => kind === 'runtime');
  const failing = components.map((component) => javascriptLoadFailures(built, component));
  for (const [index, component] of components.entries()) {
    const others = components.filter((each, at) => at !== index && failing[at]!.length > 0 && reaches(component, each));
    for (const module of component.modules) {
      const failure = failing[index]!.find((each) => each.entry === module);
      outcomes.set(module.path, others.length > 0 ? 'left out' : failure === undefined ? 'loads' : told(failure));
    }
  }
  return outcomes;
}

function told({ module, place: { at }, name }: LoadFailure): Outcome {
  const line = lineAt(module.facts.lineStarts, at);
  return `${stem(module.path)}:${line + 1} asks for ${name.split('.').at(-1)}`;
}

function reaches({ modules: [start] }: Component, { modules }: Component): boolean {
  const seen = new Set<Module>([start!]);
  for (const module of seen) for (const { to, kind } of module.edges) if (kind === 'runtime') seen.add(to);
  return modules.some((module) => seen.has(module));
}

function stem(path: string): string {
  return path.replace(/\.\w+$/, '');
}

interface Compiled {
  readonly name: string;
  readonly code: string;
  readonly map: SourceMap | undefined;
}

async function runAll(graphs: readonly GeneratedGraph[]): Promise<Map<string, Outcome>[]> {
  const root = mkdtempSync(join(tmpdir(), 'loading-'));
  try {
    writeFileSync(join(root, 'package.json'), '{}');
    const compiled = await Promise.all(graphs.map((graph, index) => compile(graph, index)));
    const entries: { commonJs: boolean; path: string }[] = [];
    for (const [index, modules] of compiled.entries()) {
      const commonJs = graphs[index]!.system === 'commonjs';
      // Each run of ES modules has files of its own, since the engine loads a file once.
      for (const { name } of modules) {
        const folder = join(root, `${index}`, commonJs ? 'all' : stem(name));
        mkdirSync(folder, { recursive: true });
        entries.push({ commonJs, path: join(folder, name) });
        if (commonJs && name !== modules[0]!.name) continue;
        for (const each of modules) writeFileSync(join(folder, each.name), each.code);
      }
    }
    writeFileSync(join(root, 'entries.json'), JSON.stringify(entries));
    writeFileSync(join(root, 'run.mjs'), runner);
    await promisify(execFile)(process.execPath, [join(root, 'run.mjs'), root], { maxBuffer: 1 << 26 });
    const errors = JSON.parse(readFileSync(join(root, 'errors.json'), 'utf8')) as (RunError | null)[];
    let next = 0;
    return compiled.map((modules, index) => {
      return new Map([...graphs[index]!.texts.keys()].map((path) => [path, outcomeOf(errors[next++]!, modules)]));
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

interface RunError {
  readonly message: string;
  readonly stack: string;
}

const runner = `
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const root = process.argv[2];
const require = createRequire(import.meta.url);
globalThis.keep = () => {};
const errors = [];
for (const { commonJs, path } of JSON.parse(readFileSync(root + '/entries.json', 'utf8'))) {
  try {
    if (commonJs) {
      for (const key of Object.keys(require.cache)) delete require.cache[key];
      require(path);
    } else await import(pathToFileURL(path).href);
    errors.push(null);
  } catch (error) {
    errors.push({ message: String(error?.message), stack: String(error?.stack) });
  }
}
writeFileSync(root + '/errors.json', JSON.stringify(errors));
`;

function outcomeOf(error: RunError | null, modules: readonly Compiled[]): Outcome {
  if (error === null) return 'loads';
  const frame = /\/(m\d+)\.m?js:(\d+):(\d+)/.exec(error.stack);
  const module = modules.find(({ name }) => stem(name) === frame?.[1]);
  if (frame === null || module === undefined || /SyntaxError|Maximum call/.test(error.stack))
    return `broken: ${error.stack}`;
  const [line, column] = [Number(frame[2]) - 1, Number(frame[3]) - 1];
  const mapped = module.map?.findEntry(line, column);
  const original = mapped !== undefined && 'originalLine' in mapped ? mapped.originalLine : line;
  return `${frame[1]}:${original + 1} asks for ${nameIn(error.message)}`;
}

function nameIn(message: string): string {
  const found =
    /^Cannot access '(.+)' before initialization/.exec(message) ??
    /^(?:\(\d , )?([\w.$]+)\)? is not a (?:function|constructor)/.exec(message);
  const name = found === null ? '' : found[1]!.split('.').at(-1)!;
  return name === 'undefined' ? '' : name;
}

/**
 * By the two compilers in turn, one file at a time. esbuild makes a `var` of a default export, which is `undefined` where
 * the language has an error, so TypeScript takes the graphs with one.
 */
async function compile({ system, texts }: GeneratedGraph, index: number): Promise<Compiled[]> {
  const copies = [...texts.values()].some((text) => /^export default/m.test(text));
  return Promise.all(
    [...texts].map(async ([path, text]): Promise<Compiled> => {
      if (system === 'commonjs') return { name: path, code: text, map: undefined };
      const { code, map } = await (index % 2 === 0 || copies ? byTypeScript(path, text) : byEsbuild(text));
      return { name: path.replace('.mts', '.mjs'), code, map: new SourceMap(JSON.parse(map)) };
    }),
  );
}

function byTypeScript(path: string, text: string): { code: string; map: string } {
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName: path,
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      experimentalDecorators: true,
      sourceMap: true,
    },
  });
  return { code: outputText, map: sourceMapText! };
}

async function byEsbuild(text: string): Promise<{ code: string; map: string }> {
  return transform(text, {
    loader: 'ts',
    format: 'esm',
    target: 'es2022',
    sourcemap: 'external',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
}

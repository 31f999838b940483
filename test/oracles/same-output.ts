// Whether the output is the same whatever the number of threads, the order of the files, the run and what is in the cache:
// `node --import tsx test/oracles/same-output.ts DIR…` after `npm run build`. Ends with 1 where it differs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { reportToJson } from '../../server/src/analysis/report-json';
import { defaultSettings } from '../../server/src/analysis/settings';
import { extract } from '../../server/src/facts/extract';
import { finish } from '../../server/src/graph/incremental/steps';
import { ModuleGraph } from '../../server/src/graph/module-graph';
import { Analysis } from '../../server/src/host/analyse';
import { discover } from '../../server/src/host/discovery';
import { createProject } from '../../server/src/host/project';
import { inferPythonRoots } from '../../server/src/host/python-roots';
import { readSource } from '../../server/src/host/read-source';
import { rules } from '../../server/src/rules/registry';
import { baseNameOf } from '../../server/src/text/paths';
import { Random } from '../support/random';

/** Of `dist/cli.js`, without a cache, by what it was run with; twice with each number of threads. */
export function outputsByThreads(directory: string, threads: readonly number[]): Map<string, string> {
  const run = (count: number) => timeless(output(directory, ['--no-cache', '--threads', `${count}`]));
  return new Map(
    threads.flatMap((count) => [
      [`${count} threads`, run(count)],
      [`${count} threads again`, run(count)],
    ]),
  );
}

/** Of `dist/cli.js` with a cache of its own: what it makes, then what it takes from there, all of it. */
export function outputsByCache(directory: string): Map<string, string> {
  const cache = mkdtempSync(join(tmpdir(), 'ssot-same-output-'));
  try {
    const run = (threads: number, share: number) => {
      const text = output(directory, ['--threads', `${threads}`], { XDG_CACHE_HOME: cache });
      const { files, cacheHits } = JSON.parse(text).stats;
      return cacheHits === files * share ? timeless(text) : `${cacheHits} of ${files} files came from the cache`;
    };
    return new Map([
      ['an empty cache', run(2, 0)],
      ['its cache', run(2, 1)],
      ['its cache, on one thread', run(0, 1)],
    ]);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function output(
  directory: string,
  options: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): string {
  const args = ['check', '--root', directory, '--format', 'json', '--quiet', '--fail-on', 'never', ...options];
  const cli = resolve(__dirname, '../../dist/cli.js');
  const env = { ...process.env, ...variables };
  return execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30, env });
}

/** With the default settings, by the seed that the files were shuffled with; `sorted`: as they are found. */
export async function outputsByOrder(directory: string, seeds: readonly number[]): Promise<Map<string, string>> {
  const root = realpathSync(directory);
  const found = await discover(root, { include: ['**'], exclude: [] });
  const texts = new Map<string, string>();
  for (const { path } of found.files) {
    const source = readSource(join(root, path));
    if ('text' in source) texts.set(path, source.text);
  }
  const report = (paths: readonly string[], projectFiles: readonly string[]) => {
    const project = createProject({
      root,
      pythonRoots: inferPythonRoots(paths, projectFiles),
      manifests: projectFiles.filter((path) => baseNameOf(path) === 'package.json'),
      configurations: found.configurations,
      scopes: found.scopes,
      hasFile: (path) => texts.has(path),
    });
    const graph = new ModuleGraph(project);
    for (const path of paths) graph.set(path, extract(path, texts.get(path)!));
    const analysis = new Analysis(graph, defaultSettings(rules), root);
    return reportToJson(
      finish(analysis.reporting({ baseline: undefined, skipped: [], bytes: 0, cacheHits: 0, elapsedMs: () => 0 })),
    );
  };
  const outputs = new Map([['sorted', report([...texts.keys()], found.projectFiles)]]);
  for (const seed of seeds) {
    const random = new Random(seed);
    outputs.set(`seed ${seed}`, report(shuffled(random, [...texts.keys()]), shuffled(random, found.projectFiles)));
  }
  return outputs;
}

/** What differs from the first, with the first line that does. */
export function differences(outputs: ReadonlyMap<string, string>): string[] {
  const [[first, wanted], ...others] = [...outputs] as [[string, string], ...[string, string][]];
  return others.flatMap(([name, output]) => {
    if (output === wanted) return [];
    const [a, b] = [wanted.split('\n'), output.split('\n')];
    const at = a.findIndex((line, index) => line !== b[index]);
    return [`${name} differs from ${first}:\n  ${a[at]?.slice(0, 300)}\n  ${b[at]?.slice(0, 300)}`];
  });
}

function timeless(json: string): string {
  return json.replace(/"cacheHits":\d+,"elapsedMs":\d+/, '"cacheHits":0,"elapsedMs":0');
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const left = [...list];
  return list.map(() => left.splice(random.below(left.length), 1)[0]!);
}

async function main(directories: readonly string[]): Promise<void> {
  for (const directory of directories) {
    const byThreads = outputsByThreads(directory, [0, 1, 2, 4]);
    for (const [name, output] of outputsByCache(directory)) byThreads.set(name, output);
    const byOrder = await outputsByOrder(directory, [1, 2, 3]);
    const different = [...differences(byThreads), ...differences(byOrder)];
    const findings = JSON.parse(byThreads.get('0 threads')!).findings.length;
    console.log(
      `${directory}: ${findings} findings, ${byThreads.size} runs and ${byOrder.size} orders, ${different.length} differ`,
    );
    for (const each of different) console.error(each);
    if (different.length > 0) process.exitCode = 1;
  }
}

if (require.main === module) void main(process.argv.slice(2));

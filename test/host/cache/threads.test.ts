// The same report from threads, from this thread, from the cache that either wrote, and from several processes at once.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { temporaryFolder } from '../temporary-folder';

const line = 'export const text = "some text that makes the file longer, as files are";\n';

function source(at: number, count: number): string {
  const head = at % 3 === 0 ? '// \u00e4\n' : at % 3 === 1 ? '// one\r\n' : '';
  const next = (at * 7 + 1) % count;
  const body = line.repeat(300).replaceAll('text =', () => `text${at} =`);
  return `${head}import { C${next} } from './m${next}';\nexport class C${at} extends C${next} {\n  run(user: string) {}\n}\n${body}`;
}

function workspace(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}.ts`, source(at, count)]));
}

const cli = resolve('dist/cli.js');
const check = ['check', '--format', 'json', '--fail-on', 'never'];

/** What it says but for times, and how much it took from the cache. */
function told(output: string) {
  const report = JSON.parse(output);
  const { cacheHits } = report.stats;
  report.stats.cacheHits = 0;
  report.stats.elapsedMs = 0;
  return { cacheHits, text: JSON.stringify(report) };
}

test('a report is the same on any number of threads, cold and warm', (context) => {
  const count = 60;
  const root = temporaryFolder(context, workspace(count));
  const caches = temporaryFolder(context, {});
  const run = (cache: string, ...options: string[]) => {
    const env = { ...process.env, XDG_CACHE_HOME: join(caches, cache) };
    const argv = [cli, ...check, ...options];
    const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: root, env, encoding: 'utf8' });
    assert.equal(stderr, '');
    return told(stdout);
  };
  const plain = run('none', '--no-cache', '--threads', '0');
  assert.match(plain.text, /import-cycle/);
  for (const [cache, threads, hits] of [
    ['a', '2', 0],
    ['a', '2', count],
    ['a', '0', count],
    ['b', '0', 0],
    ['b', '3', count],
    ['none', '2', 0],
  ] as const) {
    const { cacheHits, text } = run(cache, '--threads', threads);
    assert.deepEqual([cacheHits, text === plain.text], [hits, true], `cache ${cache}, ${threads} threads`);
  }
});

test('processes that write the cache of one workspace at the same time leave a whole one', async (context) => {
  const count = 60;
  const root = temporaryFolder(context, workspace(count));
  const caches = temporaryFolder(context, {});
  const env = { ...process.env, XDG_CACHE_HOME: caches };
  const run = async (threads: string) => {
    const argv = [cli, ...check, '--threads', threads];
    return told((await promisify(execFile)(process.execPath, argv, { cwd: root, env })).stdout);
  };
  const cold = await Promise.all(['0', '2', '0', '2'].map(run));
  assert.equal(new Set(cold.map(({ text }) => text)).size, 1);
  const kept = readdirSync(join(caches, 'ssot-guard')).map((name) => name.slice(name.indexOf('.')));
  assert.deepEqual(kept.sort(), ['.facts', '.report'], 'nothing half written');
  const warm = await run('0');
  assert.deepEqual(warm, { cacheHits: count, text: cold[0]!.text });
});

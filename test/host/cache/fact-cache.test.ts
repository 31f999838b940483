// Facts kept from one run to the next: the report is the same, and nothing in the cache can do harm.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { reportToJson } from '../../../server/src/analysis/report-json';
import { cacheFolder } from '../../../server/src/host/cache/cache-place';
import { createSession } from '../../../server/src/host/create-session';
import { temporaryFolder } from '../temporary-folder';

const sample = 'test/workspaces/websocket-dual-pattern';

async function run(root: string, folder: string, version = 'v1') {
  const session = createSession({ root, threads: 0, cache: { folder, version } });
  await session.index();
  const report = session.report();
  await session.close();
  const { files, cacheHits } = report.stats;
  return {
    files,
    cacheHits,
    text: reportToJson({ ...report, stats: { ...report.stats, elapsedMs: 0, cacheHits: 0 } }),
  };
}

const packsIn = (folder: string) => readdirSync(folder).sort();

describe('a second run', () => {
  test('says the same, from the cache alone', async (context) => {
    const folder = join(temporaryFolder(context, {}), 'cache');
    const cold = await run(sample, folder);
    assert.equal(cold.cacheHits, 0);
    const [name] = packsIn(folder);
    const before = readFileSync(join(folder, name!));
    const warm = await run(sample, folder);
    assert.equal(warm.cacheHits, warm.files);
    assert.ok(warm.files > 30);
    assert.equal(warm.text, cold.text);
    assert.deepEqual(packsIn(folder), [name]);
    assert.deepEqual(readFileSync(join(folder, name!)), before, 'nothing new, nothing written');
  });

  test('reads anew what has changed, be it of the same size and time', async (context) => {
    const root = temporaryFolder(context, { 'a.py': 'import b\n', 'b.py': 'import a\n', 'c.py': 'x = 1\n' });
    const folder = join(temporaryFolder(context, {}), 'cache');
    const time = new Date(2020, 1, 1);
    for (const file of ['a.py', 'b.py', 'c.py']) utimesSync(join(root, file), time, time);
    assert.match((await run(root, folder)).text, /import-cycle/);
    writeFileSync(join(root, 'b.py'), 'import c\n');
    utimesSync(join(root, 'b.py'), time, time);
    const after = await run(root, folder);
    assert.equal(after.cacheHits, 2);
    assert.doesNotMatch(after.text, /"rule": "import-cycle"/);
    assert.equal((await run(root, folder)).cacheHits, 3);
  });

  test('after a file is gone keeps no facts of it', async (context) => {
    const root = temporaryFolder(context, { 'a.py': 'a = 1\n', 'b.py': `b = '''${'long '.repeat(10)}'''\n` });
    const folder = join(temporaryFolder(context, {}), 'cache');
    await run(root, folder);
    writeFileSync(join(root, 'b.py'), '\0');
    assert.equal((await run(root, folder)).cacheHits, 1);
    assert.equal((await run(root, folder)).cacheHits, 1);
  });

  test('of another build reads nothing, and takes the place', async (context) => {
    const folder = join(temporaryFolder(context, {}), 'cache');
    await run(sample, folder, 'v1');
    const [first] = packsIn(folder);
    assert.equal((await run(sample, folder, 'v2')).cacheHits, 0);
    assert.equal(packsIn(folder).length, 1);
    assert.notEqual(packsIn(folder)[0], first);
  });
});

describe('a cache file', () => {
  const damages: Readonly<Record<string, (content: Buffer) => Buffer>> = {
    'that is empty': () => Buffer.alloc(0),
    'that is cut off': (content) => content.subarray(0, content.length >> 1),
    'with a wrong byte': (content) => {
      const copy = Buffer.from(content);
      copy[copy.length - 7]! ^= 0xff;
      return copy;
    },
    'of something else': () => Buffer.from('{"version": 1}'),
  };
  for (const [what, damage] of Object.entries(damages)) {
    test(`${what} is replaced`, async (context) => {
      const folder = join(temporaryFolder(context, {}), 'cache');
      const cold = await run(sample, folder);
      const file = join(folder, packsIn(folder)[0]!);
      writeFileSync(file, damage(readFileSync(file)));
      const next = await run(sample, folder);
      assert.deepEqual([next.cacheHits, next.text], [0, cold.text]);
      assert.equal((await run(sample, folder)).cacheHits, cold.files);
    });
  }

  test('of a workspace that was not opened for long goes', async (context) => {
    const folder = join(temporaryFolder(context, {}), 'cache');
    const other = temporaryFolder(context, { 'a.py': 'a = 1\n' });
    await run(other, folder);
    const [old] = packsIn(folder);
    const long = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
    utimesSync(join(folder, old!), long, long);
    await run(sample, folder);
    assert.ok(!packsIn(folder).includes(old!));
  });

  test('that cannot be written costs nothing but the next run', async (context) => {
    const folder = join(temporaryFolder(context, { cache: 'a file where a folder should be' }), 'cache');
    const { cacheHits, files } = await run(sample, folder);
    assert.deepEqual([cacheHits, files > 30], [0, true]);
  });

  test('lies in the place of the platform, and never in the workspace', async (context) => {
    assert.equal(cacheFolder('linux', { XDG_CACHE_HOME: '/x' }), '/x/ssot-guard');
    assert.match(cacheFolder('linux', {}), /\/\.cache\/ssot-guard$/);
    assert.match(cacheFolder('darwin', {}), /Library\/Caches\/ssot-guard$/);
    const root = temporaryFolder(context, {});
    cpSync(sample, root, { recursive: true });
    const before = readdirSync(root, { recursive: true }).sort();
    await run(root, join(temporaryFolder(context, {}), 'cache'));
    assert.deepEqual(readdirSync(root, { recursive: true }).sort(), before);
    assert.ok(!existsSync(join(root, '.cache')));
  });
});

test('several sessions at once leave one whole cache', async (context) => {
  const folder = join(temporaryFolder(context, {}), 'cache');
  await Promise.all([run(sample, folder), run(sample, folder), run(sample, folder)]);
  assert.equal(packsIn(folder).length, 1);
  const { cacheHits, files } = await run(sample, folder);
  assert.equal(cacheHits, files);
});

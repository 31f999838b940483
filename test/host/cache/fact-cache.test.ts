// Facts kept from one run to the next: the report is the same, and nothing in the cache can do harm.
import assert from 'node:assert/strict';
import fs, {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { reportToJson } from '../../../server/src/analysis/report-json';
import { cacheFolder } from '../../../server/src/host/cache/cache-place';
import { unpackFile } from '../../../server/src/host/cache/pack';
import { createSession } from '../../../server/src/host/create-session';
import { Random } from '../../support/random';
import { temporaryFolder } from '../temporary-folder';

const sample = 'test/workspaces/websocket-dual-pattern';

async function run(root: string, folder: string, version = 'v1') {
  const session = createSession({ root, threads: 0, cache: { folder, facts: version, reports: version } });
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

/** Files of facts: the last report lies beside them. */
const packsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.includes('.facts'))
    .sort();

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
    assert.doesNotMatch(after.text, /"rule":"import-cycle"/);
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

  test('after most files changed keeps what is still so, and does not grow', async (context) => {
    const name = (at: number) => `m${at}.py`;
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [name(at), `import m${(at + 1) % 40}\n`]));
    const root = temporaryFolder(context, files);
    const folder = join(temporaryFolder(context, {}), 'cache');
    await run(root, folder);
    const size = () => statSync(join(folder, packsIn(folder)[0]!)).size;
    const first = size();
    for (let round = 0; round < 6; round++) {
      for (let at = 0; at < 30; at++) writeFileSync(join(root, name(at)), `import m${(at + round) % 40}\n`);
      const warm = await run(root, folder);
      assert.ok(warm.cacheHits >= 10 && warm.cacheHits < 40);
      assert.equal(warm.text, (await run(root, join(folder, `fresh${round}`))).text);
    }
    assert.equal((await run(root, folder)).cacheHits, 40);
    assert.ok(size() < first * 2, `${first} grew to ${size()}`);
  });

  test('after few of many files changed leaves the others packed as they are', async (context) => {
    const random = new Random(13);
    const line = () => `import m${random.below(1e9)}\n`;
    const name = (at: number) => `m${at}.py`;
    const imports = (count: number) => Array.from({ length: count }, line).join('');
    const texts = Array.from({ length: 40 }, () => imports(300));
    const root = temporaryFolder(context, Object.fromEntries(texts.map((text, at) => [name(at), text])));
    const folder = join(temporaryFolder(context, {}), 'cache');
    const chunks = async () => unpackFile(readFileSync(join(folder, packsIn(folder)[0]!)));
    await run(root, folder);
    const [large, ...none] = await chunks();
    assert.deepEqual([large!.files.length, none], [40, []]);
    for (const text of ['import m1\n', texts[0]!, 'import m2\n']) {
      for (const at of [0, 1]) writeFileSync(join(root, name(at)), text);
      assert.equal((await run(root, folder)).cacheHits, 38);
      const [first, second, ...others] = await chunks();
      assert.deepEqual(first!.packed, large!.packed);
      assert.deepEqual([second!.files.map(({ path }) => path), others], [[name(0), name(1)], []]);
      assert.deepEqual(second!.marks, [0], 'just written');
      const warm = await run(root, folder);
      assert.deepEqual([warm.cacheHits, warm.text], [40, (await run(root, join(folder, 'fresh'))).text]);
    }
  });

  test('shows the same lines whatever the encoding and the ends of lines', async (context) => {
    const cycle = (other: string) => `x = 1\r\ny = 2\rimport ${other}\n`;
    const root = temporaryFolder(context, {
      'a.py': cycle('b'),
      'b.py': `# \u00e4\n${cycle('c')}`,
      'c.py': `\ufeff${cycle('d')}`,
      'd.py': cycle('e'),
      'e.py': cycle('a'),
    });
    writeFileSync(
      join(root, 'd.py'),
      Buffer.from(`# coding: iso-2022-jp\n# \x1b$B$"$$\x1b(B\n${cycle('e')}`, 'latin1'),
    );
    const folder = join(temporaryFolder(context, {}), 'cache');
    const cold = await run(root, folder);
    const warm = await run(root, folder);
    assert.equal(warm.cacheHits, 5);
    assert.equal(warm.text, cold.text);
    assert.match(cold.text, /"file":"d.py"/);
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

describe('a file that lay untouched since it was read', () => {
  /** Milliseconds: see `isAtRest`. */
  const rest = 2200;

  /** Files of the workspace that were read meanwhile. */
  async function filesRead(context: TestContext, root: string, work: () => Promise<unknown>): Promise<string[]> {
    const read = context.mock.method(fs, 'openSync');
    await work();
    const paths = read.mock.calls.map((call) => String(call.arguments[0]));
    read.mock.restore();
    return paths.filter((path) => path.startsWith(root) && path.endsWith('.py')).map((path) => path.slice(-4));
  }

  test('is not read again, but for its lines; one that was written since is, with its neighbours, be it of the same size and time', async (context) => {
    const root = temporaryFolder(context, { 'a.py': 'import b\n', 'b.py': 'import a\n', 'c.py': 'x = 1\n' });
    const folder = join(temporaryFolder(context, {}), 'cache');
    await wait(rest);
    assert.deepEqual((await filesRead(context, root, () => run(root, folder))).sort(), ['a.py', 'b.py', 'c.py']);
    const cold = await run(root, join(folder, 'other'));
    let warm = await run(root, folder);
    assert.deepEqual((await filesRead(context, root, async () => (warm = await run(root, folder)))).sort(), [
      'a.py',
      'b.py',
    ]);
    assert.deepEqual([warm.cacheHits, warm.text], [3, cold.text]);

    const { mtime, size } = statSync(join(root, 'b.py'));
    writeFileSync(join(root, 'b.py'), 'import c\n');
    utimesSync(join(root, 'b.py'), mtime, mtime);
    assert.equal(statSync(join(root, 'b.py')).size, size);
    let after = warm;
    const read = await filesRead(context, root, async () => (after = await run(root, folder)));
    assert.deepEqual(read.sort(), ['a.py', 'b.py', 'c.py']);
    assert.equal(after.cacheHits, 2);
    assert.doesNotMatch(after.text, /"rule":"import-cycle"/);
    await wait(rest);
    assert.equal(
      (await filesRead(context, root, () => run(root, folder))).length,
      3,
      'b.py may have been written since',
    );
    assert.deepEqual(await filesRead(context, root, () => run(root, folder)), []);
  });

  test('and is far from one that was written since is not read again', async (context) => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`m${at}.py`, `x = ${at}\n`]));
    const root = temporaryFolder(context, files);
    const folder = join(temporaryFolder(context, {}), 'cache');
    await wait(rest);
    await run(root, folder);
    const read = () => filesRead(context, root, () => run(root, folder));
    writeFileSync(join(root, 'm0.py'), 'y = 1\n');
    assert.ok((await read()).length <= 16);
    rmSync(join(root, 'm39.py'));
    assert.ok((await read()).length <= 32);
    assert.ok((await read()).length <= 16, 'one that is gone is no neighbour');
  });

  test('is told by the marks of the chunk that has its facts now, not by those of the one that had them', async (context) => {
    const random = new Random(17);
    const text = () => Array.from({ length: 300 }, () => `import m${random.below(1e9)}\n`).join('');
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`m${at}.py`, text()]));
    const root = temporaryFolder(context, files);
    const folder = join(temporaryFolder(context, {}), 'cache');
    await wait(rest);
    await run(root, folder);
    writeFileSync(join(root, 'm0.py'), text());
    await wait(rest);
    assert.equal((await run(root, folder)).cacheHits, 39);
    const chunks = await unpackFile(readFileSync(join(folder, packsIn(folder)[0]!)));
    assert.deepEqual(
      chunks.map((chunk) => [chunk.files.length, chunk.marks.includes(0)]),
      [
        [40, false],
        [1, false],
      ],
    );
    assert.deepEqual(await filesRead(context, root, () => run(root, folder)), []);
    writeFileSync(join(root, 'm0.py'), 'import m1\n');
    const after = await run(root, folder);
    assert.deepEqual([after.cacheHits, after.text], [39, (await run(root, join(folder, 'fresh'))).text]);
  });

  test('is read when another was put in its place, with the size and time of the first', async (context) => {
    const root = temporaryFolder(context, { 'a.py': 'import b\n', 'b.py': 'import a\n', 'new': 'import c\n' });
    const folder = join(temporaryFolder(context, {}), 'cache');
    await wait(rest);
    assert.match((await run(root, folder)).text, /"rule":"import-cycle"/);
    const { mtime } = statSync(join(root, 'b.py'));
    utimesSync(join(root, 'new'), mtime, mtime);
    renameSync(join(root, 'new'), join(root, 'b.py'));
    const after = await run(root, folder);
    assert.equal(after.cacheHits, 1);
    assert.doesNotMatch(after.text, /"rule":"import-cycle"/);
  });

  test('is read as long as it had just been written when it was looked at', async (context) => {
    const root = temporaryFolder(context, { 'a.py': 'a = 1\n' });
    const folder = join(temporaryFolder(context, {}), 'cache');
    const old = new Date(2020, 1, 1);
    utimesSync(join(root, 'a.py'), old, old);
    await run(root, folder);
    assert.deepEqual(await filesRead(context, root, () => run(root, folder)), ['a.py']);
    await wait(rest);
    assert.deepEqual(await filesRead(context, root, () => run(root, folder)), ['a.py'], 'for its hash');
    assert.deepEqual(await filesRead(context, root, () => run(root, folder)), []);
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

  test('is not used when any of its bytes is another, or missing', async (context) => {
    const folder = join(temporaryFolder(context, {}), 'cache');
    await run(sample, folder);
    const whole = readFileSync(join(folder, packsIn(folder)[0]!));
    assert.equal((await unpackFile(whole)).length, 1);
    const random = new Random(11);
    for (let round = 0; round < 200; round++) {
      const at = round < 60 ? round : random.below(whole.length);
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1 << random.below(8);
      await assert.rejects(unpackFile(damaged), `byte ${at}`);
      await assert.rejects(unpackFile(whole.subarray(0, at)), `cut off at ${at}`);
    }
  });

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

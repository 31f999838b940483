// Which files a walk finds, what it leaves out, and what it tells of the rest.
import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { type Discovery, type DiscoveryOptions, discover } from '../../server/src/host/discovery';
import { temporaryFolder } from './temporary-folder';

const everything = { include: ['**'], exclude: [] };

async function found(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  options: Partial<DiscoveryOptions> = {},
): Promise<Discovery> {
  return discover(temporaryFolder(context, files), { ...everything, ...options });
}

const paths = ({ files }: Discovery) => files.map(({ path }) => path);

describe('a walk', () => {
  test('lists sources of both languages, sorted, with their sizes', async (context) => {
    const discovery = await found(context, {
      'b.py': 'x = 1\n',
      'a/z.ts': '',
      'a/B.tsx': '',
      'a.pyi': '',
      'c.mjs': '1',
      'README.md': '',
      'a.pyc': '',
      'data.json': '',
    });
    assert.deepEqual(paths(discovery), ['a.pyi', 'a/B.tsx', 'a/z.ts', 'b.py', 'c.mjs']);
    assert.deepEqual(
      discovery.files.map(({ size }) => size),
      [0, 0, 0, 6, 1],
    );
    assert.ok(discovery.files.every(({ mtimeMs }) => mtimeMs > 0));
    assert.deepEqual(discovery.skipped, []);
  });

  test('lists the files that say how the project is laid out', async (context) => {
    const { projectFiles } = await found(context, {
      'package.json': '{}',
      'packages/a/package.json': '{}',
      'packages/a/tsconfig.build.json': '{}',
      'pyproject.toml': '',
      'lib/setup.py': '',
      'node_modules/x/package.json': '{}',
    });
    assert.deepEqual(projectFiles, [
      'lib/setup.py',
      'package.json',
      'packages/a/package.json',
      'packages/a/tsconfig.build.json',
      'pyproject.toml',
    ]);
  });

  test('lists the configurations of the compiler, as it does not ask what is ignored', async (context) => {
    const { configurations, projectFiles } = await found(context, {
      '.gitignore': 'jsconfig.json\nout/\n',
      'tsconfig.json': '{}',
      'a/b/jsconfig.json': '{}',
      'a/tsconfig.build.json': '{}',
      'out/tsconfig.json': '{}',
      'node_modules/x/tsconfig.json': '{}',
    });
    assert.deepEqual(configurations, ['a/b/jsconfig.json', 'tsconfig.json']);
    assert.deepEqual(projectFiles, ['a/tsconfig.build.json', 'tsconfig.json']);
  });

  test('lists the folders where names of packages may lead elsewhere than around them', async (context) => {
    const { scopes } = await found(context, {
      '.gitignore': 'a/package.json\nout/\n',
      'package.json': '{}',
      'a/package.json': '{}',
      'a/b/c/node_modules/x/package.json': '{}',
      'out/package.json': '{}',
    });
    assert.deepEqual(scopes, ['', 'a', 'a/b/c']);
  });

  test('never enters installed packages, caches and virtual environments, with or without .gitignore', async (context) => {
    const discovery = await found(context, {
      'app/a.py': '',
      'node_modules/x/index.js': '',
      'app/node_modules/x/index.js': '',
      'app/__pycache__/a.py': '',
      '.git/hooks/a.py': '',
      '.tox/py/a.py': '',
      '.next/a.js': '',
      'lib/python3/site-packages/x.py': '',
      'x-1.0.dist-info/a.py': '',
      'env/pyvenv.cfg': '',
      'env/bin/activate_this.py': '',
      'conda/conda-meta/history': '',
      'conda/lib/a.py': '',
      '.github/a.py': '',
      'venv/a.py': '',
    });
    assert.deepEqual(paths(discovery), ['.github/a.py', 'app/a.py', 'venv/a.py']);
  });

  test('keeps to include and exclude', async (context) => {
    const files = { 'app/a.py': '', 'app/gen/b.py': '', 'lib/c.py': '', 'd.py': '' };
    assert.deepEqual(paths(await found(context, files, { include: ['app/**', 'd.py'] })), [
      'app/a.py',
      'app/gen/b.py',
      'd.py',
    ]);
    assert.deepEqual(paths(await found(context, files, { exclude: ['**/gen/**'] })), ['app/a.py', 'd.py', 'lib/c.py']);
    assert.deepEqual(paths(await found(context, files, { exclude: ['app'] })), ['d.py', 'lib/c.py']);
    assert.deepEqual(paths(await found(context, files, { include: ['app/*'], exclude: ['app/gen'] })), ['app/a.py']);
    assert.deepEqual(paths(await found(context, files, { include: ['**/c.*'] })), ['lib/c.py']);
  });

  test('says so when there is nothing to analyse', async (context) => {
    const { files, skipped } = await found(context, { 'README.md': '' });
    assert.deepEqual(files, []);
    assert.deepEqual(skipped, [
      {
        file: '.',
        reason:
          'holds no TypeScript, JavaScript or Python file that is analysed; see .gitignore, and "include" and "exclude" in the configuration',
      },
    ]);
  });

  test('tells of a root that is not there, or is a file', async (context) => {
    const root = temporaryFolder(context, { 'a.py': '' });
    const gone = [{ file: '.', reason: 'is not there any more' }];
    assert.deepEqual((await discover(join(root, 'none'), everything)).skipped, gone);
    assert.deepEqual((await discover(join(root, 'a.py'), everything)).skipped, gone);
  });

  test('tells of a folder that cannot be read, and goes on', { skip: process.getuid?.() === 0 }, async (context) => {
    const root = temporaryFolder(context, { 'a.py': '', 'locked/b.py': '' });
    chmodSync(join(root, 'locked'), 0);
    const discovery = await discover(root, everything).finally(() => chmodSync(join(root, 'locked'), 0o755));
    assert.deepEqual(paths(discovery), ['a.py']);
    assert.deepEqual(discovery.skipped, [{ file: 'locked', reason: 'cannot be read: permission denied' }]);
  });

  test('takes names as they are', async (context) => {
    const names = [
      'with space.py',
      'ünï/código.py',
      '[id]/page.tsx',
      '$x.ts',
      '..a.py',
      '-.js',
      "it's.py",
      '#.py',
      '!b.py',
    ];
    const discovery = await found(context, Object.fromEntries(names.map((name) => [name, ''])));
    assert.deepEqual(paths(discovery), [...names].sort());
  });

  test('reports its progress, the last time with what it found', async (context) => {
    const counts: number[] = [];
    await found(context, { 'a.py': '', 'x/b.py': '' }, { progress: (files) => counts.push(files) });
    assert.equal(counts.at(-1), 2);
    assert.deepEqual(counts, [...counts].sort());
  });

  test('ends with the reason of the signal', async (context) => {
    const files = { 'a.py': '', 'x/b.py': '' };
    await assert.rejects(found(context, files, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    const controller = new AbortController();
    const progress = () => controller.abort();
    await assert.rejects(found(context, files, { progress, signal: controller.signal }), { name: 'AbortError' });
  });

  test('of some places alone judges them as in a walk of everything', async (context) => {
    const files = {
      '.gitignore': 'gen/\n',
      'app/a.py': '',
      'app/b/c.py': '',
      'app/b/.gitignore': 'd.py\n',
      'app/b/d.py': '',
      'gen/e.py': '',
      'env/pyvenv.cfg': '',
      'env/f.py': '',
      'lib/g.py': '',
    };
    const some = async (...only: string[]) => paths(await found(context, files, { only }));
    assert.deepEqual(await some('app/b'), ['app/b/c.py']);
    assert.deepEqual(await some('app/a.py', 'lib/g.py', 'lib/none.py'), ['app/a.py', 'lib/g.py']);
    assert.deepEqual(await some('app/b/d.py', 'gen/e.py', 'env/f.py', 'gen'), []);
  });
});

describe('links', () => {
  test('a loop is not followed, and told', async (context) => {
    const discovery = await found(context, {
      'app/a.py': '',
      'app/loop': '-> ..',
      'app/self': '-> .',
      'x/y': '-> ../x',
    });
    assert.deepEqual(paths(discovery), ['app/a.py']);
    const reason = 'is a link to a folder that it lies in; it is not followed';
    assert.deepEqual(discovery.skipped, [
      { file: 'app/loop', reason },
      { file: 'app/self', reason },
      { file: 'x/y', reason },
    ]);
  });

  test('links that lead to each other are told', async (context) => {
    const discovery = await found(context, { 'a.py': '', 'p.py': '-> q.py', 'q.py': '-> p.py' });
    assert.deepEqual(paths(discovery), ['a.py']);
    const reason = 'is a link that leads back to itself';
    assert.deepEqual(discovery.skipped, [
      { file: 'p.py', reason },
      { file: 'q.py', reason },
    ]);
  });

  test('what a link inside the root leads to is analysed once, where it is', async (context) => {
    const discovery = await found(context, {
      'real/a.py': '',
      another: '-> real',
      'b.py': '-> real/a.py',
      'c.txt': '-> real/a.py',
    });
    assert.deepEqual(paths(discovery), ['real/a.py']);
    assert.deepEqual(discovery.skipped, [
      { file: 'another', reason: 'is a link to real, which counts at that place only' },
      { file: 'b.py', reason: 'is a link to real/a.py, which counts at that place only' },
    ]);
  });

  test('what lies outside is followed once, under the first of its links', async (context) => {
    const outside = temporaryFolder(context, { 'lib/a.py': '', 'lib/deep/b.py': '', 'single.py': '' });
    const root = temporaryFolder(context, { 'app.py': '' });
    symlinkSync(join(outside, 'lib'), join(root, 'two'));
    symlinkSync(join(outside, 'lib'), join(root, 'one'));
    symlinkSync(join(outside, 'single.py'), join(root, 'single.py'));
    symlinkSync(join(root, 'app.py'), join(outside, 'lib', 'back.py'));
    symlinkSync(join(outside, 'lib'), join(outside, 'lib', 'deep', 'loop'));
    const discovery = await discover(root, everything);
    assert.deepEqual(paths(discovery), ['app.py', 'one/a.py', 'one/deep/b.py', 'single.py']);
    assert.deepEqual(discovery.skipped, [
      { file: 'one/back.py', reason: 'is a link to app.py, which counts at that place only' },
      { file: 'one/deep/loop', reason: 'is a link to a folder that it lies in; it is not followed' },
      { file: 'two', reason: `is a link to ${join(outside, 'lib')}, which is analysed as one` },
    ]);
  });

  test('a link above the root is a loop', async (context) => {
    const outer = temporaryFolder(context, { 'root/a.py': '', 'other/b.py': '', 'root/up': '-> ..' });
    const discovery = await discover(join(outer, 'root'), everything);
    assert.deepEqual(paths(discovery), ['a.py']);
    assert.deepEqual(
      discovery.skipped.map(({ file }) => file),
      ['up'],
    );
  });

  test('a link to nothing is told when its name is a source', async (context) => {
    const discovery = await found(context, { 'a.py': '', 'gone.py': '-> nowhere.py', 'gone.txt': '-> nowhere.txt' });
    assert.deepEqual(paths(discovery), ['a.py']);
    assert.deepEqual(discovery.skipped, [{ file: 'gone.py', reason: 'is a link to nothing' }]);
  });

  test('ignored links and links into installed packages are passed over', async (context) => {
    const outside = temporaryFolder(context, { 'node_modules/x/a.js': '', 'lib/b.js': '' });
    const root = temporaryFolder(context, { 'a.py': '', '.gitignore': 'ignored\n' });
    symlinkSync(join(outside, 'node_modules', 'x'), join(root, 'x'));
    symlinkSync(join(outside, 'lib'), join(root, 'ignored'));
    symlinkSync(join(outside, 'lib'), join(root, 'node_modules'));
    const discovery = await discover(root, everything);
    assert.deepEqual(paths(discovery), ['a.py']);
    assert.deepEqual(discovery.skipped, []);
  });

  test('the root may be a link itself', async (context) => {
    const outer = temporaryFolder(context, { 'real/a.py': '', 'real/loop': '-> .', link: '-> real' });
    const discovery = await discover(join(outer, 'link'), everything);
    assert.deepEqual(paths(discovery), ['a.py']);
    assert.deepEqual(
      discovery.skipped.map(({ file }) => file),
      ['loop'],
    );
  });
});

// .gitignore as git reads it: where there is a git on the machine it is the judge.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { discover } from '../../server/src/host/discovery';
import { temporaryFolder } from './temporary-folder';

const hasGit = spawnSync('git', ['--version']).status === 0;

interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly kept: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: 'a folder, a name and a suffix',
    files: {
      '.gitignore': 'build/\nlocal.py\n*.gen.ts\n',
      'build/a.py': '',
      'x/build/b.py': '',
      'x/local.py': '',
      'a.gen.ts': '',
      'a.ts': '',
    },
    kept: ['a.ts'],
  },
  {
    title: 'patterns with a slash are about one place',
    files: {
      '.gitignore': '/out\ndocs/api\n',
      'out/a.py': '',
      'x/out/b.py': '',
      'docs/api/c.py': '',
      'x/docs/api/d.py': '',
    },
    kept: ['x/docs/api/d.py', 'x/out/b.py'],
  },
  {
    title: 'a negation takes back, but not out of an ignored folder',
    files: {
      '.gitignore': '*.py\n!keep.py\nlib/\n!lib/keep.py\n',
      'a.py': '',
      'keep.py': '',
      'x/keep.py': '',
      'lib/keep.py': '',
    },
    kept: ['keep.py', 'x/keep.py'],
  },
  {
    title: 'everything ignored but one folder',
    files: { '.gitignore': '/*\n!/src\n', 'a.py': '', 'src/b.py': '', 'src/x/c.py': '', 'lib/d.py': '' },
    kept: ['src/b.py', 'src/x/c.py'],
  },
  {
    title: 'a file deeper down is stronger, and its patterns start there',
    files: {
      '.gitignore': '*.gen.ts\n/a.ts\n',
      'x/.gitignore': '!keep.gen.ts\n/a.ts\nb/\n',
      'a.ts': '',
      'x/a.ts': '',
      'x/y/a.ts': '',
      'x/keep.gen.ts': '',
      'x/y/keep.gen.ts': '',
      'x/other.gen.ts': '',
      'x/b/c.ts': '',
      'b/c.ts': '',
    },
    kept: ['b/c.ts', 'x/keep.gen.ts', 'x/y/a.ts', 'x/y/keep.gen.ts'],
  },
  {
    title: 'a folder taken back by a file deeper down',
    files: {
      '.gitignore': 'build/\n*.log.py\n**/tmp.py\n',
      'x/.gitignore': '!build/\n',
      'build/a.py': '',
      'x/build/a.py': '',
      'x/build/b.log.py': '',
      'x/build/tmp.py': '',
      'x/build/deep/c.py': '',
      'x/build/deep/build/d.py': '',
    },
    kept: ['x/build/a.py', 'x/build/deep/build/d.py', 'x/build/deep/c.py'],
  },
  {
    title: 'stars, classes, escapes, comments and blanks',
    files: {
      '.gitignore': '# a.py\n\n**/deep/*.py\nx?.ts\n[ab].js\n\\#odd.py\n\\!odd.py\ntrailing.py   \na/**/z.py\n',
      'a.py': '',
      'p/q/deep/b.py': '',
      'x1.ts': '',
      'x12.ts': '',
      'a.js': '',
      'c.js': '',
      '#odd.py': '',
      '!odd.py': '',
      'trailing.py': '',
      'a/z.py': '',
      'a/b/c/z.py': '',
    },
    kept: ['a.py', 'c.js', 'x12.ts'],
  },
  {
    title: 'case counts',
    files: { '.gitignore': 'Build/\n', 'build/a.py': '', 'x/Build/b.py': '' },
    kept: process.platform === 'linux' ? ['build/a.py'] : [],
  },
  {
    title: 'a byte order mark and Windows line ends',
    files: { '.gitignore': '\uFEFFbuild/\r\n*.gen.ts\r\n', 'build/a.py': '', 'a.gen.ts': '', 'b.ts': '' },
    kept: ['b.ts'],
  },
];

describe('.gitignore:', () => {
  for (const { title, files, kept } of cases) {
    test(title, async (context) => {
      const root = temporaryFolder(context, files);
      assert.deepEqual(await listed(root), kept);
    });
    test(`${title}; git says the same`, { skip: !hasGit }, (context) => {
      const root = temporaryFolder(context, files);
      git(root, 'init', '--quiet');
      assert.deepEqual(gitListed(root), kept);
    });
  }
});

describe('rules from elsewhere', () => {
  test('.git/info/exclude counts, and is the weakest', async (context) => {
    const root = temporaryFolder(context, {
      '.git/info/exclude': 'private.py\nother.py\n',
      '.gitignore': '!other.py\n',
      'private.py': '',
      'other.py': '',
    });
    assert.deepEqual(await listed(root), ['other.py']);
  });

  test('files above the root count up to the root of the repository', async (context) => {
    const outer = temporaryFolder(context, {
      '.gitignore': '*.py\n',
      'repository/.git/HEAD': '',
      'repository/.gitignore': 'dist/\n/packages/a/local.ts\n',
      'repository/packages/.gitignore': 'cache/\n',
      'repository/packages/a/dist/x.ts': '',
      'repository/packages/a/cache/y.ts': '',
      'repository/packages/a/local.ts': '',
      'repository/packages/a/b/local.ts': '',
      'repository/packages/a/z.py': '',
    });
    assert.deepEqual(await listed(join(outer, 'repository/packages/a')), ['b/local.ts', 'z.py']);
  });

  test('a root that the files above ignore is analysed all the same', async (context) => {
    const home = temporaryFolder(context, {
      '.git/HEAD': '',
      '.gitignore': '*\n',
      'project/a.py': '',
      'project/.gitignore': 'b.py\n',
      'project/b.py': '',
    });
    assert.deepEqual(await listed(join(home, 'project')), ['a.py']);
  });

  test('a worktree has the exclude file of its repository', { skip: !hasGit }, async (context) => {
    const outer = temporaryFolder(context, { 'main/a.py': '' });
    const main = join(outer, 'main');
    git(main, 'init', '--quiet');
    git(main, 'add', '.');
    git(main, '-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '--quiet', '--message', 'x');
    mkdirSync(join(main, '.git/info'), { recursive: true });
    renameSync(temporaryFile(context, 'private.py\n'), join(main, '.git/info/exclude'));
    git(main, 'worktree', 'add', '--quiet', '--detach', '../tree');
    renameSync(temporaryFile(context, ''), join(outer, 'tree/private.py'));
    assert.deepEqual(await listed(join(outer, 'tree')), ['a.py']);
  });
});

async function listed(root: string): Promise<string[]> {
  const { files } = await discover(root, { include: ['**'], exclude: [] });
  return files.map(({ path }) => path);
}

function gitListed(root: string): string[] {
  const output = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  return output
    .split('\0')
    .filter((path) => /\.(py|ts|js)$/.test(path))
    .sort();
}

function git(folder: string, ...words: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return execFileSync('git', words, { cwd: folder, env, encoding: 'utf8' });
}

function temporaryFile(context: TestContext, text: string): string {
  return join(temporaryFolder(context, { file: text }), 'file');
}

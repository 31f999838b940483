// What cannot be read is told and left out; everything else is analysed, and nothing is lost.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { Report } from '../../server/src/analysis/report';
import { createSession } from '../../server/src/host/create-session';
import type { Session } from '../../server/src/host/session';
import { temporaryFolder } from './temporary-folder';

const sound = {
  'a.ts': "import { B } from './b';\nexport class A { b = new B(); }\n",
  'b.ts': "import { A } from './a';\nexport class B { a = () => new A(); }\n",
};

/** The cycle of `sound`, on both of its imports. */
const cycle = ['a.ts import-cycle', 'b.ts import-cycle'];

async function opened(root: string): Promise<Session> {
  const session = createSession({ root, threads: 0 });
  await session.index();
  return session;
}

async function reported(context: TestContext, files: Record<string, string | Uint8Array>): Promise<Report> {
  return (await opened(temporaryFolder(context, files))).report();
}

function found({ findings }: Report): string[] {
  return findings.map(({ file, rule }) => `${file} ${rule}`);
}

describe('left out and told', () => {
  test('a file that may not be read', {
    skip: process.getuid?.() === 0 && 'root may read everything',
  }, async (context) => {
    const root = temporaryFolder(context, { ...sound, 'secret.ts': 'export {};' });
    chmodSync(join(root, 'secret.ts'), 0);
    const report = (await opened(root)).report();
    assert.deepEqual(report.skipped, [{ file: 'secret.ts', reason: 'cannot be read: permission denied' }]);
    assert.deepEqual(found(report), cycle);
  });

  test('links that lead around in a circle', async (context) => {
    const report = await reported(context, { ...sound, 'in/up': '-> ..', 'in/one': '-> two', 'in/two': '-> one' });
    assert.deepEqual(report.skipped, [
      { file: 'in/one', reason: 'is a link that leads back to itself' },
      { file: 'in/two', reason: 'is a link that leads back to itself' },
      { file: 'in/up', reason: 'is a link to a folder that it lies in; it is not followed' },
    ]);
    assert.deepEqual(found(report), cycle);
  });

  test('a file of 6 MB', async (context) => {
    const report = await reported(context, { ...sound, 'data.ts': Buffer.alloc(6 * 1024 * 1024, '//x\n') });
    assert.equal(report.skipped.length, 1);
    assert.equal(report.skipped[0]!.file, 'data.ts');
    assert.match(report.skipped[0]!.reason, /^is 6\.0 MB; files over 5 MB are not analysed/);
    assert.equal(report.stats.modules, 2);
    assert.deepEqual(found(report), cycle);
  });

  test('a binary file named .py', async (context) => {
    const report = await reported(context, { ...sound, 'module.py': Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]) });
    assert.equal(report.skipped.length, 1);
    assert.equal(report.skipped[0]!.file, 'module.py');
    assert.match(report.skipped[0]!.reason, /^is a binary file/);
    assert.deepEqual(found(report), cycle);
  });

  test('a workspace without source', async (context) => {
    for (const files of [{}, { 'README.md': '# nothing\n' }]) {
      const { skipped, stats, findings } = await reported(context, files);
      assert.equal(skipped.length, 1);
      assert.equal(skipped[0]!.file, '.');
      assert.match(skipped[0]!.reason, /^holds no TypeScript, JavaScript or Python file/);
      assert.deepEqual([stats.modules, findings], [0, []]);
    }
  });
});

describe('analysed as far as it goes', () => {
  test('invalid UTF-8', async (context) => {
    const comment = Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9, 0x0a])]);
    const report = await reported(context, {
      'one.py': Buffer.concat([comment, Buffer.from('import two\n')]),
      'two.py': 'import one\n',
    });
    assert.deepEqual(report.skipped, []);
    assert.deepEqual(found(report), ['one.py import-cycle', 'two.py import-cycle']);
    assert.deepEqual(report.findings[0]!.range, { start: { line: 1, character: 7 }, end: { line: 1, character: 10 } });
  });

  test('broken source', async (context) => {
    const report = await reported(context, {
      ...sound,
      'c.ts': "import { A } from './a';\nclass {{{ `",
      'd.py': 'def (:\n',
    });
    assert.deepEqual(report.skipped, []);
    assert.equal(report.stats.modules, 4);
    assert.equal(report.stats.edges.runtime + report.stats.edges.type, 3);
    assert.deepEqual(found(report), cycle);
  });

  test('broken project files', async (context) => {
    const broken = { 'tsconfig.json': '{ "compilerOptions": [', 'package.json': '{"name":', 'pyproject.toml': '[[[' };
    const report = await reported(context, { ...sound, ...broken });
    assert.deepEqual(found(report), cycle);
  });

  test('a file whose text is in an editor, though the disk cannot be read', async (context) => {
    const session = await opened(temporaryFolder(context, { ...sound, 'c.ts': Uint8Array.from([0, 0]) }));
    session.setBuffer('c.ts', "import './c';\n");
    assert.deepEqual(session.report().skipped, []);
    assert.deepEqual(found(session.report()), [...cycle, 'c.ts import-cycle']);
    session.setBuffer('c.ts', undefined);
    assert.equal(session.report().skipped[0]?.file, 'c.ts');
    assert.deepEqual(found(session.report()), cycle);
  });
});

describe('an invalid configuration', () => {
  test('leaves the last good one in force, and says where it is wrong', async (context) => {
    const root = temporaryFolder(context, { ...sound, 'ssot.config.json': '{ "rules": { "import-cycle": "info" } }' });
    const session = await opened(root);
    assert.deepEqual(new Set(session.report().findings.map(({ severity }) => severity)), new Set(['info']));

    writeFileSync(join(root, 'ssot.config.json'), '{\n  "rules": { "import-cycle": "loud" }\n}\n');
    await session.filesChanged(['ssot.config.json']);
    const [problem, ...others] = session.configurationProblems;
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.file, problem?.line, problem?.key], ['ssot.config.json', 1, 'rules.import-cycle']);
    assert.match(problem?.message ?? '', /"error", "warning", "info" or "off".*"loud"/);
    assert.deepEqual(new Set(session.report().findings.map(({ severity }) => severity)), new Set(['info']));

    writeFileSync(join(root, 'ssot.config.json'), '{ "rules": { "import-cycle": "off" } }');
    await session.filesChanged(['ssot.config.json']);
    assert.deepEqual(session.configurationProblems, []);
    assert.deepEqual(session.report().findings, []);
  });

  test('from the start: the defaults are in force', async (context) => {
    const session = await opened(temporaryFolder(context, { ...sound, 'ssot.config.json': '{ "legacy": "old' }));
    assert.notEqual(session.configurationProblems.length, 0);
    assert.deepEqual(found(session.report()), cycle);
  });

  test('a baseline that cannot be read accepts nothing', async (context) => {
    const root = temporaryFolder(context, sound);
    mkdirSync(join(root, 'ssot-baseline.json'));
    const session = await opened(root);
    assert.deepEqual(
      session.configurationProblems.map(({ file }) => file),
      ['ssot-baseline.json'],
    );
    assert.deepEqual(found(session.report()), cycle);
  });
});

describe('changes while nobody looks', () => {
  test('a file that becomes a folder, then a link, then a file again', async (context) => {
    const root = temporaryFolder(context, sound);
    const session = await opened(root);
    const b = join(root, 'b.ts');
    rmSync(b);
    mkdirSync(b);
    writeFileSync(join(b, 'index.ts'), "import { A } from '../a';\nexport class B { a = () => new A(); }\n");
    await session.filesChanged(['b.ts']);
    assert.deepEqual(found(session.report()), []);
    rmSync(b, { recursive: true });
    symlinkSync('a.ts', b);
    await session.filesChanged(['b.ts']);
    assert.deepEqual(session.report().skipped, [
      { file: 'b.ts', reason: 'is a link to a.ts, which counts at that place only' },
    ]);
    rmSync(b);
    writeFileSync(b, sound['b.ts']);
    await session.filesChanged(['b.ts']);
    assert.deepEqual(found(session.report()), cycle);
  });

  test('indexing that is stopped loses no file and no buffer', async (context) => {
    const session = await opened(temporaryFolder(context, sound));
    session.setBuffer('a.ts', 'export class A {}\n');
    assert.deepEqual(found(session.report()), []);
    await assert.rejects(session.index(undefined, AbortSignal.abort()), { name: 'AbortError' });
    session.setBuffer('a.ts', undefined);
    assert.deepEqual(found(session.report()), cycle);
  });

  test('a buffer told before anything was indexed counts', async (context) => {
    const session = createSession({ root: temporaryFolder(context, sound), threads: 0 });
    session.setBuffer('b.ts', 'export class B {}\n');
    await session.index();
    assert.deepEqual(found(session.report()), []);
  });
});

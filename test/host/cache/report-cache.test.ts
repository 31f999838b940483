// The last report told again: only where everything that it depends on is as it was.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { reportToJson } from '../../../server/src/analysis/report-json';
import { createSession } from '../../../server/src/host/create-session';
import { Random } from '../../support/random';
import { RandomWorkspace } from '../random-workspace';
import { temporaryFolder } from '../temporary-folder';

interface Run {
  readonly isRecalled: boolean;
  readonly hits: number;
  readonly text: string;
  readonly problems: readonly string[];
}

async function run(root: string, folder: string | undefined, reports = 'v1', rules = {}): Promise<Run> {
  const cache = folder === undefined ? false : { folder, facts: 'v1', reports };
  const session = createSession({ root, threads: 0, cache, overrides: { rules } });
  const isRecalled = (await session.recall()) !== undefined;
  if (!isRecalled) await session.index();
  const report = session.report();
  const problems = session.configurationProblems.map(({ message }) => message);
  await session.close();
  const text = reportToJson({ ...report, stats: { ...report.stats, elapsedMs: 0, cacheHits: 0 } });
  return { isRecalled, hits: report.stats.cacheHits, text, problems };
}

/** As if everything on disk had been written ten seconds ago: see `isAtRest`. */
function later(context: TestContext): void {
  const now = Date.now.bind(Date);
  context.mock.method(Date, 'now', () => now() + 10_000);
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const layout = {
  'ssot.config.json': '{ "rules": { "legacy-import": { "severity": "warning", "modules": ["gone.*"] } } }',
  'package.json': '{ "name": "all" }',
  'src/a.ts': "import { b } from '~/b';\nimport type { T } from '@x/kit';\nexport const a = () => b;\n",
  'src/b.ts': "import { a } from './a';\nexport const b = a;\n",
  'src/tsconfig.json': '{ "extends": "theirs/base.json", "compilerOptions": { "paths": { "~/*": ["./*"] } } }',
  'node_modules/theirs/base.json': '{ "compilerOptions": { "verbatimModuleSyntax": false } }',
  'libs/kit/package.json': '{ "name": "@y/kit", "main": "index.ts" }',
  'libs/kit/index.ts': "export * from '../../src/a';\n",
  'notes.txt': 'x',
};

describe('the second run', () => {
  const changes: Readonly<Record<string, (root: string) => void>> = {
    'a source has another text': (root) => write(root, 'src/b.ts', 'export const b = 1;\n'),
    'a source came': (root) => write(root, 'src/c.ts', "import './a';\n"),
    'a source is gone': (root) => rmSync(join(root, 'src/b.ts')),
    'the configuration is another': (root) => write(root, 'ssot.config.json', '{ "rules": { "import-cycle": "off" } }'),
    'the configuration is gone': (root) => rmSync(join(root, 'ssot.config.json')),
    'there is a baseline': (root) => write(root, 'ssot-baseline.json', '{ "version": 1, "findings": [] }'),
    'git ignores a source': (root) => write(root, '.gitignore', 'b.ts\n'),
    'a compiler configuration is another': (root) => write(root, 'src/tsconfig.json', '{}'),
    'a compiler configuration came': (root) => write(root, 'tsconfig.json', '{}'),
    'one that is extended is another': (root) => write(root, 'node_modules/theirs/base.json', '{ }'),
    'one that is extended is gone': (root) => rmSync(join(root, 'node_modules/theirs/base.json')),
    'a package has another entry': (root) => write(root, 'libs/kit/package.json', '{ "name": "@y/kit" }'),
    'a package was installed': (root) => write(root, 'node_modules/new/package.json', '{}'),
    'a part of the workspace was installed': (root) => {
      mkdirSync(join(root, 'node_modules/@x'));
      symlinkSync('../../libs/kit', join(root, 'node_modules/@x/kit'));
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    test(`looks anew where ${what}, and sees what a first run sees`, async (context) => {
      later(context);
      const root = temporaryFolder(context, layout);
      const folder = join(temporaryFolder(context, {}), 'cache');
      const first = await run(root, folder);
      const second = await run(root, folder);
      assert.deepEqual([first.isRecalled, second.isRecalled, second.hits], [false, true, 3]);
      assert.equal(second.text, first.text);
      assert.match(first.text, /"import-cycle"/);
      change(root);
      const third = await run(root, folder);
      assert.equal(third.isRecalled, false);
      assert.equal(third.text, (await run(root, undefined)).text);
      assert.equal((await run(root, folder)).isRecalled, true);
    });
  }

  test('looks anew with other settings of the editor, and for another build', async (context) => {
    later(context);
    const root = temporaryFolder(context, layout);
    const folder = join(temporaryFolder(context, {}), 'cache');
    await run(root, folder);
    assert.equal((await run(root, folder, 'v1', { 'import-cycle': 'off' })).isRecalled, false);
    assert.equal((await run(root, folder, 'v2')).isRecalled, false);
    assert.deepEqual(
      readdirSync(folder).map((name) => name.replace(/.*-/, '')),
      ['v1.facts', 'v2.report'],
    );
  });

  test('does not mind files that nobody looks at', async (context) => {
    later(context);
    const root = temporaryFolder(context, layout);
    const folder = join(temporaryFolder(context, {}), 'cache');
    await run(root, folder);
    write(root, 'notes.txt', 'y');
    write(root, 'src/image.svg', '<svg/>');
    assert.equal((await run(root, folder)).isRecalled, true);
  });

  test('says again what the code does not bear out in the configuration', async (context) => {
    later(context);
    const root = temporaryFolder(context, {
      ...layout,
      'ssot.config.json': '{ "layers": [{ "name": "none", "paths": ["nowhere/**"] }] }',
    });
    const folder = join(temporaryFolder(context, {}), 'cache');
    const first = await run(root, folder);
    const second = await run(root, folder);
    assert.equal(second.isRecalled, true);
    assert.ok(first.problems.length > 0);
    assert.deepEqual(second.problems, first.problems);
  });

  test('in a copy with other times reads the files, and knows them by what they hold', async (context) => {
    later(context);
    const root = temporaryFolder(context, layout);
    const folder = join(temporaryFolder(context, {}), 'cache');
    const first = await run(root, folder);
    const aside = temporaryFolder(context, {});
    cpSync(root, aside, { recursive: true });
    rmSync(root, { recursive: true });
    cpSync(aside, root, { recursive: true });
    const second = await run(root, folder);
    assert.deepEqual([second.isRecalled, second.text], [true, first.text]);
    write(root, 'src/b.ts', "import { a } from './a';\nexport const c = a;\n");
    assert.equal((await run(root, folder)).isRecalled, false);
  });

  test('that reads on after it has recalled a report keeps none anew', async (context) => {
    later(context);
    const root = temporaryFolder(context, layout);
    const folder = join(temporaryFolder(context, {}), 'cache');
    const first = await run(root, folder);
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.report'))!);
    const session = createSession({ root, threads: 0, cache: { folder, facts: 'v1', reports: 'v1' } });
    assert.notEqual(await session.recall(), undefined);
    const { ino } = statSync(file);
    await session.index();
    const report = session.report();
    await session.close();
    assert.equal(reportToJson({ ...report, stats: { ...report.stats, elapsedMs: 0, cacheHits: 0 } }), first.text);
    assert.equal(statSync(file).ino, ino);
  });

  test('is not stopped by what cannot be looked at', async (context) => {
    later(context);
    const root = temporaryFolder(context, { ...layout, 'tsconfig.json': '{ "extends": "./loop.json" }' });
    symlinkSync('loop.json', join(root, 'loop.json'));
    const folder = join(temporaryFolder(context, {}), 'cache');
    const first = await run(root, folder);
    const second = await run(root, folder);
    assert.deepEqual([second.isRecalled, second.text], [true, first.text]);
    rmSync(join(root, 'loop.json'));
    write(root, 'loop.json', '{}');
    assert.equal((await run(root, folder)).isRecalled, false);
  });

  test('keeps nothing where a file was written while it ran', async (context) => {
    const root = temporaryFolder(context, layout);
    const folder = join(temporaryFolder(context, {}), 'cache');
    await run(root, folder);
    assert.equal((await run(root, folder)).isRecalled, false, 'tsconfig.json is as new as the run');
  });

  test('passes over a report that is damaged', async (context) => {
    later(context);
    const root = temporaryFolder(context, layout);
    const folder = join(temporaryFolder(context, {}), 'cache');
    const first = await run(root, folder);
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.report'))!);
    const whole = readFileSync(file);
    for (const at of [0, 10, 25, 60, whole.length - 1]) {
      for (const damaged of [whole.subarray(0, at), whole.with(at, whole[at]! ^ 1)]) {
        writeFileSync(file, damaged);
        const again = await run(root, folder);
        assert.deepEqual([again.isRecalled, again.text], [false, first.text], `at byte ${at}`);
      }
    }
  });
});

for (let seed = 1; seed <= 6; seed++) {
  test(`sequence ${seed} of changes: what is recalled is what a first run says`, async (context) => {
    later(context);
    const random = new Random(seed);
    const workspace = new RandomWorkspace(temporaryFolder(context, {}), random);
    const folder = join(temporaryFolder(context, {}), 'cache');
    const recalled = { unchanged: 0, changed: 0 };
    for (let step = 0; step < 25; step++) {
      const what = random.chance(0.7) ? workspace.edit().what : '';
      const { isRecalled, text } = await run(workspace.root, folder);
      assert.equal(text, (await run(workspace.root, undefined)).text, `step ${step}: ${what}`);
      if (isRecalled) recalled[what === '' ? 'unchanged' : 'changed']++;
    }
    assert.ok(recalled.unchanged >= 3, `recalled ${recalled.unchanged} of those that nothing had changed for`);
  });
}

// Places of what is needed too early, after edits that only move lines and edits that close or open a cycle: both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportToJson } from '../../server/src/analysis/report-json';
import { createSession } from '../../server/src/host/create-session';
import type { Session } from '../../server/src/host/session';
import { Random } from '../support/random';
import { sessionFromCache } from '../support/session-from-cache';
import { temporaryFolder } from './temporary-folder';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

const languages = {
  python: {
    extension: 'py',
    module: (name: string) =>
      `class ${name.toUpperCase()}:\n    x = 1\n\n\ndef make():\n    return ${name.toUpperCase()}()\n`,
    uses: (other: string) => [
      `from ${other} import ${other.toUpperCase()}`,
      `class Of${other}(${other.toUpperCase()}): pass`,
    ],
    plain: (other: string) => `import ${other}`,
  },
  typescript: {
    extension: 'ts',
    module: (name: string) =>
      `export class ${name.toUpperCase()} {\n  x = 1;\n}\n\nexport function make() {\n  return new ${name.toUpperCase()}();\n}\n`,
    uses: (other: string) => [
      `import { ${other.toUpperCase()} } from './${other}';`,
      `export class Of${other} extends ${other.toUpperCase()} {}`,
    ],
    plain: (other: string) => `import './${other}';`,
  },
};

for (const [language, { extension, module, uses, plain }] of Object.entries(languages)) {
  for (let seed = 1; seed <= 4; seed++) {
    test(`${language}, sequence ${seed}`, async (context) => {
      const random = new Random(seed);
      const texts = new Map(names.map((name) => [`${name}.${extension}`, module(name)]));
      const root = temporaryFolder(context, Object.fromEntries(texts));
      const session = await sessionFromCache(root, temporaryFolder(context, {}));
      let failing = 0;
      for (let step = 0; step < 60; step++) {
        const path = random.one([...texts.keys()]);
        const lines = texts.get(path)!.split('\n');
        const other = random.one(names);
        const [first, second] = uses(other);
        const edits: (() => void)[] = [
          () => void lines.unshift(''),
          () => void lines.unshift(''),
          () => void lines.splice(random.below(3), 0, ''),
          () => void lines.unshift(first!, second!),
          () => void lines.unshift(first!, second!),
          () => void lines.push(plain(other)),
          () => void lines.splice(lines.lastIndexOf(first!), lines.includes(first!) ? 2 : 0),
        ];
        random.one(edits)();
        const text = lines.join('\n');
        texts.set(path, text);
        session.setBuffer(path, text);
        const fresh = createSession({ root, threads: 0, cache: false });
        await fresh.index();
        for (const [file, own] of texts) fresh.setBuffer(file, own);
        const shown = bytesOf(session);
        failing += session.report().findings.some(({ related }) => related.some(({ telling }) => telling)) ? 1 : 0;
        assert.equal(shown, bytesOf(fresh), `after step ${step}, in ${path}`);
        await fresh.close();
      }
      assert.ok(failing > 10, `only ${failing} steps had something that is needed too early: nothing was tested`);
      await session.close();
    });
  }
}

function bytesOf(session: Session): string {
  const report = session.report();
  return reportToJson({ ...report, stats: { ...report.stats, elapsedMs: 0, cacheHits: 0 } });
}

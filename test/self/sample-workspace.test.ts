// The sample workspace yields exactly the rows of its hand-made expectation, in both languages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Report, ReportedFinding } from '../../server/src/analysis/report';
import { createSession } from '../../server/src/host/create-session';

const root = 'test/workspaces/websocket-dual-pattern';
const session = createSession({ root, threads: 0, cache: false });
let report: Report;

before(async () => {
  await session.index();
  report = session.report();
});
after(() => session.close());

interface Place {
  readonly file: string;
  readonly symbol: string;
  readonly canonical?: boolean;
}
interface Expected {
  readonly 'duplicate-definition': {
    readonly configured: readonly Place[];
    readonly inferred: readonly (readonly Place[])[];
  };
  readonly 'compatibility-shim': readonly {
    readonly file: string;
    readonly kind: string;
    readonly targets: readonly string[];
  }[];
  readonly counts: { readonly 'mixed-factories': { files: number; factories: number; findings: number } };
  readonly 'mixed-factories': readonly (Place & { readonly pattern: string })[];
  readonly 'split-import-path': readonly { readonly file: string; readonly symbol: string }[];
  readonly 'import-cycle': readonly {
    readonly kind: string;
    readonly modules: readonly string[];
    readonly edges: readonly { readonly file: string; readonly to: string; readonly eager: boolean }[];
    readonly smallestCuts: readonly (readonly { readonly file: string; readonly to: string }[])[];
  }[];
  readonly 'legacy-import': readonly {
    readonly file: string;
    readonly to: string | null;
    readonly symbols: readonly string[];
  }[];
  readonly 'import-order': readonly { readonly kind: string; readonly file: string; readonly symbol: string }[];
  readonly 'layer-violation': readonly { readonly file: string; readonly layers: readonly string[] }[];
  readonly 'shared-state': readonly object[];
}
const expectations: Record<string, Expected> = JSON.parse(readFileSync(`${root}/expected.json`, 'utf8'));

for (const language of ['python', 'typescript']) {
  const expected = expectations[language]!;
  const findings = (rule: string) =>
    report.findings.filter((each) => each.rule === rule && each.file.startsWith(`${language}/`));
  const groups = (rule: string) => {
    const ids = new Set(findings(rule).map(({ group }) => group));
    return [...ids].map((id) => report.groups[id] as Record<string, unknown>);
  };
  const same = (actual: unknown[], wanted: unknown[]) => assert.deepEqual(sorted(actual), sorted(wanted));
  const pathOf = (name: unknown) =>
    language === 'python' && typeof name === 'string' && name !== '' ? `python/${name.replaceAll('.', '/')}.py` : name;

  describe(language, () => {
    test('duplicate-definition: every group whole, with its canonical definition', () => {
      const { configured, inferred } = expected['duplicate-definition'];
      const wanted = [configured, ...inferred].map((group) => ({
        members: sorted(group.map(({ file, symbol }) => `${file}#${symbol}`)),
        canonical: group.flatMap(({ file, symbol, canonical }) => (canonical ? [`${file}#${symbol}`] : []))[0],
      }));
      const actual = groups('duplicate-definition').map(({ implementations, canonical }) => ({
        members: sorted((implementations as Place[]).map(({ file, symbol }) => `${file}#${symbol}`)),
        canonical,
      }));
      same(actual, wanted);
      const others = [configured, ...inferred].flat().filter(({ canonical }) => !canonical);
      same(
        findings('duplicate-definition').map(({ file, data }) => `${file}#${data.symbol}`),
        others.map(({ file, symbol }) => `${file}#${symbol}`),
      );
    });

    test('compatibility-shim: three shims, each of its kind', () => {
      same(
        findings('compatibility-shim').map(({ file, data: { kind, targets } }) => ({ file, kind, targets })),
        [...expected['compatibility-shim']],
      );
    });

    test('mixed-factories: all factories of the concept, a finding on each of another kind', () => {
      const wanted = expected['mixed-factories'];
      const [group, ...more] = groups('mixed-factories');
      const factories = (group?.factories ?? []) as (Place & { pattern: string })[];
      assert.equal(more.length, 0);
      same(
        factories.map(({ file, symbol, pattern }) => ({ file, symbol, pattern })),
        wanted.map(({ file, symbol, pattern }) => ({ file, symbol, pattern })),
      );
      const told = findings('mixed-factories').map(({ file, data: { symbol, pattern } }) => ({
        file,
        symbol,
        pattern,
      }));
      same(
        told,
        wanted.flatMap(({ file, symbol, pattern }) => (pattern === 'function' ? [] : [{ file, symbol, pattern }])),
      );
      const { files, factories: count, findings: reported } = expected.counts['mixed-factories'];
      assert.deepEqual(
        [new Set(factories.map(({ file }) => file)).size, factories.length, told.length],
        [files, count, reported],
      );
    });

    test('split-import-path', () => {
      const places = expected['split-import-path'].map(({ file }) => file);
      same(
        findings('split-import-path').map(({ file }) => file),
        places,
      );
    });

    test('import-cycle: components, edges, eager uses and one of the smallest cuts', () => {
      const wanted = expected['import-cycle'];
      same(
        groups('import-cycle').map(({ kind, modules, edges }) => ({ kind, modules, edges })),
        wanted.map(({ kind, modules, edges }) => ({ kind, modules, edges: edges.length })),
      );
      same(
        findings('import-cycle').map(({ file, data: { path, eager } }) => ({ file, to: (path as string[])[1], eager })),
        wanted.flatMap(({ edges }) => edges.map(({ file, to, eager }) => ({ file, to, eager }))),
      );
      for (const { modules, smallestCuts } of wanted) {
        const group = groups('import-cycle').find((each) => String(each.modules) === String(modules))!;
        const cut = (group.cut as { file: string; to: string }[]).map(({ file, to }) => ({ file, to }));
        assert.ok(
          smallestCuts.some((each) => JSON.stringify(each) === JSON.stringify(cut)),
          JSON.stringify(cut),
        );
      }
    });

    test('legacy-import: five importers, each with where to go', () => {
      same(
        findings('legacy-import').map(({ file, data }) => ({
          file,
          to: pathOf(data.to) || null,
          symbols: data.symbols,
        })),
        expected['legacy-import'].map(({ file, to, symbols }) => ({ file, to, symbols })),
      );
    });

    test('shared-state: one of each kind', () => {
      const wanted = expected['shared-state'] as readonly Readonly<Record<string, string>>[];
      same(
        findings('shared-state').map(({ file, data }) => {
          const { kind, symbol, state, parameter } = data as Record<string, string>;
          const named = wanted.some((each) => each.kind === kind && each.parameter !== undefined);
          return { kind, file, symbol, ...(state === undefined ? {} : { state }), ...(named ? { parameter } : {}) };
        }),
        [...wanted],
      );
    });

    test('import-order: one of each kind, with the entry that fails and the modules to choose from', () => {
      same(
        findings('import-order').map(({ file, data: { kind, symbol, entry, modules, module } }) => {
          return { kind, file, symbol, ...defined({ entry, modules, module: kind === 'd' ? module : undefined }) };
        }),
        [...expected['import-order']],
      );
    });

    test('layer-violation', () => {
      same(
        findings('layer-violation').map(({ file, data }) => ({ file, layers: [data.from, data.to] })),
        expected['layer-violation'].map(({ file, layers }) => ({ file, layers })),
      );
    });
  });
}

test('nothing is skipped, and every finding lies in one of the two languages', () => {
  assert.deepEqual(report.skipped, []);
  assert.deepEqual(
    report.findings.filter(({ file }: ReportedFinding) => !/^(python|typescript)\//.test(file)),
    [],
  );
});

/** Without what is not there, as JSON has it. */
function defined(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

function sorted<T>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

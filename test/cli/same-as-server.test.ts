// One engine, two surfaces: the command line reports what the language server shows, to the fingerprint.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Report } from '../../server/src/analysis/report';
import type { DiagnosticData } from '../../server/src/lsp/to-diagnostic';
import { spawnServer, uri } from '../support/language-client';
import { folderWith } from './in-process';

const severities = { error: 1, warning: 2, info: 3 } as const;

test('on the sample workspace', async (context) => {
  const shown = await sameOnBoth(context, resolve('test/workspaces/websocket-dual-pattern'));
  assert.ok(shown.length > 50, 'the sample has findings to compare');
  assert.ok(new Set(shown.map(({ rule }) => rule)).size >= 5, 'of several rules');
});

test('with overrides, a suppression, a baseline, and names that must be escaped', async (context) => {
  const cycle = (name: string) => ({
    [`${name}/a b.ts`]: `import { y } from './ü%23';\n/* 😀 */ export const x = () => y;\n`,
    [`${name}/ü%23.ts`]: `import { x } from './a b';\nexport const y = () => x;\n`,
  });
  const root = folderWith(context, {
    ...cycle('app'),
    ...cycle('tests'),
    ...cycle('accepted'),
    'quiet/one.py': 'import two  # ssot-ignore-next-line import-cycle: nothing on the next line\nx = 1\n',
    'quiet/two.py': '# ssot-ignore-next-line import-cycle: known\nimport one\n',
    'ssot.config.json': JSON.stringify({
      sourceRoots: ['quiet'],
      rules: { 'import-cycle': 'error' },
      overrides: [{ files: ['tests/**'], rules: { 'import-cycle': 'info' } }],
    }),
  });
  const before = await sameOnBoth(context, root);
  const accepted = before.filter(({ file }) => file.startsWith('accepted/'));
  assert.equal(accepted.length, 2);
  check(root, ['baseline']);
  const entries = JSON.parse(check(root, ['check', '--format', 'json', '--fail-on', 'never'])).findings;
  assert.deepEqual(entries, []);
  const after = await sameOnBoth(context, root);
  assert.deepEqual(after, []);
  const [error, info] = (['app/a b.ts', 'tests/a b.ts'] as const).map((name) =>
    before.find(({ file }) => file === name),
  );
  assert.deepEqual([error?.severity, info?.severity], [severities.error, severities.info]);
  assert.ok(before.some(({ rule, file }) => rule === 'unused-suppression' && file === 'quiet/one.py'));
  assert.ok(!before.some(({ rule, file }) => rule === 'import-cycle' && file === 'quiet/two.py'));
});

interface Shown {
  readonly file: string;
  readonly range: Diagnostic['range'];
  readonly rule: string;
  readonly severity: number;
  readonly message: string;
  readonly related: readonly string[];
  readonly fingerprint: string;
}

/** What both say of the folder, in one form and order; fails when they differ. */
async function sameOnBoth(context: TestContext, root: string): Promise<Shown[]> {
  const report: Report = JSON.parse(check(root, ['check', '--format', 'json', '--fail-on', 'never', '--no-cache']));
  const reported = report.findings.map((finding): Shown => {
    const { file, range, rule, severity, message, related, fingerprint } = finding;
    const places = related.map((each) => placeText(uri(resolve(root, each.file)), each.range, each.message));
    return { file, range, rule, severity: severities[severity], message, related: places, fingerprint };
  });

  const client = await spawnServer({ folders: [root] });
  context.after(() => client.stop());
  await client.ready();
  await client.until(
    () => [...client.shown.values()].flat().length >= reported.length,
    `${reported.length} diagnostics`,
  );
  const shown = [...client.shown].flatMap(([fileUri, diagnostics]) =>
    diagnostics.map(({ range, code, severity, message, relatedInformation = [], data }): Shown => {
      const file = decodeURIComponent(fileUri.slice(uri(root).length + 1));
      const related = relatedInformation.map((each) => placeText(each.location.uri, each.location.range, each.message));
      const { fingerprint } = data as DiagnosticData;
      return { file, range, rule: String(code), severity: severity!, message: String(message), related, fingerprint };
    }),
  );
  assert.deepEqual(shown.sort(inOrder), [...reported].sort(inOrder));
  return reported;
}

function placeText(fileUri: string, { start, end }: Diagnostic['range'], message: string): string {
  // Both ends may escape more or less of a path than the other.
  return `${decodeURIComponent(fileUri)}:${start.line}:${start.character}-${end.line}:${end.character} ${message}`;
}

function inOrder(a: Shown, b: Shown): number {
  const [one, other] = [a, b].map(({ fingerprint, file }) => `${file} ${fingerprint}`) as [string, string];
  return one < other ? -1 : one > other ? 1 : 0;
}

function check(root: string, argv: readonly string[]): string {
  return execFileSync(process.execPath, [resolve('dist/cli.js'), ...argv], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
}

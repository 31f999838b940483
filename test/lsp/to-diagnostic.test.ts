// Findings and configuration problems as diagnostics.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportedFinding } from '../../server/src/analysis/report';
import { rulePages } from '../../server/src/lsp/rule-pages';
import { problemToDiagnostic, toDiagnostic } from '../../server/src/lsp/to-diagnostic';

const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
const finding: ReportedFinding = {
  rule: 'legacy-import',
  severity: 'warning',
  message: 'old',
  file: 'a b.py',
  range,
  related: [{ file: 'c.py', range, message: 'the canonical one' }],
  group: 'legacy-import:1',
  data: {},
  fixes: [],
  fingerprint: 'f00',
};
const style = {
  folder: 'file:///work',
  pages: rulePages('file:///docs/'),
  relatedInformation: true,
  uriOf: (file: string) => `file:///work/${encodeURIComponent(file)}`,
};

test('everything of a finding arrives', () => {
  assert.deepEqual(toDiagnostic(finding, style), {
    range,
    severity: 2,
    code: 'legacy-import',
    codeDescription: { href: 'file:///docs/legacy-import.md' },
    source: 'SSOT Guard',
    message: 'old',
    relatedInformation: [{ location: { uri: 'file:///work/c.py', range }, message: 'the canonical one' }],
    data: { fingerprint: 'f00', folder: 'file:///work' },
  });
});

test('severities and tags', () => {
  const severity = (level: ReportedFinding['severity']) =>
    toDiagnostic({ ...finding, severity: level }, style).severity;
  assert.deepEqual([severity('error'), severity('warning'), severity('info')], [1, 2, 3]);
  assert.deepEqual(toDiagnostic({ ...finding, tag: 'deprecated' }, style).tags, [2]);
  assert.deepEqual(toDiagnostic({ ...finding, tag: 'unnecessary' }, style).tags, [1]);
});

test('related places are left out for a client that does not know them, or when there are none', () => {
  assert.equal(toDiagnostic(finding, { ...style, relatedInformation: false }).relatedInformation, undefined);
  assert.equal(toDiagnostic({ ...finding, related: [] }, style).relatedInformation, undefined);
});

test('the page of a rule lies beside the bundle unless the client says where', () => {
  const bundle = process.platform === 'win32' ? 'c:\\app\\dist' : '/app/dist';
  const app = process.platform === 'win32' ? 'file:///c%3A/app' : 'file:///app';
  assert.equal(rulePages(undefined, bundle)('import-cycle'), `${app}/server/docs/rules/import-cycle.md`);
  assert.equal(toDiagnostic({ ...finding, rule: 'unused-suppression' }, style).codeDescription, undefined);
});

test('a configuration problem names its key once', () => {
  const problem = {
    file: 'ssot.config.json',
    line: 1,
    character: 2,
    endLine: 1,
    endCharacter: 9,
    severity: 'error',
  } as const;
  const told = problemToDiagnostic({ ...problem, key: 'rules.x', message: 'expected a level, found 3' });
  assert.equal(told.message, 'rules.x: expected a level, found 3');
  assert.deepEqual(told.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 9 } });
  assert.deepEqual([told.severity, told.code, told.source], [1, 'configuration', 'SSOT Guard']);
  const naming = { ...problem, key: 'rules.x', message: 'rules.x must be a level' };
  assert.equal(problemToDiagnostic(naming).message, 'rules.x must be a level');
  assert.equal(problemToDiagnostic({ ...problem, key: '', message: 'not JSON' }).message, 'not JSON');
  assert.equal(problemToDiagnostic({ ...naming, severity: 'warning' }).severity, 2);
});

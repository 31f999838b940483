// What a folder shows, by file, and what a new report changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report, ReportedFinding } from '../../server/src/analysis/report';
import { changedFiles, placesByFile } from '../../server/src/lsp/shown-findings';

const place = { file: '/etc/ssot.json', line: 0, character: 0, endLine: 0, endCharacter: 1 };
const problem = { ...place, severity: 'error', key: '', message: 'bad' } as const;

test('findings and configuration problems are kept by file', () => {
  const places = placesByFile(report(finding('a.ts', 1), finding('b.ts', 1), finding('b.ts', 2)), [problem], absolute);
  const counts = [...places].map(([file, { findings, problems }]) => [file, findings.length, problems.length]);
  assert.deepEqual(counts, [
    ['/w/a.ts', 1, 0],
    ['/w/b.ts', 2, 0],
    ['/etc/ssot.json', 0, 1],
  ]);
});

test('only files that show something else are changed', () => {
  const before = placesByFile(report(finding('a.ts', 1), finding('b.ts', 1), finding('c.ts', 1)), [], absolute);
  const after = placesByFile(report(finding('a.ts', 1), finding('b.ts', 2), finding('d.ts', 1)), [], absolute);
  assert.deepEqual(changedFiles(before, after), ['/w/b.ts', '/w/d.ts', '/w/c.ts']);
  assert.deepEqual(changedFiles(after, after), []);
});

test('every part of a finding that is shown counts', () => {
  const plain = finding('a.ts', 1);
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
  const others: ReportedFinding[] = [
    { ...plain, message: 'other' },
    { ...plain, severity: 'error' },
    { ...plain, rule: 'shared-state' },
    { ...plain, fingerprint: 'other' },
    { ...plain, range },
    { ...plain, related: [{ file: 'b.ts', range, message: 'm' }] },
  ];
  for (const other of others) assert.deepEqual(changes([plain], [other]), ['/w/a.ts']);
  assert.deepEqual(changes([plain], [structuredClone(plain)]), []);
  assert.deepEqual(changes([plain], [plain, finding('a.ts', 2)]), ['/w/a.ts']);
});

test('configuration problems that come, change and go are changes', () => {
  const none = placesByFile(report(), [], absolute);
  const one = placesByFile(report(), [problem], absolute);
  const other = placesByFile(report(), [{ ...problem, message: 'worse' }], absolute);
  assert.deepEqual(changedFiles(none, one), ['/etc/ssot.json']);
  assert.deepEqual(changedFiles(one, other), ['/etc/ssot.json']);
  assert.deepEqual(changedFiles(one, none), ['/etc/ssot.json']);
});

test('files with the very findings that they had keep what they had, unless a problem came or went', () => {
  const [a, b, c] = [finding('a.ts', 1), finding('a.ts', 2), finding('b.ts', 1)];
  const own = { ...problem, file: 'b.ts' };
  const before = placesByFile(report(a, b, c), [], absolute);
  const shorter = placesByFile(report(a, c), [], absolute, before);
  assert.deepEqual(shorter.get('/w/a.ts'), { findings: [a], problems: [] });
  assert.equal(shorter.get('/w/b.ts'), before.get('/w/b.ts'));
  const withProblem = placesByFile(report(a, b, c), [own, own], absolute, before);
  assert.deepEqual(withProblem.get('/w/b.ts'), { findings: [c], problems: [own, own] });
  assert.deepEqual(before.get('/w/b.ts'), { findings: [c], problems: [] }, 'what was shown before is left alone');
  assert.deepEqual(placesByFile(report(c), [], absolute, withProblem).get('/w/b.ts'), { findings: [c], problems: [] });
});

function changes(before: ReportedFinding[], after: ReportedFinding[]): string[] {
  return changedFiles(placesByFile(report(...before), [], absolute), placesByFile(report(...after), [], absolute));
}

function absolute(file: string): string {
  return file.startsWith('/') ? file : `/w/${file}`;
}

function report(...findings: ReportedFinding[]): Report {
  return { findings } as unknown as Report;
}

function finding(file: string, line: number): ReportedFinding {
  const range = { start: { line, character: 0 }, end: { line, character: 3 } };
  const shared = { severity: 'warning', message: 'm', related: [], group: 'g', data: {}, fixes: [] } as const;
  return { rule: 'legacy-import', file, range, fingerprint: 'f', ...shared };
}

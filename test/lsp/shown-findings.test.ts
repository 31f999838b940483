// What a folder shows, by file, and what a new report changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FileFindings, noteFindingsByFile } from '../../server/src/analysis/findings-by-file';
import type { Report, ReportedFinding } from '../../server/src/analysis/report';
import { ShownFindings } from '../../server/src/lsp/shown-findings';

const place = { file: '/etc/ssot.json', line: 0, character: 0, endLine: 0, endCharacter: 1 };
const problem = { ...place, severity: 'error', key: '', message: 'bad' } as const;

test('findings and configuration problems are kept by file', () => {
  const shown = new ShownFindings(absolute);
  shown.show(report(finding('a.ts', 1), finding('b.ts', 1), finding('b.ts', 2)), [problem]);
  const counts = [...shown.places].map(([file, { findings, problems }]) => [file, findings.length, problems.length]);
  assert.deepEqual(counts, [
    ['/w/a.ts', 1, 0],
    ['/w/b.ts', 2, 0],
    ['/etc/ssot.json', 0, 1],
  ]);
});

test('only files that show something else are changed', () => {
  const shown = new ShownFindings(absolute);
  shown.show(report(finding('a.ts', 1), finding('b.ts', 1), finding('c.ts', 1)), []);
  const next = () => report(finding('a.ts', 1), finding('b.ts', 2), finding('d.ts', 1));
  assert.deepEqual(shown.show(next(), []), ['/w/b.ts', '/w/c.ts', '/w/d.ts']);
  assert.deepEqual(shown.show(next(), []), []);
  assert.deepEqual(shown.show(undefined, []), ['/w/a.ts', '/w/b.ts', '/w/d.ts']);
  assert.equal(shown.places.size, 0);
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
  const shown = new ShownFindings(absolute);
  assert.deepEqual(shown.show(report(), [problem]), ['/etc/ssot.json']);
  assert.deepEqual(shown.show(report(), [{ ...problem, message: 'worse' }]), ['/etc/ssot.json']);
  assert.deepEqual(shown.show(report(), []), ['/etc/ssot.json']);
  assert.equal(shown.places.size, 0);
});

test('files that a report leaves alone keep what they had, with the problems that come and go', () => {
  const [a, b, c] = [finding('a.ts', 1), finding('a.ts', 2), finding('b.ts', 1)];
  const own = { ...problem, file: 'b.ts' };
  const shown = new ShownFindings(absolute);
  const [inA, inB] = [
    { file: 'a.ts', findings: [a, b] },
    { file: 'b.ts', findings: [c] },
  ];
  shown.show(told(inA, inB), []);
  const before = shown.places.get('/w/b.ts');
  assert.deepEqual(shown.show(told({ file: 'a.ts', findings: [a] }, inB), []), ['/w/a.ts']);
  assert.deepEqual(shown.places.get('/w/a.ts'), { findings: [a], problems: [] });
  assert.equal(shown.places.get('/w/b.ts'), before);
  assert.deepEqual(shown.show(told(inA, inB), [own, own]), ['/w/a.ts', '/w/b.ts']);
  assert.deepEqual(shown.places.get('/w/b.ts'), { findings: [c], problems: [own, own] });
  assert.deepEqual(shown.show(told(inB), []), ['/w/a.ts', '/w/b.ts']);
  assert.deepEqual(shown.places.get('/w/b.ts'), { findings: [c], problems: [] });
});

test('what is shown is counted', () => {
  const shown = new ShownFindings(absolute);
  const error: ReportedFinding = { ...finding('b.ts', 1), severity: 'error' };
  shown.show(report(finding('a.ts', 1), error, finding('b.ts', 2)), [problem]);
  assert.deepEqual(shown.counts, { findings: 3, errors: 1 });
  shown.show(report(finding('b.ts', 1)), []);
  assert.deepEqual(shown.counts, { findings: 1, errors: 0 });
});

test('findings that say the same are shown as those of the last report', () => {
  const shown = new ShownFindings(absolute);
  const again = finding('a.ts', 1);
  shown.show(report(finding('a.ts', 1)), []);
  assert.deepEqual(shown.show(report(again), []), []);
  assert.equal(shown.places.get('/w/a.ts')!.findings[0], again);
});

function changes(before: ReportedFinding[], after: ReportedFinding[]): string[] {
  const shown = new ShownFindings(absolute);
  shown.show(report(...before), []);
  return shown.show(report(...after), []);
}

function told(...files: FileFindings[]): Report {
  const made = report(...files.flatMap(({ findings }) => findings));
  noteFindingsByFile(made, files);
  return made;
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

// The findings of a report by file, kept in order while files come, change and go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsByFile, replaceFiles } from '../../server/src/analysis/findings-by-file';
import type { Report, ReportedFinding } from '../../server/src/analysis/report';

test('a report that nobody has told by file is grouped once', () => {
  const report = { findings: [finding('a'), finding('b'), finding('b')] } as unknown as Report;
  const files = findingsByFile(report);
  assert.deepEqual(
    files.map(({ file, findings }) => [file, findings.length]),
    [
      ['a', 1],
      ['b', 2],
    ],
  );
  assert.equal(findingsByFile(report), files);
});

test('files take the place of theirs, wherever they stand, and go without findings', () => {
  const texts = (files: readonly { file: string; findings: readonly unknown[] }[]) =>
    files.map(({ file, findings }) => `${file}${findings.length}`).join(' ');
  const made = (text: string) =>
    text
      .split(' ')
      .filter((each) => each !== '')
      .map((each) => ({ file: each[0]!, findings: Array.from({ length: Number(each[1]) }, () => finding(each[0]!)) }));
  const cases = [
    ['', 'a1 b0 c2', 'a1 c2'],
    ['b1 d1', 'a1 c1 e1', 'a1 b1 c1 d1 e1'],
    ['b1 d1 f1', 'b2 d0 f3', 'b2 f3'],
    ['a1 b1', 'c0', 'a1 b1'],
    ['a1 b1', '', 'a1 b1'],
  ] as const;
  for (const [files, others, wanted] of cases) assert.equal(texts(replaceFiles(made(files), made(others))), wanted);
});

function finding(file: string): ReportedFinding {
  return { file } as ReportedFinding;
}

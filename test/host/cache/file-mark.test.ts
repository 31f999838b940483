// Marks that neighbours have in common.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowLength, rowMarks } from '../../../server/src/host/cache/file-mark';

test('the mark of a row changes with each of its files, their places and their number; one that may yet change leaves none', () => {
  const marks = Array.from({ length: 2 * rowLength + 1 }, (_, at) => 2 ** 40 + at);
  const [first, ...others] = rowMarks(marks);
  assert.equal(others.length, 2);
  const changed = [
    marks.with(3, 7),
    marks.with(3, marks[4]!).with(4, marks[3]!),
    [...marks.slice(0, 3), undefined, ...marks.slice(4)],
    marks.slice(0, rowLength - 1),
  ].map((each) => rowMarks(each)[0]!);
  assert.equal(new Set([first, ...changed]).size, 5);
  assert.deepEqual(rowMarks(marks.with(3, 0)), [0, ...others]);
  assert.deepEqual(rowMarks([]), []);
});

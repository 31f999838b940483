// Edits to a text: applied in any order, never overlapping, and the smallest one between two texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, minimalEdit } from '../../server/src/text/text-edit';

const edit = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });

test('edits are applied in any order', () => {
  const edits = [edit(4, 5, 'E'), edit(0, 1, 'AA'), edit(2, 2, '-'), edit(5, 5, '!')];
  assert.equal(applyEdits('abcde', edits), 'AAb-cdE!');
  assert.equal(applyEdits('abcde', [...edits].reverse()), 'AAb-cdE!');
  assert.equal(applyEdits('abcde', []), 'abcde');
});

test('edits that touch do not overlap; those that do are a defect', () => {
  assert.equal(applyEdits('abcd', [edit(0, 2, 'x'), edit(2, 4, 'y')]), 'xy');
  assert.throws(() => applyEdits('abcd', [edit(0, 3, 'x'), edit(2, 4, 'y')]), /overlapping edits at offset 2/);
});

test('the smallest edit', () => {
  assert.deepEqual(minimalEdit('same', 'same'), []);
  assert.deepEqual(minimalEdit('', 'new'), [edit(0, 0, 'new')]);
  assert.deepEqual(minimalEdit('old', ''), [edit(0, 3, '')]);
  assert.deepEqual(minimalEdit('from a import x', 'from core import x'), [edit(5, 6, 'core')]);
  assert.deepEqual(minimalEdit('aaa', 'aaaa'), [edit(3, 3, 'a')]);
  assert.deepEqual(minimalEdit('abab', 'ab'), [edit(2, 4, '')]);
});

test('the smallest edit leads from one text to the other', () => {
  const texts = ['', 'a', 'aa', 'aba', 'abba', 'b😀a', 'b😁a', 'line\r\nline\n'];
  for (const before of texts) {
    for (const after of texts) assert.equal(applyEdits(before, minimalEdit(before, after)), after);
  }
});

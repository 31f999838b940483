// Offsets to lines and back, with every line end that the protocol knows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineAt, lineStartsOf, offsetAt, positionAt, rangeOf } from '../../server/src/text/line-index';

const starts: readonly [string, readonly number[]][] = [
  ['', [0]],
  ['a', [0]],
  ['a\nb', [0, 2]],
  ['a\r\nb\r\n', [0, 3, 6]],
  ['a\rb\rc', [0, 2, 4]],
  ['\r\n\n\r', [0, 2, 3, 4]],
  ['\n\r', [0, 1, 2]],
  ['a\u2028b\u0085c\fd', [0]],
];

for (const [text, expected] of starts) {
  test(`lines of ${JSON.stringify(text)}`, () => assert.deepEqual([...lineStartsOf(text)], expected));
}

for (const [index, end] of ['\n', '\r\n', '\r'].entries()) {
  test(`more lines than any text before had, ended by ${JSON.stringify(end)}`, () => {
    const count = 20_000 << index;
    const lines = lineStartsOf(`x${end}`.repeat(count));
    assert.equal(lines.length, count + 1);
    assert.equal(lines[count], count * (1 + end.length));
    assert.deepEqual([...lineStartsOf('a')], [0]);
    assert.equal(lines[0], 0);
  });
}

test('positions count UTF-16 units from the start of the line', () => {
  const lines = lineStartsOf('é\r\n😀x\ry');
  assert.deepEqual(positionAt(lines, 0), { line: 0, character: 0 });
  assert.deepEqual(positionAt(lines, 3), { line: 1, character: 0 });
  assert.deepEqual(positionAt(lines, 5), { line: 1, character: 2 });
  assert.deepEqual(positionAt(lines, 7), { line: 2, character: 0 });
  assert.deepEqual(positionAt(lines, 8), { line: 2, character: 1 });
  assert.deepEqual(rangeOf(lines, { start: 1, end: 5 }), {
    start: { line: 0, character: 1 },
    end: { line: 1, character: 2 },
  });
});

test('there and back again, for each offset of a long text', () => {
  const text = Array.from(
    { length: 400 },
    (_, line) => 'x'.repeat(1 + (line % 7)) + ['\n', '\r\n', '\r'][line % 3],
  ).join('');
  const lines = lineStartsOf(text);
  assert.equal(lines.length, 401);
  let line = 0;
  for (let offset = 0; offset <= text.length; offset++) {
    while (line + 1 < lines.length && lines[line + 1]! <= offset) line++;
    assert.equal(lineAt(lines, offset), line);
    assert.equal(offsetAt(lines, positionAt(lines, offset)), offset);
  }
});

test('lines outside the text are the first or the last', () => {
  const lines = lineStartsOf('ab\ncd');
  assert.equal(offsetAt(lines, { line: 9, character: 1 }), 4);
  assert.equal(offsetAt(lines, { line: -1, character: 1 }), 1);
});

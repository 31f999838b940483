// The comment that suppresses a finding: where it goes, how it is written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suppressionComment } from '../../server/src/lsp/suppression';

test('it takes the syntax of the language and the indentation of the line', () => {
  const python = suppressionComment('a.py', 'def f():\n    import old\n', 1, 'legacy-import')!;
  assert.deepEqual([python.line, python.character], [1, 0]);
  assert.equal(python.text, '    # ssot-ignore-next-line legacy-import: \n');
  const typescript = suppressionComment('a.tsx', 'if (x) {\n\timport("./old");\n}\n', 1, 'legacy-import')!;
  assert.equal(typescript.text, '\t// ssot-ignore-next-line legacy-import: \n');
  assert.equal(suppressionComment('a.pyi', 'import old\n', 0, 'r')!.text, '# ssot-ignore-next-line r: \n');
});

test('it ends as the other lines end', () => {
  assert.match(suppressionComment('a.py', 'x = 1\r\nimport old\r\n', 1, 'r')!.text, /r: \r\n$/);
  assert.match(suppressionComment('a.py', 'x = 1\r\nimport old', 1, 'r')!.text, /r: \r\n$/);
  assert.match(suppressionComment('a.py', 'x = 1\rimport old\r', 1, 'r')!.text, /r: \r$/);
  assert.match(suppressionComment('a.py', 'import old', 0, 'r')!.text, /r: \n$/);
});

test('the cursor belongs before the line ending', () => {
  const { text, reason } = suppressionComment('a.py', '  import old\r\n', 0, 'r')!;
  assert.equal(text.slice(reason), '\r\n');
});

test('a byte order mark stays first', () => {
  const comment = suppressionComment('a.py', '\uFEFFimport old\n', 0, 'r')!;
  assert.deepEqual([comment.line, comment.character, comment.text], [0, 1, '# ssot-ignore-next-line r: \n']);
});

test('no comment goes into a continued line, nor past the end', () => {
  assert.equal(suppressionComment('a.py', 'x = 1; \\\nimport old\n', 1, 'r'), undefined);
  assert.notEqual(suppressionComment('a.ts', 'const x = "\\\n";', 1, 'r'), undefined);
  assert.equal(suppressionComment('a.py', 'import old\n', 7, 'r'), undefined);
});

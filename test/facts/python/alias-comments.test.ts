// Python aliases whose comments say that the name is kept for old callers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factsOf } from './snippet';

/** Names of the aliases that are kept for old callers. */
function kept(source: string): string[] {
  return factsOf(source).aliases.flatMap(({ name, compatibility }) => (compatibility === true ? [name] : []));
}

describe('an alias is kept for old callers', () => {
  const phrases = [
    'Backwards compatibility',
    'backward-compatible alias',
    'for back-compat',
    'compat',
    'Deprecated: use B',
    'TODO: deprecate',
    'the old name',
    'Legacy class name.',
    'a shim',
  ];
  for (const phrase of phrases) {
    test(`where "${phrase}" stands above it or on its line`, () => {
      assert.deepEqual(kept(`# ${phrase}\nA = B\n`), ['A']);
      assert.deepEqual(kept(`A = B  # ${phrase}\n`), ['A']);
    });
  }

  test('where the comment above has several lines', () => {
    assert.deepEqual(kept('x = 1\n\n# Kept for\n# backwards\n# compatibility.\nA = B\n'), ['A']);
    assert.deepEqual(kept('#: The old\n#: name.\r\nA = B\r\n'), ['A']);
  });

  test('alone, whatever stands below it', () => {
    assert.deepEqual(kept('# Deprecated\nA = B\nC = D\n'), ['A']);
    assert.deepEqual(kept('A = B  # deprecated\nC = D\n'), ['A']);
  });

  test('in a branch, in parentheses, beside another statement', () => {
    assert.deepEqual(kept('if x:\n    # compat\n    A = B\n'), ['A']);
    assert.deepEqual(kept('A = (\n    B  # compat\n)\n'), ['A']);
    assert.deepEqual(kept('# compat\nA = B; C = D\n'), ['A', 'C']);
    assert.deepEqual(kept('A = C = B  # compat\n'), ['A', 'C']);
  });
});

describe('an alias is not kept for old callers', () => {
  const silent: Record<string, string> = {
    'without a comment': 'A = B\n',
    'with a comment on something else': '# Incompatible with C.\nA = B  # the shorter one\n',
    'with a comment on what an environment lacks': '# Runtime shims for browsers.\nA = B\n',
    'below a blank line': '# Deprecated\n\nA = B\n',
    'below the comment of another statement': 'x = f()  # deprecated\nA = B\n',
    'where a string says it': '"""Deprecated."""\nA = B\nC = "# compat"\n',
  };
  for (const [what, source] of Object.entries(silent)) test(what, () => assert.deepEqual(kept(source), []));

  test('and then says nothing of it', () => {
    assert.equal('compatibility' in factsOf('A = B\n').aliases[0]!, false);
  });
});

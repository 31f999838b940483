// TypeScript aliases and renaming exports whose comments say that the name is kept for old callers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read } from './show';

/** Names of the aliases and exports that are kept for old callers. */
function kept(text: string): string[] {
  const { aliases, exports } = read(text);
  return [...aliases, ...exports].flatMap(({ name, compatibility }) => (compatibility === true ? [name] : []));
}

describe('an alias is kept for old callers', () => {
  test('by a comment above it or on its line', () => {
    for (const alias of ['export const A = B;', 'type A = B;', 'import A = B.C;', 'export const { A } = B;']) {
      assert.deepEqual(kept(`/** @deprecated use B */\n${alias}\n`), ['A']);
      assert.deepEqual(kept(`/** @deprecated use B */ ${alias}\n`), ['A']);
      assert.deepEqual(kept(`import x from 'x';\n\n// Kept for backwards\n// compatibility.\n${alias}\n`), ['A']);
      assert.deepEqual(kept(`${alias} // the old name\n`), ['A']);
      assert.deepEqual(kept(`/**\r\n * Old\r\n * spelling.\r\n */\r\n${alias}\r\n`), ['A']);
    }
  });

  test('alone, whatever stands below it', () => {
    assert.deepEqual(kept('// Deprecated\nexport const A = B;\nexport const C = D;\n'), ['A']);
    assert.deepEqual(kept('export const A = B; // deprecated\nexport const C = D;\n'), ['A']);
  });

  test('one of several in a statement', () => {
    assert.deepEqual(kept('export const A = B, // compat\n  C = D;\n'), ['A']);
  });
});

describe('a renaming export is kept for old callers', () => {
  for (const from of ['', " from './b'"]) {
    test(`export { Y as X }${from}`, () => {
      assert.deepEqual(kept(`/** @deprecated */\nexport { B as A }${from};\n`), ['A']);
      assert.deepEqual(kept(`export { B as A }${from}; // deprecated\n`), ['A']);
      assert.deepEqual(kept(`export {\n  C,\n  /** @deprecated use C */\n  C as A,\n  D as E,\n}${from};\n`), ['A']);
      assert.deepEqual(kept(`export { /** @deprecated */ C as A, D as E }${from};\n`), ['A']);
      assert.deepEqual(kept(`export {\n  C as A, // deprecated\n  D as E,\n  type F as G // compat\n}${from};\n`), [
        'A',
        'G',
      ]);
    });
  }

  test('but not one of a list below a comment that speaks of the list', () => {
    assert.deepEqual(kept("// TODO: deprecate this path\nexport { B as A, C } from './b';\n"), []);
  });

  test('but not one that keeps its name', () => {
    assert.deepEqual(kept('/** @deprecated */\nexport { A };\n/** @deprecated */\nexport { B as B };\n'), []);
  });
});

describe('an alias is not kept for old callers', () => {
  const silent: Record<string, string> = {
    'without a comment': 'export const A = B;',
    'with a comment on something else': '/** The shorter name. */\nexport const A = B; // fine',
    'below a blank line': '// Deprecated things.\n\nexport const A = B;',
    'below the comment of another statement': 'f(); // deprecated\nexport const A = B;',
    'when it is a definition': '/** @deprecated */\nexport const A = new B();',
  };
  for (const [what, text] of Object.entries(silent)) test(what, () => assert.deepEqual(kept(text), []));
});

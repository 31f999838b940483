// What a keystroke changes in facts: places, lengths of bodies, or what others may have drawn conclusions from.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from '../../server/src/facts/extract';
import { keepDefinitions, patchFacts } from '../../server/src/facts/patch-facts';
import { Random } from '../support/random';

const typescript = `import { a, type B } from './a';
import * as ns from './ns';
export class C extends ns.D {
  size = 1;
  method(one: number): number {
    return a(one) + 1;
  }
}
export const alias = a;
jest.mock('./a');
`;
const python = `import os
from a import b, c

class C(b):
    size = 1

    def method(self, one):
        return c(one) + 1

alias = b
`;

/** Facts before and after, and the patch between them. */
function edit(path: string, before: string, after: string) {
  const old = extract(path, before);
  const next = extract(path, after);
  return { old, next, patch: patchFacts(old, next) };
}

describe('what stays the same', () => {
  for (const [path, text] of [
    ['m.ts', typescript],
    ['m.py', python],
  ] as const) {
    test(`${path}: a line more moves what is below it`, () => {
      const { old, next, patch } = edit(path, text, `\n${text}`);
      assert.deepEqual(old, next);
      assert.deepEqual([...(patch ?? ['none'])], []);
    });

    test(`${path}: the objects stay`, () => {
      const old = extract(path, text);
      const [definition, fact] = [old.definitions[0], old.imports[1]];
      assert.ok(patchFacts(old, extract(path, `\n${text}`)));
      assert.equal(old.definitions[0], definition);
      assert.equal(old.imports[1], fact);
    });

    test(`${path}: another body`, () => {
      const { old, next, patch } = edit(path, text, text.replace('+ 1', '+ 2 + 3'));
      assert.deepEqual(old, next);
      assert.deepEqual([...patch!], ['bodies']);
    });

    test(`${path}: one more use of an import`, () => {
      const after = text.replace('+ 1', path === 'm.ts' ? '+ a(2)' : '+ c(2)');
      const { old, next, patch } = edit(path, text, after);
      assert.deepEqual(old, next);
      assert.ok(patch!.has('uses'));
    });
  }
});

test('definitions that say the same stay the same objects where something else changes', () => {
  for (const [path, text, added] of [
    ['m.ts', typescript, "import { z } from './z';\nexport class Z {}\n"],
    ['m.py', python, 'from z import z\n\nclass Z(z):\n    pass\n'],
  ] as const) {
    const old = extract(path, text);
    const [kept] = old.definitions;
    const next = keepDefinitions(old, extract(path, added + text));
    assert.equal(next.definitions[1], kept, path);
    assert.deepEqual(next, extract(path, added + text), path);
  }
});

describe('what others may have drawn conclusions from', () => {
  const changes: readonly (readonly [string, string, string])[] = [
    ['an imported name', 'm.ts', typescript.replace('{ a,', '{ z,')],
    ['a specifier', 'm.ts', typescript.replace("'./a'", "'./b'")],
    ['a type instead of a value', 'm.ts', typescript.replace('a(one)', 'one').replace('= a;', '= 1;')],
    ['the name of a definition', 'm.ts', typescript.replace('class C', 'class E')],
    ['a parameter', 'm.py', python.replace('one):', 'one, two):')],
    ['a base class', 'm.py', python.replace('(b)', '(b, c)')],
    ['a new statement', 'm.py', `${python}print(alias)\n`],
    ['a new member', 'm.ts', typescript.replace('size = 1;', 'size = 1; more = 2;')],
  ];
  for (const [what, path, after] of changes) {
    test(what, () => {
      const before = path === 'm.ts' ? typescript : python;
      const { old, patch } = edit(path, before, after);
      assert.equal(patch, undefined);
      assert.deepEqual(old, extract(path, before), 'nothing is written');
    });
  }
});

test('after any keystroke that is patched, the facts are those of the new text', () => {
  const random = new Random(7);
  let patched = 0;
  for (let round = 0; round < 2_000; round++) {
    const [path, text] = random.one([['m.ts', typescript] as const, ['m.py', python] as const]);
    const at = random.below(text.length);
    const piece = random.one([' ', '\n', 'x', '1', ';', '(', '# ', '//', '']);
    const { old, next, patch } = edit(path, text, text.slice(0, at) + piece + text.slice(at + random.below(2)));
    if (patch === undefined) continue;
    patched++;
    assert.deepEqual(old, next, `${path} ${at} ${JSON.stringify(piece)}`);
  }
  assert.ok(patched > 300, `only ${patched} of 2000 edits left all conclusions`);
});

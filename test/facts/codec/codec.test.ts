// Facts come back from their bytes as they were, and each kind of object in them has a shape of its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { decodeFacts } from '../../../server/src/facts/codec/decode-facts';
import { encodeFacts } from '../../../server/src/facts/codec/encode-facts';
import { shapes } from '../../../server/src/facts/codec/shapes';
import { extract, isSourceFile } from '../../../server/src/facts/extract';
import type { Facts } from '../../../server/src/facts/facts';
import { rules } from '../../../server/src/rules/registry';
import { sourceFilesBelow } from '../../oracles/source-files';
import { splitFixture } from '../../support/fixture';
import { Random } from '../../support/random';

const tricky: readonly (readonly [string, string])[] = [
  ['empty.ts', ''],
  ['line-ends.py', 'a = 1\r\nb = 2\rc = 3\n'],
  ['half.ts', `export const a = '\ud800'; import { x as 𝒳 } from './😀\udc00';`],
  ['broken.ts', 'import { from ; class {'],
  ['broken.py', 'def f(:\n  import\n'],
  ['long.ts', `import { ${Array.from({ length: 300 }, (_, at) => `name${at}`).join(', ')} } from './many';\n`],
  [
    'shim.py',
    '"""Deprecated: use core.manager."""\nfrom core.manager import Manager as Old  # backward compatibility\nOldName = Old  # kept for compatibility\n',
  ],
  [
    'shim.ts',
    "/** @deprecated use Manager */\nexport { Manager as Old } from './manager'; // kept for compatibility\n// ssot-ignore-next-line import-cycle: why\nimport './a';\njest.mock('./a');\nexport const Older = Manager; // compatibility alias\n",
  ],
  [
    'state.py',
    'cache = {}\ndef get(user_id):\n    cache["x"] = user_id\n    return cache["x"]\ntry:\n    import a\nexcept ImportError:\n    import b as a\n',
  ],
];

function corpus(): (readonly [string, string])[] {
  const files: (readonly [string, string])[] = [...tricky];
  for (const { meta } of rules) {
    for (const { bad, good } of Object.values(meta.samples)) {
      for (const source of [bad, good])
        files.push(...[...splitFixture(source).texts].filter(([path]) => isSourceFile(path)));
    }
  }
  for (const path of sourceFilesBelow('server')) files.push([path, readFileSync(path, 'utf8')]);
  return files;
}

const facts = corpus().map(([path, text]) => extract(path, text));

test('facts come back as they were', () => {
  for (const each of facts) assert.deepStrictEqual(decodeFacts(encodeFacts(each)), each);
  assert.ok(facts.length > 200);
});

test('every object in facts is a span or has a shape, so that none is spelled out', () => {
  const known = new Set(['start end', ...shapes.map((keys) => keys.join(' '))]);
  const unknown = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    if (!Array.isArray(value) && !known.has(Object.keys(value).join(' '))) unknown.add(Object.keys(value).join(' '));
    for (const each of Object.values(value)) visit(each);
  };
  for (const each of facts) visit(each);
  assert.deepEqual([...unknown], []);
  assert.ok(shapes.length <= 32);
});

describe('values', () => {
  /** Facts are a value like any other to the codec. */
  const back = (value: unknown) => decodeFacts(encodeFacts(value as Facts)) as unknown;

  test('of any kind come back', () => {
    const values = [
      ...[undefined, null, true, false, '', 'a', '\0', '\ud83d', 'é😀'],
      ...[
        0,
        -0,
        1,
        -1,
        63,
        64,
        127,
        128,
        2 ** 27 - 1,
        2 ** 27,
        2 ** 31,
        2 ** 32 - 1,
        2 ** 32,
        -(2 ** 27),
        -(2 ** 31),
        1.5,
      ],
      ...[Number.NaN, Number.POSITIVE_INFINITY, [], [[]], {}, { start: 5, end: 3 }, { start: -1, end: 0 }],
      ...[{ end: 1, start: 0 }, Uint32Array.of(), Uint32Array.of(3, 3, 9), Uint32Array.of(9, 2 ** 32 - 1, 1)],
    ];
    for (const value of values) assert.deepStrictEqual(back(value), value, JSON.stringify(value));
    assert.deepStrictEqual(back(values), values);
  });

  test('made at random come back', () => {
    const random = new Random(5);
    const make = (depth: number): unknown => {
      const choice = random.below(depth > 4 ? 4 : 7);
      if (choice === 0) return random.below(1000) - 500;
      if (choice === 1) return random.one(['x', 'yy', 'zzz', '']);
      if (choice === 2) return { start: random.below(1e6), end: 1e6 + random.below(1e6) };
      if (choice === 3) return random.one([undefined, null, true, false]);
      if (choice === 4) return Array.from({ length: random.below(20) }, () => make(depth + 1));
      const keys = choice === 5 ? random.one([...shapes]) : ['p', 'q'];
      return Object.fromEntries(keys.map((key) => [key, make(depth + 1)]));
    };
    for (let round = 0; round < 500; round++) {
      const value = make(0);
      assert.deepStrictEqual(back(value), value);
    }
  });
});

test('bytes that are cut off are refused', () => {
  const bytes = encodeFacts(facts.at(-1)!);
  for (const length of [0, 1, 10, bytes.length >> 1, bytes.length - 1]) {
    assert.throws(() => decodeFacts(bytes.subarray(0, length)));
  }
});

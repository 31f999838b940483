// Facts come back from their bytes as they were, whatever is in them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { decodeFacts } from '../../../server/src/facts/codec/decode-facts';
import { extract, isSourceFile } from '../../../server/src/facts/extract';
import type { Facts } from '../../../server/src/facts/facts';
import { patchFacts } from '../../../server/src/facts/patch-facts';
import { rules } from '../../../server/src/rules/registry';
import { sourceFilesBelow } from '../../oracles/source-files';
import { splitFixture } from '../../support/fixture';
import { Random } from '../../support/random';
import { decodedFacts, encodeFacts, plainFacts } from './plain-facts';
import { randomFacts } from './random-facts';
import { telling } from './telling-sources';

function corpus(): (readonly [string, string])[] {
  const files: (readonly [string, string])[] = [...telling];
  for (const { meta } of rules) {
    for (const { bad, good } of Object.values(meta.samples)) {
      for (const source of [bad, good])
        files.push(...[...splitFixture(source).texts].filter(([path]) => isSourceFile(path)));
    }
  }
  for (const folder of ['server', 'test/workspaces']) {
    for (const path of sourceFilesBelow(folder)) files.push([path, readFileSync(path, 'utf8')]);
  }
  return files;
}

const facts = corpus().map(([path, text]) => extract(path, text));

test('facts come back as they were, alone and in batches', () => {
  assert.ok(facts.length > 200);
  for (const each of facts) assert.deepStrictEqual(decodedFacts([each]), [each]);
  assert.deepStrictEqual(decodedFacts(facts), facts);
  assert.deepStrictEqual(decodedFacts([]), []);
});

test('parts that are read late come back in any order', () => {
  const random = new Random(3);
  const decoded = decodeFacts(encodeFacts(facts, true));
  const readers = decoded.flatMap((each, at) => [
    () => assert.deepStrictEqual(each.load, facts[at]!.load),
    () => assert.deepStrictEqual(each.lineStarts, facts[at]!.lineStarts),
  ]);
  for (const read of readers.toSorted(() => random.next() - 0.5)) read();
});

test('each field of the contract is seen to come back: none is always empty in what is tried here', () => {
  const seen = new Map<string, Set<string>>();
  const visit = (kind: string, value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(kind, each);
    if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return;
    for (const [key, each] of Object.entries(value)) {
      const name = `${kind}.${key}`;
      const isTelling = Array.isArray(each) ? each.length > 0 : each !== undefined && each !== '' && each !== 0;
      if (!seen.has(name)) seen.set(name, new Set());
      if (isTelling) seen.get(name)!.add(typeof each === 'object' ? 'object' : String(each));
      visit(key === 'outer' ? 'guard' : key, each);
    }
  };
  visit('facts', facts);
  assert.deepEqual(
    [...seen].filter(([, values]) => values.size === 0).map(([name]) => name),
    [],
  );
  assert.ok(seen.has('load.steps') && seen.has('guard.outer') && seen.has('aliases.compatibility'));
  // What is only ever true, or only ever false, could be left out unseen. No reader says that a function is hollow.
  const flags = [...seen].filter(([, values]) => [...values].every((value) => value === 'true' || value === 'false'));
  const always = new Set(['aliases.compatibility', 'exports.compatibility', 'functions.hollow']);
  assert.deepEqual(
    flags.filter(([name, values]) => values.size < 2 && !always.has(name)).map(([name]) => name),
    [],
  );
});

test('facts made at random come back, whatever is in them', () => {
  const random = new Random(5);
  for (let round = 0; round < 200; round++) {
    const batch = Array.from({ length: random.below(4) }, () => randomFacts(random));
    assert.deepStrictEqual(decodedFacts(batch), batch, `round ${round}`);
  }
});

describe('what facts share', () => {
  const text = 'import a, b\nfrom x import y, z\ntry:\n    import c\n    import d\nexcept ImportError:\n    pass\n';

  test('is shared when they come back', () => {
    const before = extract('a.py', text);
    const [after] = decodeFacts(encodeFacts([before], true));
    const spansOf = (each: Facts) => new Set(each.imports.map(({ span }) => span)).size;
    const guardsOf = (each: Facts) => new Set(each.load.steps.map(({ guard }) => guard)).size;
    assert.equal(spansOf(after!), spansOf(before));
    assert.equal(guardsOf(after!), guardsOf(before));
    assert.equal(after!.aliases, after!.wrappers, 'empty lists are one');
  });
});

describe('a keystroke', () => {
  const before = 'export class A {\n  first() { return 1; }\n}\nexport const b = new A();\n';
  const after = '// a line\nexport class A {\n  first() { return 2 + 2; }\n}\nexport const b = new A();\n';
  const renamed = before.replace('first', 'second');

  test('is written into facts that were decoded', () => {
    const [decoded] = decodeFacts(encodeFacts([extract('a.ts', before)], true));
    const [definition] = decoded!.definitions;
    assert.deepEqual(
      patchFacts(decoded!, extract('a.ts', after)),
      patchFacts(extract('a.ts', before), extract('a.ts', after)),
    );
    assert.equal(decoded!.definitions[0], definition, 'the same object');
    assert.deepStrictEqual(plainFacts(decoded!), extract('a.ts', after));
  });

  test('that changes a member is seen, whichever side was decoded', () => {
    const decode = (text: string) => decodeFacts(encodeFacts([extract('a.ts', text)], true))[0]!;
    assert.equal(patchFacts(decode(before), extract('a.ts', renamed)), undefined);
    assert.equal(patchFacts(extract('a.ts', before), decode(renamed)), undefined);
    assert.equal(patchFacts(decode(before), decode(renamed)), undefined);
  });
});

test('facts without their lines get them from whoever has the text, when somebody asks', () => {
  const [made] = facts;
  const [decoded] = decodeFacts(encodeFacts([made!], false));
  assert.deepEqual([...decoded!.lineStarts], [0]);
  let asked = 0;
  decoded!.withLines(() => {
    asked++;
    return made!.lineStarts;
  });
  assert.equal(asked, 0);
  assert.equal(decoded!.lineStarts, made!.lineStarts);
  assert.equal(decoded!.lineStarts, made!.lineStarts);
  assert.equal(asked, 1);
});

test('bytes that are cut off are refused', () => {
  const bytes = encodeFacts([facts.at(-1)!], true);
  for (const length of [0, 1, 10, bytes.length >> 1, bytes.length - 1]) {
    assert.throws(() => decodeFacts(bytes.slice(0, length)), RangeError);
  }
});

// Broken sources: nothing is thrown, and every span lies in the text.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extractTypeScript } from '../../../server/src/facts/typescript/extract';
import type { Span } from '../../../server/src/text/span';
import { nasty } from './nasty';

describe('nasty sources', () => {
  for (const [path, text] of nasty) {
    test(`${path} is read whole`, () => assert.deepEqual(extractTypeScript(path, text).problems, []));

    test(`every prefix of ${path} is read`, () => {
      for (let end = 0; end < text.length; end++) readChecked(path, text.slice(0, end));
    });

    test(`${path} is read without any of its stretches`, () => {
      for (let start = 0; start < text.length; start += 3)
        readChecked(path, text.slice(0, start) + text.slice(start + 7));
    });

    test(`mutations of ${path} are read`, () => {
      const random = generator(path.charCodeAt(0));
      for (let round = 0; round < 400; round++) readChecked(path, mutate(text, random));
    });
  }

  test('in the wrong language are read', () => {
    for (const [, text] of nasty)
      for (const path of ['x.ts', 'x.tsx', 'x.js', 'x.mjs', 'x.cts', 'x.d.ts']) readChecked(path, text);
  });
});

describe('extreme sources', () => {
  test('that nest deeper than the stack give a problem', () => {
    for (const unit of ['(', '[', '{', 'a(', '!', 'if(a)', '`${', '<a>']) {
      const facts = readChecked('a.tsx', unit.repeat(50_000));
      assert.ok(facts.problems.length > 0, unit);
    }
  });

  test('that are long chains are read', () => {
    const count = 20_000;
    const chains = [
      `x = ${'a + '.repeat(count)}b; import './end';`,
      `x${'.a()'.repeat(count)}; import './end';`,
      `if (a) {} ${'else if (a) {} '.repeat(2_000)} import './end';`,
      `type A = ${'B extends C ? D : '.repeat(500)} E; import './end';`,
      `${'import "./end"; '.repeat(count)}`,
    ];
    for (const text of chains) assert.equal(readChecked('a.ts', text).imports.at(-1)?.specifier, './end');
  });

  test('without any text are read', () => {
    for (const text of ['', ' ', '\uFEFF', '\u0000', '\r', '\uD800', '#!', '//', '/*', '/**', "'", '`', '\\', '@'])
      readChecked('a.ts', text);
  });

  test('with a byte order mark, CRLF and line separators have exact spans', () => {
    const text = '\uFEFFimport a from "x";\r\nexport { a }\u2028export class \u{20BB7} {}';
    const facts = readChecked('a.ts', text);
    assert.equal(text.slice(facts.imports[0]!.span.start, facts.imports[0]!.span.end), 'import a from "x";');
    assert.deepEqual(
      facts.definitions.map(({ nameSpan }) => text.slice(nameSpan.start, nameSpan.end)),
      ['\u{20BB7}'],
    );
  });
});

function readChecked(path: string, text: string) {
  const facts = extractTypeScript(path, text);
  checkSpans(facts, text.length, path, text);
  for (const { from } of facts.exports) assert.ok(from === undefined || from < facts.imports.length);
  for (const { span, specifierSpan } of facts.imports)
    assert.ok(span.start <= specifierSpan.start && specifierSpan.end <= span.end);
  return facts;
}

/** Every object with a start and an end, wherever it lies in the facts. */
function checkSpans(value: unknown, length: number, path: string, text: string): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  const { start, end } = value as Partial<Span>;
  if (typeof start === 'number' && typeof end === 'number') {
    assert.ok(
      start >= 0 && start <= end && end <= length,
      `${start}..${end} of ${length} in ${path}: ${text.slice(-200)}`,
    );
  }
  for (const inner of Object.values(value)) checkSpans(inner, length, path, text);
}

function mutate(text: string, random: (below: number) => number): string {
  let out = text;
  for (let edits = 1 + random(4); edits > 0; edits--) {
    const at = random(out.length + 1);
    const from = random(text.length);
    const piece = [text.slice(from, from + random(12)), '{}()[]<>`\'"/\\*,;:.=?!@#$&|\n\0'[random(28)]!, ''][
      random(3)
    ]!;
    out = out.slice(0, at) + piece + out.slice(at + random(6));
  }
  return out;
}

/** A linear congruential generator, so that a failure comes again. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

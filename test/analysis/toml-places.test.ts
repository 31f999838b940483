// Places of keys and values in TOML, in every way that TOML has to write a key.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'smol-toml';
import { tomlPlaces } from '../../server/src/analysis/toml-places';

const text = `# a = 1
title = "x # not a comment" # a comment
[tool.ssot]
include = [
  "a/**", # [not a header]
  'b',
]
rules.import-cycle = "error"
rules . "shared-state" = 'off'
note = """
[tool.other]
include = 1 \\""" still """
literal = '''a = '1'
'''

[tool.ssot.normalize]
drop = ["x", "y"]
table = { roles = ["manager"], "a.b" = { c = 1 } }

[[tool.ssot.concepts]]
name = "one"
[[tool.ssot.concepts]]
name = "two"
[tool.ssot.concepts.deep]
key = 1979-05-27T07:32:00Z
`;

function at(path: string[], on: 'key' | 'value'): string | undefined {
  const span = tomlPlaces(text)(path, on);
  return span && text.slice(span.start, span.end);
}

function lineOf(path: string[]): number {
  const span = tomlPlaces(text)(path, 'key')!;
  return text.slice(0, span.start).split('\n').length;
}

describe('tomlPlaces', () => {
  test('the text of these tests is TOML', () => {
    assert.equal((parse(text) as { title: string }).title, 'x # not a comment');
  });

  test('finds keys and values of a table', () => {
    assert.equal(at(['tool', 'ssot', 'include'], 'key'), 'include');
    assert.equal(lineOf(['tool', 'ssot', 'include']), 4);
    assert.equal(at(['title'], 'value'), '"x # not a comment"');
  });

  test('finds the items of a list over several lines, and marks the list by its bracket', () => {
    assert.equal(at(['tool', 'ssot', 'include'], 'value'), '[');
    assert.equal(at(['tool', 'ssot', 'include', '0'], 'value'), '"a/**"');
    assert.equal(at(['tool', 'ssot', 'include', '1'], 'value'), "'b'");
  });

  test('reads dotted and quoted keys', () => {
    assert.equal(at(['tool', 'ssot', 'rules', 'import-cycle'], 'value'), '"error"');
    assert.equal(at(['tool', 'ssot', 'rules', 'shared-state'], 'value'), "'off'");
    assert.equal(at(['tool', 'ssot', 'rules', 'shared-state'], 'key'), 'rules . "shared-state"');
  });

  test('is not led astray by strings over several lines', () => {
    assert.equal(at(['tool', 'ssot', 'literal'], 'value'), "'''a = '1'\n'''");
    assert.equal(at(['tool', 'other'], 'key'), undefined);
  });

  test('finds keys of inline tables', () => {
    assert.equal(at(['tool', 'ssot', 'normalize', 'table', 'roles', '0'], 'value'), '"manager"');
    assert.equal(at(['tool', 'ssot', 'normalize', 'table', 'a.b', 'c'], 'value'), '1');
  });

  test('numbers the tables of an array', () => {
    assert.equal(at(['tool', 'ssot', 'concepts', '0', 'name'], 'value'), '"one"');
    assert.equal(at(['tool', 'ssot', 'concepts', '1', 'name'], 'value'), '"two"');
    assert.equal(at(['tool', 'ssot', 'concepts', '1', 'deep', 'key'], 'value'), '1979-05-27T07:32:00Z');
    assert.equal(at(['tool', 'ssot', 'concepts'], 'key'), '[[tool.ssot.concepts]]');
  });

  test('gives a table the place of its header', () => {
    assert.equal(at(['tool', 'ssot'], 'value'), '[tool.ssot]');
  });

  test('ends on any text, TOML or not', () => {
    for (const broken of ['[', '[[', 'a', 'a =', 'a = [', 'a = {b', '"', "'''", '= = =', ']]', 'a = """', '\u0000']) {
      assert.equal(tomlPlaces(broken)(['nothing'], 'key'), undefined);
    }
  });
});

// The schema is one that other tools accept, says something about every key, and agrees with the validator in use.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import Ajv from 'ajv';
import { configurationSchema } from '../../server/src/analysis/configuration-schema';
import type { JsonSchema } from '../../server/src/analysis/json-schema';
import { validate } from '../../server/src/analysis/schema-validator';
import { describedRules } from './described-rules';

const schema = configurationSchema(describedRules);
const accepts = new Ajv({ strictTuples: false }).compile(schema);

describe('configurationSchema', () => {
  test('describes every key, and gives every key a default but those that are inferred or required', () => {
    const undescribed: string[] = [];
    const withoutDefault: string[] = [];
    visit(schema, '', (child, path, required) => {
      if (!child.description) undescribed.push(path);
      if (child.default === undefined && !required) withoutDefault.push(path);
    });
    assert.deepEqual(undescribed, []);
    assert.deepEqual(withoutDefault, [
      '.$schema',
      '.sourceRoots',
      '.concepts[].canonical',
      '.concepts[].factory',
      '.layers',
    ]);
  });

  test('accepts its own defaults and examples', () => {
    visit(schema, '', (child, path) => {
      const judged = new Ajv({ strictTuples: false }).compile({ ...child, description: path });
      for (const value of [child.default, ...(child.examples ?? [])]) {
        if (value !== undefined) assert.equal(judged(value), true, `${path}: ${JSON.stringify(value)}`);
      }
    });
  });

  test('takes the options of each rule from the rule', () => {
    const [, list] = schema.properties!.rules!.properties!['duplicate-definition']!.oneOf!;
    const [, options] = list!.items as readonly JsonSchema[];
    assert.deepEqual(options!.properties!.minSimilarity, describedRules[0]!.meta.options.minSimilarity);
  });
});

describe('the validator agrees with ajv that', () => {
  const good: unknown[] = [
    {},
    { $schema: 'x', include: ['a'], exclude: [], sourceRoots: ['.'], tests: 'exclude', baseline: 'b.json' },
    { concepts: [{ name: 'n', words: ['w'], kinds: ['class'], within: ['**'], canonical: 'a#b', factory: 'alias' }] },
    { normalize: { drop: [], roles: ['manager'] }, contextNames: [], legacy: ['a/**'] },
    { canonicalImports: [{ from: 'a', to: 'b', rename: { A: 'B' } }] },
    { layers: { a: { files: ['a'] }, b: { files: ['b'], mayImport: ['a'] }, exhaustive: true } },
    { layers: [{ name: 'a', files: ['a'] }] },
    { rules: { 'import-cycle': 'error', 'duplicate-definition': ['info', { minSimilarity: 0.5 }] } },
    { rules: { 'split-import-path': ['information', { barrels: 'strict' }], 'import-order': ['off'] } },
    { rules: { 'unused-suppression': 'off', 'shared-state': ['off', { anything: 1 }] } },
    { overrides: [{ files: ['t/**'], rules: { 'shared-state': 'off' } }] },
  ];
  for (const value of good) {
    test(`${JSON.stringify(value)} is right`, () => {
      assert.equal(accepts(value), true, JSON.stringify(accepts.errors));
      assert.deepEqual(validate(schema, value, 'json'), []);
    });
  }

  const bad: unknown[] = [
    [],
    null,
    'text',
    { inclde: [] },
    { include: 'src' },
    { include: [1] },
    { include: [''] },
    { sourceRoots: [] },
    { tests: true },
    { tests: 'some' },
    { concepts: {} },
    { concepts: [{ words: ['w'] }] },
    { concepts: [{ name: 'n', words: [] }] },
    { concepts: [{ name: 'n', words: ['w'], kinds: ['klass'] }] },
    { concepts: [{ name: '', words: ['w'] }] },
    { normalize: { drops: [] } },
    { canonicalImports: [{ from: 'a' }] },
    { canonicalImports: [{ from: 'a', to: 'b', rename: { A: 1 } }] },
    { layers: 'a' },
    { layers: { a: true } },
    { layers: { a: { file: [] } } },
    { layers: { exhaustive: 'yes' } },
    { layers: [{ name: 'a' }] },
    { rules: [] },
    { rules: { 'import-cycles': 'error' } },
    { rules: { 'import-cycle': 'fatal' } },
    { rules: { 'import-cycle': 2 } },
    { rules: { 'import-cycle': [] } },
    { rules: { 'import-cycle': ['error', {}, {}] } },
    { rules: { 'import-cycle': ['error', { some: 1 }] } },
    { rules: { 'duplicate-definition': ['error', { minSimilarity: 2 }] } },
    { rules: { 'duplicate-definition': ['error', { minSimilarity: -0.1 }] } },
    { rules: { 'split-import-path': ['error', { barrels: 'all' }] } },
    { rules: { 'unused-suppression': ['off', {}] } },
    { overrides: [{ files: [], rules: {} }] },
    { overrides: [{ files: ['a'], rules: { 'import-cycle': ['error', {}] } }] },
    { baseline: 1 },
    JSON.parse('{ "__proto__": {} }'),
  ];
  for (const value of bad) {
    test(`${JSON.stringify(value)} is wrong`, () => {
      assert.equal(accepts(value), false);
      assert.notDeepEqual(validate(schema, value, 'json'), []);
    });
  }
});

/** Calls back for every key that can be written, in the order of the schema. */
function visit(
  parent: JsonSchema,
  path: string,
  each: (child: JsonSchema, path: string, required: boolean) => void,
): void {
  for (const [key, child] of Object.entries(parent.properties ?? {})) {
    each(child, `${path}.${key}`, parent.required?.includes(key) ?? false);
    visit(child, `${path}.${key}`, each);
  }
  for (const alternative of parent.oneOf ?? []) visit(alternative, path, each);
  if (parent.additionalProperties) visit(parent.additionalProperties, `${path}.*`, each);
  for (const items of [parent.items ?? []].flat() as JsonSchema[]) visit(items, `${path}[]`, each);
}

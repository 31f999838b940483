// The generated files in the repository are those that the rules make now.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generatedFiles } from '../../scripts/generated-files';
import { rules } from '../../server/src/rules/registry';
import { ruleIds } from '../../server/src/rules/rule';

test('rule pages and schema are fresh (npm run generate)', () => {
  for (const [path, text] of generatedFiles()) assert.equal(readFileSync(path, 'utf8'), text, `${path} is stale`);
});

test('every rule has a file of its name, a page of its name and its place in the order of the design', () => {
  const files = new Set(readdirSync('server/src/rules'));
  const pages = readdirSync('server/docs/rules').sort();
  for (const { meta } of rules) assert.ok(files.has(`${meta.id}.ts`), `no file for ${meta.id}`);
  assert.deepEqual(pages, rules.map(({ meta }) => `${meta.id}.md`).sort());
  const order = rules.map(({ meta }) => ruleIds.indexOf(meta.id));
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
});

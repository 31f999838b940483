// The simulation of loading against Node on a sample of the generated graphs; `npm run test:oracles` takes many more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareJavaScriptLoading } from './javascript-loading';

test('predicted failures are those of node', async () => {
  const { graphs, commonJs, entries, failing, leftOut, differences } = await compareJavaScriptLoading(3, 300);
  assert.deepEqual(differences, []);
  // The sample is worth its time: both systems, runs that fail and runs that do not.
  assert.ok(
    graphs === 300 && commonJs > 30 && failing > 200 && entries - failing > 200,
    `${entries} runs, ${failing} fail`,
  );
  assert.ok(leftOut * 20 < entries, `${leftOut} runs left out`);
});

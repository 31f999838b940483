// Every sample on a rule's page does what the page says.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rules } from '../../server/src/rules/registry';
import { runRule } from '../support/check-rule';
import { fixture } from '../support/fixture';

for (const { meta } of rules) {
  describe(meta.id, () => {
    for (const [language, { bad, good }] of Object.entries(meta.samples)) {
      test(`${language}: the bad sample is reported`, () => {
        assert.notEqual(runRule(meta.id, fixture(bad)).findings.length, 0);
      });
      test(`${language}: the good sample is not`, () => {
        assert.deepEqual(
          runRule(meta.id, fixture(good)).findings.map(({ message }) => message),
          [],
        );
      });
    }
  });
}

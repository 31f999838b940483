// Command explain: each rule's page, from its own description.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/rules/registry';
import { cli } from './in-process';

test('without a rule it lists all of them', async () => {
  const { status, stdout } = await cli(['explain']);
  assert.equal(status, 0);
  assert.deepEqual(
    stdout
      .split('\n')
      .flatMap((line) => /^[a-z-]+(?= )/.exec(line) ?? [])
      .filter((id) => id !== 'ssot'),
    rules.map(({ meta }) => meta.id),
  );
});

for (const { meta } of rules) {
  test(`${meta.id}: everything that its description says`, async () => {
    const { status, stdout } = await cli(['explain', meta.id], {
      terminal: 'stdout',
      columns: 80,
      env: { NO_COLOR: '1' },
    });
    assert.equal(status, 0);
    const flat = stdout.replace(/\s+/g, ' ');
    for (const text of [meta.what, meta.why, meta.whatToDo, meta.fixSafety, meta.how]) {
      assert.ok(flat.includes(text.replace(/\s+/g, ' ')), text);
    }
    for (const { bad, good } of Object.values(meta.samples)) {
      for (const line of `${bad}\n${good}`.split('\n')) {
        const shown = line.replace(/^(?:\/\/|#)- \//, '── ').trimEnd();
        assert.ok(stdout.includes(shown), shown);
      }
    }
    for (const [name, option] of Object.entries(meta.options)) {
      assert.ok(flat.includes(`${name} ${option.type} ${option.description.replace(/\s+/g, ' ')}`), name);
      assert.ok(flat.includes(`Default: ${JSON.stringify(option.default)}.`.replace(/\s+/g, ' ')), name);
    }
    const prose = stdout.split('\n').filter((line) => !line.includes('│'));
    for (const line of prose) assert.ok([...line].length <= 80, line);
  });
}

// Which findings a comment silences, and what is said of comments that silence nothing.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { suppressionsOf } from '../../server/src/analysis/suppressions';
import type { RuleId } from '../../server/src/rules/rule';
import { spanOf, stubGraph } from './stub-graph';

/** Whether each part of the text is silenced for the rule, and the messages about the suppressions after that. */
function judge(text: string, rule: RuleId, parts: readonly string[], ran: readonly RuleId[] = [rule]) {
  const suppressions = suppressionsOf(stubGraph({ 'a.py': text }).modules[0]!);
  const silenced = parts.map((part) => suppressions.silences(rule, { span: spanOf(text, part) }));
  return { silenced, messages: suppressions.faults((id) => ran.includes(id)).map(({ message }) => message) };
}

describe('a suppression of the next line', () => {
  test('silences its rule there, and nowhere else', () => {
    const text = '# ssot-ignore-next-line import-cycle: needed at start\nimport b\nimport c\n';
    assert.deepEqual(judge(text, 'import-cycle', ['import b', 'import c']), { silenced: [true, false], messages: [] });
    assert.deepEqual(judge(text, 'legacy-import', ['import b']).silenced, [false]);
  });

  test('can stand above another one', () => {
    const text = '# ssot-ignore-next-line import-cycle: x\n# ssot-ignore-next-line legacy-import: y\nimport b\n';
    assert.deepEqual(judge(text, 'import-cycle', ['import b']).silenced, [true]);
    assert.deepEqual(judge(text, 'legacy-import', ['import b']).silenced, [true]);
  });

  test('does not reach over an empty line', () => {
    const text = '# ssot-ignore-next-line import-cycle: x\n\nimport b\n';
    assert.deepEqual(judge(text, 'import-cycle', ['import b']).silenced, [false]);
  });

  test('counts for a part of the import that starts there', () => {
    const text = '# ssot-ignore-next-line legacy-import: x\nfrom a import (\n    One,\n    Two,\n)\n';
    assert.deepEqual(judge(text, 'legacy-import', ['One', 'Two']), { silenced: [true, true], messages: [] });
  });

  test('counts for the name of a definition below its decorators', () => {
    const text = '# ssot-ignore-next-line duplicate-definition: x\n@final\nclass Manager:\n    pass\n';
    assert.deepEqual(judge(text, 'duplicate-definition', ['Manager']).silenced, [true]);
  });

  test('is read in files with any line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['x = 1', '# ssot-ignore-next-line import-cycle: x', 'import b', ''].join(end);
      assert.deepEqual(judge(text, 'import-cycle', ['import b']).silenced, [true]);
    }
  });
});

describe('a suppression of the file', () => {
  test('silences its rule everywhere in the file, wherever it stands', () => {
    const text = 'import b\nimport c\n# ssot-ignore-file import-cycle: generated\n';
    assert.deepEqual(judge(text, 'import-cycle', ['import b', 'import c']), { silenced: [true, true], messages: [] });
  });
});

describe('a suppression is told when', () => {
  test('it suppresses nothing', () => {
    const text = '# ssot-ignore-next-line import-cycle: x\nimport b\n# ssot-ignore-file import-cycle: x\n';
    assert.deepEqual(judge(text, 'import-cycle', []).messages, [
      'This suppression suppresses nothing: import-cycle finds nothing on the next line. Remove it.',
      'This suppression suppresses nothing: import-cycle finds nothing in this file. Remove it.',
    ]);
  });

  test('another one does its work already', () => {
    const text = '# ssot-ignore-file import-cycle: x\n# ssot-ignore-next-line import-cycle: x\nimport b\n';
    assert.deepEqual(judge(text, 'import-cycle', ['import b']).messages, [
      'This suppression suppresses nothing: import-cycle finds nothing in this file. Remove it.',
    ]);
  });

  test('its rule does not exist', () => {
    const text =
      '# ssot-ignore-next-line import-cyle: x\nimport b\n# ssot-ignore-file no-such-thing-at-all: x\n# ssot-ignore-file\n';
    assert.deepEqual(judge(text, 'import-cycle', []).messages, [
      'This suppression suppresses nothing: there is no rule import-cyle. Did you mean import-cycle?',
      'This suppression suppresses nothing: there is no rule no-such-thing-at-all. The rules are duplicate-definition, compatibility-shim, mixed-factories, split-import-path, import-cycle, legacy-import, import-order, shared-state, layer-violation.',
      'This suppression names no rule. Write the rule and the reason: "RULE: reason".',
    ]);
  });

  test('it gives no reason, though it suppresses all the same', () => {
    const text = '# ssot-ignore-next-line import-cycle\nimport b\n';
    assert.deepEqual(judge(text, 'import-cycle', ['import b']), {
      silenced: [true],
      messages: [
        'This suppression of import-cycle gives no reason. Say after a colon why the finding may stay: "import-cycle: reason".',
      ],
    });
  });

  test('it is meant for the report on suppressions itself', () => {
    const [message] = judge('# ssot-ignore-file unused-suppression: x\n', 'import-cycle', []).messages;
    assert.match(message!, /^unused-suppression cannot be suppressed in code/);
  });
});

test('nothing is told of a suppression whose rule did not run', () => {
  assert.deepEqual(judge('# ssot-ignore-file import-cycle: x\n', 'import-cycle', [], []).messages, []);
});

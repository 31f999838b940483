// Defaults, levels after overrides, and what rules are given.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaults } from '../../server/src/analysis/configuration-schema';
import { defaultSettings, settingsOf } from '../../server/src/analysis/settings';
import { describedRules } from './described-rules';

describe('settings without a configuration', () => {
  const settings = defaultSettings(describedRules);

  test('analyse everything, tests included', () => {
    assert.equal(settings.isIncluded('any/where.py'), true);
    assert.equal(settings.includeTests, true);
    assert.equal(settings.sourceRoots, undefined);
    assert.equal(settings.baseline, 'ssot-baseline.json');
  });

  test('give a rule the defaults of its options and of the common keys', () => {
    const context = settings.ruleContext('duplicate-definition');
    assert.deepEqual(context.options, { minSimilarity: 0.6, minMembers: 2 });
    assert.deepEqual(context.normalize, { drop: defaults.drop, roles: [] });
    assert.deepEqual(context.contextNames, defaults.contextNames);
    assert.equal(context.layers, undefined);
    assert.equal(context.isLegacy('legacy/a.py'), false);
    assert.equal(settings.ruleContext('duplicate-definition'), context);
  });

  test('leave each level to the rule', () => {
    assert.equal(settings.levelOf('import-cycle', 'a.py', undefined), 'warning');
    assert.equal(settings.levelOf('import-cycle', 'a.py', 'error'), 'error');
    assert.equal(settings.levelOf('import-cycle', 'a.py', 'off'), 'off');
    assert.equal(settings.levelOf('unused-suppression', 'a.py', undefined), 'warning');
    assert.equal(settings.isOff('import-cycle'), false);
  });
});

describe('levels', () => {
  const settings = settingsOf(
    {
      rules: {
        'import-cycle': 'info',
        'legacy-import': 'off',
        'shared-state': 'off',
        'split-import-path': 'information',
      },
      overrides: [
        { files: ['tests/**', 'scripts'], rules: { 'import-cycle': 'off', 'legacy-import': 'off' } },
        { files: ['tests/unit/**'], rules: { 'import-cycle': 'error', 'shared-state': 'information' } },
      ],
    },
    describedRules,
  );

  test('a configured level replaces every level of the rule but its own off', () => {
    assert.equal(settings.levelOf('import-cycle', 'a.py', 'error'), 'info');
    assert.equal(settings.levelOf('import-cycle', 'a.py', undefined), 'info');
    assert.equal(settings.levelOf('import-cycle', 'a.py', 'off'), 'off');
  });

  test('the last override that names the rule and matches the file wins', () => {
    assert.equal(settings.levelOf('import-cycle', 'tests/a.py', 'error'), 'off');
    assert.equal(settings.levelOf('import-cycle', 'tests/unit/a.py', 'warning'), 'error');
    assert.equal(settings.levelOf('import-cycle', 'scripts/deep/a.py', 'warning'), 'off');
    assert.equal(settings.levelOf('duplicate-definition', 'tests/a.py', undefined), 'warning');
  });

  test('a rule is off only when no override turns it on', () => {
    assert.equal(settings.isOff('legacy-import'), true);
    assert.equal(settings.isOff('shared-state'), false);
    assert.equal(settings.levelOf('shared-state', 'tests/unit/a.py', undefined), 'info');
  });

  test('information is info', () => {
    assert.equal(settings.levelOf('split-import-path', 'a.py', undefined), 'info');
  });
});

describe('what rules are given', () => {
  test('concepts with their defaults', () => {
    const settings = settingsOf({ concepts: [{ name: 'M', words: ['m'], within: ['app'] }] }, describedRules);
    const [concept] = settings.ruleContext('duplicate-definition').concepts;
    assert.deepEqual([concept!.kinds, concept!.canonical, concept!.factory], [['class'], undefined, undefined]);
    assert.deepEqual([concept!.within('app/a.py'), concept!.within('lib/a.py')], [true, false]);
  });

  test('layers from a map, as configured', () => {
    const layers = { top: { files: ['a/**'], mayImport: ['low'] }, low: { files: ['b/**'] }, exhaustive: true };
    const given = settingsOf({ layers }, describedRules).ruleContext('layer-violation').layers!;
    assert.equal(given.exhaustive, true);
    assert.deepEqual(
      given.layers.map(({ name, mayImport }) => [name, mayImport]),
      [
        ['top', ['low']],
        ['low', []],
      ],
    );
    assert.equal(given.layers[0]!.files('a/x.ts'), true);
  });

  test('layers from a list may import all below them', () => {
    const layers = ['a', 'b', 'c'].map((name) => ({ name, files: [name] }));
    const given = settingsOf({ layers }, describedRules).ruleContext('layer-violation').layers!;
    assert.deepEqual(
      given.layers.map(({ mayImport }) => mayImport),
      [['b', 'c'], ['c'], []],
    );
  });

  test('source roots without dots and doubles, longest first', () => {
    const settings = settingsOf({ sourceRoots: ['.', './src', 'a/b/', 'src', 'x/../lib'] }, describedRules);
    assert.deepEqual(settings.sourceRoots, ['a/b', 'lib', 'src', '']);
  });

  test('excluded files are out, whatever includes them', () => {
    const settings = settingsOf({ include: ['app/**'], exclude: ['**/generated/**'] }, describedRules);
    assert.deepEqual(
      ['app/a.py', 'app/generated/a.py', 'lib/a.py'].map((path) => settings.isIncluded(path)),
      [true, false, false],
    );
  });
});

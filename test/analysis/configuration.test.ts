// What people are told of a wrong configuration, and where.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfiguration, withEditorRules } from '../../server/src/analysis/configuration';
import type { ConfigurationFormat } from '../../server/src/analysis/configuration-document';
import { problemText } from '../../server/src/analysis/configuration-problem';
import { defaultSettings } from '../../server/src/analysis/settings';
import { describedRules } from './described-rules';

function told(text: string, format: ConfigurationFormat = 'jsonc', file = 'ssot.config.json'): string[] {
  const { settings, problems } = parseConfiguration(text, format, file, describedRules);
  assert.equal(settings === undefined, problems.length > 0, 'settings come exactly when there are no problems');
  return problems.map(problemText);
}

describe('a configuration in JSON', () => {
  test('may have comments, trailing commas and a byte order mark', () => {
    assert.deepEqual(told('\uFEFF{ // why\n  "include": ["src/**",], /* and */\n}\n'), []);
  });

  test('an unknown key is told with the name that was meant', () => {
    assert.deepEqual(told('{\n  "exlude": []\n}'), [
      'ssot.config.json:2:3: There is no key "exlude". Did you mean "exclude"?',
    ]);
  });

  test('an unknown key that is like no other is told with those there are', () => {
    const [problem] = told('{ "concepts": [{ "name": "n", "words": ["w"], "colour": 1 }] }');
    assert.equal(
      problem,
      'ssot.config.json:1:47: There is no key "colour" in "concepts[0]". Remove it, or use one of "name", "words", "kinds", "within", "canonical", "factory".',
    );
  });

  test('an unknown rule is told as a rule', () => {
    assert.deepEqual(told('{ "rules": { "import-cycles": "error" } }'), [
      'ssot.config.json:1:14: There is no rule "import-cycles". Did you mean "import-cycle"?',
    ]);
    assert.deepEqual(told('{ "overrides": [{ "files": ["a"], "rules": { "cycle": "off" } }] }').length, 1);
  });

  test('a wrong type says what was expected, what was found and how to write it', () => {
    assert.deepEqual(told('{ "include": "src" }'), [
      'ssot.config.json:1:14: "include" must be a list of texts, but is the text "src". Write, for example, "include": ["src/**"].',
    ]);
    assert.deepEqual(told('{ "legacy": [null] }'), [
      'ssot.config.json:1:14: "legacy[0]" must be a text that is not empty, but is null.',
    ]);
    assert.deepEqual(told('[]'), [
      'ssot.config.json:1:1: The configuration must be an object ({ … }), but is an empty list.',
    ]);
  });

  test('a wrong level says which there are', () => {
    assert.deepEqual(told('{ "rules": { "import-cycle": "eror" } }'), [
      'ssot.config.json:1:30: "rules.import-cycle" must be "error", "warning", "info" or "off", but is the text "eror". Did you mean "error"?',
    ]);
  });

  test('a level that is neither a name nor a list says both ways', () => {
    assert.deepEqual(told('{ "rules": { "import-cycle": 2 } }'), [
      'ssot.config.json:1:30: "rules.import-cycle" must be "error", "warning", "info" or "off", or a list of a level and the options of the rule, but is 2. Write, for example, "import-cycle": "warning".',
    ]);
  });

  test('an option out of bounds says the bounds', () => {
    assert.deepEqual(told('{ "rules": { "duplicate-definition": ["warning", { "minSimilarity": 50 }] } }'), [
      'ssot.config.json:1:69: "rules.duplicate-definition[1].minSimilarity" must be a number from 0 to 1, but is 50. Write, for example, "minSimilarity": 0.6.',
    ]);
  });

  test('a missing key is told where it should be', () => {
    assert.deepEqual(told('{\n  "canonicalImports": [\n    { "from": "a" }\n  ]\n}'), [
      'ssot.config.json:3:5: "canonicalImports[0]" needs the key "to", which is not there. Add, for example, "to": "app.websocket_core.manager".',
    ]);
  });

  test('a problem marks the value from its first to its last character', () => {
    const text = '{\n\t"tests": "maybe"\n}';
    const [problem] = parseConfiguration(text, 'jsonc', 'c.json', describedRules).problems;
    assert.deepEqual(
      [problem!.line, problem!.character, problem!.endLine, problem!.endCharacter, problem!.key],
      [1, 10, 1, 17, 'tests'],
    );
  });

  test('several problems are told together, in the order of the text', () => {
    const lines = told('{\n"tests": 1,\n"inclde": [],\n"baseline": []\n}').map((line) => line.split(': ')[0]);
    assert.deepEqual(lines, ['ssot.config.json:2:10', 'ssot.config.json:3:1', 'ssot.config.json:4:1']);
  });

  test('a key that stands twice is told', () => {
    assert.deepEqual(told('{ "tests": "include", "tests": "exclude" }'), [
      'ssot.config.json:1:23: The key "tests" stands here a second time. Keep one of the two.',
    ]);
  });

  test('broken JSON is told once, where it breaks', () => {
    assert.deepEqual(told('{ "include": ["src/**" "lib/**"] }'), [
      'ssot.config.json:1:24: Not valid JSON: expected "," before the next entry, but found "\\"lib/**\\"". Mend the text here; comments and trailing commas are allowed.',
    ]);
    assert.deepEqual(told('{ "include": '), [
      'ssot.config.json:1:14: Not valid JSON: expected a value, but found the end of the file. Mend the text here; comments and trailing commas are allowed.',
    ]);
    assert.deepEqual(told('<<<<<<< HEAD\n{}').length, 1);
  });

  test('an empty file is told as such', () => {
    assert.deepEqual(told(' \n'), ['ssot.config.json:2:1: The file is empty. Write {} for the defaults.']);
  });

  test('nesting without end is told, not suffered', () => {
    assert.equal(told('['.repeat(200_000)).length, 1);
    assert.equal(told(`{"include":${'['.repeat(50_000)}${']'.repeat(50_000)}}`).length, 1);
  });

  test('keys that objects have by nature are keys like others', () => {
    assert.deepEqual(told('{ "__proto__": { "tests": "exclude" } }'), [
      'ssot.config.json:1:3: There is no key "__proto__". Remove it, or use one of "include", "exclude", "sourceRoots", "tests", "concepts", "normalize", "canonicalImports", "legacy", "layers", "contextNames", "rules", "overrides", "baseline".',
    ]);
    assert.equal(told('{ "toString": 1 }').length, 1);
    assert.equal(told('{ "rules": { "constructor": "error" } }').length, 1);
  });
});

describe('a configuration that contradicts itself', () => {
  test('patterns that can never match', () => {
    const patterns = ['/app/**', '../other/**', 'app\\\\**', '!app/**', 'C:/app'];
    const problems = told(`{ "exclude": ${JSON.stringify(patterns).replaceAll('\\\\\\\\', '\\\\')} }`);
    assert.deepEqual(
      problems.map((line) => /holds a backslash|absolute path|leaves the root|starts with "!"/.exec(line)?.[0]),
      ['absolute path', 'leaves the root', 'holds a backslash', 'starts with "!"', 'absolute path'],
    );
  });

  test('patterns of layers, concepts and overrides are looked at too', () => {
    assert.deepEqual(
      told('{ "layers": { "a": { "files": ["/a"] } } }').map((line) => line.split(': ')[1]),
      ['layers.a.files[0]'],
    );
    assert.deepEqual(
      told('{ "layers": [{ "name": "a", "files": ["/a"] }] }').map((line) => line.split(': ')[1]),
      ['layers[0].files[0]'],
    );
    assert.equal(told('{ "concepts": [{ "name": "n", "words": ["w"], "within": ["/a"] }] }').length, 1);
    assert.equal(told('{ "overrides": [{ "files": ["/a"], "rules": {} }] }').length, 1);
  });

  test('paths that leave the root', () => {
    assert.equal(told('{ "sourceRoots": ["../lib"] }').length, 1);
    assert.equal(told('{ "baseline": "/tmp/baseline.json" }').length, 1);
    assert.deepEqual(told('{ "sourceRoots": [".", "./src", "lib/../app"], "baseline": "ci/b.json" }'), []);
  });

  test('two canonical places for one concept', () => {
    const concept = (canonical: string) => `{ "name": "M", "words": ["m"], "canonical": "${canonical}" }`;
    const [problem, ...rest] = told(`{ "concepts": [\n${concept('a.py#A')},\n${concept('b.py#B')}\n] }`);
    assert.equal(
      problem,
      'ssot.config.json:3:11: The concept "M" stands here a second time with another canonical place; it is also "concepts[0]". Keep one, or give this one its own name.',
    );
    assert.deepEqual(rest, []);
  });

  test('a canonical place without a name', () => {
    assert.deepEqual(told('{ "concepts": [{ "name": "M", "words": ["m"], "canonical": "a.py" }] }'), [
      'ssot.config.json:1:60: "concepts[0].canonical" must be a module, "#" and a name, but is "a.py". Write, for example, "app/manager.py#Manager".',
    ]);
  });

  test('canonical imports that lead twice, back, or from a module to a name', () => {
    const imports = (...pairs: string[]) =>
      told(
        `{ "canonicalImports": [${pairs.map((pair) => `{ "from": "${pair.split('>')[0]}", "to": "${pair.split('>')[1]}" }`)}] }`,
      );
    assert.match(imports('a>b', 'a>c')[0]!, /"a" stands here a second time; it already leads to "b"/);
    assert.match(imports('a>b', 'b>a')[0]!, /"a" leads back to itself/);
    assert.match(imports('a>a')[0]!, /"a" leads back to itself/);
    assert.match(imports('a>b#B')[0]!, /"a" is a whole module, but "b#B" is one name/);
    assert.deepEqual(imports('a>b', 'c>b', 'd#D>b#B'), []);
  });

  test('layers that do not exist', () => {
    assert.deepEqual(
      told('{ "layers": { "text": { "files": ["t"] }, "facts": { "files": ["f"], "mayImport": ["txt"] } } }'),
      ['ssot.config.json:1:84: There is no layer "txt". Did you mean "text"?'],
    );
    assert.match(
      told('{ "layers": [{ "name": "a", "files": ["a"] }, { "name": "a", "files": ["b"] }] }')[0]!,
      /second time/,
    );
  });
});

describe('a configuration in TOML', () => {
  const toml = (text: string) => told(text, 'toml', 'pyproject.toml');

  test('is the table tool.ssot', () => {
    const text =
      '[project]\nname = "x"\n\n[tool.ssot]\ninclude = ["app/**"]\n[tool.ssot.rules]\nimport-cycle = "error"\n';
    const { settings } = parseConfiguration(text, 'toml', 'pyproject.toml', describedRules);
    assert.deepEqual(settings?.include, ['app/**']);
    assert.equal(settings?.levelOf('import-cycle', 'a.py', undefined), 'error');
  });

  test('problems have the line of the key and speak of TOML', () => {
    assert.deepEqual(toml('[tool.ssot]\ninclude = "app"\n\n[tool.ssot.rules]\nimport-cycel = "error"\n'), [
      'pyproject.toml:2:11: "include" must be a list of texts, but is the text "app". Write, for example, include = ["src/**"].',
      'pyproject.toml:5:1: There is no rule "import-cycel". Did you mean "import-cycle"?',
    ]);
    assert.deepEqual(toml('[tool]\nssot = 1'), ['pyproject.toml:2:8: The configuration must be a table, but is 1.']);
    assert.match(toml('[tool.ssot]\nbaseline = 2020-01-01\n')[0]!, /but is a date/);
  });

  test('a table that is missing is told', () => {
    assert.deepEqual(toml('[tool.other]\n'), [
      'pyproject.toml:1:1: There is no table [tool.ssot] here. Add it, or name another file.',
    ]);
  });

  test('broken TOML is told where it breaks', () => {
    const [problem] = toml('[tool.ssot]\ninclude = ["a"\n');
    assert.match(problem!, /^pyproject\.toml:\d:\d+: Not valid TOML: [^\n]+\. Mend the text here\.$/);
    assert.match(toml('[tool.ssot]\na = 1\na = 2\n')[0]!, /^pyproject\.toml:3:/);
  });
});

describe('a configuration in package.json', () => {
  test('is the key ssot, and places are in the whole file', () => {
    assert.deepEqual(told('{\n  "name": "x",\n  "ssot": { "tests": "none" }\n}', 'package-json', 'package.json'), [
      'package.json:3:22: "tests" must be "include" or "exclude", but is the text "none". Write, for example, "tests": "include".',
    ]);
  });

  test('a key that is missing is told', () => {
    assert.deepEqual(told('{}', 'package-json', 'package.json'), [
      'package.json:1:1: There is no key "ssot" here. Add it, or name another file.',
    ]);
  });
});

describe('parseConfiguration', () => {
  test('places the problems that others find later', () => {
    const text = '{\n  "concepts": [\n    { "name": "M", "words": ["m"], "canonical": "a.py#A" }\n  ]\n}';
    const { problem } = parseConfiguration(text, 'jsonc', 'c.json', describedRules);
    const found = problem(['concepts', 0, 'canonical'], 'There is no module a.py.');
    assert.deepEqual([found.line, found.character, found.key], [2, 48, 'concepts[0].canonical']);
    assert.equal(problem(['concepts', 0, 'within'], 'x').line, 2);
  });
});

describe('withEditorRules', () => {
  const { settings } = parseConfiguration(
    '{ "rules": { "duplicate-definition": ["info", { "minSimilarity": 0.9 }] }, "overrides": [{ "files": ["tests/**"], "rules": { "import-cycle": "off" } }] }',
    'jsonc',
    'c.json',
    describedRules,
  );

  test('lays levels over the configuration, and keeps its options and overrides', () => {
    const over = { 'duplicate-definition': 'error', 'import-cycle': 'error' };
    const { settings: merged, problems } = withEditorRules(settings!, over, describedRules);
    assert.deepEqual(problems, []);
    assert.equal(merged.levelOf('duplicate-definition', 'a.py', undefined), 'error');
    assert.equal(merged.ruleContext('duplicate-definition').options.minSimilarity, 0.9);
    assert.equal(merged.levelOf('import-cycle', 'a.py', undefined), 'error');
    assert.equal(merged.levelOf('import-cycle', 'tests/a.py', undefined), 'off');
  });

  test('merges options one by one', () => {
    const { settings: merged } = withEditorRules(
      settings!,
      { 'duplicate-definition': ['warning', { minMembers: 5 }] },
      describedRules,
    );
    const { options } = merged.ruleContext('duplicate-definition');
    assert.deepEqual(options, { minSimilarity: 0.9, minMembers: 5 });
  });

  test('tells what is wrong, leaves that out and takes the rest', () => {
    const { settings: merged, problems } = withEditorRules(
      defaultSettings(describedRules),
      { 'import-cycle': 'loud', 'legacy-imprt': 'off', 'split-import-path': 'error', 'shared-state': null },
      describedRules,
    );
    assert.deepEqual(
      problems.map(({ file, key }) => [file, key]),
      [
        ['ssotGuard.rules', 'rules.import-cycle'],
        ['ssotGuard.rules', 'rules.legacy-imprt'],
      ],
    );
    assert.match(problems[1]!.message, /Did you mean "legacy-import"\?/);
    assert.equal(merged.levelOf('split-import-path', 'a.py', undefined), 'error');
  });
});

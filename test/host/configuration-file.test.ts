// Which file a workspace's configuration is read from.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { findConfiguration } from '../../server/src/host/configuration-file';
import { temporaryFolder } from './temporary-folder';

async function found(context: TestContext, files: Readonly<Record<string, string>>, given?: string) {
  const { file, problems } = await findConfiguration(temporaryFolder(context, files), given);
  return { name: file?.name, format: file?.format, problems: problems.map(({ message }) => message) };
}

const nothing = { name: undefined, format: undefined, problems: [] };

describe('without a given file', () => {
  test('ssot.config.json comes first, even when it is broken', async (context) => {
    const files = { 'ssot.config.json': '{', 'pyproject.toml': '[tool.ssot]\n', 'package.json': '{ "ssot": {} }' };
    assert.deepEqual(await found(context, files), { name: 'ssot.config.json', format: 'jsonc', problems: [] });
  });

  test('then pyproject.toml, then package.json, if they have our section', async (context) => {
    const manifest = { 'package.json': '{ "name": "x", "ssot": {} }' };
    const toml = { name: 'pyproject.toml', format: 'toml', problems: [] };
    assert.deepEqual(await found(context, { ...manifest, 'pyproject.toml': '[tool.ssot]\n' }), toml);
    assert.deepEqual(await found(context, { ...manifest, 'pyproject.toml': '[project]\n' }), {
      name: 'package.json',
      format: 'package-json',
      problems: [],
    });
  });

  test('the section of pyproject.toml is found however it is written, and also when the file is broken', async (context) => {
    for (const text of [
      '[ tool . "ssot" ]\n',
      '[tool.ssot.rules]\n',
      '[tool]\nssot = {}\n',
      '[[tool.ssot.concepts]]\n',
      '[tool.ssot]\nx = \n',
    ]) {
      assert.equal((await found(context, { 'pyproject.toml': text })).name, 'pyproject.toml', text);
    }
    for (const text of ['[tool.ssotter]\n', '[project]\nname = "ssot"\n', '# [tool.ssot]\n', '']) {
      assert.deepEqual(await found(context, { 'pyproject.toml': text }), nothing, text);
    }
  });

  test('the key of package.json must be its own', async (context) => {
    for (const text of [
      '{ "name": "ssot" }',
      '{ "scripts": { "ssot": "ssot check" } }',
      '{ "keywords": ["ssot"] }',
      'null',
      '',
    ]) {
      assert.deepEqual(await found(context, { 'package.json': text }), nothing, text);
    }
    for (const text of ['{"a":{"b":"}"},"ssot":{}}', '{ "ssot" : {', '{"a":"\\"{","ssot":1}']) {
      assert.equal((await found(context, { 'package.json': text })).name, 'package.json', text);
    }
  });

  test('nothing found is no problem', async (context) => {
    assert.deepEqual(await found(context, {}), nothing);
  });

  test('an ssot.config.json that cannot be read is a problem', async (context) => {
    const { problems } = await found(context, { 'ssot.config.json/x': '' });
    assert.deepEqual(problems, ['The configuration is a folder.']);
  });
});

describe('a given file', () => {
  test('is read by its name, from the root', async (context) => {
    const files = {
      'ci/strict.json': '{}',
      'ci/pyproject.toml': '',
      'ci/package.json': '{}',
      'ssot.config.json': '{}',
    };
    assert.deepEqual(await found(context, files, 'ci/strict.json'), {
      name: 'ci/strict.json',
      format: 'jsonc',
      problems: [],
    });
    assert.equal((await found(context, files, 'ci/pyproject.toml')).format, 'toml');
    assert.equal((await found(context, files, 'ci/package.json')).format, 'package-json');
  });

  test('may lie outside the root, and is then named in full', async (context) => {
    const outside = join(temporaryFolder(context, { 'c.json': '{ "tests": "exclude" }' }), 'c.json');
    const { file } = await findConfiguration(temporaryFolder(context, {}), outside);
    assert.deepEqual([file!.name, file!.path, file!.text], [outside, outside, '{ "tests": "exclude" }']);
  });

  test('that is missing is told with its full path', async (context) => {
    const root = temporaryFolder(context, { 'ssot.config.json': '{}' });
    const { file, problems } = await findConfiguration(root, 'other.json');
    assert.equal(file, undefined);
    assert.deepEqual(problems, [
      {
        file: 'other.json',
        line: 0,
        character: 0,
        endLine: 0,
        endCharacter: 0,
        severity: 'error',
        key: '',
        message: `There is no configuration file at ${join(root, 'other.json')}. Check the path, or leave it out to use ssot.config.json.`,
      },
    ]);
  });

  test('that is a folder is told', async (context) => {
    assert.deepEqual((await found(context, { 'ci/x': '' }, 'ci')).problems, ['The configuration is a folder.']);
  });
});

// Command init: a configuration that is valid as it stands, written only where there is none.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseConfiguration } from '../../server/src/analysis/configuration';
import { defaultSettings } from '../../server/src/analysis/settings';
import { rules } from '../../server/src/rules/registry';
import { cli, folderWith } from './in-process';

function withoutComments(text: string): string {
  return text.replace(/^(\s*)\/\/ (?=["{}\s])/gm, '$1');
}

test('it is valid, and changes no rule', async (context) => {
  const cwd = folderWith(context);
  const { status, stdout } = await cli(['init'], { cwd });
  assert.equal(status, 0);
  assert.equal(stdout, `Wrote ${join(cwd, 'ssot.config.json')}\n`);
  const text = readFileSync(join(cwd, 'ssot.config.json'), 'utf8');
  const { settings, problems } = parseConfiguration(text, 'jsonc', 'ssot.config.json', rules);
  assert.deepEqual(problems, []);
  const untouched = defaultSettings(rules);
  for (const { meta } of rules) {
    assert.deepEqual(settings!.ruleContext(meta.id).options, untouched.ruleContext(meta.id).options);
    for (const own of ['error', 'info', undefined] as const) {
      assert.equal(settings!.levelOf(meta.id, 'a.py', own), untouched.levelOf(meta.id, 'a.py', own));
    }
    assert.ok(text.includes(meta.id), `${meta.id} is named`);
  }
});

test('what stands in comments is valid, too', async (context) => {
  const cwd = folderWith(context);
  await cli(['init'], { cwd });
  const text = withoutComments(readFileSync(join(cwd, 'ssot.config.json'), 'utf8'));
  const { settings, problems } = parseConfiguration(text, 'jsonc', 'ssot.config.json', rules);
  assert.deepEqual(problems, []);
  assert.deepEqual(settings!.sourceRoots, ['src']);
  assert.equal(settings!.ruleContext(rules[0]!.meta.id).concepts[0]!.name, 'WebSocket manager');
});

test('source roots that hold a package are named', async (context) => {
  const cwd = folderWith(context, { 'lib/shop/__init__.py': '', 'src/index.ts': '' });
  await cli(['init', '--root', cwd]);
  assert.match(readFileSync(join(cwd, 'ssot.config.json'), 'utf8'), /\/\/ "sourceRoots": \["lib"\],/);
});

test('nothing is overwritten, whatever the place of the configuration', async (context) => {
  for (const [file, text] of [
    ['ssot.config.json', '{ "tests": "exclude" }'],
    ['pyproject.toml', '[project]\nname = "x"\n\n[tool.ssot]\ntests = "exclude"\n'],
    ['package.json', '{ "name": "x", "ssot": {} }'],
  ] as const) {
    const cwd = folderWith(context, { [file]: text });
    const { status, stderr } = await cli(['init'], { cwd });
    assert.equal(status, 2);
    assert.ok(stderr.includes(join(cwd, file)), stderr);
    assert.equal(readFileSync(join(cwd, file), 'utf8'), text);
    assert.equal(existsSync(join(cwd, 'ssot.config.json')), file === 'ssot.config.json');
  }
  const cwd = folderWith(context, { 'package.json': '{ "name": "x" }', 'pyproject.toml': '[tool.ruff]\n' });
  assert.equal((await cli(['init'], { cwd })).status, 0);
});

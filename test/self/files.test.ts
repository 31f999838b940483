// House rules about the files themselves.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const sources = ['client/src', 'server/src', 'scripts', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !path.startsWith('test/workspaces/') && !path.includes('node_modules')),
);

test('no source file has more than 400 lines', () => {
  const long = sources.filter((path) => readFileSync(path, 'utf8').split('\n').length > 401);
  assert.deepEqual(long, []);
});

test('every source file opens with a line that says its role, and has a kebab-case name', () => {
  for (const path of sources) {
    assert.match(readFileSync(path, 'utf8'), /^(#!.*\n)?(\/\/ |\/\*\*? )/, `${path} does not say its role`);
    assert.match(
      path.split('/').at(-1)!,
      /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.(ts|mjs)$/,
      `${path} is not kebab-case`,
    );
  }
});

test('there is no folder for things that belong nowhere', () => {
  assert.deepEqual(
    sources.filter((path) => /\/(utils?|helpers?|common|misc)\//.test(path)),
    [],
  );
});

test('no reader puts a function literal into a field: V8 makes it in old memory, where it holds all that it encloses', () => {
  const readers = sources.filter((path) => path.startsWith('server/src/facts/'));
  const assigned = /\bthis\.\w+ = (async )?(\([^()]*\)|\w+)(: [^=]+)? =>/;
  assert.deepEqual(
    readers.filter((path) => assigned.test(readFileSync(path, 'utf8'))),
    [],
  );
  assert.match('this.isBound = (name) => true', assigned);
});

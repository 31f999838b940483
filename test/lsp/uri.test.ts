// File URIs and paths, on both kinds of machine.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromNative, joinAbsolute, pathToUri, relativeTo, uriBelow, uriToPath } from '../../server/src/lsp/uri';

describe('uriToPath', () => {
  const posix: [string, string | undefined][] = [
    ['file:///work/a.ts', '/work/a.ts'],
    ['file:///work/', '/work'],
    ['file:///', '/'],
    ['file:/work/a.ts', '/work/a.ts'],
    ['FILE:///work/a.ts', '/work/a.ts'],
    ['file://localhost/work/a.ts', '/work/a.ts'],
    ['file:///a%20folder/%C3%BCnic%C3%B6de/%E6%96%87.py', '/a folder/ünicöde/文.py'],
    ['file:///work/ü.ts', '/work/ü.ts'],
    ['file:///work/100%25.ts', '/work/100%.ts'],
    ['file:///work/a%23b%3Fc.ts', '/work/a#b?c.ts'],
    ['file:///work/a.ts#L3', '/work/a.ts'],
    ['file:///work/a.ts?version=2', '/work/a.ts'],
    ['file:///work/./x/../a.ts', '/work/a.ts'],
    ['file:///work/a%ZZ.ts', undefined],
    ['file:///work/a%00.ts', undefined],
    ['file://elsewhere/share/a.ts', undefined],
    ['untitled:Untitled-1', undefined],
    ['git:/work/a.ts?%7B%7D', undefined],
    ['vscode-remote://host/work/a.ts', undefined],
    ['/work/a.ts', undefined],
    ['', undefined],
  ];
  for (const [uri, path] of posix) {
    test(`${uri} is ${path}`, () => assert.equal(uriToPath(uri, false), path));
  }

  const windows: [string, string | undefined][] = [
    ['file:///c%3A/Users/a.ts', 'c:/Users/a.ts'],
    ['file:///C:/Users/a.ts', 'c:/Users/a.ts'],
    ['file:///C:/', 'c:/'],
    ['file:///d:', 'd:/'],
    ['file://server/share/a%20b.py', '//server/share/a b.py'],
  ];
  for (const [uri, path] of windows) {
    test(`${uri} is ${path} on Windows`, () => assert.equal(uriToPath(uri, true), path));
  }
});

test('URIs are written as VS Code writes them, and read back', () => {
  assert.equal(pathToUri('/a folder/ü.ts'), 'file:///a%20folder/%C3%BC.ts');
  assert.equal(pathToUri('c:/Users/a.ts'), 'file:///c%3A/Users/a.ts');
  assert.equal(pathToUri('//server/share/a.ts'), 'file://server/share/a.ts');
  assert.equal(pathToUri("/w/(it's)!*.ts"), 'file:///w/%28it%27s%29%21%2A.ts');
  for (const path of ['/a b/#?%/ü/文.ts', '/']) assert.equal(uriToPath(pathToUri(path), false), path);
  for (const path of ['c:/a b/#.ts', '//server/share/ü.ts']) assert.equal(uriToPath(pathToUri(path), true), path);
});

test('a lone surrogate in a name is replaced rather than fatal', () => {
  assert.equal(pathToUri('/w/\ud800.ts'), 'file:///w/%EF%BF%BD.ts');
});

test('a file below a folder keeps the spelling of the folder that the client uses', () => {
  assert.equal(uriBelow('file:///c:/Work%20it', 'a b/c.ts'), 'file:///c:/Work%20it/a%20b/c.ts');
  assert.equal(uriBelow('file:///work/', 'c.ts'), 'file:///work/c.ts');
  assert.equal(uriBelow('file:///work/', ''), 'file:///work');
});

test('native paths become ours', () => {
  assert.equal(fromNative('C:\\Users\\me\\a.ts', true), 'c:/Users/me/a.ts');
  assert.equal(fromNative('\\\\server\\share\\a.ts', true), '//server/share/a.ts');
  assert.equal(fromNative('/work/a.ts', false), '/work/a.ts');
});

test('paths below a folder, and beside one whose name begins alike', () => {
  assert.equal(relativeTo('/work/app', '/work/app/src/a.ts'), 'src/a.ts');
  assert.equal(relativeTo('/work/app', '/work/app'), '');
  assert.equal(relativeTo('/work/app', '/work/application/a.ts'), undefined);
  assert.equal(relativeTo('/', '/a.ts'), 'a.ts');
  assert.equal(joinAbsolute('/', 'a.ts'), '/a.ts');
  assert.equal(joinAbsolute('/work', 'a.ts'), '/work/a.ts');
});

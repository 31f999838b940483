// Which imports the compiler drops, by its options. The oracle in test/oracles holds this against the compiler itself.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extractTypeScript } from '../../server/src/facts/typescript/extract';
import { type EmitOptions, isElided } from '../../server/src/graph/elision';

function kept(text: string, options: EmitOptions = {}, path = 'a.tsx'): string[] {
  const facts = extractTypeScript(path, text);
  return facts.imports.filter((fact) => !isElided(fact, facts, options)).map(({ specifier }) => specifier);
}

describe('imports that are dropped', () => {
  test('have no name that is read as a value', () => {
    const text = `import { a } from 'value'; import { b } from 'type'; import { c, d } from 'both'; import { e } from 'unused';
      import * as f from 'namespace'; import g = require('equals'); import h = require('equals-type');
      a; let i: b; c; let j: d; f.k; g; let l: h;`;
    assert.deepEqual(kept(text), ['value', 'both', 'namespace', 'equals']);
  });

  test('are written as types', () => {
    const text = `import type { a } from '1'; import { type b } from '2'; import { type c, d } from '3'; export type { e } from '4';
      export { type f } from '5'; export type * from '6'; export { g } from '7'; let h: import('8').I; a; b; c; d;`;
    assert.deepEqual(kept(text), ['3', '7']);
  });

  test('import nothing', () => {
    assert.deepEqual(
      kept(`import {} from '1'; export {} from '2'; import '3'; export * from '4'; export * as a from '5';`),
      ['3', '4', '5'],
    );
  });

  test('are never calls', () => assert.deepEqual(kept(`require('1'); import('2');`), ['1', '2']));

  test('are none in JavaScript', () => {
    assert.deepEqual(kept(`import { a } from '1'; import {} from '2'; import '3';`, {}, 'a.js'), ['1', '2', '3']);
  });
});

describe('compiler options', () => {
  const text = `import { a } from 'unused'; import { type b } from 'inline'; import type { c } from 'type'; import d = require('equals');
    export { type e } from 'again'; export type { f } from 'again-type';`;

  test('verbatimModuleSyntax keeps all that is not written as a type', () => {
    assert.deepEqual(kept(text, { verbatimModuleSyntax: true }), ['unused', 'inline', 'equals', 'again']);
  });
  test('importsNotUsedAsValues keeps the evaluation', () => {
    assert.deepEqual(kept(text, { importsNotUsedAsValues: 'preserve' }), ['unused', 'inline']);
    assert.deepEqual(kept(text, { importsNotUsedAsValues: 'error' }), ['unused', 'inline']);
    assert.deepEqual(kept(text, { importsNotUsedAsValues: 'remove' }), []);
  });
  test('preserveValueImports keeps names that are not written as types', () => {
    assert.deepEqual(kept(text, { preserveValueImports: true }), ['unused']);
  });
  test('isolatedModules changes nothing', () => assert.deepEqual(kept(text, { isolatedModules: true }), []));
  test('emitDecoratorMetadata keeps the types it serialises', () => {
    const decorated = `import { D } from 'd'; import { A } from 'a'; import { B } from 'b'; class C { @D a: A; b: B; }`;
    assert.deepEqual(kept(decorated), ['d']);
    assert.deepEqual(kept(decorated, { emitDecoratorMetadata: true, experimentalDecorators: true }), ['d', 'a']);
  });
  test('jsx keeps the factory, the automatic runtimes do not', () => {
    const jsx = `import React from 'react'; import { h } from 'preact'; import { Fragment } from 'f'; <a/>;`;
    for (const mode of ['preserve', 'react', 'react-native', undefined] as const)
      assert.deepEqual(kept(jsx, { jsx: mode }), ['react']);
    for (const mode of ['react-jsx', 'react-jsxdev'] as const) assert.deepEqual(kept(jsx, { jsx: mode }), []);
    assert.deepEqual(kept(jsx, { jsx: 'preserve', jsxImportSource: 'preact' }), []);
    assert.deepEqual(kept(jsx, { jsx: 'react', jsxFactory: 'h' }), ['preact']);
    assert.deepEqual(kept(jsx, { jsx: 'react', jsxFactory: 'h.create', jsxFragmentFactory: 'Fragment' }), [
      'preact',
      'f',
    ]);
    assert.deepEqual(kept(`import React from 'react';`, { jsx: 'react' }), []);
  });
  test('jsx gives way to pragmas', () => {
    const imports = `import React from 'react'; import { h } from 'preact'; <a/>;`;
    assert.deepEqual(kept(`/** @jsx h */ ${imports}`, { jsx: 'react' }), ['preact']);
    assert.deepEqual(kept(`/** @jsx h */ ${imports}`, { jsx: 'react-jsx' }), []);
    assert.deepEqual(kept(`/** @jsxRuntime classic */ ${imports}`, { jsx: 'react-jsx' }), ['react']);
    assert.deepEqual(kept(`/** @jsxRuntime automatic */ ${imports}`, { jsx: 'react' }), []);
    assert.deepEqual(kept(`/** @jsxImportSource preact */ ${imports}`, { jsx: 'preserve' }), []);
  });
});

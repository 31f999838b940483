// How the new specifier is written.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FixtureOptions } from '../../support/fixture';
import { rewritten } from '../rewritten';

/** The specifier by which `/from` imports `/to`, when it imported A by `written` from a module that hands A on. */
function specifier(from: string, written: string, old: string, to: string, options?: FixtureOptions, extra = '') {
  const source = `//- /${to}
export class A {}
//- /${old}
export class A {}
${extra}//- /${from}
import { A } from '${written}';
`;
  return /from '(.*)'/.exec(rewritten(source, { [`${written}:A`]: to }, options))![1];
}

describe('relative', () => {
  test('from folder to folder', () => {
    assert.equal(specifier('src/app/x.ts', '../old', 'src/old.ts', 'src/core/new.ts'), '../core/new');
    assert.equal(specifier('src/x.ts', './old', 'src/old.ts', 'src/core/new.ts'), './core/new');
    assert.equal(specifier('src/core/x.ts', '../old', 'src/old.ts', 'src/core/new.ts'), './new');
  });
  test('without index, unless the old one wrote it', () => {
    assert.equal(specifier('x.ts', './old', 'old/index.ts', 'core/index.ts'), './core');
    assert.equal(specifier('x.ts', './old/index', 'old/index.ts', 'core/index.ts'), './core/index');
    assert.equal(specifier('core/x.ts', '../old', 'old.ts', 'core/index.ts'), '.');
    assert.equal(specifier('core/a/x.ts', '../../old', 'old.ts', 'core/index.ts'), '..');
  });
  test('with index where a file of the folder’s name stands beside it', () => {
    assert.equal(specifier('x.ts', './old', 'old.ts', 'core/index.ts', {}, '//- /core.ts\n'), './core/index');
  });
  test('with the extension that the old one wrote', () => {
    assert.equal(specifier('x.ts', './old.js', 'old.ts', 'core/index.ts'), './core/index.js');
    assert.equal(specifier('x.ts', './old.js', 'old.ts', 'new.tsx'), './new.js');
    assert.equal(specifier('x.tsx', './old.jsx', 'old.tsx', 'new.tsx'), './new.jsx');
    assert.equal(specifier('x.ts', './old.ts', 'old.ts', 'new.tsx'), './new.tsx');
    assert.equal(specifier('x.ts', './old.js', 'old.ts', 'new.mts'), './new.mjs');
    assert.equal(specifier('x.js', './old.js', 'old.js', 'new.jsx'), './new.jsx');
  });
  test('with an extension where none would not be found', () => {
    assert.equal(specifier('x.ts', './old', 'old.ts', 'new.mts'), './new.mjs');
    assert.equal(specifier('x.ts', './old', 'old.mts', 'new.mts'), './new');
  });
  test('of a declaration file', () => {
    assert.equal(specifier('x.ts', './old', 'old.ts', 'new.d.ts'), './new');
    assert.equal(specifier('x.ts', './old.js', 'old.ts', 'new.d.ts'), './new.js');
  });
});

describe('by a path mapping', () => {
  test('where the new path goes by the same', () => {
    const mapped = { '@app/legacy/old': 'src/legacy/old.ts', '@app/core/new': 'src/core/new.ts' };
    assert.equal(
      specifier('src/x.ts', '@app/legacy/old', 'src/legacy/old.ts', 'src/core/new.ts', { mapped }),
      '@app/core/new',
    );
  });
  test('with the extension and without index', () => {
    const mapped = {
      '~/old/index': 'src/old/index.ts',
      '~/old': 'src/old/index.ts',
      '~/core': 'src/core/index.ts',
      '~/core/index': 'src/core/index.ts',
    };
    assert.equal(specifier('src/x.ts', '~/old', 'src/old/index.ts', 'src/core/index.ts', { mapped }), '~/core');
    assert.equal(
      specifier('src/x.ts', '~/old/index', 'src/old/index.ts', 'src/core/index.ts', { mapped }),
      '~/core/index',
    );
  });
  test('as other importers write it, when analogy does not tell', () => {
    const mapped = { '@old': 'src/old.ts', '@new': 'src/core/new.ts' };
    const extra = `//- /src/y.ts\nimport { A } from '@new';\n`;
    assert.equal(specifier('src/x.ts', '@old', 'src/old.ts', 'src/core/new.ts', { mapped }, extra), '@new');
  });
  test('relative, when there is no other way', () => {
    const mapped = { '@old': 'src/old.ts' };
    assert.equal(specifier('src/x.ts', '@old', 'src/old.ts', 'src/core/new.ts', { mapped }), './core/new');
  });
});

describe('from another package', () => {
  const packages = ['packages/a', 'packages/b'];
  const index = 'packages/b/src/index.ts';
  test('by the name of the package', () => {
    const mapped = { '@x/b/old': 'packages/b/src/old.ts', '@x/b': index };
    const options = { packages, packageEntries: [index, 'packages/b/src/old.ts'], mapped };
    const extra = `//- /packages/a/src/y.ts\nimport { A } from '@x/b';\n`;
    assert.equal(specifier('packages/a/src/x.ts', '@x/b/old', 'packages/b/src/old.ts', index, options, extra), '@x/b');
  });
  test('never by a path into it that it does not offer', () => {
    const mapped = { '@x/b/old': 'packages/b/src/old.ts', '@x/b/new': 'packages/b/src/new.ts' };
    const options = { packages, packageEntries: ['packages/b/src/old.ts'], mapped };
    const stays = specifier(
      'packages/a/src/x.ts',
      '@x/b/old',
      'packages/b/src/old.ts',
      'packages/b/src/new.ts',
      options,
    );
    assert.equal(stays, '@x/b/old');
  });
  test('by such a path, when the old one shows that it may be', () => {
    const mapped = { '@x/b/old': 'packages/b/src/old.ts', '@x/b/new': 'packages/b/src/new.ts' };
    const options = { packages, packageEntries: [index], mapped };
    const moved = specifier(
      'packages/a/src/x.ts',
      '@x/b/old',
      'packages/b/src/old.ts',
      'packages/b/src/new.ts',
      options,
    );
    assert.equal(moved, '@x/b/new');
  });
  test('not relative, unless the old one was', () => {
    const to = 'packages/b/src/new.ts';
    assert.equal(specifier('packages/a/src/x.ts', './old', 'packages/a/src/old.ts', to, { packages }), './old');
    assert.equal(
      specifier('packages/a/src/x.ts', '../../b/src/old', 'packages/b/src/old.ts', to, { packages }),
      '../../b/src/new',
    );
  });
});

test('a path with a query stays', () => {
  assert.equal(specifier('x.ts', './old?raw', 'old.ts', 'new.ts'), './old?raw');
});

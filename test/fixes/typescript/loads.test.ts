// Moving TypeScript imports that are calls, types, stars or strings.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Moves, rewritten } from '../rewritten';

const modules = `//- /core.ts
export class A {}
export class New {}
//- /legacy.ts
export { A, New as Old } from './core';
//- /more.ts
export { A } from './core';
export const more = 1;
//- /forward.ts
export * from './core';
`;

const check = (before: string, moves: Moves, after: string, file = 'app.ts') => {
  assert.equal(rewritten(`${modules}//- /${file}\n${before}`, moves), after);
};

describe('require', () => {
  test('of a whole module', () => {
    check(
      `const all = require('./legacy');\nall.A;\n`,
      { '*': 'core.ts' },
      `const all = require('./core');\nall.A;\n`,
      'app.js',
    );
    check(`const { A } = require('./legacy');\n`, { A: 'core.ts' }, `const { A } = require('./core');\n`, 'app.js');
  });
  test('with renamed names', () => {
    check(
      `const { A, Old } = require('./legacy');\n`,
      { A: 'core.ts', Old: 'core.ts#New' },
      `const { A, New: Old } = require('./core');\n`,
      'app.js',
    );
    check(
      `const { Old: mine = 1 } = require("./legacy");\n`,
      { Old: 'core.ts#New' },
      `const { New: mine = 1 } = require("./core");\n`,
      'app.js',
    );
    check(
      `const { Old = 1 } = require("./legacy");\n`,
      { Old: 'core.ts#New' },
      `const { New: Old = 1 } = require("./core");\n`,
      'app.js',
    );
  });
  test('with a member', () => {
    check(
      `const mine = require('./legacy').Old;\n`,
      { Old: 'core.ts#New' },
      `const mine = require('./core').New;\n`,
      'app.js',
    );
  });
  test('moves all of its names or none', () => {
    const before = `const { A, more } = require('./more');\n`;
    check(before, { A: 'core.ts' }, before, 'app.js');
  });
});

describe('import()', () => {
  test('with a pattern', () => {
    check(
      `async () => {\n  const { Old } = await import('./legacy');\n};\n`,
      { Old: 'core.ts#New' },
      `async () => {\n  const { New: Old } = await import('./core');\n};\n`,
    );
    check(
      `import('./legacy').then(({ Old }) => Old);\n`,
      { Old: 'core.ts#New' },
      `import('./core').then(({ New: Old }) => Old);\n`,
    );
  });
  test('with a member', () => {
    check(
      `async () => (await import('./legacy')).Old;\n`,
      { Old: 'core.ts#New' },
      `async () => (await import('./core')).New;\n`,
    );
  });
  test('whose module is passed on moves where the target has all of its names', () => {
    check(`load(() => import('./more'));\n`, { './more:': 'core.ts' }, `load(() => import('./more'));\n`);
    check(`load(() => import('./forward'));\n`, { './forward:': 'core.ts' }, `load(() => import('./core'));\n`);
  });
});

test('import equals', () => {
  check(`import all = require('./legacy');\nall.A;\n`, { '*': 'core.ts' }, `import all = require('./core');\nall.A;\n`);
});

test('import types', () => {
  check(
    `type T = import('./legacy').Old<string>;\n`,
    { Old: 'core.ts#New' },
    `type T = import('./core').New<string>;\n`,
  );
  check(`type T = typeof import("./forward");\n`, { '*': 'core.ts' }, `type T = typeof import("./core");\n`);
});

describe('export *', () => {
  test('moves where the target has the same names', () => {
    check(`export * from './forward';\n`, { '*': 'core.ts' }, `export * from './core';\n`);
    check(`export * as all from './forward';\n`, { '*': 'core.ts' }, `export * as all from './core';\n`);
  });
  test('stays where a name would be lost', () => {
    check(`export * from './more';\n`, { '*': 'core.ts' }, `export * from './more';\n`);
    check(`export * from './legacy';\n`, { '*': 'core.ts' }, `export * from './legacy';\n`);
  });
  test('stays where a new name would meet another', () => {
    const modules = `//- /a.ts
export const p = 1;
export const q = 1;
//- /old.ts
export { p } from './a';
//- /b.ts
export const q = 2;
`;
    const text = `export * from './old';\nexport * from './b';\n`;
    assert.equal(rewritten(`${modules}//- /app.ts\n${text}`, { './old:': 'a.ts' }), text);
  });
});

describe('strings that name modules', () => {
  test('of test runners and resolvers', () => {
    check(`jest.mock('./legacy', () => ({}));\n`, { '"./legacy"': 'core.ts' }, `jest.mock('./core', () => ({}));\n`);
    check(`vi.mock("./legacy");\n`, { '"./legacy"': 'core.ts' }, `vi.mock("./core");\n`);
    check('require.resolve(`./legacy`);\n', { '"./legacy"': 'core.ts' }, 'require.resolve(`./core`);\n', 'app.js');
  });
  test('beside an import of the same module', () => {
    check(
      `import { A } from './legacy';\njest.mock('./legacy');\n`,
      { A: 'core.ts', '"./legacy"': 'core.ts' },
      `import { A } from './core';\njest.mock('./core');\n`,
    );
  });
});

test('names read from a namespace must be there', () => {
  check(
    `import * as all from './legacy';\nall.Old;\n`,
    { '*': 'core.ts' },
    `import * as all from './legacy';\nall.Old;\n`,
  );
  check(`import * as all from './legacy';\nall.A;\n`, { '*': 'core.ts' }, `import * as all from './core';\nall.A;\n`);
});

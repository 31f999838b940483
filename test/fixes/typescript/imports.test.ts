// Moving names of TypeScript import and re-export statements.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Moves, rewritten } from '../rewritten';

const modules = `//- /core.ts
export class A {}
export class B {}
export class New {}
export type T = string;
export default class Core {}
//- /other.ts
export class X {}
export class Y {}
//- /legacy.ts
export { A, B, New as Old, T, default } from './core';
export { default as Renamed } from './core';
export * as core from './core';
export { X } from './other';
export const stays = 1;
`;

const check = (before: string, moves: Moves, after: string) => {
  assert.equal(rewritten(`${modules}//- /app.ts\n${before}`, moves), after);
};

describe('an import that moves as a whole', () => {
  test('changes its specifier alone', () => {
    check(
      `import { A, B as b } from './legacy';\n`,
      { A: 'core.ts', B: 'core.ts' },
      `import { A, B as b } from './core';\n`,
    );
  });
  test('keeps the local name of a renamed one', () => {
    check(
      `import { Old } from './legacy';\nnew Old();\n`,
      { Old: 'core.ts#New' },
      `import { New as Old } from './core';\nnew Old();\n`,
    );
  });
  test('keeps an alias', () => {
    check(
      `import { Old as mine } from './legacy';\n`,
      { Old: 'core.ts#New' },
      `import { New as mine } from './core';\n`,
    );
  });
  test('drops an alias that says the new name', () => {
    check(`import { Old as New } from './legacy';\n`, { Old: 'core.ts#New' }, `import { New } from './core';\n`);
  });
  test('keeps `type`, in front and inside', () => {
    check(`import type { T } from './legacy';\n`, { T: 'core.ts' }, `import type { T } from './core';\n`);
    check(
      `import { type Old, A } from './legacy';\n`,
      { Old: 'core.ts#New', A: 'core.ts' },
      `import { type New as Old, A } from './core';\n`,
    );
  });
  test('of a default or a namespace', () => {
    check(`import Any from './legacy';\n`, { default: 'core.ts' }, `import Any from './core';\n`);
    check(
      `import D, * as all from './legacy';\nall.A;\n`,
      { './legacy:': 'core.ts' },
      `import D, * as all from './core';\nall.A;\n`,
    );
  });
  test('for its side effects', () => {
    check(`import './legacy';\n`, { './legacy:': 'core.ts' }, `import './core';\n`);
  });
  test('keeps import attributes', () => {
    const attributes = `with { type: 'json' }`;
    check(
      `import { A } from './legacy' ${attributes};\n`,
      { A: 'core.ts' },
      `import { A } from './core' ${attributes};\n`,
    );
  });
  test('is done once for several requests', () => {
    check(
      `import { A, Old, X } from './legacy';\n`,
      { A: 'core.ts', Old: 'core.ts#New', X: 'other.ts' },
      `import { A, New as Old } from './core';\nimport { X } from './other';\n`,
    );
  });
});

describe('a name that changes between default, namespace and list', () => {
  test('from default to named', () => {
    check(`import Any from './legacy';\n`, { default: 'core.ts#A' }, `import { A as Any } from './core';\n`);
  });
  test('from named to default', () => {
    check(`import { Renamed } from './legacy';\n`, { Renamed: 'core.ts#default' }, `import Renamed from './core';\n`);
    check(
      `import { A, Renamed } from './legacy';\n`,
      { Renamed: 'core.ts#default', A: 'core.ts' },
      `import Renamed, { A } from './core';\n`,
    );
    check(
      `import type { A, Renamed } from './legacy';\n`,
      { Renamed: 'core.ts#default', A: 'core.ts' },
      `import type { A, default as Renamed } from './core';\n`,
    );
    check(
      `import { type Renamed } from './legacy';\n`,
      { Renamed: 'core.ts#default' },
      `import { type default as Renamed } from './core';\n`,
    );
  });
  test('asked for by the name that the class has at home', () => {
    check(`import { Renamed } from './legacy';\n`, { Renamed: 'core.ts#Core' }, `import Renamed from './core';\n`);
  });
  test('from named to default beside a comment', () => {
    check(
      `import { /* why */ Renamed } from './legacy';\n`,
      { Renamed: 'core.ts#default' },
      `import { /* why */ default as Renamed } from './core';\n`,
    );
  });
  test('from named to namespace', () => {
    check(`import { core } from './legacy';\n`, { core: 'core.ts#*' }, `import * as core from './core';\n`);
    check(
      `import { core, stays } from './legacy';\n`,
      { core: 'core.ts#*' },
      `import { stays } from './legacy';\nimport * as core from './core';\n`,
    );
    check(`export { core } from './legacy';\n`, { core: 'core.ts#*' }, `export * as core from './core';\n`);
  });
});

describe('a statement of which a part moves', () => {
  test('is split', () => {
    check(
      `import { A, stays, Old } from './legacy';\nimport z from 'z';\n`,
      { A: 'core.ts', Old: 'core.ts#New' },
      `import { stays } from './legacy';\nimport { A, New as Old } from './core';\nimport z from 'z';\n`,
    );
  });
  test('keeps its default, its list or its namespace', () => {
    check(
      `import D, { A } from './legacy';\n`,
      { default: 'core.ts' },
      `import { A } from './legacy';\nimport D from './core';\n`,
    );
    check(
      `import D, { A } from './legacy';\n`,
      { A: 'core.ts' },
      `import D from './legacy';\nimport { A } from './core';\n`,
    );
    check(
      `import D, { A, stays } from './legacy';\n`,
      { A: 'core.ts', default: 'core.ts' },
      `import { stays } from './legacy';\nimport D, { A } from './core';\n`,
    );
    check(
      `import D, * as all from './legacy';\nall.stays;\n`,
      { default: 'core.ts' },
      `import * as all from './legacy';\nimport D from './core';\nall.stays;\n`,
    );
    check(
      `import D, * as all from './legacy';\nall.A;\n`,
      { '*': 'core.ts' },
      `import D from './legacy';\nimport * as all from './core';\nall.A;\n`,
    );
  });
  test('hands `type` on', () => {
    check(
      `import type { T, Old } from './legacy';\n`,
      { T: 'core.ts' },
      `import type { Old } from './legacy';\nimport type { T } from './core';\n`,
    );
    check(
      `import { type T, stays } from './legacy';\n`,
      { T: 'core.ts' },
      `import { stays } from './legacy';\nimport { type T } from './core';\n`,
    );
  });
  test('hands attributes on', () => {
    check(
      `import { A, X } from "./legacy" with { type: "macro" };\n`,
      { A: 'core.ts' },
      `import { X } from "./legacy" with { type: "macro" };\nimport { A } from "./core" with { type: "macro" };\n`,
    );
  });
  test('re-exports', () => {
    check(
      `export { A, stays, Old as O } from './legacy';\n`,
      { A: 'core.ts', Old: 'core.ts#New' },
      `export { stays } from './legacy';\nexport { A, New as O } from './core';\n`,
    );
    check(
      `export type { T, Old } from './legacy';\n`,
      { T: 'core.ts' },
      `export type { Old } from './legacy';\nexport type { T } from './core';\n`,
    );
    check(
      `export { default, X } from './legacy';\n`,
      { default: 'core.ts' },
      `export { X } from './legacy';\nexport { default } from './core';\n`,
    );
  });
  test('goes to several modules at once', () => {
    check(
      `import { A, X, stays } from './legacy';\n`,
      { A: 'core.ts', X: 'other.ts' },
      `import { stays } from './legacy';\nimport { A } from './core';\nimport { X } from './other';\n`,
    );
  });
});

describe('an import of the target that is there already', () => {
  test('takes the names in', () => {
    check(
      `import { B } from './core';\nimport { A, stays } from './legacy';\n`,
      { A: 'core.ts' },
      `import { B, A } from './core';\nimport { stays } from './legacy';\n`,
    );
  });
  test('and the statement goes when nothing is left of it', () => {
    check(
      `import { A } from './legacy';\nimport { B } from './core';\nnew A();\n`,
      { A: 'core.ts' },
      `import { B, A } from './core';\nnew A();\n`,
    );
  });
  test('also behind a default', () => {
    check(
      `import Core from './core';\nimport { A } from './legacy';\n`,
      { A: 'core.ts' },
      `import Core, { A } from './core';\n`,
    );
  });
  test('but not into another kind of import', () => {
    check(
      `import type { T } from './core';\nimport * as all from './core';\nexport { B } from './core';\nimport { A } from './legacy';\n`,
      { A: 'core.ts' },
      `import type { T } from './core';\nimport * as all from './core';\nexport { B } from './core';\nimport { A } from './core';\n`,
    );
  });
  test('nor one with other attributes', () => {
    check(
      `import { B } from './core' with { type: 'macro' };\nimport { A } from './legacy';\n`,
      { A: 'core.ts' },
      `import { B } from './core' with { type: 'macro' };\nimport { A } from './core';\n`,
    );
  });
  test('nor one in another block', () => {
    const blocks = (path: string) =>
      `declare module 'x' {\n  import { B } from './core';\n}\ndeclare module 'y' {\n  import { A } from '${path}';\n}\n`;
    check(blocks('./legacy'), { A: 'core.ts' }, blocks('./core'));
  });
  test('of a re-export', () => {
    check(
      `export { B } from './core';\nexport { A, X } from './legacy';\n`,
      { A: 'core.ts' },
      `export { B, A } from './core';\nexport { X } from './legacy';\n`,
    );
  });
  test('but not one that is itself moved away', () => {
    const chain = `//- /a.ts
export const p = 1;
//- /b.ts
export { p } from './a';
export const q = 1;
//- /c.ts
export { q } from './b';
`;
    assert.equal(
      rewritten(`${chain}//- /app.ts\nimport { q } from './c';\nimport { p } from './b';\n`, { q: 'b.ts', p: 'a.ts' }),
      `import { q } from './b';\nimport { p } from './a';\n`,
    );
  });
  test('that has just moved there does', () => {
    check(
      `import { A } from './legacy';\nimport { Old } from './legacy';\n`,
      { A: 'core.ts', Old: 'core.ts#New' },
      `import { A, New as Old } from './core';\n`,
    );
  });
});

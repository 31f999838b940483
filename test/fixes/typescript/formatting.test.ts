// What moved TypeScript imports look like: quotes, semicolons, line breaks, indentation, comments.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Moves, rewritten } from '../rewritten';

const modules = `//- /core.ts
export class A {}
export class B {}
export class New {}
//- /legacy.ts
export { A, B, New as Old } from './core';
export const stays = 1;
export const other = 2;
`;

const check = (before: string, moves: Moves, after: string) => {
  assert.equal(rewritten(`${modules}//- /app.ts\n${before}`, moves), after);
};

describe('a new statement is written like the old one', () => {
  test('quotes and semicolons', () => {
    check(
      `import { A, stays } from "./legacy";\n`,
      { A: 'core.ts' },
      `import { stays } from "./legacy";\nimport { A } from "./core";\n`,
    );
    check(
      `import { A, stays } from './legacy'\nfoo()\n`,
      { A: 'core.ts' },
      `import { stays } from './legacy'\nimport { A } from './core'\nfoo()\n`,
    );
  });
  test('blanks inside braces', () => {
    check(
      `import {A, stays} from './legacy';\n`,
      { A: 'core.ts' },
      `import {stays} from './legacy';\nimport {A} from './core';\n`,
    );
  });
  test('line breaks', () => {
    check(
      `import { A, stays } from './legacy';\r\nfoo();\r\n`,
      { A: 'core.ts' },
      `import { stays } from './legacy';\r\nimport { A } from './core';\r\nfoo();\r\n`,
    );
    check(
      `import {\r\n\tA,\r\n\tstays,\r\n} from './legacy';\r\n`,
      { A: 'core.ts' },
      `import {\r\n\tstays,\r\n} from './legacy';\r\nimport { A } from './core';\r\n`,
    );
  });
  test('indentation', () => {
    check(
      `declare module 'x' {\n  import { A, stays } from './legacy';\n}\n`,
      { A: 'core.ts' },
      `declare module 'x' {\n  import { stays } from './legacy';\n  import { A } from './core';\n}\n`,
    );
  });
  test('at the end of a text without a last line break', () => {
    check(
      `import { A, stays } from './legacy'`,
      { A: 'core.ts' },
      `import { stays } from './legacy'\nimport { A } from './core'`,
    );
  });
  test('on the same line where other code follows', () => {
    check(
      `import { A, stays } from './legacy'; foo();\n`,
      { A: 'core.ts' },
      `import { stays } from './legacy'; import { A } from './core'; foo();\n`,
    );
  });
  test('with a line for each name when it grows long', () => {
    const long = 'anAliasThatIsQuiteLongAndDoesNotFitOnTheLine';
    check(
      `import {\n  A as ${long},\n  B as ${long}2,\n  stays\n} from './legacy';\n`,
      { A: 'core.ts', B: 'core.ts' },
      `import {\n  stays\n} from './legacy';\nimport {\n  A as ${long},\n  B as ${long}2\n} from './core';\n`,
    );
  });
});

describe('names leave a list', () => {
  test('with a line for each name', () => {
    const list = (...names: string[]) =>
      `import {\n${names.map((name) => `  ${name},\n`).join('')}} from './legacy';\n`;
    const core = `import { A } from './core';\n`;
    check(list('A', 'stays', 'other'), { A: 'core.ts' }, list('stays', 'other') + core);
    check(list('stays', 'A', 'other'), { A: 'core.ts' }, list('stays', 'other') + core);
    check(list('stays', 'other', 'A'), { A: 'core.ts' }, list('stays', 'other') + core);
  });
  test('without a comma behind the last', () => {
    check(
      `import {\n  stays,\n  A\n} from './legacy';\n`,
      { A: 'core.ts' },
      `import {\n  stays\n} from './legacy';\nimport { A } from './core';\n`,
    );
  });
  test('with several names on a line', () => {
    check(
      `import {\n  A, stays, B,\n  other, Old,\n} from './legacy';\n`,
      { A: 'core.ts', B: 'core.ts', Old: 'core.ts#New' },
      `import {\n  stays,\n  other,\n} from './legacy';\nimport { A, B, New as Old } from './core';\n`,
    );
  });
  test('with the commas in front', () => {
    check(
      `import {\n    stays\n  , A\n  , other\n  , B\n} from './legacy';\n`,
      { A: 'core.ts', B: 'core.ts' },
      `import {\n    stays\n  , other\n} from './legacy';\nimport { A, B } from './core';\n`,
    );
  });
  test('on one line', () => {
    check(
      `import { stays, A, other } from './legacy';\n`,
      { A: 'core.ts' },
      `import { stays, other } from './legacy';\nimport { A } from './core';\n`,
    );
    check(
      `import { stays, A, } from './legacy';\n`,
      { A: 'core.ts' },
      `import { stays, } from './legacy';\nimport { A } from './core';\n`,
    );
  });
});

describe('names join a list', () => {
  const join = (list: string, after: string) => {
    check(
      `import ${list} from './core';\nimport { A } from './legacy';\n`,
      { A: 'core.ts' },
      `import ${after} from './core';\n`,
    );
  };
  test('on one line', () => {
    join('{ B }', '{ B, A }');
    join('{B}', '{B, A}');
    join('{ B, }', '{ B, A, }');
  });
  test('on a line of their own where the others have one', () => {
    join('{\n  B,\n  New,\n}', '{\n  B,\n  New,\n  A,\n}');
    join('{\n  B,\n  New\n}', '{\n  B,\n  New,\n  A\n}');
    join('{\n  B,\n  New, // last\n}', '{\n  B,\n  New, // last\n  A,\n}');
    join('{\n  B,\n  New // last\n}', '{\n  B,\n  New, // last\n  A\n}');
  });
  test('behind the last where lines hold several', () => {
    join('{\n  B, New,\n}', '{\n  B, New, A,\n}');
  });
  test('in lines for each when the line grows too long', () => {
    // With A the line has 80 columns.
    const alias = 'anAliasThatIsLongEnoughToFillTheLineToItsVeryE';
    join(`{ B as ${alias} }`, `{ B as ${alias}, A }`);
    join(`{ B as ${alias}n }`, `{\n  B as ${alias}n,\n  A,\n}`);
  });
  test('that loses others at the same time', () => {
    check(
      `import { A, stays } from './legacy';\nimport {\n  B,\n  New,\n} from './core';\n`,
      { A: 'core.ts', './core:New': 'legacy.ts#Old' },
      `import { stays, Old as New } from './legacy';\nimport { A } from './core';\nimport {\n  B,\n} from './core';\n`,
    );
  });
});

describe('comments', () => {
  test('above and behind a statement stay', () => {
    check(
      `#!/usr/bin/env node\n/* Licence */\n\n// first\nimport { A } from './legacy'; // why\n`,
      { A: 'core.ts' },
      `#!/usr/bin/env node\n/* Licence */\n\n// first\nimport { A } from './core'; // why\n`,
    );
    check(
      `import { A, stays } from './legacy'; // why\nfoo();\n`,
      { A: 'core.ts' },
      `import { stays } from './legacy'; // why\nimport { A } from './core';\nfoo();\n`,
    );
  });
  test('keep a statement from being merged away', () => {
    check(
      `import { B } from './core';\nimport { A } from './legacy'; // why\n`,
      { A: 'core.ts' },
      `import { B } from './core';\nimport { A } from './core'; // why\n`,
    );
  });
  test('on the line of a name go with it', () => {
    check(
      `import {\n  A, // the A\n  stays, // stays\n} from './legacy';\n`,
      { A: 'core.ts' },
      `import {\n  stays, // stays\n} from './legacy';\nimport { A } from './core'; // the A\n`,
    );
    check(
      `import {\n  A, // the A\n  // about all\n  stays,\n  // @ts-ignore\n  B, /* the B */\n} from './legacy';\n`,
      { A: 'core.ts', B: 'core.ts' },
      `import {\n  // about all\n  stays,\n} from './legacy';\nimport {\n  A, // the A\n  // @ts-ignore\n  B, /* the B */\n} from './core';\n`,
    );
  });
  test('of a list stay in it', () => {
    check(
      `import {\n  // group\n  A,\n  stays,\n} from './legacy';\n`,
      { A: 'core.ts' },
      `import {\n  // group\n  stays,\n} from './legacy';\nimport { A } from './core';\n`,
    );
    check(
      `import { /* a */ A, /* s */ stays /* z */ } from './legacy';\n`,
      { A: 'core.ts' },
      `import { /* a */ /* s */ stays /* z */ } from './legacy';\nimport { A } from './core';\n`,
    );
  });
  test('that would be lost keep the statement as it is', () => {
    for (const names of ['Any, /* why */ { A }', 'Any, { A /* why */ }']) {
      const text = `import ${names} from './legacy';\n`;
      check(text, { A: 'core.ts' }, text);
    }
  });
  test('for the linter on the line are said again', () => {
    check(
      `import { A, stays } from './legacy'; // eslint-disable-line no-x\n`,
      { A: 'core.ts' },
      `import { stays } from './legacy'; // eslint-disable-line no-x\nimport { A } from './core'; // eslint-disable-line no-x\n`,
    );
  });
});

describe('blank lines', () => {
  test('of a statement that goes do not pile up', () => {
    check(
      `import { B } from './core';\n\nimport { A } from './legacy';\n\nfoo();\n`,
      { A: 'core.ts' },
      `import { B, A } from './core';\n\nfoo();\n`,
    );
    check(
      `import { A } from './legacy';\n\nimport { B } from './core';\n`,
      { A: 'core.ts' },
      `import { B, A } from './core';\n`,
    );
  });
  test('below a header stay', () => {
    check(
      `// Licence\n\nimport { A } from './legacy';\nimport { B } from './core';\n`,
      { A: 'core.ts' },
      `// Licence\n\nimport { B, A } from './core';\n`,
    );
  });
  test('a byte order mark stays first', () => {
    check(
      `\uFEFFimport { A } from './legacy';\nimport { B } from './core';\n`,
      { A: 'core.ts' },
      `\uFEFFimport { B, A } from './core';\n`,
    );
  });
});

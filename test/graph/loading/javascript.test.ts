// Which modules of a cycle fail when they are the first to be loaded. Each expectation was found by running the modules.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cyclicComponents } from '../../../server/src/graph/components';
import { javascriptLoadFailures } from '../../../server/src/graph/loading/javascript';
import { loadFailures } from '../../../server/src/graph/loading/load-failures';
import { lineAt } from '../../../server/src/text/line-index';
import { fixture } from '../../support/fixture';

/** `entry: module:line name (why) by imported`. */
function failures(source: string): string[] {
  const { graph } = fixture(source);
  return cyclicComponents(graph).flatMap((component) => {
    return javascriptLoadFailures(graph, component).map(({ entry, module, edge, name, place: { at }, why }) => {
      const line = lineAt(module.facts.lineStarts, at) + 1;
      return `${entry.path}: ${module.path}:${line} ${name} (${why}) by ${edge.to.path}`;
    });
  });
}

/** Two modules that import each other: what the second does while it loads, and what the first defines. */
function pair(first: string, second: string): string[] {
  return failures(`//- /a.ts
import './b';
${first}
//- /b.ts
import * as ns from './a';
import { X } from './a';
import a from './a';
${second}
`);
}

describe('a name that is not there yet', () => {
  for (const [first, second, expected] of [
    ['export class X {}', 'class B extends X {}', 'X (base class)'],
    ['export class X {}', 'class B extends ns.X {}', 'ns.X (base class)'],
    ['export const X = 1;', 'X;', 'X (expression)'],
    ['export const X = () => 1;', 'X();', 'X (call)'],
    ['export let X = 1;', 'typeof X;', 'X (expression)'],
    ['export enum X { a }', 'ns.X.a;', 'ns.X (expression)'],
    ['export var X = class {};', 'new X();', 'X (call)'],
    ['export var X = class {};', 'class B extends X {}', 'X (base class)'],
    ['export default class {}', 'a;', 'a (expression)'],
    ['function f() {} export default f;', 'a();', 'a (call)'],
    ['export { X as default }; const X = 1;', 'a;', 'a (expression)'],
    ['export class X {}', '@X.y class B {}', 'X (decorator)'],
    ['export class X {}', 'class B { static x = new X(); }', 'X (class body)'],
    ['export class X {}', 'enum B { a = X.y }', 'X (enum value)'],
    ['export const X = 1;', 'export default X;', 'X (expression)'],
  ] as const) {
    test(`${first} ${second}`, () => assert.deepEqual(pair(first, second), [`a.ts: b.ts:4 ${expected} by a.ts`]));
  }
});

describe('a name that does no harm', () => {
  for (const [first, second] of [
    ['export function X() {}', 'X();'],
    ['export function X() {}', 'ns.X();'],
    ['export default function () {}', 'a();'],
    ['function f() {} export { f as default };', 'a();'],
    ['export var X = 1;', 'X; typeof X;'],
    ['export enum X { a }', 'export const y = [X];'],
    ['export interface X {}', 'let x: X;'],
    ['export class X {}', 'export const y = () => new X();'],
    ['export class X {}', 'export class B { x = new X(); m() { X; } }'],
    ['export class X {}', 'export { X };'],
    ['export class X {}', 'if (unknown) new X();'],
    ['export class X {}', 'try { new X(); } catch {}'],
    ['export class X {}', 'let x: typeof X; type Y = X;'],
  ] as const) {
    test(`${first} ${second}`, () => assert.deepEqual(pair(first, second), []));
  }
});

describe('what is called runs', () => {
  test('a function reads a constant of its own module', () => {
    assert.deepEqual(pair('const k = 1; export function X() { return k; }', 'X();'), [
      'a.ts: a.ts:2 k (expression) by a.ts',
    ]);
  });
  test('a handler that fails fails', () => {
    assert.deepEqual(pair('export class X {}', 'try { ns.X; } catch { new X(); }'), ['a.ts: b.ts:4 X (call) by a.ts']);
  });
  test('constructors, those of bases first, and methods of this', () => {
    assert.deepEqual(
      failures(`//- /a.ts
import './b';
export class A {}
//- /b.ts
import { A } from './a';
import { Base } from './base';
class B extends Base { go() { new A(); } }
export function make() { return new B(); }
make();
//- /base.ts
export class Base { constructor() { this.go(); } go() {} }
`),
      ['a.ts: b.ts:3 A (call) by a.ts'],
    );
    assert.deepEqual(
      failures(`//- /a.ts
import './b';
export class A {}
//- /b.ts
import { A } from './a';
class Base { constructor() { this.go(); } go() {} }
class B extends Base { go() { new A(); } }
new B();
`),
      ['a.ts: b.ts:3 A (call) by a.ts'],
    );
  });
  test('before its module has loaded what it imports from outside', () => {
    const source = `//- /a.ts
import './b';
import { log } from './log';
export function f() { log.add(); }
//- /b.ts
import { f } from './a';
f();
//- /log.ts
export const log = new Set();
`;
    assert.deepEqual(
      failures(source),
      ['a.ts: a.ts:3 log (expression) by a.ts'].map((line) => line.replace('(expression)', '(call)')),
    );
  });
});

test('the home of a name counts, not the modules that pass it on', () => {
  const source = (last: string) => `//- /a.ts
import './index';
export class A {}
//- /b.ts
import { A } from './index';
export class B extends A {}
//- /index.ts
${last}
`;
  assert.deepEqual(failures(source("export * from './a';\nexport * from './b';")), [
    'a.ts: b.ts:2 A (base class) by index.ts',
  ]);
  assert.deepEqual(failures(source("export * from './b';\nexport { A } from './a';")), [
    'a.ts: b.ts:2 A (base class) by index.ts',
    'index.ts: b.ts:2 A (base class) by index.ts',
  ]);
});

describe('CommonJS', () => {
  const js = (first: string, second: string) => failures(`//- /a.js\n${first}\n//- /b.js\n${second}\n`);
  test('names taken before they are exported stay undefined', () => {
    assert.deepEqual(
      js("require('./b');\nexports.X = class {};", "const { X } = require('./a');\nclass B extends X {}"),
      ['a.js: b.js:2 X (base class) by a.js'],
    );
    assert.deepEqual(
      js("exports.X = class {};\nrequire('./b');", "const { X } = require('./a');\nclass B extends X {}"),
      [],
    );
  });
  test('a plain read of undefined does no harm', () => {
    assert.deepEqual(js("require('./b');\nexports.X = 1;", "const a = require('./a');\nconst x = a.X;"), []);
  });
  test('an object that is replaced is never filled', () => {
    const second = "const a = require('./a');\nexports.run = () => new a.X();";
    assert.deepEqual(js("const b = require('./b');\nclass X {}\nmodule.exports = { X };\nb.run();", second), [
      'a.js: b.js:2 a.X (call) by a.js',
      'b.js: a.js:4 b.run (call) by b.js',
    ]);
    assert.deepEqual(js("const b = require('./b');\nexports.X = class {};\nb.run();", second), [
      'b.js: a.js:3 b.run (call) by b.js',
    ]);
  });
  test('a failure of a required module can be caught', () => {
    const second = "const { X } = require('./a');\nnew X();";
    assert.deepEqual(js("try { require('./b'); } catch {}\nexports.X = class {};", second), []);
  });
});

test('failures are remembered for as long as the graph stays the same', () => {
  const { graph } = fixture(`//- /a.ts
import { B } from './b';
export class A extends B {}
//- /b.ts
import { A } from './a';
export class B { make() { return A; } }
`);
  const [component] = cyclicComponents(graph);
  const first = loadFailures(graph, component!);
  assert.equal(first.length, 1);
  assert.equal(loadFailures(graph, component!), first);
});

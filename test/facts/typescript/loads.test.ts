// `require` and `import()`: what they bind, when they run, under which condition; strings that runners resolve.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, read, showImports, showUses } from './show';

describe('require', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [`require('x');`, ['require x ()']],
    [`const a = require('x');`, ['require x (*>a)']],
    [`const { a, b: c, ...d } = require('x');`, ['require x (a>a b>c *>d)']],
    [`const { a: { b } } = require('x');`, ['require x (a>)']],
    [`const a = require('x').b;`, ['require x (b>a)']],
    [`const a = require('x').b.c;`, ['require x (b>)']],
    [`const { a } = require('x').b;`, ['require x (b>)']],
    [`require('x').a();`, ['require x (a>)']],
    [`const a = require('x')();`, ['require x ()']],
    [`const a = __importDefault(require('x'));`, ['require x (*>a)']],
    [`const a = tslib_1.__importStar(require('x'));`, ['require x (*>a)']],
    [`const a = (require('x') as any)!;`, ['require x (*>a)']],
    ['const a = require(`x`);', ['require x (*>a)']],
    [`let a; a = require('x');`, ['require x (*>a)']],
    [`require(name); require(); require('a' + b);`, []],
    [`a.require('x');`, []],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(showImports(text, 'a.js'), expected));

  test('counts in TypeScript too', () => assert.deepEqual(showImports(`const a = require('x');`), ['require x (*>a)']));

  test('is no import where a local has its name', () => {
    assert.deepEqual(showImports(`function f(require) { require('x'); }`, 'a.js'), []);
    assert.deepEqual(showImports(`(function (require) { require('x'); })(load);`, 'a.js'), []);
    assert.deepEqual(showImports(`{ require('x'); const require = load; }`, 'a.js'), []);
    assert.deepEqual(showImports(`function f() { if (a) { var require = load; } require('x'); }`, 'a.js'), []);
    assert.deepEqual(showImports(`require('x'); function require() {}`, 'a.js'), []);
    assert.deepEqual(showImports(`import { require } from 'y'; require('x');`), ['import y (require>require)']);
    assert.deepEqual(showImports(`{ const require = load; } require('x');`, 'a.js'), ['require x ()']);
  });

  test('is still the loader when it is declared or created', () => {
    assert.deepEqual(showImports(`declare const require: any; require('x');`), ['require x ()']);
    assert.deepEqual(showImports(`const require = createRequire(import.meta.url); require('x');`), ['require x ()']);
    assert.deepEqual(showImports(`const require = module.createRequire('a'); require('x');`, 'a.js'), ['require x ()']);
  });
});

describe('import()', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [`import('x');`, ['dynamic x () deferred']],
    [`const a = await import('x');`, ['dynamic x (*>a) deferred']],
    [`const { a, default: b } = await import('x');`, ['dynamic x (a>a default>b) deferred']],
    [`const a = (await import('x')).b;`, ['dynamic x (b>a) deferred']],
    [`(await import('x')).a();`, ['dynamic x (a>) deferred']],
    [`import('x').then((a) => a.b);`, ['dynamic x (*>a) deferred']],
    [`import('x').then(({ a, b: c }) => a);`, ['dynamic x (a>a b>c) deferred']],
    [`import('x').then(function (a) { return a.b; });`, ['dynamic x (*>a) deferred']],
    [`import('x').catch((a) => a);`, ['dynamic x () deferred']],
    [`const a = import('x'); a.b;`, ['dynamic x () deferred']],
    [
      `export {}; const a = await (b ? import('x') : import('y'));`,
      ['dynamic x (*>a) deferred conditional@28', 'dynamic y (*>a) deferred conditional@28'],
    ],
    [`import(\`x\`); import(\`x\${1}\`); import(y);`, ['dynamic x () deferred']],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(showImports(text), expected));
});

describe('what loads bind', () => {
  test('is followed at module level, above the variable too', () => {
    const text = `function f() { return a.b(a.c); }\nconst a = require('x'), { d } = require('y');\nd;`;
    assert.deepEqual(showUses(text, 'a.js'), ['a: value ×2 .b .c', 'd: value ×1']);
  });
  test('is followed in functions from the variable on', () => {
    const text = `async function f() { a; const a = await import('x'); a.b; { const a = 1; a; } }\na.c;`;
    assert.deepEqual(showUses(text), ['a: value ×1 .b']);
  });
  test('is followed into callbacks', () => {
    assert.deepEqual(showUses(`import('x').then((m) => ({ default: m.A }));`), ['m: value ×1 .A']);
  });
  test('is not counted where the variable is declared elsewhere', () => {
    assert.deepEqual(showUses(`let a; a = require('x'); a.b;`, 'a.js'), ['a: ×0']);
  });
  test('may come from several modules', () => {
    const text = `const a = b ? require('x') : require('y'); a.c;`;
    assert.deepEqual(showUses(text, 'a.js'), ['a: value ×1 .c', 'a: value ×1 .c']);
  });
});

describe('when a load runs', () => {
  const now = ['require x ()'];
  const later = ['require x () deferred'];
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [`function f() { require('x'); }`, later],
    [`const f = () => require('x');`, later],
    [`function f(a = require('x')) {}`, later],
    [`list.forEach(() => { require('x'); });`, later],
    [`(function () { require('x'); })();`, now],
    [`(() => { require('x'); })();`, now],
    [`!function () { require('x'); }();`, now],
    [`(async () => { require('x'); })();`, now],
    [`(function () { require('x'); }).call(this);`, now],
    [`(function* () { require('x'); })();`, later],
    [`(function () { return () => require('x'); })();`, later],
    [`function f() { (() => { require('x'); })(); }`, later],
    [`class A { static a = require('x'); }`, now],
    [`class A { static { require('x'); } }`, now],
    [`class A { a = require('x'); }`, later],
    [`class A { m() { require('x'); } }`, later],
    [`class A { [require('x')] = 1; }`, now],
    [`class A extends require('x') {}`, now],
    [`@dec(require('x')) class A { }`, now],
    [`class A { @dec(require('x')) m() {} }`, now],
    [`enum A { b = require('x') }`, now],
    [`namespace A { require('x'); }`, now],
    [`label: { require('x'); }`, now],
    [`const a = { b: require('x') };`, now],
    [`const a = \`\${require("x")}\`;`, now],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(showImports(text), expected));
});

describe('the condition of a load', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [`;try { require('x'); } catch { require('y'); }`, ['require x () try@1', 'require y () except@1']],
    [`;try { a(); } finally { require('x'); }`, ['require x ()']],
    [`;if (a) require('x'); else { require('y'); }`, ['require x () if@1', 'require y () else@1']],
    [
      `;if (a) require('x'); else if (b) require('y'); else require('z');`,
      ['require x () if@1', 'require y () else@1', 'require z () else@1'],
    ],
    [`;if (require('x')) {}`, ['require x ()']],
    [`a = b ? require('x') : require('y');`, ['require x (*>a) conditional@4', 'require y (*>a) conditional@4']],
    [`a && require('x');`, ['require x () conditional@0']],
    [`a = a || require('x');`, ['require x (*>a) conditional@4']],
    [`;switch (a) { case 1: require('x'); }`, ['require x () conditional@1']],
    [`;if (a) { try { require('x'); } catch {} }`, ['require x () try@10']],
    [`;if (a) (() => { require('x'); })();`, ['require x () if@1']],
    [`if (a) { function f() { require('x'); } }`, ['require x () deferred']],
    [`function f() { if (a) require('x'); }`, ['require x () deferred']],
    [`;if (a) import('x');`, ['dynamic x () deferred if@1']],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(showImports(text, 'a.js'), expected));
});

describe('strings that frameworks resolve', () => {
  test('also where calls are chained', () => {
    const { strings } = read("jest.unmock('./a').mock('./b', () => ({})).dontMock('./c'); make().mock('./d');");
    assert.deepEqual(strings.map(({ reader, text }) => `${reader} ${text}`).sort(), [
      'jest.dontMock ./c',
      'jest.mock ./b',
      'jest.unmock ./a',
    ]);
  });

  test('have their reader, text and place', () => {
    const text = `
      jest.mock('./a', () => ({})); vi.mock("./b"); jest.doMock('./c'); vi.doMock('./d');
      const e = jest.requireActual<typeof import('./t')>('./e'); await vi.importActual('./f');
      require.resolve('./g'); import.meta.resolve('./h'); other.mock('./i'); jest.mock(name); jest.fn('./j');
      jest.unmock('./k'); vi.unmock('./l'); vi.doUnmock('./m'); jest.requireMock('./n'); await vi.importMock('./o');
      jest.dontMock('./p'); jest.setMock('./q', {}); jest.genMockFromModule('./r'); mock.module('./s', {});
      vi.spyOn(a, 'b'); jest.replaceProperty(a, './b', 1); vi.stubEnv('A', './b'); a.resolve('./b');`;
    const facts = read(text);
    assert.deepEqual(
      facts.strings.map(({ reader, text: value, names }) => `${reader} ${value} ${names}`),
      [
        'jest.mock ./a module',
        'vi.mock ./b module',
        'jest.doMock ./c module',
        'vi.doMock ./d module',
        'jest.requireActual ./e module',
        'vi.importActual ./f module',
        'require.resolve ./g module',
        'import.meta.resolve ./h module',
        'jest.unmock ./k module',
        'vi.unmock ./l module',
        'vi.doUnmock ./m module',
        'jest.requireMock ./n module',
        'vi.importMock ./o module',
        'jest.dontMock ./p module',
        'jest.setMock ./q module',
        'jest.genMockFromModule ./r module',
        'mock.module ./s module',
      ],
    );
    for (const { span, text: value } of facts.strings) assert.equal(at(text, span), value);
    assert.deepEqual(
      facts.imports.map(({ form, specifier }) => `${form} ${specifier}`),
      ['import-type ./t'],
    );
  });
});

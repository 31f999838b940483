// Source texts of both languages at random: short, but with something in them for every rule to find.
import type { Path } from '../../server/src/text/paths';
import type { Random } from '../support/random';

export const filePool: readonly Path[] = [
  ...[
    'app/a.ts',
    'app/b.tsx',
    'app/index.ts',
    'app/types.d.ts',
    'app/a.test.ts',
    'lib/c.ts',
    'lib/index.js',
    'old/a.ts',
  ],
  ...['packages/kit/src/index.ts', 'packages/kit/src/d.ts', 'packages/kit/e.ts', 'top.mts'],
  ...['py/__init__.py', 'py/m.py', 'py/m.pyi', 'py/core/__init__.py', 'py/core/m.py', 'py/test_m.py', 'old/m.py'],
  ...['src/kit/__init__.py', 'src/kit/x.py', 'src/py/m.py', 'm.py'],
];

const tsSpecifiers = [
  ...[
    './a',
    './b',
    '.',
    '..',
    './c.js',
    '../lib/c',
    '../lib',
    '../app',
    '../old/a',
    './index',
    './d',
    './src',
    './missing',
  ],
  ...['@kit', '@kit/d', '@kit/e', '~/lib/c', '~/app/a', '~/a', 'lib/c', 'react'],
];
const pySpecifiers = [
  ...['py', 'py.m', 'py.core', 'py.core.m', '.', '.m', '..m', '.core', 'old.m', 'kit', 'kit.x', 'm', 'src.kit.x', 'os'],
];
const classes = ['Manager', 'SessionManager', 'LegacySessionManager', 'SessionCache', 'UnifiedSessionCache'];
const functions = ['make', 'open_session'];

export function randomSource(random: Random, path: Path): string {
  return /\.pyi?$/.test(path) ? pythonSource(random) : typescriptSource(random);
}

export function unreadableSource(random: Random): string {
  return random.one([
    '',
    '}{ `${ class',
    'import { from\nimport (((',
    'def (:\n\t  class X(\n"""never closed',
    '\uFEFF\r\r\n\u2028\u0000',
    'from . import (\n',
    'export * from "./a',
  ]);
}

function typescriptSource(random: Random): string {
  const lines = random.some(
    ['', '', '/** @deprecated use ./a */', '/* Compatibility shim. */', '// ssot-ignore-file import-cycle: test'],
    1,
  );
  for (const specifier of random.some(tsSpecifiers, random.below(4))) {
    const name = random.one(classes);
    lines.push(
      random.one([
        `import { ${name} } from '${specifier}';`,
        `import type { ${name} } from '${specifier}';`,
        `import * as space from '${specifier}';\nspace.${name};`,
        `export { ${name} } from '${specifier}';`,
        `export * from '${specifier}';`,
        `import('${specifier}');`,
        `// ssot-ignore-next-line legacy-import: test\nimport { ${name} as Other } from '${specifier}';\nnew Other();`,
        `jest.mock('${specifier}');`,
      ]),
    );
  }
  const name = random.one(classes);
  if (random.chance(0.6)) {
    const base = random.chance(0.3) ? ` extends ${random.one(classes)}` : '';
    const marker = random.one(['', '', '/** @canonical */ ', '/** @deprecated use SessionManager */ ']);
    lines.push(`${marker}export class ${name}${base} { open(a: string) {} close() {} send(b: number) { return b; } }`);
  } else if (random.chance(0.3)) lines.push(`export const ${name} = ${random.one(classes)};`);
  return lines.join(random.one(['\n', '\n', '\r\n']));
}

function pythonSource(random: Random): string {
  const lines = random.some(['', '', '"""Compatibility shim."""', '# ssot-ignore-file legacy-import: test'], 1);
  for (const specifier of random.some(pySpecifiers, random.below(4))) {
    const name = random.one([...classes, ...functions, 'm', 'x', 'core']);
    const plain = specifier.replace(/^\.+/, '') || 'py';
    lines.push(
      random.one([
        `from ${specifier} import ${name}`,
        `from ${specifier} import *`,
        `import ${plain}\n${plain}.${name}`,
        `import ${plain} as other`,
        `def later():\n    from ${specifier} import ${name}\n    return ${name}`,
        `if TYPE_CHECKING:\n    from ${specifier} import ${name}`,
        `patch("${plain}.${name}")`,
      ]),
    );
  }
  const name = random.one(classes);
  const body = '    def open(self, a): pass\n    def close(self): pass\n    def send(self, b): return b';
  if (random.chance(0.6)) lines.push(`class ${name}${random.chance(0.3) ? `(${random.one(classes)})` : ''}:\n${body}`);
  else if (random.chance(0.3)) lines.push(`${name} = ${random.one(classes)}`);
  if (random.chance(0.2)) lines.push('__all__ = ["Manager", "make"]');
  return lines.join('\n');
}

export const configurations: readonly (string | undefined)[] = [
  undefined,
  '{ "legacy": ["old/**"] }',
  '{ "exclude": ["lib/**", "**/*.tsx"], "tests": "exclude" }',
  '{ "include": ["app/**", "py/**"] }',
  '{ "sourceRoots": ["src"] }',
  '{ "concepts": [{ "name": "session manager", "words": ["session", "manager"], "canonical": "app/a.ts#SessionManager" }] }',
  '{ "canonicalImports": [{ "from": "py.m", "to": "py.core.m" }, { "from": "@kit#Manager", "to": "app/a.ts#Manager" }] }',
  '{ "layers": { "low": { "files": ["lib/**", "py/core/**"] }, "high": { "files": ["app/**"], "mayImport": ["low"] }, "exhaustive": true } }',
  '{ "rules": { "duplicate-definition": ["error", { "minSimilarity": 0 }], "import-cycle": "off", "split-import-path": ["info", { "barrels": "strict" }] } }',
  '{ "rules": { "import-cycle": ["warning", { "type": "info" }] }, "overrides": [{ "files": ["py/**"], "rules": { "legacy-import": "error" } }] }',
];

export const gitIgnores: readonly (string | undefined)[] = [
  undefined,
  '',
  'old/\n',
  '*.tsx\n',
  'a.ts\n',
  'core\n!m.py\n',
  '*\n',
];

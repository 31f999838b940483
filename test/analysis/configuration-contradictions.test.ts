// What a configuration says and the code does not bear out is told at its place in the configuration.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseConfiguration } from '../../server/src/analysis/configuration';
import { contradictions } from '../../server/src/analysis/configuration-contradictions';
import { createSession } from '../../server/src/host/create-session';
import { rules } from '../../server/src/rules/registry';
import { temporaryFolder } from '../host/temporary-folder';
import { fixture } from '../support/fixture';

const code = `//- /app/core/manager.ts
export class SocketManager {}
export class PlainStore {}
//- /app/core/index.ts
export { SocketManager } from './manager';
//- /app/old/manager.ts
export class OldSocketManager {}
//- /py/core/manager.py
class SocketManager:
    pass
//- /py/core/__init__.py
`;

/** The marked text and the message of each contradiction. */
function told(configuration: unknown, source = code): [string, string][] {
  const text = JSON.stringify(configuration, undefined, 2);
  const { graph, settings } = fixture(`//- /ssot.config.json\n${text}\n${source}`, { pythonRoots: ['py', ''] });
  const lines = text.split('\n');
  const { problem } = parseConfiguration(text, 'jsonc', 'ssot.config.json', rules);
  return contradictions(graph, settings).map(({ path, message }) => {
    const { line, character, endLine, endCharacter } = problem(path, message);
    assert.equal(line, endLine);
    return [lines[line]!.slice(character, endCharacter), message];
  });
}

const words = { name: 'manager', words: ['socket', 'manager'] };

test('a configuration that the code bears out is silent', () => {
  const canonicalImports = [
    { from: 'app/old/manager.ts', to: 'app/core/manager.ts', rename: { OldSocketManager: 'SocketManager' } },
    { from: 'moment', to: 'date-fns' },
    { from: 'core.old#A', to: 'core.manager#SocketManager' },
  ];
  const layers = { core: { files: ['app/core/**'] }, old: { files: ['app/old/**', 'app/{old,older}/*.ts'] } };
  const concepts = [
    { ...words, within: ['app/**'], canonical: 'app/core/manager.ts#SocketManager' },
    { ...words, name: 'python', within: ['py/**'], canonical: 'core.manager#SocketManager' },
  ];
  assert.deepEqual(told({ concepts, canonicalImports, legacy: ['app/gone/**'], layers }), []);
});

describe('a canonical place', () => {
  const canonical = (place: string) => told({ concepts: [{ ...words, within: ['app/**'], canonical: place }] });

  test('in a module that is not there', () => {
    assert.deepEqual(canonical('app/core/manger.ts#SocketManager'), [
      [
        '"app/core/manger.ts#SocketManager"',
        '"app/core/manger.ts#SocketManager" cannot be the canonical place of "manager": there is no module "app/core/manger.ts". Did you mean "app/core/manager.ts"?',
      ],
    ]);
  });

  test('of a name that the module has not', () => {
    const [[, message] = []] = canonical('app/core/manager.ts#SocketManger');
    assert.match(message!, /app\/core\/manager\.ts has no "SocketManger"\. Did you mean "SocketManager"\?/);
  });

  test('that is only passed on there', () => {
    const [[, message] = []] = canonical('app/core/index.ts#SocketManager');
    assert.match(message!, /only passes it on.*write "app\/core\/manager\.ts#SocketManager"/);
  });

  test('that is no implementation by the words', () => {
    const [[, message] = []] = canonical('app/core/manager.ts#PlainStore');
    assert.match(message!, /is none of the definitions that "manager" stands for/);
  });

  test('beside another one for the same implementations', () => {
    const found = told({
      concepts: [
        { ...words, within: ['app/**'], canonical: 'app/core/manager.ts#SocketManager' },
        { ...words, name: 'manager too', canonical: 'app/old/manager.ts#OldSocketManager' },
      ],
    });
    assert.deepEqual(
      found.map(([marked]) => marked),
      ['"app/core/manager.ts#SocketManager"', '"app/old/manager.ts#OldSocketManager"'],
    );
    assert.match(found[0]![1], /is canonical for "manager", but it is also an implementation of "manager too"/);
  });

  test('the same one under two names is no contradiction', () => {
    const concepts = [
      { ...words, within: ['py/**'], canonical: 'core.manager#SocketManager' },
      { ...words, name: 'again', within: ['py/**'], canonical: 'py/core/manager.py#SocketManager' },
    ];
    assert.deepEqual(told({ concepts }), []);
  });

  test('in a legacy path, or in a module whose imports are sent elsewhere', () => {
    const concepts = [{ ...words, within: ['app/**'], canonical: 'app/old/manager.ts#OldSocketManager' }];
    const canonicalImports = [{ from: 'app/old/manager.ts', to: 'app/core/manager.ts' }];
    const messages = told({ concepts, legacy: ['app/old/**'], canonicalImports }).map(([, message]) => message);
    assert.match(messages[0]!, /lies in a path that "legacy" tells people to leave/);
    assert.match(
      messages[1]!,
      /"canonicalImports" sends imports of "app\/old\/manager\.ts" to "app\/core\/manager\.ts"/,
    );
    assert.equal(messages.length, 2);
  });
});

describe('canonical imports', () => {
  const to = (entry: object) => told({ canonicalImports: [{ from: 'app/old/manager.ts', ...entry }] });

  test('to a module that is not there, as a path and in the words of Python', () => {
    assert.equal(to({ to: 'app/core/managers.ts' })[0]![0], '"app/core/managers.ts"');
    assert.match(
      to({ to: 'core.managers' })[0]![1],
      /there is no module "core\.managers"\. Did you mean "core\.manager"\?/,
    );
  });

  test('to a name that is not there', () => {
    assert.deepEqual(to({ to: 'app/core/manager.ts', rename: { Old: 'SocketManagr' } }), [
      [
        '"SocketManagr"',
        '"Old" cannot be renamed to "SocketManagr": app/core/manager.ts has no "SocketManagr". Did you mean "SocketManager"?',
      ],
    ]);
    const symbol = told({ canonicalImports: [{ from: 'core.old#A', to: 'core.manager#Nothing' }] });
    assert.match(symbol[0]![1], /py\/core\/manager\.py has no "Nothing"/);
  });

  test('a module that hands out names at run time is believed', () => {
    const source = `${code}#- /py/core/lazy.py\ndef __getattr__(name):\n    return getattr(core.manager, name)\n`;
    assert.deepEqual(told({ canonicalImports: [{ from: 'a', to: 'core.lazy', rename: { A: 'B' } }] }, source), []);
  });
});

test('patterns of layers and concepts that match no module, each at its place', () => {
  const found = told({
    concepts: [{ ...words, within: ['app/**', 'ap/**'] }],
    layers: [
      { name: 'core', files: ['app/core/**', 'src/core/**'] },
      { name: 'old', files: ['app/old/**'] },
    ],
  });
  assert.deepEqual(
    found.map(([marked]) => marked),
    ['"ap/**"', '"src/core/**"'],
  );
  assert.match(found[1]![1], /matches none of the 5 modules, so the layer "core" checks nothing there/);
});

test('a session tells them as warnings, keeps the settings, and forgets them when the code follows', async (context) => {
  const layers = {
    layers: [
      { name: 'ui', files: ['ui/**'] },
      { name: 'core', files: ['core/**'] },
    ],
  };
  const root = temporaryFolder(context, {
    'core/a.ts': "import '../ui/b';\n",
    'other/b.ts': '',
    'ssot.config.json': JSON.stringify(layers),
  });
  const session = createSession({ root, threads: 0, cache: false });
  context.after(() => session.close());
  await session.index();
  session.report();
  assert.deepEqual(
    session.configurationProblems.map(({ file, severity, key }) => [file, severity, key]),
    [['ssot.config.json', 'warning', 'layers[0].files[0]']],
  );
  session.setBuffer('ui/b.ts', 'export {};\n');
  assert.deepEqual(
    session.report().findings.map(({ rule }) => rule),
    ['layer-violation'],
  );
  assert.deepEqual(session.configurationProblems, []);
  writeFileSync(join(root, 'ssot.config.json'), '{');
  await session.filesChanged(['ssot.config.json']);
  session.report();
  assert.ok(session.configurationProblems.every(({ severity }) => severity === 'error'));
});

// Where Python imports start from, in the layouts that projects have.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inferPythonRoots } from '../../server/src/host/python-roots';

function roots(
  paths: readonly string[],
  projectFiles: readonly string[] = [],
): Record<'workspace' | 'folder', string[]> {
  const all = inferPythonRoots(paths, projectFiles);
  const of = (wanted: string) => all.filter(({ scope }) => scope === wanted).map(({ path }) => path);
  return { workspace: of('workspace'), folder: of('folder') };
}

describe('Python roots of', () => {
  test('a package at the root', () => {
    assert.deepEqual(roots(['app/__init__.py', 'app/core/__init__.py', 'app/core/a.py']), {
      workspace: [''],
      folder: [],
    });
  });

  test('a workspace without Python, or without anything', () => {
    assert.deepEqual(roots(['a.ts', 'src/b.ts'], ['package.json']), { workspace: [''], folder: [] });
    assert.deepEqual(roots([]), { workspace: [''], folder: [] });
  });

  test('a src layout', () => {
    assert.deepEqual(roots(['src/app/__init__.py', 'tests/test_a.py'], ['pyproject.toml']), {
      workspace: ['src', ''],
      folder: ['tests'],
    });
  });

  test('a src that is a package itself', () => {
    assert.deepEqual(roots(['src/__init__.py', 'src/a.py', 'src/core/__init__.py']).workspace, ['']);
  });

  test('several packages in one repository', () => {
    const paths = ['packages/a/src/a/__init__.py', 'packages/bee/bee/__init__.py', 'services/api/main.py'];
    const { workspace, folder } = roots(paths, [
      'packages/a/pyproject.toml',
      'packages/bee/setup.py',
      'services/api/pyproject.toml',
    ]);
    assert.deepEqual(workspace, ['packages/a/src', 'packages/bee', 'services/api', 'packages/a', '']);
    assert.deepEqual(folder, []);
  });

  test('a Django project beside a frontend', () => {
    const paths = [
      'backend/manage.py',
      'backend/site/__init__.py',
      'backend/site/settings.py',
      'backend/shop/__init__.py',
    ];
    assert.deepEqual(roots(paths).workspace, ['backend', '']);
  });

  test('a container that no project file names', () => {
    assert.deepEqual(roots(['server/app/__init__.py', 'server/app/a.py'], ['pyproject.toml']).workspace, [
      'server',
      '',
    ]);
  });

  test('a namespace package in a src layout', () => {
    const paths = ['src/company/team/app/__init__.py', 'src/company/team/app/a.py', 'src/company/other.py'];
    assert.deepEqual(roots(paths, ['pyproject.toml']), { workspace: ['src', ''], folder: [] });
  });

  test('namespace packages named by their projects', () => {
    const paths = [
      'sdk/google-cloud-storage/google/cloud/storage/__init__.py',
      'sdk/google-cloud-logging/google/cloud/logging/__init__.py',
    ];
    const projectFiles = ['sdk/google-cloud-storage/setup.py', 'sdk/google-cloud-logging/setup.py'];
    assert.deepEqual(roots(paths, projectFiles).workspace, [
      'sdk/google-cloud-logging',
      'sdk/google-cloud-storage',
      '',
    ]);
  });

  test('installed packages as Debian lays them out', () => {
    const paths = [
      'usr/lib/python3/dist-packages/django/__init__.py',
      'usr/lib/python3/dist-packages/django/db/__init__.py',
      'usr/lib/python3/dist-packages/google/protobuf/__init__.py',
      'usr/lib/python3/dist-packages/six.py',
      'usr/share/doc/python3-django/examples/run.py',
    ];
    assert.deepEqual(roots(paths), {
      workspace: ['usr/lib/python3/dist-packages', ''],
      folder: ['usr/share/doc/python3-django/examples'],
    });
  });

  test('scripts, which only their neighbours can import', () => {
    const paths = ['app/__init__.py', 'scripts/run.py', 'scripts/helper.py', 'examples/one/main.py', 'run.py'];
    assert.deepEqual(roots(paths), { workspace: [''], folder: ['examples/one', 'scripts'] });
  });

  test('folders inside packages that have no __init__.py', () => {
    const paths = [
      'app/__init__.py',
      'app/migrations/a.py',
      'app/plugins/one/__init__.py',
      'app/build/setup.py',
      'app/test/manage.py',
    ];
    assert.deepEqual(roots(paths), { workspace: [''], folder: [] });
  });

  test('a stray __init__.py at the root of the workspace', () => {
    const paths = ['__init__.py', 'nodes.py', 'lib/core/__init__.py', 'tools/run.py'];
    assert.deepEqual(roots(paths), { workspace: ['lib', ''], folder: ['tools'] });
  });

  test('stubs', () => {
    assert.deepEqual(roots(['typings/lib/__init__.pyi', 'typings/lib/a.pyi']).workspace, ['typings', '']);
  });

  test('project files of other languages, and of folders without Python', () => {
    assert.deepEqual(roots(['a.py'], ['web/package.json', 'docs/pyproject.toml']).workspace, ['']);
  });

  test('any order of paths is the same', () => {
    const paths = ['b/x/__init__.py', 'a/x/__init__.py', 'c/run.py', 'src/y/__init__.py'];
    assert.deepEqual(roots([...paths].reverse()), roots(paths));
    assert.deepEqual(roots(paths).workspace, ['src', 'a', 'b', '']);
  });
});

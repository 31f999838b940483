// Components of Python imports, judged by CPython: the sample workspace and packages of the standard library.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { comparePythonCycles } from './python-cycles';

test('the sample workspace', async () => {
  const { onlyOracle, onlyOurs, components } = await comparePythonCycles(
    'test/workspaces/websocket-dual-pattern/python',
  );
  assert.deepEqual({ onlyOracle, onlyOurs }, { onlyOracle: [], onlyOurs: [] });
  assert.equal(components, 2);
});

test('packages of the standard library', async () => {
  const library = execFileSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'])
    .toString()
    .trim();
  const folder = mkdtempSync(join(tmpdir(), 'ssot-cycles-'));
  try {
    for (const name of [
      'asyncio',
      'concurrent',
      'email',
      'http',
      'importlib',
      'json',
      'logging',
      'unittest',
      'urllib',
      'xml',
    ]) {
      cpSync(join(library, name), join(folder, name), {
        recursive: true,
        filter: (path) => !path.includes('__pycache__'),
      });
    }
    const { onlyOracle, onlyOurs, components, refused } = await comparePythonCycles(folder);
    assert.deepEqual({ onlyOracle, onlyOurs, refused }, { onlyOracle: [], onlyOurs: [], refused: [] });
    assert.ok(components > 3, `only ${components} components`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

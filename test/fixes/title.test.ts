// What menus say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rewriteImport } from '../../server/src/fixes/rewrite-import';
import { fixture } from '../support/fixture';
import { type Moves, requestsFor } from './rewritten';

const python = `#- /app/__init__.py
#- /app/core.py
class A: pass
#- /app/other.py
#- /app/third.py
#- /app/legacy.py
#- /app/user.py
import app.legacy as m
from app import legacy
from app.legacy import A, B, C, D
patch("app.legacy.A")
`;

/** The title of one request with all the moves. */
function title(source: string, moves: Moves): string {
  const made = fixture(source);
  const requests = requestsFor(made, [...made.texts.keys()].at(-1)!, moves);
  return rewriteImport.title({ ...requests[0]!, moves: requests.flatMap((each) => each.moves) }, made.graph);
}

test('names and their module', () => {
  const core = 'app/core.py';
  assert.equal(title(python, { A: core }), 'Import A from app.core');
  assert.equal(title(python, { A: `${core}#New` }), 'Import New from app.core');
  assert.equal(title(python, { A: core, B: core, C: core }), 'Import A, B, C from app.core');
  assert.equal(title(python, { A: core, B: core, C: core, D: core }), 'Import A, B and 2 more from app.core');
});

test('several modules', () => {
  assert.equal(title(python, { A: 'app/core.py', B: 'app/other.py' }), 'Import A from app.core, B from app.other');
  assert.equal(
    title(python, { A: 'app/core.py', B: 'app/other.py', C: 'app/third.py' }),
    'Import A from app.core, and the rest from 2 other modules',
  );
});

test('a module', () => {
  assert.equal(title(python, { 'app.legacy:': 'app/core.py' }), 'Import app.core instead');
  assert.equal(title(python, { legacy: 'app/core.py' }), 'Import app.core instead');
});

test('a string', () => {
  assert.equal(title(python, { '"app.legacy.A"': 'app/core.py' }), 'Change the string to app.core');
});

test('TypeScript modules by their paths', () => {
  const source = `//- /src/core.ts\nexport class A {}\n//- /src/app.ts\nimport D, { A } from './legacy';\n`;
  assert.equal(title(source, { A: 'src/core.ts' }), 'Import A from src/core.ts');
  assert.equal(title(source, { default: 'src/core.ts' }), 'Import src/core.ts instead');
});

test('all of a file or workspace', () => {
  assert.equal(rewriteImport.titleForAll('file'), 'Fix all such imports in this file');
  assert.equal(rewriteImport.titleForAll('workspace'), 'Fix all such imports in the workspace');
});

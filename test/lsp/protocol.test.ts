// The whole server as an editor meets it: dist/server.js in a process of its own, on real folders.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../host/temporary-folder';
import { applied, type ClientOptions, type LanguageClient, spawnServer, uri } from '../support/language-client';

const opened = { 'a.ts': "import { b } from './b';\nexport const a = () => b;\n", 'b.ts': 'export const b = () => 1;\n' };
const closedCycle = ['a.ts:0:0 import-cycle', 'b.ts:0:0 import-cycle'];
const legacy = {
  'core/manager.ts': 'export class Manager {}\n',
  'legacy/manager.ts': "/** Compatibility shim for old callers. */\nexport { Manager } from '../core/manager';\n",
  'app.ts': "import { Manager as Boss } from './legacy/manager';\n\nnew Boss();\n",
  'tools.ts': 'import { Manager } from "./legacy/manager"\nnew Manager()\n',
};

test('findings of closed files are there without any file being opened, in both languages', async (context) => {
  const root = temporaryFolder(context, {
    ...opened,
    'b.ts': "import { a } from './a';\nexport const b = () => a;\n",
    'pkg/__init__.py': '',
    'pkg/one.py': 'from pkg import two\n\n\ndef f():\n    return two\n',
    'pkg/two.py': 'import os\nfrom pkg import one\n\n\ndef g():\n    return one, os\n',
  });
  const client = await start(context, { folders: [root] });
  await client.shows([...closedCycle, 'pkg/one.py:0:0 import-cycle', 'pkg/two.py:1:0 import-cycle'], root);
  const [finding] = client.shown.get(uri(join(root, 'a.ts')))!;
  assert.equal(finding!.source, 'SSOT Guard');
  assert.equal(finding!.severity, 2);
  assert.ok(finding!.codeDescription!.href.endsWith('/server/docs/rules/import-cycle.md'));
  assert.ok(readFileSync(new URL(finding!.codeDescription!.href), 'utf8').includes('# import-cycle'));
  assert.deepEqual(
    finding!.relatedInformation?.map(({ location }) => location.uri).sort(),
    ['a.ts', 'b.ts'].map((file) => uri(join(root, file))),
  );
});

async function start(context: TestContext, options: ClientOptions): Promise<LanguageClient> {
  const client = await spawnServer(options);
  context.after(() => client.stop());
  return client;
}

// The same output on repeated runs, on any number of threads, in any order of the files.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../host/temporary-folder';
import { differences, outputsByOrder, outputsByThreads } from './same-output';

const sample = 'test/workspaces/websocket-dual-pattern';

test('in any order of the files', async () => {
  const outputs = await outputsByOrder(sample, [1, 2, 3, 4, 5]);
  assert.deepEqual(differences(outputs), []);
  assert.ok(JSON.parse(outputs.get('sorted')!).findings.length > 50);
});

test('on any number of threads, and again', (context) => {
  const root = temporaryFolder(context, {});
  cpSync(sample, root, { recursive: true });
  // So many bytes that threads are started at all, in so many files that none gets all of them.
  mkdirSync(join(root, 'ring'));
  for (let at = 0; at < 40; at++) {
    const next = (at + 1) % 40;
    const code = `import { value${next} } from './m${next}';\nexport const value${at} = () => value${next};\n`;
    writeFileSync(join(root, `ring/m${at}.ts`), `${code}// ${'padding '.repeat(5000)}\n`);
  }
  const outputs = outputsByThreads(root, [0, 1, 2, 4]);
  assert.deepEqual(differences(outputs), []);
  assert.ok(JSON.parse(outputs.get('0 threads')!).findings.length > 90);
});

// Answers of the file system, at once and, where they take long, several at the same time: they are the same.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Disk } from '../../server/src/host/disk';
import { temporaryFolder } from './temporary-folder';

test('a slow disk tells what a fast one tells, and refuses what it refuses', async (context) => {
  const root = temporaryFolder(context, { 'a.py': 'a = 1\n', 'b/c.py': 'c = 1\n' });
  const [fast, slow] = [new Disk(), new Disk()];
  let now = 0;
  context.mock.method(performance, 'now', () => (now += 1));
  for (let count = 0; count < 40; count++) await slow.statsOf(root);
  context.mock.restoreAll();
  for (const disk of [fast, slow]) {
    const entries = await disk.entriesOf(root);
    assert.deepEqual(entries.map((entry) => [entry.name, entry.isDirectory()]).sort(), [
      ['a.py', false],
      ['b', true],
    ]);
    assert.deepEqual(await disk.statsOf(join(root, 'a.py')), statSync(join(root, 'a.py')));
    assert.equal(await disk.textOf(join(root, 'a.py')), 'a = 1\n');
    await assert.rejects(disk.statsOf(join(root, 'none')), { code: 'ENOENT' });
    await assert.rejects(disk.entriesOf(join(root, 'a.py')), { code: 'ENOTDIR' });
  }
});

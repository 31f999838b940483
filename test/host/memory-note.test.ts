// A workspace that will not fit into memory is told of before it is read, with what to do.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { memoryNote } from '../../server/src/host/memory-note';

const megabyte = 1024 ** 2;

test('a workspace that fits is no matter', () => {
  assert.equal(memoryNote(10_000, 187 * megabyte, 2048 * megabyte), undefined);
  assert.equal(memoryNote(100_000, 350 * megabyte, 2048 * megabyte), undefined);
  assert.equal(memoryNote(0, 0, 0.1), undefined);
});

test('one that does not is told with a limit that would do', () => {
  const note = memoryNote(1_000_000, 3500 * megabyte, 4096 * megabyte)!;
  assert.match(note, /^1,000,000 files need about 11\.0 GB of memory, and this process may take 4\.0 GB/);
  const options = /NODE_OPTIONS="([^"]+)"/.exec(note)![1]!;
  assert.match(options, /--max-semi-space-size=64$/, 'four times what Node has');
  const { status, stderr } = spawnSync(process.execPath, ['-e', ''], {
    env: { ...process.env, NODE_OPTIONS: options },
  });
  assert.equal(status, 0, `Node takes these options: ${stderr}`);
  const wanted = Number(/--max-old-space-size=(\d+)/.exec(options)![1]);
  assert.equal(memoryNote(1_000_000, 3500 * megabyte, wanted * megabyte), undefined, 'who follows it is told no more');
});

test('many small files and few large ones count both', () => {
  assert.notEqual(memoryNote(300_000, 0, 2048 * megabyte), undefined);
  assert.notEqual(memoryNote(1000, 3000 * megabyte, 2048 * megabyte), undefined);
});

// Files become text, or a reason why not.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readFailure } from '../../server/src/host/read-failure';
import { readSource } from '../../server/src/host/read-source';
import { temporaryFolder } from './temporary-folder';

describe('readSource', () => {
  test('gives the text and its size on disk', (context) => {
    const root = temporaryFolder(context, { 'a.py': 'é = 1\n' });
    assert.deepEqual(readSource(join(root, 'a.py')), {
      text: 'é = 1\n',
      encoding: 'utf-8',
      byteOrderMark: false,
      lossy: false,
      bytes: 7,
    });
  });

  test('leaves out what is too large, whatever it holds', (context) => {
    const large = Buffer.alloc(50 * 1024 * 1024, 'x = 1\n');
    const root = temporaryFolder(context, { 'big.py': large, 'just.py': Buffer.alloc(5 * 1024 * 1024 + 1, ' ') });
    const next = 'files over 5 MB are not analysed (name it in "exclude" if that is intended)';
    assert.deepEqual(readSource(join(root, 'big.py')), { reason: `is 50.0 MB; ${next}` });
    assert.deepEqual(readSource(join(root, 'just.py')), { reason: `is 5.1 MB; ${next}` });
  });

  test('takes a file of exactly the limit', (context) => {
    const root = temporaryFolder(context, { 'a.py': 'x = 1' });
    assert.equal('text' in readSource(join(root, 'a.py'), 5), true);
    assert.equal('reason' in readSource(join(root, 'a.py'), 4), true);
  });

  test('takes an empty file', (context) => {
    const root = temporaryFolder(context, { 'a.py': '' });
    assert.equal((readSource(join(root, 'a.py')) as { text: string }).text, '');
  });

  test('leaves out binary files', (context) => {
    const root = temporaryFolder(context, { 'a.py': Buffer.from('\x7fELF\0\0\0') });
    assert.deepEqual(readSource(join(root, 'a.py')), {
      reason: 'is a binary file (it has NUL bytes), or text in UTF-16 without a byte order mark',
    });
  });

  test('says why a file cannot be read', (context) => {
    const root = temporaryFolder(context, { 'folder.py/x': '', 'a.py': '-> b.py', 'b.py': '-> a.py' });
    assert.deepEqual(readSource(join(root, 'none.py')), { reason: 'is not there any more' });
    assert.deepEqual(readSource(join(root, 'folder.py')), { reason: 'is a folder' });
    assert.deepEqual(readSource(join(root, 'a.py')), { reason: 'is a link that leads back to itself' });
  });

  test('says so when permission is missing', { skip: process.getuid?.() === 0 }, (context) => {
    const root = temporaryFolder(context, { 'a.py': '' });
    chmodSync(join(root, 'a.py'), 0);
    assert.deepEqual(readSource(join(root, 'a.py')), { reason: 'cannot be read: permission denied' });
  });

  test('does not wait for a pipe that nobody writes to', { skip: process.platform === 'win32' }, (context) => {
    const root = temporaryFolder(context, {});
    execFileSync('mkfifo', [join(root, 'a.py')]);
    assert.deepEqual(readSource(join(root, 'a.py')), { reason: 'is not a regular file' });
  });
});

test('failures of the file system are told in words', () => {
  const failure = (code: string) => readFailure(Object.assign(new Error('the system says so'), { code }));
  assert.equal(failure('EACCES'), 'cannot be read: permission denied');
  assert.equal(failure('EMFILE'), 'cannot be read: too many files are open on this machine');
  assert.equal(failure('EOTHER'), 'cannot be read: the system says so');
});

// Bytes to text: marks, cookies and what is neither.
import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { describe, test } from 'node:test';
import { type DecodedSource, decodeSource } from '../../server/src/host/decode-source';
import { Random } from '../support/random';

function decode(bytes: Uint8Array | string, isPython = true): DecodedSource {
  const decoded = decodeSource(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, isPython);
  assert.ok('text' in decoded);
  return decoded;
}

describe('byte order marks', () => {
  test('of UTF-8 are taken off, and remembered', () => {
    const { text, byteOrderMark, encoding } = decode(Buffer.from('\uFEFFx = "é"\n'));
    assert.deepEqual([text, byteOrderMark, encoding], ['x = "é"\n', true, 'utf-8']);
  });

  test('of UTF-16 say the order of bytes', () => {
    const little = Buffer.from('\uFEFFx = 1\n', 'utf16le');
    assert.deepEqual([decode(little).text, decode(little).encoding], ['x = 1\n', 'utf-16le']);
    const big = Buffer.from(little).swap16();
    assert.deepEqual([decode(big).text, decode(big).encoding], ['x = 1\n', 'utf-16be']);
  });

  test('win over a cookie', () => {
    assert.equal(decode(Buffer.from('\uFEFF# coding: latin-1\né')).text, '# coding: latin-1\né');
  });
});

describe('PEP 263 cookies', () => {
  const latin = '# -*- coding: latin-1 -*-\nname = "caf\xe9 \x80"\n';

  test('of Latin-1 keep every byte', () => {
    assert.deepEqual(decode(latin), { text: latin, encoding: 'latin1', byteOrderMark: false, lossy: false });
    for (const name of ['latin1', 'iso-8859-1', 'ISO8859-1', 'iso_8859_1', 'latin-1-unix']) {
      assert.equal(decode(`# coding=${name}\n\xe9`).encoding, 'latin1', name);
    }
  });

  test('of other encodings are known by the names that Python has for them', () => {
    assert.equal(decode('# coding: cp1251\n\xcf').text.at(-1), 'П');
    assert.equal(decode('# vim: set fileencoding=koi8_r :\n\xf0').text.at(-1), 'П');
    assert.equal(decode('# coding: euc_jp\n\xa4\xa2').text.at(-1), 'あ');
    assert.equal(decode('# coding: cp932\n\x82\xa0').text.at(-1), 'あ');
    assert.equal(decode('# coding: iso-8859-15\n\xa4').text.at(-1), '€');
    assert.equal(decode('# coding: gbk\n\xd6\xd0').text.at(-1), '中');
  });

  test('count in the second line only below a comment or a blank line', () => {
    assert.equal(decode('#!/usr/bin/python\n# coding: latin-1\n\xe9').encoding, 'latin1');
    assert.equal(decode('\n# coding: latin-1\n\xe9').encoding, 'latin1');
    assert.equal(decode('import a\n# coding: latin-1\n\xe9').encoding, 'utf-8');
    assert.equal(decode('#\n#\n# coding: latin-1\n\xe9').encoding, 'utf-8');
  });

  test('are read with any line ends', () => {
    assert.equal(decode('#!python\r\n# coding: latin-1\r\n\xe9').encoding, 'latin1');
    assert.equal(decode('#!python\r# coding: latin-1\r\xe9').encoding, 'latin1');
  });

  test('of encodings that do not exist are passed over', () => {
    assert.equal(decode('# coding: no-such-thing\nx').encoding, 'utf-8');
    assert.equal(decode('# coding: utf-8-sig\nx').encoding, 'utf-8');
    assert.equal(decode('# coding: ascii\nx').encoding, 'utf-8');
  });

  test('mean nothing in other languages', () => {
    assert.equal(decode('# coding: latin-1\n\xe9', false).encoding, 'utf-8');
  });
});

describe('bytes that are not UTF-8', () => {
  test('become replacement characters, and the text is marked as lossy', () => {
    const { text, lossy } = decode('name = "caf\xe9"\n');
    assert.deepEqual([text, lossy], ['name = "caf\uFFFD"\n', true]);
  });

  test('are told from a replacement character that was written', () => {
    assert.equal(decode(Buffer.from('x = "\uFFFD"\n')).lossy, false);
  });
});

test('NUL bytes make a file binary in its first 8 KB, not behind', () => {
  assert.ok('reason' in decodeSource(Buffer.from(`${' '.repeat(8191)}\0`), true));
  assert.ok('text' in decodeSource(Buffer.from(`${' '.repeat(8192)}\0`), true));
});

test('what is plain ASCII is read as other UTF-8 is', () => {
  const random = new Random(7);
  for (let round = 0; round < 500; round++) {
    const highest = random.one([127, 255]);
    const bytes = Uint8Array.from({ length: random.below(40) }, () => 1 + random.below(highest));
    const decoded = decodeSource(bytes, false);
    assert.ok('text' in decoded);
    if (decoded.byteOrderMark) continue;
    assert.equal(decoded.text, new TextDecoder('utf-8').decode(bytes));
    assert.equal(decoded.lossy, !isUtf8(bytes));
  }
});

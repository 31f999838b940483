// The text of a source file's bytes, whatever encoding they are in.
import { isAscii, isUtf8 } from 'node:buffer';

export interface DecodedSource {
  /** Without the byte order mark, as editors count. */
  readonly text: string;
  /** A label of the Encoding Standard, or `latin1` for the plain first 256 code points. */
  readonly encoding: string;
  readonly byteOrderMark: boolean;
  /** Whether some bytes could not be read and became U+FFFD: writing the text back would lose them. */
  readonly lossy: boolean;
}

/**
 * By byte order mark, else by a PEP 263 comment (Python only), else as UTF-8. Bytes that do not fit the encoding become
 * replacement characters: a name in a comment is no reason to leave the file out. Binary content is.
 */
export function decodeSource(content: Uint8Array, isPython: boolean): DecodedSource | { readonly reason: string } {
  const marked = markedEncoding(content);
  if (marked !== undefined) return decoded(content, marked, true);
  const firstNull = bufferOf(content).indexOf(0);
  if (firstNull >= 0 && firstNull < 8192) {
    return { reason: 'is a binary file (it has NUL bytes), or text in UTF-16 without a byte order mark' };
  }
  const declared = isPython ? pythonEncoding(content) : undefined;
  return decoded(content, declared ?? 'utf-8', false);
}

function decoded(content: Uint8Array, encoding: string, byteOrderMark: boolean): DecodedSource {
  // Most source is ASCII, which is the same text in both.
  if (encoding === 'latin1' || (encoding === 'utf-8' && isAscii(content))) {
    return { text: latin1(content), encoding, byteOrderMark: false, lossy: false };
  }
  if (encoding === 'utf-8') return { text: utf8.decode(content), encoding, byteOrderMark, lossy: !isUtf8(content) };
  const text = new TextDecoder(encoding).decode(content);
  return { text, encoding, byteOrderMark, lossy: text.includes('\uFFFD') };
}

const utf8 = new TextDecoder('utf-8');

function latin1(content: Uint8Array): string {
  return bufferOf(content).toString('latin1');
}

/** The same memory, where bytes are found and turned into text faster. */
function bufferOf(content: Uint8Array): Buffer {
  return content instanceof Buffer ? content : Buffer.from(content.buffer, content.byteOffset, content.length);
}

function markedEncoding(content: Uint8Array): string | undefined {
  if (content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf) return 'utf-8';
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le';
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** PEP 263: a comment in the first line, or in the second when the first is blank or a comment. */
function pythonEncoding(content: Uint8Array): string | undefined {
  const head = latin1(content.subarray(0, 1000));
  if (!head.includes('coding')) return undefined;
  const [first = '', second = ''] = head.split(/\r\n|\r|\n/, 2);
  const line = declaration.test(first) || !/^[ \t\f]*(#|$)/.test(first) ? first : second;
  const name = declaration.exec(line)?.[1];
  return name === undefined ? undefined : knownEncoding(name);
}

const declaration = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/** Python's name for an encoding as a decoder knows it; `undefined` when none does. */
function knownEncoding(name: string): string | undefined {
  const plain = name.toLowerCase().replaceAll('_', '-');
  // Tools write "utf-8-unix" and "latin-1-dos"; Python accepts them as it does here.
  if (/^utf-?8(-|$)/.test(plain)) return 'utf-8';
  if (/^(latin-?1|iso-?8859-1|iso-latin-1|l1)(-|$)/.test(plain)) return 'latin1';
  if (/^(us-)?ascii$/.test(plain)) return 'utf-8';
  const label = pythonNames[plain] ?? plain.replace(/^cp(125[0-8])$/, 'windows-$1').replace(/^iso-?8859-/, 'iso-8859-');
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

const pythonNames: Readonly<Record<string, string>> = {
  cp866: 'ibm866',
  cp874: 'windows-874',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  ujis: 'euc-jp',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  'mac-roman': 'macintosh',
  latin2: 'iso-8859-2',
  latin9: 'iso-8859-15',
  'latin-9': 'iso-8859-15',
};

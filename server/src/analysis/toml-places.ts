// Where the keys and values of a TOML text are. The parser in use gives data alone, so this reads the text once more.
import type { Span } from '../text/span';

export type TomlPlaces = (path: readonly string[], on: 'key' | 'value') => Span | undefined;

interface Reader {
  readonly text: string;
  at: number;
  readonly keys: Map<string, Span>;
  readonly values: Map<string, Span>;
  /** How many tables each array of tables has so far. */
  readonly counts: Map<string, number>;
}

/**
 * Places in `text`, which a TOML parser has accepted: what is not valid is not told. Items of arrays go by their index.
 * A table is where its header is; its first header if it has several.
 */
export function tomlPlaces(text: string): TomlPlaces {
  const reader: Reader = { text, at: 0, keys: new Map(), values: new Map(), counts: new Map() };
  let table: string[] = [];
  while (skipToNext(reader)) {
    if (text[reader.at] === '[') table = readHeader(reader);
    else readEntry(reader, table);
  }
  return (path, on) => {
    const name = joined(path);
    return (
      (on === 'key' ? reader.keys.get(name) : reader.values.get(name)) ??
      reader.keys.get(name) ??
      reader.values.get(name)
    );
  };
}

function joined(path: readonly string[]): string {
  return JSON.stringify(path);
}

function readHeader(reader: Reader): string[] {
  const start = reader.at;
  const isArray = reader.text.startsWith('[[', start);
  reader.at += isArray ? 2 : 1;
  const names = readKey(reader);
  reader.at += isArray ? 2 : 1;
  const span = { start, end: reader.at };
  const path: string[] = [];
  names.forEach((name, index) => {
    path.push(name);
    place(reader.keys, path, span);
    const count = reader.counts.get(joined(path)) ?? 0;
    const opens = isArray && index === names.length - 1;
    if (opens) reader.counts.set(joined(path), count + 1);
    if (opens || count > 0) path.push(String(opens ? count : count - 1));
    place(reader.keys, path, span);
  });
  return path;
}

function readEntry(reader: Reader, table: readonly string[]): void {
  const start = reader.at;
  const names = readKey(reader);
  const span = { start, end: reader.at };
  const path = [...table];
  for (const name of names) {
    path.push(name);
    place(reader.keys, path, span);
  }
  skipBlank(reader, false);
  reader.at++; // the equals sign
  skipBlank(reader, false);
  readValue(reader, path);
}

/** The parts of a dotted key; ends behind the key, blanks after it skipped. */
function readKey(reader: Reader): string[] {
  const names: string[] = [];
  while (true) {
    skipBlank(reader, false);
    const start = reader.at;
    const quote = reader.text[start];
    if (quote === '"' || quote === "'") {
      skipString(reader);
      names.push(unquoted(reader.text.slice(start, reader.at)));
    } else {
      while (/[\w-]/.test(reader.text[reader.at] ?? '')) reader.at++;
      names.push(reader.text.slice(start, reader.at));
    }
    const end = reader.at;
    skipBlank(reader, false);
    if (reader.text[reader.at] !== '.') {
      if (end > start) reader.at = end;
      else reader.at++;
      skipBlankBefore(reader, ']');
      return names;
    }
    reader.at++;
  }
}

/** Skips blanks only when `next` follows them, so that a key's span ends with the key. */
function skipBlankBefore(reader: Reader, next: string): void {
  const end = reader.at;
  skipBlank(reader, false);
  if (reader.text[reader.at] !== next) reader.at = end;
}

function readValue(reader: Reader, path: readonly string[]): void {
  const start = reader.at;
  const first = reader.text[start];
  if (first === '"' || first === "'") skipString(reader);
  else if (first === '[') readArray(reader, path);
  else if (first === '{') readInlineTable(reader, path);
  else while (/[^\s,\]}#]/.test(reader.text[reader.at] ?? '\n')) reader.at++;
  if (reader.at === start) reader.at++;
  // A list or table is marked by its bracket: it may go over many lines.
  place(reader.values, path, { start, end: first === '[' || first === '{' ? start + 1 : reader.at });
}

function readArray(reader: Reader, path: readonly string[]): void {
  reader.at++;
  for (let index = 0; skipToNext(reader); ) {
    const next = reader.text[reader.at];
    if (next === ']') break;
    if (next === ',') reader.at++;
    else readValue(reader, [...path, String(index++)]);
  }
  reader.at++;
}

function readInlineTable(reader: Reader, path: readonly string[]): void {
  reader.at++;
  while (skipToNext(reader)) {
    const next = reader.text[reader.at];
    if (next === '}') break;
    if (next === ',') reader.at++;
    else readEntry(reader, path);
  }
  reader.at++;
}

function skipString(reader: Reader): void {
  const quote = reader.text[reader.at]!;
  const long = reader.text.startsWith(quote.repeat(3), reader.at);
  const close = long ? quote.repeat(3) : quote;
  reader.at += close.length;
  while (reader.at < reader.text.length && !reader.text.startsWith(close, reader.at)) {
    reader.at += quote === '"' && reader.text[reader.at] === '\\' ? 2 : 1;
  }
  reader.at += close.length;
  // Up to two quotes may stand directly before the closing ones of a long string.
  while (long && reader.text[reader.at] === quote) reader.at++;
}

function unquoted(name: string): string {
  if (name.startsWith("'")) return name.slice(1, -1);
  try {
    return JSON.parse(name) as string;
  } catch {
    return name.slice(1, -1);
  }
}

/** Skips blanks, comments and line ends; false at the end of the text. */
function skipToNext(reader: Reader): boolean {
  skipBlank(reader, true);
  return reader.at < reader.text.length;
}

function skipBlank(reader: Reader, newlines: boolean): void {
  while (reader.at < reader.text.length) {
    const next = reader.text[reader.at]!;
    if (next === ' ' || next === '\t' || (newlines && (next === '\n' || next === '\r'))) reader.at++;
    else if (next === '#' && newlines)
      while (reader.at < reader.text.length && reader.text[reader.at] !== '\n') reader.at++;
    else return;
  }
}

function place(places: Map<string, Span>, path: readonly string[], span: Span): void {
  const name = joined(path);
  if (!places.has(name)) places.set(name, span);
}

// Parsing: a module's text to a syntax tree, by our own parser where the source is plain, else by the compiler's.
import type { ts } from 'ts-morph';
import type { Path } from '../../text/paths';
import { compilersTree } from './compiler';
import { parseSource } from './parser/parse-source';

/** Throws only what the parsers throw: a `RangeError` when the source nests deeper than the stack. */
export function parse(path: Path, text: string): ts.SourceFile {
  return (parseSource(path, text) as unknown as ts.SourceFile | undefined) ?? compilersTree(path, text);
}

export function isJavaScript(path: Path): boolean {
  return /\.[cm]?jsx?$/.test(path);
}

// The compiler's own parser, for what ours leaves to it. Loaded when it is first needed: most workspaces never do.

import type { ts } from 'ts-morph';
import { extensionOf, type Path } from '../../text/paths';

/** Takes a good part of a second, which whoever types a mistake would have to wait for. */
export function loadCompiler(): void {
  require('ts-morph');
}

/** Without parent pointers and without doc comment nodes. Throws a `RangeError` when the source nests deeper than the stack. */
export function compilersTree(path: Path, text: string): ts.SourceFile {
  const { ts } = require('ts-morph') as typeof import('ts-morph');
  const options = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile(path, text, options, false, scriptKindOf(ts, path));
}

/** As the compiler has it: `.js` files may hold JSX, `.ts`, `.mts` and `.cts` files may not. */
function scriptKindOf({ ScriptKind }: typeof ts, path: Path): ts.ScriptKind {
  switch (extensionOf(path)) {
    case '.tsx':
      return ScriptKind.TSX;
    case '.jsx':
      return ScriptKind.JSX;
    case '.js':
    case '.mjs':
    case '.cjs':
      return ScriptKind.JS;
    default:
      return ScriptKind.TS;
  }
}

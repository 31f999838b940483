// Parsing: a module's text to TypeScript's syntax tree, without parent pointers and without doc comment nodes.
import { ts } from 'ts-morph';
import { extensionOf, type Path } from '../../text/paths';

/** Throws only what the parser throws: a `RangeError` when the source nests deeper than the stack. */
export function parse(path: Path, text: string): ts.SourceFile {
  const options = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile(path, text, options, false, scriptKindOf(path));
}

export function isJavaScript(path: Path): boolean {
  return /\.[cm]?jsx?$/.test(path);
}

/** As the compiler has it: `.js` files may hold JSX, `.ts`, `.mts` and `.cts` files may not. */
function scriptKindOf(path: Path): ts.ScriptKind {
  switch (extensionOf(path)) {
    case '.tsx':
      return ts.ScriptKind.TSX;
    case '.jsx':
      return ts.ScriptKind.JSX;
    case '.js':
    case '.mjs':
    case '.cjs':
      return ts.ScriptKind.JS;
    default:
      return ts.ScriptKind.TS;
  }
}

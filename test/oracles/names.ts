// Oracles for names and specifiers: TypeScript's binder, its quick pre-processing, and its checker for `require`.
import { ts } from 'ts-morph';
import type { Facts } from '../../server/src/facts/facts';
import { subtract } from './transpile';

export interface Disagreement {
  readonly what: 'specifiers' | 'requires' | 'exports' | 'definitions';
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

/** Where our facts name other things than the compiler does. */
export function disagreements(path: string, text: string, facts: Facts): Disagreement[] {
  const source = bound(path, text);
  return [
    differ('specifiers', preprocessed(text, source.file), scannable(facts)),
    differ('requires', requiresOf(source.file, source.checker), requiredBy(facts)),
    differ('exports', exportsOf(source.file), exportNames(facts, source.file)),
    differ('definitions', localsOf(source.file), definedNames(facts, text)),
  ].filter((each) => each.missing.length > 0 || each.surplus.length > 0);
}

function differ(what: Disagreement['what'], theirs: readonly string[], ours: readonly string[]): Disagreement {
  return { what, missing: subtract(theirs, ours), surplus: subtract(ours, theirs) };
}

/** Specifiers that a scan of the tokens finds: all but `require`, which it takes for a call whatever is in scope. */
function preprocessed(text: string, file: ts.SourceFile): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, false);
  // It counts `declare module 'x'` in a module, which adds to `x`, as an import.
  const augmented = file.statements.filter(ts.isModuleDeclaration).map(({ name }) => name.text);
  // It does not know regular expressions either, and takes `/import "x"/` for an import.
  const written = importedFiles.filter(({ pos }) => !isInPattern(file, pos));
  const found = written.map(({ fileName }) => fileName);
  return subtract(found, isEsModule(file) ? augmented : []);
}

function isInPattern(file: ts.SourceFile, offset: number): boolean {
  let node: ts.Node | undefined = file;
  while (node !== undefined && !ts.isRegularExpressionLiteral(node)) {
    node = ts.forEachChild(node, (child) => (child.pos <= offset && offset < child.end ? child : undefined));
  }
  return node !== undefined;
}

/** The scan does not know `export * as`. */
function scannable({ imports }: Facts): string[] {
  const seen = imports.filter(({ form, bindings }) => {
    return form !== 'require' && !(form === 're-export-all' && bindings[0]!.local !== '');
  });
  return seen.map(({ specifier }) => specifier);
}

function requiredBy({ imports }: Facts): string[] {
  return imports.filter(({ form }) => form === 'require').map(({ specifier }) => specifier);
}

/** Calls of a `require` that nothing in the module declares, but `createRequire` and `declare`. */
function requiresOf(file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require') {
      const [first] = node.arguments;
      if (first !== undefined && ts.isStringLiteralLike(first) && isLoader(node.expression, checker))
        found.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isLoader(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const declarations = checker.getSymbolAtLocation(name)?.declarations ?? [];
  return declarations.every((declaration) => {
    const text = declaration.getText();
    return /createRequire\(/.test(text) || (ts.getCombinedNodeFlags(declaration) & (1 << 25)) !== 0;
  });
}

/** What other modules can import by name; of types in comments we say nothing. */
function exportsOf(file: ts.SourceFile): string[] {
  const { symbol } = file as unknown as { symbol?: ts.Symbol };
  if (symbol?.exports === undefined || !isPlainModule(file)) return [];
  const names: string[] = [];
  symbol.exports.forEach((exported, name) => {
    const declarations = exported.declarations ?? [];
    if (declarations.some((each) => ts.isNamespaceExportDeclaration(each) || isTypeComment(each))) return;
    const escaped = ts.unescapeLeadingUnderscores(name);
    const text = escaped === '__export' ? '*' : escaped === 'export=' ? 'default' : escaped;
    names.push(text);
  });
  return [...new Set(names)].sort();
}

function isTypeComment(node: ts.Node): boolean {
  return ts.isJSDocTypedefTag(node) || ts.isJSDocCallbackTag(node) || ts.isJSDocEnumTag(node);
}

function exportNames({ exports }: Facts, file: ts.SourceFile): string[] {
  return isPlainModule(file) ? [...new Set(exports.map(({ name }) => name))].sort() : [];
}

/** A module without CommonJS exports: those we read differently from the binder. */
function isPlainModule(file: ts.SourceFile): boolean {
  return isEsModule(file) && !(/\.[cm]?jsx?$/.test(file.fileName) && /\bexports\s*[.=[]/.test(file.text));
}

/** The compiler takes `.cjs` for a module whatever is in it. */
function isEsModule(file: ts.SourceFile): boolean {
  const { externalModuleIndicator } = file as unknown as { externalModuleIndicator?: ts.Node };
  return externalModuleIndicator !== undefined && !file.fileName.endsWith('.cjs');
}

/** Module-level names that a statement of module level declares. */
function localsOf(file: ts.SourceFile): string[] {
  const { locals } = file as unknown as { locals?: ts.SymbolTable };
  const names: string[] = [];
  locals?.forEach((symbol, name) => {
    const own = (symbol.declarations ?? []).some((declaration) => isDefinition(declaration) && topLevel(declaration));
    if (own) names.push(ts.unescapeLeadingUnderscores(name));
  });
  return names.sort();
}

function isDefinition(node: ts.Node): boolean {
  if (ts.isModuleDeclaration(node)) return ts.isIdentifier(node.name) && node.name.text !== 'global';
  return (
    ts.isClassDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node)
  );
}

function topLevel(node: ts.Node): boolean {
  let at = node;
  while (
    ts.isBindingElement(at) ||
    ts.isBindingName(at) ||
    ts.isVariableDeclaration(at) ||
    ts.isVariableDeclarationList(at)
  ) {
    at = at.parent;
  }
  return ts.isSourceFile(at.parent) && (ts.isVariableStatement(at) || !ts.isVariableDeclaration(node));
}

/** Without what CommonJS assigns to its exports, for which the binder has no local. */
function definedNames({ definitions, language }: Facts, text: string): string[] {
  const own = definitions.filter(({ owner, conditionGroup, name, nameSpan, span }) => {
    const before = text.slice(span.start, nameSpan.start);
    const assigned = language === 'javascript' && (before === '' || /exports\b[^'"`]*$/.test(before));
    return owner === '' && conditionGroup === -1 && name !== 'default' && !assigned;
  });
  return [...new Set(own.map(({ name }) => name))].sort();
}

function bound(path: string, text: string): { file: ts.SourceFile; checker: ts.TypeChecker } {
  const host: ts.CompilerHost = {
    getSourceFile: (name, version) => (name === path ? ts.createSourceFile(name, text, version, true) : undefined),
    writeFile: () => {},
    getDefaultLibFileName: () => 'lib.d.ts',
    useCaseSensitiveFileNames: () => true,
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => '',
    getNewLine: () => '\n',
    fileExists: (name) => name === path,
    readFile: () => '',
  };
  const options = {
    noLib: true,
    noResolve: true,
    allowJs: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
  };
  const program = ts.createProgram([path], options, host);
  return { checker: program.getTypeChecker(), file: program.getSourceFile(path)! };
}

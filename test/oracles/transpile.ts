// Oracle for imports and their elision: TypeScript's own emit of one file, read back with TypeScript's own parser.
import { readFileSync } from 'node:fs';
import { ts } from 'ts-morph';
import type { BindingFact, Facts, ImportFact } from '../../server/src/facts/facts';
import { extractTypeScript } from '../../server/src/facts/typescript/extract';
import { type EmitOptions, isElided, isKept } from '../../server/src/graph/elision';

export interface OptionSet {
  readonly name: string;
  readonly compiler: ts.CompilerOptions;
  readonly emit: EmitOptions;
}

const base: ts.CompilerOptions = { target: ts.ScriptTarget.ESNext };

export const optionSets: readonly OptionSet[] = [
  { name: 'default', compiler: { ...base }, emit: {} },
  {
    name: 'verbatim',
    compiler: { ...base, verbatimModuleSyntax: true },
    emit: { verbatimModuleSyntax: true },
  },
  {
    name: 'metadata',
    compiler: { ...base, experimentalDecorators: true, emitDecoratorMetadata: true },
    emit: { experimentalDecorators: true, emitDecoratorMetadata: true },
  },
];

export const jsxOptionSets: readonly OptionSet[] = [
  { name: 'jsx react', compiler: { ...base, jsx: ts.JsxEmit.React }, emit: { jsx: 'react' } },
  { name: 'jsx react-jsx', compiler: { ...base, jsx: ts.JsxEmit.ReactJSX }, emit: { jsx: 'react-jsx' } },
  { name: 'jsx preserve', compiler: { ...base, jsx: ts.JsxEmit.Preserve }, emit: { jsx: 'preserve' } },
];

export interface Difference {
  readonly path: string;
  readonly options: string;
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

/** The option sets that can make a difference for this text. */
export function optionSetsFor(path: string, text: string): readonly OptionSet[] {
  const sets = optionSets.filter(({ name }) => name !== 'metadata' || text.includes('@'));
  return /\.[jt]sx$/.test(path) ? [...sets, ...jsxOptionSets] : sets;
}

/** Compares one file under all option sets that matter; declaration files are read as if they were sources. */
export function compareFile(path: string, text = readFileSync(path, 'utf8')): Difference[] {
  const name = path.replace(/(\.d)?\.[cm]?([jt]s)$/, '.$2');
  const facts = extractTypeScript(name, text);
  return optionSetsFor(name, text).flatMap((options) => compare(name, text, facts, options) ?? []);
}

export function compare(path: string, text: string, facts: Facts, options: OptionSet): Difference | undefined {
  const left = emittedImports(path, text, options.compiler);
  const ours = keptImports(facts, options.emit);
  const missing = subtract(left, ours);
  const surplus = subtract(ours, left);
  if (missing.length === 0 && surplus.length === 0) return undefined;
  return { path, options: options.name, missing, surplus };
}

function keptImports(facts: Facts, options: EmitOptions): string[] {
  return facts.imports.flatMap((fact) => {
    if (fact.form === 'dynamic' || fact.form === 'require' || isElided(fact, facts, options)) return [];
    // The compiler drops an import of nothing even from JavaScript, where every other tool evaluates the module.
    if (fact.form !== 'side-effect' && fact.bindings.length === 0 && options.verbatimModuleSyntax !== true) return [];
    const kept = fact.bindings.filter((binding) => survives(binding, fact, facts, options));
    return describe(
      fact.form,
      fact.specifier,
      kept.map(({ imported, local }) => `${imported} as ${local}`),
    );
  });
}

function survives(binding: BindingFact, fact: ImportFact, facts: Facts, options: EmitOptions): boolean {
  if (binding.typeOnly) return false;
  if (fact.form !== 'import' && fact.form !== 'import-equals') return true;
  return facts.language === 'javascript' || options.verbatimModuleSyntax === true || isKept(binding, facts, options);
}

/** The import and export statements that the compiler leaves, described like ours. */
export function emittedImports(path: string, text: string, options: ts.CompilerOptions): string[] {
  // `import a = require()` exists in no ES module: `Preserve` writes it as a variable.
  const preserve = /\bimport\s+(type\s+)?[\w$]+\s*=\s*require\b/.test(text);
  const module = preserve ? ts.ModuleKind.Preserve : ts.ModuleKind.ESNext;
  const output = emit(path, text, { ...options, module });
  const source = ts.createSourceFile('out.jsx', output, ts.ScriptTarget.Latest, false, ts.ScriptKind.JSX);
  const found: string[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) found.push(...importOf(statement));
    else if (ts.isExportDeclaration(statement)) found.push(...exportOf(statement));
    else if (preserve && ts.isVariableStatement(statement)) found.push(...importEqualsOf(statement, text));
  }
  return found;
}

function importOf({ importClause, moduleSpecifier }: ts.ImportDeclaration): string[] {
  const specifier = (moduleSpecifier as ts.StringLiteral).text;
  if (importClause === undefined) return [describe('side-effect', specifier, [])];
  const { name, namedBindings } = importClause;
  const names = name === undefined ? [] : [`default as ${name.text}`];
  if (namedBindings !== undefined && ts.isNamespaceImport(namedBindings)) names.push(`* as ${namedBindings.name.text}`);
  else {
    for (const element of namedBindings?.elements ?? []) {
      names.push(`${(element.propertyName ?? element.name).text} as ${element.name.text}`);
    }
  }
  return names.length > 0 && names.every(isRuntimeName) ? [] : [describe('import', specifier, names)];
}

/** What the compiler imports for the automatic JSX runtime. */
function isRuntimeName(name: string): boolean {
  return /^(jsx|jsxs|jsxDEV|Fragment|createElement) as _\1(_\d+)?$/.test(name);
}

function exportOf({ exportClause, moduleSpecifier }: ts.ExportDeclaration): string[] {
  if (moduleSpecifier === undefined) return [];
  const specifier = (moduleSpecifier as ts.StringLiteral).text;
  if (exportClause === undefined) return [describe('re-export-all', specifier, ['* as '])];
  if (ts.isNamespaceExport(exportClause))
    return [describe('re-export-all', specifier, [`* as ${exportClause.name.text}`])];
  const names = exportClause.elements.map(({ name, propertyName }) => `${(propertyName ?? name).text} as ${name.text}`);
  return [describe('re-export', specifier, names)];
}

/** `const a = require('x')` in the output that was `import a = require('x')` in the source. */
function importEqualsOf(statement: ts.VariableStatement, text: string): string[] {
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    if (!ts.isIdentifier(name) || initializer === undefined || !ts.isCallExpression(initializer)) return [];
    const [argument] = initializer.arguments;
    if (argument === undefined || !ts.isStringLiteral(argument)) return [];
    const written = new RegExp(`\\bimport\\s+${name.text.replaceAll('$', '\\$')}\\s*=\\s*require\\b`).test(text);
    return written ? [describe('import-equals', argument.text, [`* as ${name.text}`])] : [];
  });
}

function describe(form: string, specifier: string, names: readonly string[]): string {
  return `${form} ${JSON.stringify(specifier)} {${names.join(', ')}}`;
}

function emit(path: string, text: string, options: ts.CompilerOptions): string {
  const compilerOptions = { ...options, allowJs: true, noCheck: true, isolatedModules: true };
  if (options.jsx === ts.JsxEmit.ReactJSX || /@jsx(Runtime|ImportSource)\b/.test(text))
    return emitWithRuntime(path, text, compilerOptions);
  return ts.transpileModule(text, { fileName: path, compilerOptions }).outputText;
}

/** As `transpileModule`, in a world where the automatic JSX runtime exists, without which the compiler keeps `React`. */
function emitWithRuntime(path: string, text: string, options: ts.CompilerOptions): string {
  const runtime = '/runtime.d.ts';
  const files = new Map([
    [path, text],
    [runtime, 'export declare const jsx: any, jsxs: any, Fragment: any; export namespace JSX {}'],
  ]);
  let output = '';
  const host: ts.CompilerHost = {
    getSourceFile: (name, version) => {
      const found = files.get(name);
      return found === undefined ? undefined : ts.createSourceFile(name, found, version);
    },
    writeFile: (name, written) => {
      if (!name.endsWith('.map')) output = written;
    },
    getDefaultLibFileName: () => 'lib.d.ts',
    useCaseSensitiveFileNames: () => true,
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => '',
    getNewLine: () => '\n',
    fileExists: (name) => files.has(name),
    readFile: () => '',
    directoryExists: () => true,
    getDirectories: () => [],
    resolveModuleNameLiterals: (literals) =>
      literals.map(({ text: name }) => ({
        resolvedModule: /\/jsx-(dev-)?runtime$/.test(name)
          ? { resolvedFileName: runtime, extension: ts.Extension.Dts, isExternalLibraryImport: true }
          : undefined,
      })),
  };
  const program = ts.createProgram(
    [path],
    { ...options, noLib: true, suppressOutputPathCheck: true } as ts.CompilerOptions,
    host,
  );
  program.emit(program.getSourceFile(path));
  return output;
}

/** What stands more often in `a` than in `b`. */
export function subtract(a: readonly string[], b: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const each of b) counts.set(each, (counts.get(each) ?? 0) + 1);
  return a.filter((each) => {
    const left = counts.get(each) ?? 0;
    if (left > 0) counts.set(each, left - 1);
    return left === 0;
  });
}

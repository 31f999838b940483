// One TypeScript `import … from` or `export … from` statement as fixes see it, read by the compiler that ts-morph holds.
// The edits are spans of the text: ts-morph's own manipulation drops comments and adds semicolons.
import { ts } from 'ts-morph';
import type { ImportFact } from '../../facts/facts';
import type { Module } from '../../graph/model';
import type { Span } from '../../text/span';
import { indentation, lineEnd } from '../lines';
import { type NameList, readNameList } from '../name-list';

const comment = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//;

export interface Statement {
  readonly index: number;
  readonly fact: ImportFact;
  readonly target: Module | undefined;
  readonly keyword: 'import' | 'export';
  /** `import type`, `export type`. */
  readonly typeOnly: boolean;
  /** From the first name or bracket to the last. */
  readonly clause: Span;
  readonly fallback: Span | undefined;
  readonly namespace: Span | undefined;
  readonly list: NameList | undefined;
  /** ` with { … }`, as written. */
  readonly attributes: string;
  readonly semicolon: boolean;
  /** Whether it can be deleted and nothing is missed. */
  readonly removable: boolean;
  /** Whether a comment stands between the names. */
  readonly clauseComments: boolean;
  /** What stands before it on its line; `undefined` when it shares its lines with other code. */
  readonly indent: string | undefined;
}

/** `undefined` when the text is not quite such a statement. `moving`: indexes of bindings that may leave it. */
export function readStatement(
  text: string,
  module: Module,
  index: number,
  moving: Iterable<number> = [],
): Statement | undefined {
  const fact = module.facts.imports[index]!;
  const { start, end } = fact.span;
  const own = text.slice(start, end);
  const source = ts.createSourceFile('statement.ts', own, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const node = source.statements[0];
  if (node === undefined || source.statements.length !== 1 || node.end !== own.length) return undefined;
  const parts = ts.isImportDeclaration(node)
    ? importParts(node)
    : ts.isExportDeclaration(node)
      ? exportParts(node)
      : undefined;
  if (parts === undefined || parts.problem) return undefined;
  const place = (at: ts.Node): Span => ({ start: start + at.getStart(source), end: start + at.end });
  const brackets = parts.list && place(parts.list);
  const names = parts.list?.elements.map(place) ?? [];
  const starts = new Set([...moving].map((at) => fact.bindings[at]!.span.start));
  const list = brackets && readNameList(text, inside(brackets), true, names, comment, starts);
  if (brackets !== undefined && (list === undefined || names.length === 0)) return undefined;
  const fallback = parts.fallback && place(parts.fallback);
  const namespace = parts.namespace && place(parts.namespace);
  const bits = [fallback, namespace, brackets].filter((span) => span !== undefined);
  const clause = { start: Math.min(...bits.map((span) => span.start)), end: Math.max(...bits.map((span) => span.end)) };
  const semicolon = own.endsWith(';');
  const indent = ownIndent(text, fact.span);
  const around = text.slice(start, fact.specifierSpan.start) + text.slice(fact.specifierSpan.end, end);
  return {
    index,
    fact,
    target: module.targets[index],
    keyword: ts.isImportDeclaration(node) ? 'import' : 'export',
    typeOnly: parts.typeOnly,
    clause,
    fallback,
    namespace,
    list,
    attributes: text.slice(fact.specifierSpan.end + 1, end - (semicolon ? 1 : 0)).trimEnd(),
    semicolon,
    removable: indent !== undefined && behind(text, fact.span).trim() === '' && !hasComment(around),
    clauseComments: hasComment(text.slice(clause.start, clause.end)),
    indent,
  };
}

interface Parts {
  readonly typeOnly: boolean;
  readonly fallback: ts.Node | undefined;
  readonly namespace: ts.Node | undefined;
  readonly list: ts.NamedImports | ts.NamedExports | undefined;
  readonly problem: boolean;
}

function importParts({ importClause }: ts.ImportDeclaration): Parts | undefined {
  if (importClause === undefined) return undefined;
  const { name, namedBindings, phaseModifier } = importClause;
  const isList = namedBindings !== undefined && ts.isNamedImports(namedBindings);
  return {
    typeOnly: phaseModifier === ts.SyntaxKind.TypeKeyword,
    fallback: name,
    namespace: isList ? undefined : namedBindings,
    list: isList ? namedBindings : undefined,
    problem: phaseModifier === ts.SyntaxKind.DeferKeyword,
  };
}

function exportParts({ exportClause, isTypeOnly }: ts.ExportDeclaration): Parts | undefined {
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return undefined;
  return { typeOnly: isTypeOnly, fallback: undefined, namespace: undefined, list: exportClause, problem: false };
}

/** The indentation of a statement that has its lines for itself, a comment behind it aside. */
function ownIndent(text: string, span: Span): string | undefined {
  return /^[ \t]*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/[ \t]*)?$/.test(behind(text, span))
    ? indentation(text, span.start)
    : undefined;
}

/** The rest of its last line. */
function behind(text: string, { end }: Span): string {
  return text.slice(end, lineEnd(text, end));
}

function hasComment(text: string): boolean {
  return /\/[/*]/.test(text);
}

function inside({ start, end }: Span): Span {
  return { start: start + 1, end: end - 1 };
}

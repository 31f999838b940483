// One Python `from … import` statement as fixes see it: its list, its place, and how it is written anew.
import type { ImportFact } from '../../facts/facts';
import type { Module } from '../../graph/model';
import type { Span } from '../../text/span';
import type { TextEdit } from '../../text/text-edit';
import { type Clause, type Fresh, hasComments, type Outcome } from '../distribute';
import { hasBreak, indentation, lineBreak, lineEnd, lineStart, wholeLines } from '../lines';
import { editNameList, type NameList, readNameList } from '../name-list';

/** Width from which a list is written with a line for each name, as common formatters do. */
export const widestLine = 88;

export interface FromStatement {
  readonly index: number;
  readonly fact: ImportFact;
  readonly target: Module | undefined;
  readonly list: NameList;
  /** What stands before it on its line; `undefined` when it shares its lines with other code. */
  readonly indent: string | undefined;
}

const blank = String.raw`(?:[ \t\f]|\\(?:\r\n|\r|\n))*`;
const keyword = new RegExp(String.raw`${blank}import\b${blank}(\()?`, 'y');
const quiet = /#\s*noqa\b(?::[\w, ]*\w)?/i;

/** `undefined` when the text is not quite such a statement. `moving`: indexes of bindings that may leave it. */
export function readFromStatement(
  text: string,
  module: Module,
  index: number,
  moving: Iterable<number> = [],
): FromStatement | undefined {
  const fact = module.facts.imports[index]!;
  const { specifierSpan, span, bindings } = fact;
  keyword.lastIndex = specifierSpan.end;
  const found = keyword.exec(text);
  if (found === null || fact.form !== 'from') return undefined;
  const bracketed = found[1] !== undefined;
  const end = bracketed ? span.end - 1 : span.end;
  if (bracketed && text[end] !== ')') return undefined;
  const names = bindings.map((binding) => binding.span);
  const starts = new Set([...moving].map((at) => bindings[at]!.span.start));
  const list = readNameList(text, { start: keyword.lastIndex, end }, bracketed, names, /#[^\r\n]*/, starts);
  return list && { index, fact, target: module.targets[index], list, indent: ownIndent(text, span) };
}

/** The indentation of a statement that has its lines for itself, a comment behind it aside. */
export function ownIndent(text: string, { start, end }: Span): string | undefined {
  const first = lineStart(text, start);
  const isJoined = /\\(?:\r\n|\r|\n)$/.test(text.slice(Math.max(first - 3, 0), first));
  if (isJoined || !/^[ \t\f]*(?:#.*)?$/.test(text.slice(end, lineEnd(text, end)))) return undefined;
  return indentation(text, start);
}

/** Whether it can be deleted and nothing is missed. */
export function isRemovable(text: string, { fact, list, indent }: FromStatement): boolean {
  return (
    indent !== undefined &&
    list.comments.length === 0 &&
    text.slice(fact.span.end, lineEnd(text, fact.span.end)).trim() === ''
  );
}

export function editsOf(text: string, outcome: Outcome<FromStatement>): TextEdit[] {
  const { statement, inPlace, gone, deleted, fresh, added } = outcome;
  const { fact, list } = statement;
  const written = fresh.map((each) => freshText(text, statement, each));
  if (deleted) {
    const [first, ...others] = written;
    if (first === undefined) return [{ span: wholeLines(text, fact.span), newText: '' }];
    return [{ span: fact.span, newText: first }, ...following(text, statement, others)];
  }
  const edits: TextEdit[] = [];
  if (inPlace?.form === 'module' && inPlace.specifier === '')
    edits.push({ span: fact.span, newText: moduleImport(inPlace.clauses[0]!) });
  else {
    if (inPlace !== undefined && inPlace.specifier !== fact.specifier) {
      edits.push({ span: fact.specifierSpan, newText: inPlace.specifier });
    }
    const names = added.map(clauseText);
    const renamed = [...(inPlace?.clauses.entries() ?? [])].flatMap(([at, clause]) =>
      renaming(fact, inPlace!.bindings[at]!, clause),
    );
    edits.push(...(rewrapped(text, outcome, names) ?? [...renamed, ...editNameList(text, list, gone, names)]));
  }
  return [...edits, ...following(text, statement, written)];
}

export function clauseText({ name, local, explicit }: Clause): string {
  return name === local && !explicit ? name : `${name} as ${local}`;
}

/** Whether joining the names keeps a list without brackets on a line that is not too long. */
export function hasRoom(text: string, { list, fact, indent }: FromStatement, names: readonly string[]): boolean {
  const width = lineEnd(text, fact.span.end) - lineStart(text, fact.span.start) + names.join(', ').length + 2;
  return list.bracketed || width <= widestLine || (indent !== undefined && endsLine(text, fact));
}

function renaming({ bindings }: ImportFact, at: number, clause: Clause): TextEdit[] {
  const { imported, local, span, importedSpan } = bindings[at]!;
  if (clause.name === imported) return [];
  if (span.end > importedSpan.end && clause.name !== local) return [{ span: importedSpan, newText: clause.name }];
  return [{ span, newText: clauseText(clause) }];
}

/** A list in one line that grows too long, with a line for each name; `undefined` when it need not or cannot be. */
function rewrapped(text: string, { statement, inPlace, gone }: Outcome<FromStatement>, names: readonly string[]) {
  const { list, fact, indent } = statement;
  const { start, end } = fact.span;
  const width = lineEnd(text, end) - lineStart(text, start) + names.join(', ').length + 2;
  if (names.length === 0 || width <= widestLine || hasBreak(text, start, end) || indent === undefined) return undefined;
  if (!list.bracketed && !endsLine(text, fact)) return undefined;
  const own = list.items.flatMap(({ span }, at) => {
    const clause = inPlace?.clauses[inPlace.bindings.indexOf(at)];
    return gone.has(at) ? [] : clause === undefined ? text.slice(span.start, span.end) : clauseText(clause);
  });
  const span = list.bracketed ? { start: list.span.start - 1, end } : list.span;
  return [
    {
      span,
      newText: bracketed(
        text,
        indent,
        start,
        [...own, ...names].map((each) => ({ text: each })),
      ),
    },
  ];
}

function endsLine(text: string, { span }: ImportFact): boolean {
  return text.slice(span.end, lineEnd(text, span.end)).trim() === '';
}

interface Line {
  readonly text: string;
  readonly above?: readonly string[];
  readonly behind?: readonly string[];
}

function bracketed(text: string, indent: string, near: number, names: readonly Line[], silence = ''): string {
  const newline = lineBreak(text, near);
  const inner = newline + indent + (/^\t/m.test(text) ? '\t' : '    ');
  const lines = names.flatMap(({ text: name, above = [], behind = [] }) => [
    ...above,
    [`${name},`, ...behind].join('  '),
  ]);
  return `(${silence}${lines.map((line) => inner + line).join('')}${newline}${indent})`;
}

function freshText(text: string, statement: FromStatement, { group, clauses }: Fresh): string {
  if (group.form === 'module' && group.specifier === '') return moduleImport(clauses[0]!);
  const { fact, indent = '' } = statement;
  const head = `from ${group.specifier} import `;
  const line = head + clauses.map(clauseText).join(', ');
  const silence = silenceOf(text, statement);
  if (!clauses.some(hasComments) && indent.length + line.length <= widestLine) return line + silence;
  const [{ above, behind }] = clauses as [Clause];
  if (clauses.length === 1 && above.length === 0 && behind.length === 1) return `${line}  ${behind[0]}`;
  const names = clauses.map((clause) => ({ ...clause, text: clauseText(clause) }));
  return head + bracketed(text, indent, fact.span.start, names, silence);
}

/** What silences a linter for the old statement has to do so for the new one. */
function silenceOf(text: string, { fact, list }: FromStatement): string {
  const first = lineEnd(text, list.bracketed ? list.span.start : fact.span.end);
  const found = quiet.exec(text.slice(fact.specifierSpan.end, first));
  return found === null ? '' : `  ${found[0]}`;
}

function moduleImport({ name, local }: Clause): string {
  return name === local ? `import ${name}` : `import ${name} as ${local}`;
}

/** New statements stand on lines of their own behind the old one, or after `;` where that shares its line. */
function following(text: string, { fact, indent }: FromStatement, statements: readonly string[]): TextEdit[] {
  if (statements.length === 0) return [];
  const { end } = fact.span;
  if (indent === undefined) return [insert(end, statements.map((each) => `; ${each}`).join(''))];
  const newline = lineBreak(text, end);
  return [insert(lineEnd(text, end), statements.map((each) => newline + indent + each).join(''))];
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

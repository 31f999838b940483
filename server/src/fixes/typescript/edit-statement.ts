// Edits of TypeScript import and re-export statements, and new ones written in the style of those that they replace.
import type { Module } from '../../graph/model';
import type { Span } from '../../text/span';
import type { TextEdit } from '../../text/text-edit';
import { type Clause, type Fresh, type Group, hasComments, type Outcome } from '../distribute';
import { hasBreak, lineBreak, lineEnd, lineStart, wholeLines } from '../lines';
import { editNameList } from '../name-list';
import type { Statement } from './statement';

/** The common line width, where the file's own imports are not longer. */
const usualWidth = 80;

export function editsOf(text: string, module: Module, outcome: Outcome<Statement>): TextEdit[] {
  const { statement, inPlace, deleted, fresh } = outcome;
  const { fact } = statement;
  const written = fresh.map((each) => freshText(text, module, statement, each));
  if (deleted) {
    const [first, ...others] = written;
    if (first === undefined) return [{ span: wholeLines(text, fact.span), newText: '' }];
    return [{ span: fact.span, newText: first }, ...following(text, statement, others)];
  }
  const edits: TextEdit[] = [];
  if (inPlace !== undefined && inPlace.specifier !== fact.specifier) {
    edits.push({ span: fact.specifierSpan, newText: inPlace.specifier });
  }
  return [...edits, ...clauseEdits(text, module, outcome), ...following(text, statement, written)];
}

export type NameForm = 'default' | 'namespace' | 'named';

/** How the binding is written now. */
export function formOf({ fact, fallback, namespace }: Statement, at: number): NameForm {
  const { span } = fact.bindings[at]!;
  if (span.start === fallback?.start) return 'default';
  return span.start === namespace?.start ? 'namespace' : 'named';
}

/** Whether names change between `a`, `* as a` and `{ a }`. Where comments are in the way, `{ default as a }` will do. */
export function isReshaped(statement: Statement, group: Group): boolean {
  const { bindings, clauses } = group;
  const now = bindings.map((at) => formOf(statement, at));
  if (bindings.every((at, index) => statement.fact.bindings[at]!.imported === clauses[index]!.name)) return false;
  if (statement.clauseComments && now.every((form, at) => form === 'named' && clauses[at]!.name !== '*')) return false;
  const then = formsOf(statement, clauses, clauses.length);
  return now.some((form, at) => form !== then[at]);
}

/** How names are best written: `default` once outside the braces, where the statement can have it there. */
function formsOf({ keyword, typeOnly }: Statement, clauses: readonly Clause[], total: number): NameForm[] {
  const bare = keyword === 'import' && (!typeOnly || total === 1);
  const first = clauses.findIndex((clause) => clause.name === 'default' && (typeOnly || !clause.typeOnly));
  return clauses.map(({ name }, at) => (name === '*' ? 'namespace' : bare && at === first ? 'default' : 'named'));
}

function clauseEdits(text: string, module: Module, outcome: Outcome<Statement>): TextEdit[] {
  const { statement, inPlace, gone, added } = outcome;
  const { fact, clause, fallback, namespace, list, clauseComments } = statement;
  const joined = added.map((each) => clauseText(statement, each));
  const reshaped = inPlace !== undefined && isReshaped(statement, inPlace);
  if (reshaped || (!clauseComments && growsTooLong(text, module, statement, joined))) {
    const total = fact.bindings.length - gone.size + added.length;
    const forms = inPlace && formsOf(statement, inPlace.clauses, total);
    const texts = fact.bindings.flatMap(({ span }, at): Written[] => {
      if (gone.has(at)) return [];
      const index = inPlace?.bindings.indexOf(at) ?? -1;
      if (index >= 0) return [writtenAs(statement, inPlace!.clauses[index]!, forms![index]!)];
      return [{ form: formOf(statement, at), text: text.slice(span.start, span.end) }];
    });
    const all = [...texts, ...joined.map((each) => ({ form: 'named' as const, text: each }))];
    const width =
      lineEnd(text, fact.span.end) -
      fact.span.end +
      (fact.span.end - clause.end) +
      (clause.start - lineStart(text, fact.span.start));
    return [{ span: clause, newText: clauseOfNames(text, statement, all, limitOf(text, module) - width) }];
  }
  const edits: TextEdit[] = [];
  for (const [index, moved] of inPlace?.clauses.entries() ?? [])
    edits.push(...renaming(text, statement, inPlace!.bindings[index]!, moved));
  const leaves = (span: Span | undefined) =>
    span !== undefined && [...gone].some((at) => fact.bindings[at]!.span.start === span.start);
  const named = new Set(
    [...gone].map((at) => list?.items.findIndex(({ span }) => span.start === fact.bindings[at]!.span.start) ?? -1),
  );
  named.delete(-1);
  if (leaves(fallback))
    edits.push(removal(fallback!.start, list === undefined ? namespace!.start : list.span.start - 1));
  if (leaves(namespace)) edits.push(removal(fallback!.end, namespace!.end));
  if (list === undefined) {
    if (joined.length > 0) edits.push(insert(clause.end, `, ${inBraces(text, statement, joined)}`));
  } else if (named.size < list.items.length) edits.push(...editNameList(text, list, named, joined));
  else if (joined.length === 0) edits.push(removal(fallback!.end, list.span.end + 1));
  else edits.push({ span: list.span, newText: ` ${joined.join(', ')} ` });
  return edits;
}

interface Written {
  readonly form: NameForm;
  readonly text: string;
}

function writtenAs(statement: Statement, clause: Clause, form: NameForm): Written {
  const { local } = clause;
  return {
    form,
    text: form === 'named' ? clauseText(statement, clause) : form === 'default' ? local : `* as ${local}`,
  };
}

function clauseOfNames(text: string, statement: Statement, names: readonly Written[], width: number): string {
  const outside = names.filter(({ form }) => form !== 'named').map((each) => each.text);
  const named = names.filter(({ form }) => form === 'named').map((each) => each.text);
  if (named.length === 0) return outside.join(', ');
  const line = [...outside, inBraces(text, statement, named)].join(', ');
  if (line.length <= width || names.length === 1) return line;
  return [
    ...outside,
    linesInBraces(
      text,
      statement,
      named.map((each) => ({ text: each, above: [], behind: [] })),
    ),
  ].join(', ');
}

function clauseText({ typeOnly }: Statement, clause: Clause): string {
  const { name, local, explicit } = clause;
  const renamed = name === local && !explicit ? quoted(name) : `${quoted(name)} as ${quoted(local)}`;
  return clause.typeOnly && !typeOnly ? `type ${renamed}` : renamed;
}

function quoted(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : JSON.stringify(name);
}

function inBraces(text: string, statement: Statement, names: readonly string[]): string {
  const gap = isTight(text, statement) ? '' : ' ';
  return `{${gap}${names.join(', ')}${gap}}`;
}

/** `{a}` rather than `{ a }`. */
function isTight(text: string, { list }: Statement): boolean {
  return list !== undefined && !/\s/.test(text[list.span.start]!) && !/\s/.test(text[list.span.end - 1]!);
}

function linesInBraces(
  text: string,
  { fact, list, indent = '' }: Statement,
  names: readonly { text: string; above: readonly string[]; behind: readonly string[] }[],
): string {
  const newline = lineBreak(text, fact.span.start);
  const first = list?.items[0]?.span.start ?? 0;
  const isMultiLine = list !== undefined && hasBreak(text, list.span.start, first);
  const step = isMultiLine
    ? text.slice(lineStart(text, first), first).slice(indent.length)
    : /^\t/m.test(text)
      ? '\t'
      : '  ';
  const trailing = !isMultiLine || list.items.at(-1)!.comma >= 0;
  const lines = names.flatMap(({ text: name, above, behind }, at) => {
    const comma = trailing || at < names.length - 1 ? ',' : '';
    return [...above, [name + comma, ...behind].join(' ')];
  });
  return `{${lines.map((line) => newline + indent + step + line).join('')}${newline}${indent}}`;
}

function renaming(text: string, statement: Statement, at: number, clause: Clause): TextEdit[] {
  const { imported, local, span, importedSpan } = statement.fact.bindings[at]!;
  if (clause.name === imported || formOf(statement, at) !== 'named') return [];
  if (span.end > importedSpan.end && clause.name !== local)
    return [{ span: importedSpan, newText: quoted(clause.name) }];
  const modifier = text.slice(span.start, importedSpan.start);
  return [{ span, newText: modifier + clauseText(statement, { ...clause, typeOnly: false }) }];
}

function freshText(text: string, module: Module, statement: Statement, { group, clauses }: Fresh): string {
  const { fact, keyword, typeOnly, attributes, semicolon, indent = '' } = statement;
  const quote = text[fact.specifierSpan.start - 1]!;
  const head = `${keyword} ${typeOnly ? 'type ' : ''}`;
  const silence = /\/\/\s*eslint-disable-line[^\r\n]*/.exec(
    text.slice(fact.span.end, lineEnd(text, fact.span.end)),
  )?.[0];
  const tail = ` from ${quote}${group.specifier}${quote}${attributes}${semicolon ? ';' : ''}`;
  const behind = silence === undefined || indent === undefined ? '' : ` ${silence}`;
  const [first] = clauses as [Clause];
  const forms = formsOf(statement, clauses, clauses.length);
  const names = clauses.map((clause, at) => writtenAs(statement, clause, forms[at]!));
  if (!clauses.some(hasComments)) {
    return (
      head +
      clauseOfNames(text, statement, names, limitOf(text, module) - indent.length - head.length - tail.length) +
      tail +
      behind
    );
  }
  if (clauses.length === 1 && first.above.length === 0)
    return `${head}${clauseOfNames(text, statement, names, Infinity)}${tail} ${first.behind.join(' ')}`;
  const listed = clauses.map((clause) => ({ ...clause, text: clauseText(statement, clause) }));
  return head + linesInBraces(text, statement, listed) + tail;
}

function growsTooLong(text: string, module: Module, { fact }: Statement, added: readonly string[]): boolean {
  const { start, end } = fact.span;
  if (added.length === 0 || hasBreak(text, start, end)) return false;
  return lineEnd(text, end) - lineStart(text, start) + added.join(', ').length + 2 > limitOf(text, module);
}

/** No line of the file's own imports is thought too long. */
function limitOf(text: string, { facts }: Module): number {
  const widths = facts.imports.map(({ span }) => (hasBreak(text, span.start, span.end) ? 0 : span.end - span.start));
  return Math.max(usualWidth, ...widths);
}

/** New statements stand on lines of their own behind the old one, or right behind it where that shares its line. */
function following(text: string, { fact, indent, semicolon }: Statement, statements: readonly string[]): TextEdit[] {
  if (statements.length === 0) return [];
  const { end } = fact.span;
  const newline = lineBreak(text, end);
  if (indent === undefined) return [insert(end, statements.map((each) => (semicolon ? ' ' : newline) + each).join(''))];
  return [insert(lineEnd(text, end), statements.map((each) => newline + indent + each).join(''))];
}

function removal(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: '' };
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

// Moving names of TypeScript `import … from` and `export … from` statements.
import type { BindingFact } from '../../facts/facts';
import type { Graph, Module } from '../../graph/model';
import type { TextEdit } from '../../text/text-edit';
import {
  type Clause,
  distribute,
  type Grammar,
  type Group,
  type Host,
  hasComments,
  type Outcome,
  type Wanted,
} from '../distribute';
import { type Destination, type ImportMoves, writable } from '../safety';
import { editsOf, formOf, isReshaped } from './edit-statement';
import { specifierLike } from './specifier';
import { readStatement, type Statement } from './statement';

/** `moves` of imports of the forms `import` and `re-export`, in the order of the text; `busy`: all imports that move. */
export function rewriteStatements(
  graph: Graph,
  module: Module,
  text: string,
  moves: readonly ImportMoves[],
  busy: ReadonlySet<number>,
): TextEdit[] {
  const wanted = moves.flatMap((move): Wanted<Statement>[] => {
    const statement = readStatement(text, module, move.import, move.to.keys());
    const groups = statement && groupsOf(graph, module, text, statement, move);
    return statement === undefined || groups === undefined ? [] : [{ statement, groups }];
  });
  if (wanted.length === 0) return [];
  const bystanders = hostCandidates(module, new Set(wanted.flatMap(({ groups }) => groups.map(({ target }) => target))))
    .filter((index) => !busy.has(index))
    .flatMap((index) => readStatement(text, module, index) ?? []);
  return distribute(grammar, wanted, bystanders).flatMap((outcome) => editsOf(text, module, outcome));
}

/** Imports and re-exports of these modules with names that others could join. */
export function hostCandidates({ facts, targets }: Module, wanted: ReadonlySet<Module | undefined>): number[] {
  return facts.imports.flatMap(({ form, bindings }, index) => {
    const target = targets[index];
    const fits = (form === 'import' || form === 're-export') && bindings.some(({ imported }) => imported !== '*');
    return fits && target !== undefined && wanted.has(target) ? index : [];
  });
}

/** `undefined` when nothing of the statement can move. */
function groupsOf(
  graph: Graph,
  module: Module,
  text: string,
  statement: Statement,
  moves: ImportMoves,
): Group[] | undefined {
  const { fact, list, target: old } = statement;
  const groups = new Map<string, Group & { bindings: number[]; clauses: Clause[] }>();
  const write = (_: number, { module: target }: Destination) =>
    specifierLike(graph, module, fact.specifier, old, target);
  for (const { at, destination, written: specifier } of writable(moves, write)) {
    const { module: target, name } = destination;
    const binding = fact.bindings[at]!;
    const form = name === '*' ? 'module' : 'names';
    const key = form === 'module' ? `* ${at}` : specifier;
    const group = groups.get(key) ?? { specifier, target, form, bindings: [], clauses: [] };
    groups.set(key, group);
    const item = list?.items.find(({ span }) => span.start === binding.span.start);
    const quote = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    const [above, behind] = [item?.above.map(quote) ?? [], item?.behind.map(quote) ?? []];
    group.bindings.push(at);
    group.clauses.push({
      name,
      local: binding.local,
      typeOnly: binding.typeOnly,
      explicit: isExplicit(binding),
      above,
      behind,
    });
  }
  return groups.size === 0 ? undefined : reunited(statement, [...groups.values()]);
}

/** `import a, * as b` that moves as a whole stays one statement. */
function reunited({ fact }: Statement, groups: Group[]): Group[] {
  const [a, b] = groups;
  if (groups.length !== 2 || a!.specifier !== b!.specifier || fact.bindings.length !== 2) return groups;
  const bindings = [...a!.bindings, ...b!.bindings];
  const clauses = [...a!.clauses, ...b!.clauses];
  const same = bindings.every((at, index) => fact.bindings[at]!.imported === clauses[index]!.name);
  return same && fact.bindings[1]!.imported === '*' ? [{ ...a!, form: 'module', bindings, clauses }] : groups;
}

function isExplicit({ imported, local, span, importedSpan }: BindingFact): boolean {
  return imported === local && span.end > importedSpan.end;
}

const grammar: Grammar<Statement> = {
  names: ({ fact }) => fact.bindings,
  specifier: ({ fact, target }) => ({ specifier: fact.specifier, target }),
  joins,
  fits: (statement, group) => {
    if (!isReshaped(statement, group)) return true;
    if (group.specifier === statement.fact.specifier) return false;
    const special = group.clauses.filter(({ name }) => name === '*').length;
    return (
      !statement.clauseComments &&
      (special === 0 || group.clauses.length === 1) &&
      !(special > 0 && statement.keyword === 'export')
    );
  },
  removable: ({ removable }) => removable,
  allows,
};

/** Imports are hoisted, so that any other of the same kind will do. */
function joins({ statement: host }: Host<Statement>, from: Statement, { clauses }: Group): boolean {
  if (host.keyword !== from.keyword || host.typeOnly !== from.typeOnly || host.attributes !== from.attributes)
    return false;
  if (host.fact.typeOnly !== from.fact.typeOnly || host.namespace !== undefined) return false;
  // Inside `declare module`, where the facts say more than the keyword, no other statement is surely beside it.
  if (host.fact.typeOnly !== host.typeOnly) return false;
  if (clauses.some(({ name }) => name === 'default') && from.keyword === 'import') return false;
  return host.list !== undefined || !host.typeOnly;
}

function allows({ statement, gone, deleted, fresh }: Outcome<Statement>): boolean {
  const { fact, list, fallback, clauseComments, removable, indent } = statement;
  if (deleted) return removable;
  if (gone.size >= fact.bindings.length) return false;
  if (indent === undefined && fresh.some(({ clauses }) => clauses.some(hasComments))) return false;
  const forms = [...gone].map((at) => formOf(statement, at));
  const wholeList = list !== undefined && forms.filter((form) => form === 'named').length === list.items.length;
  const cutsList = wholeList || (fallback !== undefined && forms.includes('default'));
  return !(cutsList && clauseComments);
}

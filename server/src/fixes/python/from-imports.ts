// Moving names of Python `from … import` statements.
import type { ImportFact } from '../../facts/facts';
import type { Graph, Module } from '../../graph/model';
import { submoduleOf } from '../../graph/submodules';
import type { Span } from '../../text/span';
import type { TextEdit } from '../../text/text-edit';
import { type Clause, distribute, type Grammar, type Group, type Host, hasComments, type Wanted } from '../distribute';
import { type Destination, type ImportMoves, writable } from '../safety';
import { clauseText, editsOf, type FromStatement, hasRoom, isRemovable, readFromStatement } from './from-statement';
import { memberSpecifier, moduleSpecifier } from './specifier';

/** `moves` of imports of the form `from`, in the order of the text. */
export function rewriteFromImports(
  graph: Graph,
  module: Module,
  text: string,
  moves: readonly ImportMoves[],
): TextEdit[] {
  const wanted = moves.flatMap((move): Wanted<FromStatement>[] => {
    const statement = readFromStatement(text, module, move.import, move.to.keys());
    const groups = statement && groupsOf(graph, module, text, statement, move);
    return statement === undefined || groups === undefined ? [] : [{ statement, groups }];
  });
  if (wanted.length === 0) return [];
  const busy = new Set(moves.map((move) => move.import));
  const specifiers = new Set(wanted.flatMap(({ groups }) => groups.map(({ specifier }) => specifier)));
  const targets = new Set(wanted.flatMap(({ groups }) => groups.map(({ target }) => target)));
  const bystanders = module.facts.imports.flatMap((fact, index) => {
    const target = module.targets[index];
    const fits =
      fact.form === 'from' && (specifiers.has(fact.specifier) || (target !== undefined && targets.has(target)));
    return busy.has(index) || !fits ? [] : (readFromStatement(text, module, index) ?? []);
  });
  return distribute(grammarOf(module, text), wanted, bystanders).flatMap((outcome) => editsOf(text, outcome));
}

/** `undefined` when nothing of the statement can move. */
function groupsOf(graph: Graph, module: Module, text: string, statement: FromStatement, moves: ImportMoves) {
  const { fact, list } = statement;
  const locals = fact.bindings.map(({ local }) => local);
  // Names that a statement binds twice depend on its order.
  if (new Set(locals).size < locals.length) return undefined;
  const groups = new Map<string, Group & { bindings: number[]; clauses: Clause[] }>();
  const places = writable(moves, (at, destination) => placeOf(graph, module, statement, at, destination));
  for (const { at, destination, written: place } of places) {
    const binding = fact.bindings[at]!;
    const key = place.form === 'module' ? `import ${at}` : place.specifier;
    const target = place.isMember ? undefined : destination.module;
    const group = groups.get(key) ?? {
      specifier: place.specifier,
      target,
      form: place.form,
      bindings: [],
      clauses: [],
    };
    groups.set(key, group);
    const { local, span, importedSpan } = binding;
    const { above, behind } = list.items[at]!;
    const quote = ({ start, end }: Span) => text.slice(start, end);
    group.bindings.push(at);
    group.clauses.push({
      name: place.name,
      local,
      typeOnly: false,
      explicit: local === binding.imported && span.end > importedSpan.end,
      above: above.map(quote),
      behind: behind.map(quote),
    });
  }
  return groups.size === 0 ? undefined : [...groups.values()];
}

interface Place {
  readonly specifier: string;
  readonly name: string;
  readonly form: Group['form'];
  /** A module, named in its package. */
  readonly isMember: boolean;
}

function placeOf(
  graph: Graph,
  module: Module,
  { fact, index, target: old }: FromStatement,
  at: number,
  { module: target, name }: Destination,
): Place | undefined {
  const { imported } = fact.bindings[at]!;
  if (name !== '*' || imported === '*') {
    const specifier = moduleSpecifier(graph, module, fact.specifier, old, target);
    return specifier === undefined
      ? undefined
      : { specifier, name, form: imported === '*' ? 'star' : 'names', isMember: false };
  }
  const submodule = submoduleOf(module, index, at);
  const dot = fact.specifier.endsWith('.') ? '' : '.';
  const written = submodule === undefined ? fact.specifier : fact.specifier + dot + imported;
  const member = memberSpecifier(graph, module, written, submodule ?? old, target);
  return member && { ...member, form: member.specifier === '' ? 'module' : 'names', isMember: true };
}

function grammarOf(module: Module, text: string): Grammar<FromStatement> {
  return {
    names: ({ fact }) => fact.bindings,
    specifier: ({ fact, target }) => ({ specifier: fact.specifier, target }),
    joins: (host, from, group) => joins(module, text, host, from, group),
    fits: ({ list, fact }, { form, specifier, bindings }) => {
      if (form === 'star') return fact.bindings.length === 1;
      return (
        form === 'names' || (specifier === '' && bindings.length === fact.bindings.length && list.comments.length === 0)
      );
    },
    removable: (statement) => isRemovable(text, statement),
    allows: ({ statement, deleted, fresh, gone, inPlace }) => {
      if (deleted && !isRemovable(text, statement)) return false;
      if (fresh.some(({ group }) => group.form === 'star')) return false;
      if (statement.indent === undefined && fresh.some(({ clauses }) => clauses.some(hasComments))) return false;
      return gone.size < statement.fact.bindings.length || deleted || inPlace !== undefined;
    },
  };
}

/**
 * In one block with nothing but imports between the two, or at the outermost level up to an earlier import: then the
 * names are bound when they were, or sooner, and nothing between rebinds them.
 */
function joins({ facts }: Module, text: string, host: Host<FromStatement>, from: FromStatement, group: Group): boolean {
  const { statement, fresh } = host;
  const [a, b] = [statement.fact, from.fact];
  if (from.indent === undefined || statement.indent !== from.indent || statement === from) return false;
  const clauses = group.clauses.filter(({ local }) => !host.names.has(local)).map(clauseText);
  const isStar = a.bindings[0]!.imported === '*';
  if (isStar || (!fresh && clauses.length > 0 && !hasRoom(text, statement, clauses))) return false;
  const [first, second] = a.span.start < b.span.start ? [a, b] : [b, a];
  const between = { start: first.span.end, end: second.span.start };
  const inner = facts.imports.filter(({ span }) => span.start >= between.start && span.end <= between.end);
  if (inner.some(({ bindings }) => bindings.some(({ imported, local }) => imported === '*' && local === '')))
    return false;
  const passed = text.slice(between.start, between.end);
  if (group.clauses.some(({ local }) => speaksOf(passed, local))) return false;
  return onlyImports(text, between, inner) || (first === a && from.indent === '');
}

function speaksOf(text: string, name: string): boolean {
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${name}(?![\p{L}\p{N}_])`, 'u').test(text);
}

function onlyImports(text: string, between: Span, imports: readonly ImportFact[]): boolean {
  let rest = '';
  let at = between.start;
  for (const { span } of imports) {
    if (span.start > at) rest += text.slice(at, span.start);
    at = Math.max(at, span.end);
  }
  rest += text.slice(at, between.end);
  return /^(?:[\s;\uFEFF]|#[^\r\n]*)*$/.test(rest);
}

// Moving names of Python `from … import` statements.
import type { Graph, Module } from '../../graph/model';
import type { TextEdit } from '../../text/text-edit';
import { type Clause, distribute, type Grammar, type Group, type Host, hasComments, type Wanted } from '../distribute';
import { lineStart } from '../lines';
import type { ImportMoves } from '../safety';
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

function groupsOf(
  graph: Graph,
  module: Module,
  text: string,
  { fact, list, target: old }: FromStatement,
  { import: index, to }: ImportMoves,
) {
  const groups = new Map<string, Group & { bindings: number[]; clauses: Clause[] }>();
  const locals = new Set<string>();
  for (const { local } of fact.bindings) {
    // Names that a statement binds twice depend on its order.
    if (local !== '' && locals.has(local)) return undefined;
    locals.add(local);
  }
  for (const [at, { module: target, name }] of [...to].sort(([a], [b]) => a - b)) {
    const binding = fact.bindings[at]!;
    const isStar = binding.imported === '*';
    const submodule = module.edges.find((each) => each.import === index && each.binding === at)?.to;
    const isMember = name === '*' && !isStar;
    const specifier = isMember ? undefined : moduleSpecifier(graph, module, fact.specifier, old, target);
    const place = isMember
      ? memberSpecifier(graph, module, fact.specifier, submodule ?? old, target)
      : specifier && { specifier, name };
    if (place === undefined || place === '') return undefined;
    const isBare = isMember && place.specifier === '';
    const form = isStar ? 'star' : isBare ? 'module' : 'names';
    const key = isBare ? `import ${at}` : place.specifier;
    const group = groups.get(key) ?? {
      specifier: place.specifier,
      target: isMember ? undefined : target,
      form,
      bindings: [],
      clauses: [],
    };
    groups.set(key, group);
    const { above, behind } = list.items[at]!;
    const quote = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    const { local, span, importedSpan } = binding;
    const explicit = local === binding.imported && span.end > importedSpan.end;
    group.bindings.push(at);
    group.clauses.push({
      name: place.name,
      local,
      typeOnly: false,
      explicit,
      above: above.map(quote),
      behind: behind.map(quote),
    });
  }
  return [...groups.values()];
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
 * In one block with nothing but imports between the two, or from anywhere in the module up to an earlier import that
 * is always evaluated: then the names are bound when they were, or sooner, and nothing between rebinds them.
 */
function joins({ facts }: Module, text: string, host: Host<FromStatement>, from: FromStatement, group: Group): boolean {
  const { statement, fresh } = host;
  const [a, b] = [statement.fact, from.fact];
  if (from.indent === undefined || statement.indent !== from.indent || statement === from) return false;
  if (a.bindings[0]!.imported === '*' || a.typeOnly !== b.typeOnly || a.deferred !== b.deferred) return false;
  if (a.condition?.group !== b.condition?.group || a.condition?.branch !== b.condition?.branch) return false;
  const clauses = group.clauses.filter(({ local }) => !host.names.has(local)).map(clauseText);
  if (!fresh && clauses.length > 0 && !hasRoom(text, statement, clauses)) return false;
  const [first, second] = a.span.start < b.span.start ? [a, b] : [b, a];
  const between = { start: first.span.end, end: second.span.start };
  const inner = facts.imports.filter(({ span }) => span.start >= between.start && span.end <= between.end);
  if (inner.some(({ bindings }) => bindings.some(({ imported, local }) => imported === '*' && local === '')))
    return false;
  const passed = text.slice(between.start, between.end);
  if (
    group.clauses.some(({ local }) =>
      new RegExp(String.raw`(?<![\p{L}\p{N}_])${local}(?![\p{L}\p{N}_])`, 'u').test(passed),
    )
  )
    return false;
  if (
    onlyImports(
      text,
      between,
      inner.map(({ span }) => span),
    )
  )
    return true;
  return (
    first === a && b.condition === undefined && !b.deferred && from.indent === '' && isOutermost(text, a.span.start)
  );
}

function onlyImports(
  text: string,
  between: { start: number; end: number },
  spans: readonly { start: number; end: number }[],
): boolean {
  let rest = '';
  let at = between.start;
  for (const { start, end } of spans) {
    if (start > at) rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  rest += text.slice(at, between.end);
  return /^(?:[\s;\uFEFF]|#[^\r\n]*)*$/.test(rest);
}

function isOutermost(text: string, offset: number): boolean {
  return lineStart(text, offset) === offset || (offset === 1 && text.startsWith('\uFEFF'));
}

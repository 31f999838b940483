// rewrite-import for TypeScript and JavaScript.
import type { Graph, Module } from '../../graph/model';
import type { TextEdit } from '../../text/text-edit';
import type { ImportMoves } from '../safety';
import { rewriteLoad, rewriteString } from './loads';
import { specifierLike } from './specifier';

export function rewriteTypeScript(
  graph: Graph,
  module: Module,
  text: string,
  moves: readonly ImportMoves[],
): TextEdit[] {
  const edits: TextEdit[] = [];
  const statements = moves.filter((move) => isStatement(module, move));
  const shared: ImportMoves[] = [];
  for (const move of moves) {
    if (move.string) edits.push(...rewriteString(graph, module, move));
    else if (!statements.includes(move)) edits.push(...rewriteLoad(graph, module, text, move));
    else if (movesAlone(module, move, statements)) edits.push(...rewriteSpecifier(graph, module, move));
    else shared.push(move);
  }
  if (shared.length === 0) return edits;
  // Loaded here because it holds the whole compiler, which most fixes do not need.
  const { rewriteStatements } = require('./imports') as typeof import('./imports');
  return [...edits, ...rewriteStatements(graph, module, text, shared, new Set(statements.map((move) => move.import)))];
}

function isStatement({ facts }: Module, { import: index, string }: ImportMoves): boolean {
  if (string) return false;
  const { form, bindings } = facts.imports[index]!;
  return (form === 'import' || form === 're-export') && bindings.length > 0;
}

/** Whether nothing but the specifier changes, and no other import could take the names in. */
function movesAlone(
  { facts, targets }: Module,
  { import: index, to }: ImportMoves,
  all: readonly ImportMoves[],
): boolean {
  const { bindings } = facts.imports[index]!;
  const target = to.values().next().value!.module;
  if (to.size < bindings.length) return false;
  for (const [at, { module, name }] of to) if (module !== target || name !== bindings[at]!.imported) return false;
  const meets = targets.some((each, at) => at !== index && each === target);
  return (
    !meets &&
    !all.some((other) => other.import !== index && [...other.to.values()].some((each) => each.module === target))
  );
}

function rewriteSpecifier(graph: Graph, module: Module, { import: index, to }: ImportMoves): TextEdit[] {
  const { specifier: written, specifierSpan } = module.facts.imports[index]!;
  const specifier = specifierLike(graph, module, written, module.targets[index], to.values().next().value!.module);
  return specifier === undefined || specifier === written ? [] : [{ span: specifierSpan, newText: specifier }];
}

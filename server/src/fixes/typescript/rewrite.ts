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
  const reshaping: ImportMoves[] = [];
  for (const move of moves) {
    const fact = move.string ? undefined : module.facts.imports[move.import]!;
    if (move.string) edits.push(...rewriteString(graph, module, move));
    else if (fact!.form !== 'import' && fact!.form !== 're-export')
      edits.push(...rewriteLoad(graph, module, text, move));
    else reshaping.push(move);
  }
  if (reshaping.length === 0) return edits;
  const simple = reshaping.flatMap((move) => onlySpecifier(graph, module, move, reshaping) ?? []);
  if (simple.length === reshaping.length) return [...edits, ...simple];
  // Loaded here because it holds the whole compiler, which most fixes do not need.
  const { rewriteStatements } = require('./imports') as typeof import('./imports');
  return [...edits, ...rewriteStatements(graph, module, text, reshaping)];
}

/** The edit of an import of which nothing but the specifier changes, and that no other import could take in. */
function onlySpecifier(
  graph: Graph,
  module: Module,
  { import: index, to }: ImportMoves,
  all: readonly ImportMoves[],
): TextEdit | undefined {
  const { bindings, specifier: written, specifierSpan } = module.facts.imports[index]!;
  const target = to.values().next().value!.module;
  if (to.size < bindings.length) return undefined;
  for (const [at, { module: other, name }] of to)
    if (other !== target || name !== bindings[at]!.imported) return undefined;
  const meets = module.targets.some((each, at) => at !== index && each === target);
  const joins = all.some(
    (other) => other.import !== index && [...other.to.values()].some((each) => each.module === target),
  );
  if (meets || joins) return undefined;
  const specifier = specifierLike(graph, module, written, module.targets[index], target);
  return specifier === undefined ? undefined : { span: specifierSpan, newText: specifier };
}

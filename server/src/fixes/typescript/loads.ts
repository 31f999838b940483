// Moving TypeScript and JavaScript imports that are no statements of their own to split: calls, types, strings, stars.
import type { BindingFact } from '../../facts/facts';
import type { Graph, Module } from '../../graph/model';
import type { TextEdit } from '../../text/text-edit';
import type { ImportMoves } from '../safety';
import { specifierLike } from './specifier';

/** All of an import's names move to one module, or none. */
export function rewriteLoad(
  graph: Graph,
  module: Module,
  text: string,
  { import: index, to }: ImportMoves,
): TextEdit[] {
  const { form, bindings, specifier: written, specifierSpan } = module.facts.imports[index]!;
  const target = to.values().next().value!.module;
  const specifier = specifierLike(graph, module, written, module.targets[index], target);
  if (specifier === undefined || to.size < bindings.length) return [];
  const edits: TextEdit[] = specifier === written ? [] : [{ span: specifierSpan, newText: specifier }];
  for (const [at, destination] of to) {
    const binding = bindings[at];
    if (destination.module !== target) return [];
    if (binding === undefined || destination.name === binding.imported) continue;
    const renamed = form === 're-export-all' ? undefined : renaming(text, binding, destination.name);
    if (renamed === undefined) return [];
    edits.push(renamed);
  }
  return edits;
}

export function rewriteString(graph: Graph, module: Module, { import: index, to }: ImportMoves): TextEdit[] {
  const { text, span } = module.facts.strings[index]!;
  const specifier = specifierLike(graph, module, text, graph.resolve(text, module), to.get(-1)!.module);
  return specifier === undefined || specifier === text ? [] : [{ span, newText: specifier }];
}

/** `{ a }`, `{ a: b }`, `.a`. */
function renaming(text: string, { imported, importedSpan }: BindingFact, name: string): TextEdit | undefined {
  if (imported === '*' || name === '*' || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return undefined;
  const isMember = /\.\s*$/.test(text.slice(Math.max(0, importedSpan.start - 20), importedSpan.start));
  const isLong = /^\s*:/.test(text.slice(importedSpan.end, importedSpan.end + 20));
  return { span: importedSpan, newText: isMember || isLong ? name : `${name}: ${imported}` };
}

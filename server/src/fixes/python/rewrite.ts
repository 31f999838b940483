// rewrite-import for Python.
import type { Graph, Module } from '../../graph/model';
import type { TextEdit } from '../../text/text-edit';
import { provides } from '../provided-names';
import type { ImportMoves } from '../safety';
import { rewriteFromImports } from './from-imports';
import { rewriteModuleImports } from './module-imports';

export function rewritePython(graph: Graph, module: Module, text: string, moves: readonly ImportMoves[]): TextEdit[] {
  const imports = moves.filter(({ string }) => !string);
  const ofForm = (form: string) => imports.filter((move) => module.facts.imports[move.import]!.form === form);
  return [
    ...rewriteFromImports(graph, module, text, ofForm('from')),
    ...rewriteModuleImports(graph, module, text, ofForm('import')),
    ...moves.filter(({ string }) => string).flatMap((move) => rewriteString(graph, module, move)),
  ];
}

/** `a.b.C.method`: the part that names the module gives way, and the name after it when that changes. */
function rewriteString(graph: Graph, module: Module, { import: index, to }: ImportMoves): TextEdit[] {
  const { text, span } = module.facts.strings[index]!;
  const { module: target, name } = to.get(-1)!;
  const parts = text.split('.');
  let length = parts.length;
  while (length > 0 && graph.resolve(parts.slice(0, length).join('.'), module) === undefined) length--;
  const [first, ...rest] = parts.slice(length);
  if (length === 0 || graph.resolve(target.name, module) !== target) return [];
  // `*`: what the old module calls `first` is the target itself.
  const named = first === undefined || name === '*' ? [] : [name === '' ? first : name];
  if (named.some((each) => !provides(graph, target, each))) return [];
  const newText = [target.name, ...named, ...rest].join('.');
  return newText === text ? [] : [{ span, newText }];
}

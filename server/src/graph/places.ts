// Where edges and imports stand in their source.
import type { EagerUse } from '../facts/facts';
import type { Span } from '../text/span';
import type { LoadOrder } from './load-order';
import type { Edge, Graph, Module } from './model';
import { bindingHome } from './symbols';

/** The part of the import statement that makes the edge: the name of a submodule, else the specifier. */
export function edgeSpan(edge: Edge): Span {
  const fact = edge.from.facts.imports[edge.import]!;
  return edge.binding < 0 ? fact.specifierSpan : fact.bindings[edge.binding]!.span;
}

/**
 * The first use of what the edge brings while its module is being evaluated, with the name that is used. With the order
 * in which a component loads only uses of names that may not be there yet count.
 */
export function eagerUseOf(
  graph: Graph,
  edge: Edge,
  order?: LoadOrder,
): (EagerUse & { readonly name: string }) | undefined {
  if (edge.kind !== 'runtime') return undefined;
  const { from, import: index } = edge;
  for (const [binding, { eager, local }] of from.facts.imports[index]!.bindings.entries()) {
    if (eager === undefined || (edge.binding >= 0 && edge.binding !== binding)) continue;
    if (isHoisted(graph, from, index, binding) || order?.canMiss(edge, binding) === false) continue;
    return { ...eager, name: local };
  }
  return undefined;
}

/** JavaScript's function declarations are there before any module of a cycle is evaluated. */
function isHoisted(graph: Graph, module: Module, index: number, binding: number): boolean {
  if (module.facts.language === 'python') return false;
  return bindingHome(graph, module, index, binding)?.definition?.kind === 'function';
}

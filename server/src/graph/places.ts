// Where edges stand in their source.
import type { Span } from '../text/span';
import type { Edge } from './model';

/** The part of the import statement that makes the edge: the name of a submodule, else the specifier. */
export function edgeSpan(edge: Edge): Span {
  const fact = edge.from.facts.imports[edge.import]!;
  return edge.binding < 0 ? fact.specifierSpan : fact.bindings[edge.binding]!.span;
}

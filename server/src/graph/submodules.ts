// Python: names of `from p import m` that are modules.
import type { Module } from './model';

/** The module that a binding of an import brings, where it is one of the workspace; `undefined` where it brings a name. */
export function submoduleOf({ facts, edges }: Module, index: number, binding: number): Module | undefined {
  if (facts.language !== 'python') return undefined;
  // Edges are in the order of the imports.
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]!.import < index) low = middle + 1;
    else high = middle;
  }
  for (; low < edges.length && edges[low]!.import === index; low++) {
    if (edges[low]!.binding === binding) return edges[low]!.to;
  }
  return undefined;
}

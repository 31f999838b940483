// Keys that tell which imported name of which import is meant, so that two rules can be seen to speak of the same import.
import type { Edge, Graph, Module } from '../../graph/model';
import { edgeSpan } from '../../graph/places';
import type { StringReference } from '../../graph/string-references';
import type { Usage } from '../../graph/usages';
import { lineAt, offsetAt } from '../../text/line-index';
import type { ReportedFinding } from '../report';
import { textsOf } from './found-groups';
import type { Place } from './plan';

export type Keyed = readonly (readonly [key: string, place: Place])[];

/** The names of an import that an edge carries: one, or all that are not modules themselves. */
export function keysOfEdge(edge: Edge): Keyed {
  const { from, import: index, binding } = edge;
  const { bindings, specifierSpan } = from.facts.imports[index]!;
  const line = lineOf(from, edgeSpan(edge).start);
  if (binding >= 0) return [entry(from, index, binding, line)];
  if (bindings.length === 0)
    return [[bindingKey(from, index, -1), placeAt(from, lineOf(from, specifierSpan.start), '')]];
  const submodules = new Set(from.edges.filter((each) => each.import === index).map((each) => each.binding));
  return [...bindings.keys()].filter((each) => !submodules.has(each)).map((each) => entry(from, index, each, line));
}

export function keysOfUsage({ module, import: index, binding }: Usage): Keyed {
  const { start } = module.facts.imports[index]!.bindings[binding]!.span;
  return [entry(module, index, binding, lineOf(module, start))];
}

export function keysOfString({ module, string }: StringReference): Keyed {
  const { reader, span } = module.facts.strings[string]!;
  return [[`${module.path}\0string ${string}`, placeAt(module, lineOf(module, span.start), `a string, for ${reader}`)]];
}

/** The imported names that a finding on an import speaks of; none when it stands elsewhere. */
export function keysOfFinding(graph: Graph, { file, range, data }: ReportedFinding): string[] {
  const module = graph.module(file);
  if (module === undefined) return [];
  const offset = offsetAt(module.facts.lineStarts, range.start);
  const named = new Set(textsOf(data.symbols));
  for (const [index, { specifierSpan, bindings }] of module.facts.imports.entries()) {
    if (specifierSpan.start === offset) {
      const meant = [...bindings.keys()].filter((at) => named.size === 0 || named.has(bindings[at]!.imported));
      return (meant.length === 0 ? [-1] : meant).map((binding) => bindingKey(module, index, binding));
    }
    const binding = bindings.findIndex(({ span }) => span.start === offset);
    if (binding >= 0) return [bindingKey(module, index, binding)];
  }
  const string = module.facts.strings.findIndex(({ span }) => span.start === offset);
  return string < 0 ? [] : [`${module.path}\0string ${string}`];
}

function entry(module: Module, index: number, binding: number, line: number): Keyed[number] {
  const { imported } = module.facts.imports[index]!.bindings[binding]!;
  return [bindingKey(module, index, binding), placeAt(module, line, imported === '*' ? '' : imported)];
}

function bindingKey(module: Module, index: number, binding: number): string {
  return `${module.path}\0${index}\0${binding}`;
}

function placeAt(module: Module, line: number, note: string): Place {
  return { file: module.path, line, note };
}

function lineOf(module: Module, offset: number): number {
  return lineAt(module.facts.lineStarts, offset);
}

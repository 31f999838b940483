// Modules that strings name where a framework resolves them: `patch("a.b.C")`, `import_module("a.b")`, `jest.mock('./a')`.
import type { StringReferenceFact } from '../facts/facts';
import { perGraph } from './incremental/derivations';
import { Reads } from './incremental/derived';
import type { Contribution } from './incremental/grouping';
import { sameItems } from './incremental/same';
import type { Graph, Module } from './model';

export interface StringReference {
  readonly module: Module;
  /** Index into `module.facts.strings`. */
  readonly string: number;
  readonly target: Module;
  /** What is left of the name behind the module: `C`, `method`. */
  readonly rest: readonly string[];
}

const references = perGraph((graph) => {
  const collect = (module: Module) => referencesIn(graph, module);
  const same = (a: StringReference, b: StringReference) => a.string === b.string && sameItems(a.rest, b.rest);
  return graph.derivations.ofModules<StringReference>({ collect, same, reads: Reads.structure | Reads.strings });
});

/** The strings that name a module or something in it, those of the module itself left out. */
export function stringsNaming(graph: Graph, target: Module): readonly StringReference[] {
  return references(graph).get(target.path);
}

/** Of `a.b.C.method` the longest module that exists, and what is left of the name. */
export function readReference(graph: Graph, module: Module, { text, names }: StringReferenceFact) {
  if (module.facts.language !== 'python') return { target: graph.resolve(text, module), rest: [] };
  const parts = text.split('.');
  for (let length = parts.length; length > 0; length--) {
    const target = graph.resolve(parts.slice(0, length).join('.'), module);
    if (target === undefined) continue;
    const rest = parts.slice(length);
    if (names === 'symbol' || rest.length === 0) return { target, rest };
  }
  return { target: undefined, rest: [] };
}

function referencesIn(graph: Graph, module: Module): Contribution<StringReference>[] {
  return module.facts.strings.flatMap((fact, string): Contribution<StringReference>[] => {
    const { target, rest } = readReference(graph, module, fact);
    return target === undefined || target === module ? [] : [[target.path, { module, string, target, rest }]];
  });
}

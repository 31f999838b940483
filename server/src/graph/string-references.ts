// Modules that strings name where a framework resolves them: `patch("a.b.C")`, `import_module("a.b")`, `jest.mock('./a')`.
import type { StringReferenceFact } from '../facts/facts';
import type { Graph, Module } from './model';

export interface StringReference {
  readonly module: Module;
  /** Index into `module.facts.strings`. */
  readonly string: number;
  readonly target: Module;
  /** What is left of the name behind the module: `C`, `method`. */
  readonly rest: readonly string[];
}

const known = new WeakMap<Graph, { revision: number; byTarget: ReadonlyMap<Module, readonly StringReference[]> }>();

/** The strings that name a module or something in it, those of the module itself left out. */
export function stringsNaming(graph: Graph, target: Module): readonly StringReference[] {
  let entry = known.get(graph);
  if (entry?.revision !== graph.revision) {
    entry = { revision: graph.revision, byTarget: collect(graph) };
    known.set(graph, entry);
  }
  return entry.byTarget.get(target) ?? [];
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

function collect(graph: Graph): Map<Module, StringReference[]> {
  const byTarget = new Map<Module, StringReference[]>();
  for (const module of graph.modules) {
    for (const [index, fact] of module.facts.strings.entries()) {
      const { target, rest } = readReference(graph, module, fact);
      if (target === undefined || target === module) continue;
      const list = byTarget.get(target);
      const reference = { module, string: index, target, rest };
      if (list === undefined) byTarget.set(target, [reference]);
      else list.push(reference);
    }
  }
  return byTarget;
}

// Module graphs made from a list of arcs, without any source text.
import type { BindingFact, Facts, ImportFact } from '../../server/src/facts/facts';
import type { Component } from '../../server/src/graph/components';
import { Derivations } from '../../server/src/graph/incremental/derivations';
import type { Edge, EdgeKind, Graph, Module } from '../../server/src/graph/model';

/** One import of module `to` in module `from`. */
export interface SyntheticArc {
  readonly from: number;
  readonly to: number;
  /** Default: `runtime`. */
  readonly kind?: EdgeKind;
  /** Uses of each name it binds. Default: one name used once. */
  readonly uses?: readonly number[];
}

interface Node extends Module {
  readonly edges: Edge[];
  readonly importers: Edge[];
  readonly targets: Module[];
}

/** Module `n` is `graph.modules[n]`; its imports stand in the order of `arcs`. */
export function syntheticGraph(size: number, arcs: readonly SyntheticArc[]): Graph {
  const imports = Array.from({ length: size }, (): ImportFact[] => []);
  const modules = imports.map((list, index): Node => {
    const path = pathOf(index);
    return { path, name: path, index, facts: factsWith(list), targets: [], edges: [], importers: [] };
  });
  for (const { from, to, kind = 'runtime', uses = [1] } of arcs) {
    const source = modules[from]!;
    const target = modules[to]!;
    source.edges.push({ from: source, to: target, kind, import: imports[from]!.length, binding: -1 });
    source.targets.push(target);
    imports[from]!.push(importOf(target.path, kind, uses));
  }
  for (const module of modules) for (const edge of module.edges) modules[edge.to.index]!.importers.push(edge);
  const byPath = new Map(modules.map((module) => [module.path, module]));
  return {
    derivations: new Derivations(modules),
    relinked: [],
    modules,
    module: (path) => byPath.get(path),
    moduleNamed: (name) => byPath.get(name),
    resolve: (specifier) => byPath.get(specifier),
    isPackageEntry: () => false,
    packageOf: () => '',
  };
}

/** All modules and edges as one component, whether or not they reach each other. */
export function wholeComponent(graph: Graph): Component {
  const edges = graph.modules.flatMap((module) => module.edges);
  return { kind: 'type', modules: graph.modules, edges, own: edges };
}

/** Numbers from 0 to below 1, the same for the same seed: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Padded, so that the order of paths is the order of numbers. */
function pathOf(index: number): string {
  return `src/m${String(index).padStart(6, '0')}.ts`;
}

function importOf(specifier: string, kind: EdgeKind, uses: readonly number[]): ImportFact {
  const bindings = uses.map((count, at): BindingFact => {
    const name = `name${at}`;
    return {
      imported: name,
      local: name,
      span: nowhere,
      importedSpan: nowhere,
      typeOnly: false,
      use: 1,
      uses: count,
      attributes: [],
    };
  });
  return {
    form: kind === 'deferred' ? 'dynamic' : 'import',
    specifier,
    specifierSpan: nowhere,
    span: nowhere,
    bindings,
    typeOnly: kind === 'type',
    deferred: kind === 'deferred',
    condition: undefined,
  };
}

const nowhere = { start: 0, end: 0 };

function factsWith(imports: readonly ImportFact[]): Facts {
  return {
    language: 'typescript',
    lineStarts: Uint32Array.of(0),
    imports,
    exports: [],
    dynamicExports: false,
    definitions: [],
    aliases: [],
    wrappers: [],
    attributeForwards: [],
    ownStatements: 0,
    strings: [],
    markers: { deprecated: undefined, saysShim: false, generated: false },
    suppressions: [],
    jsx: false,
    isModule: true,
    assigns: false,
    load: { steps: [], bodies: [] },
    behaviour: { functions: [], states: [] },
    problems: [],
  };
}

// Which modules of a Python component fail when one of them is the first that a program imports.
//
// What the simulation takes for granted: modules outside load without trouble, unless they lead back here through packages
// or functions that are called; a branch on a condition that is not known fails nothing, and what it binds is there; a name
// that nothing in a module binds is never missed, since it may come to be in ways that are not seen.
import { comparePaths } from '../../text/paths';
import type { Component } from '../components';
import { perGraph } from '../incremental/derivations';
import { Reads, weakFamily } from '../incremental/derived';
import type { Edge, Graph, Module } from '../model';
import { type LoadFailure, LoadPlace } from './load-failure';
import { Machine } from './python-machine';
import { loadedTogether } from './python-packages';
import { Units } from './python-units';
import type { Miss } from './python-values';

/** Steps that all entries of a component may take together, about a second. Beyond, the remaining entries are not tried. */
const mostSteps = 30_000_000;

/**
 * The first failure of each entry, by the entry's path. Time: entries × steps of what they load, since a body that has ended
 * well is not run again for that entry.
 */
export function pythonLoadFailures(graph: Graph, component: Component): readonly LoadFailure[] {
  const inside = loadedTogether(graph, component.modules[0]!);
  if (component.kind !== 'runtime' || inside === undefined) return [];
  return failuresFrom(graph, component.modules, inside, component.edges);
}

/** The same for any modules of the graph; `inside` are those that are simulated, `edges` those that failures are told by. */
export function failuresFrom(
  graph: Graph,
  entries: readonly Module[],
  inside: ReadonlySet<Module>,
  edges: readonly Edge[],
): LoadFailure[] {
  const byImport = new Map<Module, Edge[]>();
  for (const edge of edges) {
    const list = byImport.get(edge.from);
    if (list === undefined) byImport.set(edge.from, [edge]);
    else list.push(edge);
  }
  const machine = new Machine(units(graph)(inside), new Set(edges), mostSteps);
  const failures: LoadFailure[] = [];
  for (const entry of [...entries].sort((a, b) => comparePaths(a.path, b.path))) {
    const miss = machine.load(entry);
    if (machine.spent) break;
    const module = miss?.unit.module;
    if (miss === undefined || module === undefined) continue;
    const own = byImport.get(module) ?? [];
    const edge =
      edgeFor(miss, module, own) ?? miss.within ?? edgeFor(miss, module, module.edges) ?? miss.outside ?? own[0];
    if (edge === undefined) continue;
    const why = miss.step.do === 'import' ? 'import' : (miss.step.why ?? 'expression');
    const place = new LoadPlace(module, miss.step, miss.at);
    failures.push({ entry, module, edge, name: miss.name, place, why });
  }
  return failures;
}

/** Components that can load each other share their units. */
const units = perGraph((graph) => {
  const reads = Reads.structure | Reads.uses | Reads.load | Reads.behaviour;
  return weakFamily((inside: ReadonlySet<Module>) => new Units(graph, inside), { reads });
});

/** The import that brings the name. */
function edgeFor({ step, name, at }: Miss, module: Module, edges: readonly Edge[]): Edge | undefined {
  const { imports } = module.facts;
  if (step.do === 'import') {
    const own = edges.filter((edge) => edge.import === step.import);
    const { bindings } = imports[step.import]!;
    const bound = own.find(({ binding }) => binding >= 0 && bindings[binding]!.importedSpan.start === at);
    return bound ?? own.find(({ binding }) => binding < 0) ?? own[0];
  }
  const [head] = name.split('.');
  const own = edges.filter(({ import: index, binding }) => {
    const { bindings } = imports[index]!;
    if (binding >= 0) return bindings[binding]!.local === head;
    return bindings.some(({ local }) => local === head || local === '');
  });
  // Of `import a.b, a.c` the one that names what is asked for.
  const named = own.find(({ import: index }) => name.startsWith(`${imports[index]!.specifier}.`));
  return named ?? own.find(({ import: index }) => imports[index]!.span.start < at) ?? own[0];
}

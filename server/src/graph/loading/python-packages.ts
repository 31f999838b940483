// Which modules Python loads together: the imports of the graph, and the packages that it loads before their modules.
import { directoryOf } from '../../text/paths';
import { stronglyConnected } from '../components';
import type { Edge, Graph, Module } from '../model';

interface Known {
  readonly structure: number;
  readonly sets: ReadonlyMap<Module, ReadonlySet<Module>>;
}

const known = new WeakMap<Graph, Known>();

/**
 * The modules that can meet this one half loaded: the strongly connected component over imports that run on load or in
 * functions, and from each module to its packages. `undefined` when it is alone. Remembered while the graph stays the same.
 */
export function loadedTogether(graph: Graph, module: Module): ReadonlySet<Module> | undefined {
  let entry = known.get(graph);
  if (entry?.structure !== graph.structure) {
    entry = { structure: graph.structure, sets: collect(graph) };
    known.set(graph, entry);
  }
  return entry.sets.get(module);
}

function collect(graph: Graph): Map<Module, ReadonlySet<Module>> {
  const widened = graph.modules.map((module): Module => {
    const packages = parentsOf(graph, module).flatMap((parent): Edge[] =>
      parent === undefined ? [] : [{ from: module, to: parent, kind: 'runtime', import: -1, binding: -1 }],
    );
    return packages.length === 0 ? module : { ...module, edges: [...module.edges, ...packages] };
  });
  const sets = new Map<Module, ReadonlySet<Module>>();
  for (const members of stronglyConnected(widened, ({ kind }) => kind !== 'type')) {
    const set = new Set(members.map(({ index }) => graph.modules[index]!));
    for (const module of set) sets.set(module, set);
  }
  return sets;
}

/** The packages around a Python module, the innermost first; `undefined` for one without an `__init__`. */
export function parentsOf(graph: Graph, module: Module): (Module | undefined)[] {
  if (module.facts.language !== 'python') return [];
  const levels = module.name.split('.').length - 1;
  const parents: (Module | undefined)[] = [];
  let folder = directoryOf(module.path);
  if (isPackage(module)) folder = directoryOf(folder);
  for (let level = 0; level < levels; level++) {
    const parent = graph.module(`${folder === '' ? '' : `${folder}/`}__init__.py`);
    parents.push(parent);
    folder = directoryOf(folder);
  }
  return parents;
}

export function isPackage({ path }: Module): boolean {
  return /(^|\/)__init__\.pyi?$/.test(path);
}

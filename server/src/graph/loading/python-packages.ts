// Which modules Python loads together: the imports of the graph, and the packages that it loads before their modules.
import { directoryOf, isPythonPackage } from '../../text/paths';
import { perGraph, type Refreshable } from '../incremental/derivations';
import { Input, untracked } from '../incremental/derived';
import { News } from '../incremental/news';
import { KeptSets } from '../kept-sets';
import type { Graph, Module } from '../model';

/**
 * The modules that can meet this one half loaded: the strongly connected component over imports that run on load or in
 * functions, and from each module to its packages. `undefined` when it is alone.
 */
export function loadedTogether(graph: Graph, module: Module): ReadonlySet<Module> | undefined {
  return together(graph).of(module);
}

const together = perGraph((graph) => graph.derivations.add(new LoadedTogether(graph)));

class LoadedTogether implements Refreshable {
  private readonly sets: KeptSets;
  private readonly asked = new Map<Module, Input>();
  private readonly made = new WeakMap<readonly Module[], ReadonlySet<Module>>();
  private readonly relinked: News<Module>;

  constructor(readonly graph: Graph) {
    this.relinked = new News(() => graph.relinked);
    const children = new Map<Module, Module[]>();
    const parents = graph.modules.map((module) => parentsOf(graph, module));
    for (const module of graph.modules) {
      for (const parent of parents[module.index]!) {
        if (parent === undefined) continue;
        const known = children.get(parent);
        if (known === undefined) children.set(parent, [module]);
        else known.push(module);
      }
    }
    this.sets = untracked(() => {
      return new KeptSets(graph.modules, {
        out(module, visit) {
          for (const { to, kind } of module.edges) if (kind !== 'type') visit(to, 0);
          for (const parent of parents[module.index]!) if (parent !== undefined) visit(parent, 0);
        },
        into(module, visit) {
          for (const { from, kind } of module.importers) if (kind !== 'type') visit(from);
          for (const child of children.get(module) ?? []) visit(child);
        },
      });
    });
  }

  of(module: Module): ReadonlySet<Module> | undefined {
    this.refresh();
    let input = this.asked.get(module);
    if (input === undefined) {
      input = new Input();
      this.asked.set(module, input);
    }
    input.read();
    const set = this.sets.of(module);
    if (set === undefined) return undefined;
    let made = this.made.get(set);
    if (made === undefined) {
      made = new Set(set);
      this.made.set(set, made);
    }
    return made;
  }

  refresh(): boolean {
    const changed = this.relinked.take();
    if (changed.size === 0) return false;
    untracked(() => {
      for (const module of changed) for (const each of this.sets.update(module)) this.asked.get(each)?.changed();
    });
    return true;
  }
}

/** The packages around a Python module, the innermost first; `undefined` for one without an `__init__`. */
export function parentsOf(graph: Graph, module: Module): readonly (Module | undefined)[] {
  const known = parents(graph);
  let found = known.get(module);
  if (found === undefined) {
    found = findParents(graph, module);
    known.set(module, found);
  }
  return found;
}

/** Paths alone decide. */
const parents = perGraph(() => new Map<Module, readonly (Module | undefined)[]>());

const none: readonly never[] = [];

function findParents(graph: Graph, module: Module): readonly (Module | undefined)[] {
  if (!/\.pyi?$/.test(module.path)) return none;
  const levels = module.name.split('.').length - 1;
  const parents: (Module | undefined)[] = [];
  let folder = directoryOf(module.path);
  if (isPythonPackage(module.path)) folder = directoryOf(folder);
  for (let level = 0; level < levels; level++) {
    const parent = graph.module(`${folder === '' ? '' : `${folder}/`}__init__.py`);
    parents.push(parent);
    folder = directoryOf(folder);
  }
  return parents;
}

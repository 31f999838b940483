// Who imports which definition, and by which module.
import type { Graph, Module } from './model';
import { bindingHome, type Home, homeOf } from './symbols';

export interface Usage {
  readonly module: Module;
  readonly import: number;
  readonly binding: number;
  /** The module that the import names: the home itself, or one that passes the name on. */
  readonly target: Module;
  readonly home: Home;
}

/** Every imported name whose home is in the workspace, by `path#name` of the home; modules themselves are left out. */
export type Usages = ReadonlyMap<string, readonly Usage[]>;

const known = new WeakMap<Graph, { revision: number; usages: Usages }>();

export function usagesOf(graph: Graph): Usages {
  let entry = known.get(graph);
  if (entry?.revision !== graph.revision) {
    entry = { revision: graph.revision, usages: collect(graph) };
    known.set(graph, entry);
  }
  return entry.usages;
}

export function usageKey(module: Module, name: string): string {
  return `${module.path}#${name}`;
}

/** Number of modules that import a definition, its own left out. */
export function importersOf(graph: Graph, module: Module, name: string): number {
  const users = usagesOf(graph).get(usageKey(module, name)) ?? [];
  return new Set(users.map((usage) => usage.module).filter((user) => user !== module)).size;
}

function collect(graph: Graph): Usages {
  const usages = new Map<string, Usage[]>();
  const add = (module: Module, index: number, binding: number, target: Module, home: Home | undefined) => {
    if (home === undefined || home.name === '*') return;
    const key = usageKey(home.module, home.name);
    const usage = { module, import: index, binding, target, home };
    const list = usages.get(key);
    if (list === undefined) usages.set(key, [usage]);
    else list.push(usage);
  };
  for (const module of graph.modules) {
    for (const [index, fact] of module.facts.imports.entries()) {
      const target = module.targets[index];
      for (const [binding, { attributes }] of fact.bindings.entries()) {
        const home = bindingHome(graph, module, index, binding);
        if (home === undefined) continue;
        if (home.name !== '*') {
          if (target !== undefined) add(module, index, binding, target, home);
          continue;
        }
        for (const attribute of attributes) {
          add(module, index, binding, home.module, homeOf(graph, home.module, attribute));
        }
      }
    }
  }
  return usages;
}

// Kind (d) of import-order: a module that, while it loads, assigns to an attribute of another one.
import type { Graph, Module } from '../model';
import { homeOfLocal } from '../symbols';

export interface OutsideAssignment {
  readonly module: Module;
  /** As written, dotted: `limits.MAX_CONNECTIONS`. */
  readonly name: string;
  /** Offset of the name in `module`. */
  readonly at: number;
  /** The module that is changed; `undefined` when it is not in the workspace. */
  readonly target: Module | undefined;
  /** Its path, else the specifier. */
  readonly place: string;
}

/** Those of one module, by place. */
export function outsideAssignments(graph: Graph, module: Module): OutsideAssignment[] {
  if (!module.facts.assigns) return [];
  return module.facts.load.steps.flatMap(({ do: what, name, at }): OutsideAssignment[] => {
    if (what !== 'assign') return [];
    const owner = name.slice(0, name.lastIndexOf('.'));
    const target = moduleCalled(graph, module, owner);
    if (target === undefined || target.module === module) return [];
    return [{ module, name, at, target: target.module, place: target.place }];
  });
}

function moduleCalled(
  graph: Graph,
  module: Module,
  owner: string,
): { module: Module | undefined; place: string } | undefined {
  for (const [index, { form, specifier, bindings, typeOnly, deferred }] of module.facts.imports.entries()) {
    if (typeOnly || deferred) continue;
    const whole = form === 'import' || form === 'require' || form === 'import-equals';
    const dotted = module.facts.language === 'python' && form === 'import' && specifier === owner;
    if (!whole || !(dotted || bindings.some(({ imported, local }) => imported === '*' && local === owner))) continue;
    const target = module.targets[index];
    // What `sys` holds is there to be set.
    if (specifier === 'sys') return undefined;
    return { module: target, place: target?.path ?? specifier };
  }
  const home = homeOfLocal(graph, module, owner);
  return home?.name === '*' ? { module: home.module, place: home.module.path } : undefined;
}

// What of a Python module's steps depends on the module alone: kept, whatever it comes to be simulated together with.
import type { Step } from '../../facts/load-facts';
import { perGraph } from '../incremental/derivations';
import { Reads, weakFamily } from '../incremental/derived';
import type { Edge, Graph, Module } from '../model';
import type { Op } from './python-values';

export interface Layout {
  /** The names that its own steps bind, by slot; of other names the slots come after these. */
  readonly slots: ReadonlyMap<string, number>;
  /** The imports that bring all names of a module, by index. */
  readonly stars: readonly number[];
  readonly edges: ReadonlyMap<number, readonly Edge[]>;
  /** An edit that moves places alone brings other steps that say the same: operations belong to the steps they show. */
  readonly ops: WeakMap<readonly Step[], KeptOps>;
}

/** By the index of the step, those that have been compiled. */
export type KeptOps = (Op | typeof nothing | undefined)[];

/** Of a step that has no effect. */
export const nothing = 'nothing';

export function keptOps({ ops }: Layout, steps: readonly Step[]): KeptOps {
  let known = ops.get(steps);
  if (known === undefined) {
    known = [];
    ops.set(steps, known);
  }
  return known;
}

export function layoutOf(graph: Graph, module: Module): Layout {
  return layouts(graph)(module);
}

export function addSlot(slots: Map<string, number>, name: string): void {
  if (name !== '' && !slots.has(name)) slots.set(name, slots.size);
}

const layouts = perGraph(() => {
  return weakFamily(makeLayout, { reads: Reads.structure | Reads.uses | Reads.load | Reads.behaviour });
});

function makeLayout(module: Module): Layout {
  const { imports, load } = module.facts;
  const slots = new Map<string, number>();
  const stars: number[] = [];
  for (const step of load.steps) {
    if (step.do === 'define') addSlot(slots, step.name);
    else if (step.do === 'import') {
      const { bindings } = imports[step.import]!;
      for (const { local } of bindings) addSlot(slots, local);
      if (bindings[0]?.imported === '*') stars.push(step.import);
    }
  }
  const edges = new Map<number, Edge[]>();
  for (const edge of module.edges) {
    const known = edges.get(edge.import);
    if (known === undefined) edges.set(edge.import, [edge]);
    else known.push(edge);
  }
  return { slots, stars, edges, ops: new WeakMap() };
}

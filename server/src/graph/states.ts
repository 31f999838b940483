// Which functions write which state, across modules: module-level names and class attributes with all their writers.
import type { FunctionFact, StateFact, StateWriteFact } from '../facts/behaviour-facts';
import type { Graph, Module } from './model';
import { homeOfLocal } from './symbols';

export interface State {
  readonly module: Module;
  readonly fact: StateFact;
  /** By module and place. */
  readonly writes: readonly StateWrite[];
}

export interface StateWrite {
  readonly module: Module;
  readonly fn: FunctionFact;
  readonly write: StateWriteFact;
}

export interface States {
  /** By module and place. */
  readonly all: readonly State[];
  /** The state that a name stands for in a method of `owner` (empty at module level), dotted as written. */
  of(module: Module, owner: string, written: string): State | undefined;
}

export function statesOf(graph: Graph): States {
  const found = new Map<Module, Map<string, Draft>>();
  const all: Draft[] = [];
  for (const module of graph.modules) {
    const { states } = module.facts.behaviour;
    if (states.length === 0) continue;
    const named = new Map<string, Draft>();
    for (const fact of states) named.set(fact.name, { module, fact, writes: [] });
    all.push(...named.values());
    found.set(module, named);
  }
  const of = (module: Module, owner: string, written: string) => find(graph, found, module, owner, written);
  for (const module of graph.modules) {
    for (const fn of module.facts.behaviour.functions) {
      for (const write of fn.writes) of(module, fn.owner, write.state)?.writes.push({ module, fn, write });
    }
  }
  return { all, of };
}

interface Draft extends State {
  readonly writes: StateWrite[];
}

type Found = ReadonlyMap<Module, ReadonlyMap<string, Draft>>;

function find(graph: Graph, found: Found, module: Module, owner: string, written: string): Draft | undefined {
  const own = found.get(module)?.get(stateName(written, owner));
  if (own !== undefined || /^(cls|self|this)\./.test(written)) return own;
  const parts = written.split('.');
  for (let count = parts.length; count > 0; count--) {
    const home = homeOfLocal(graph, module, parts.slice(0, count).join('.'));
    if (home === undefined || home.name === '*') continue;
    return found.get(home.module)?.get([home.name, ...parts.slice(count)].join('.'));
  }
  return undefined;
}

/** A state as its own module calls it: `cls._instance` in a method of `Manager` is `Manager._instance`. */
export function stateName(written: string, owner: string): string {
  return owner === '' ? written : written.replace(/^(cls|self|this)\./, `${owner}.`);
}

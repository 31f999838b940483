// Which functions write which state, across modules: module-level names and class attributes with all their writers.
import type { FunctionFact, StateFact, StateWriteFact } from '../facts/behaviour-facts';
import type { Path } from '../text/paths';
import { family } from './incremental/derived';
import type { Contribution, Grouping } from './incremental/grouping';
import type { Units } from './incremental/units';
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

/** The states of the workspace, by path and name. */
export class States implements Units<string> {
  private readonly parts: Grouping<Module, StateFact | StateWrite>;
  private readonly named: (module: Module) => ReadonlyMap<string, StateFact>;

  constructor(private readonly graph: Graph) {
    this.named = family((module: Module) => new Map(module.facts.behaviour.states.map((each) => [each.name, each])));
    this.parts = graph.derivations.ofModules({ collect: (module) => this.partsIn(module) });
  }

  all(): Iterable<string> {
    return this.parts.all();
  }

  has(key: string): boolean {
    return this.parts.has(key);
  }

  watch(listener: (key: string) => void): void {
    this.parts.watch(listener);
  }

  /** The state with all its writers, by module and place. */
  get(key: string): State | undefined {
    const [path, name] = key.split('\0') as [Path, string];
    const module = this.graph.module(path);
    const fact = module && this.named(module).get(name);
    if (module === undefined || fact === undefined) return undefined;
    const writes = this.parts.get(key).filter((part): part is StateWrite => 'write' in part);
    return { module, fact, writes };
  }

  /** The state that a name stands for in a method of `owner` (empty at module level), dotted as written. */
  of(module: Module, owner: string, written: string): State | undefined {
    const key = this.keyOf(module, owner, written);
    return key === undefined ? undefined : this.get(key);
  }

  private partsIn(module: Module): Contribution<StateFact | StateWrite>[] {
    const { states, functions } = module.facts.behaviour;
    const parts: Contribution<StateFact | StateWrite>[] = states.map((fact) => [`${module.path}\0${fact.name}`, fact]);
    for (const fn of functions) {
      for (const write of fn.writes) {
        const key = this.keyOf(module, fn.owner, write.state);
        if (key !== undefined) parts.push([key, { module, fn, write }]);
      }
    }
    return parts;
  }

  private keyOf(module: Module, owner: string, written: string): string | undefined {
    const own = stateName(written, owner);
    if (this.named(module).has(own)) return `${module.path}\0${own}`;
    if (/^(cls|self|this)\./.test(written)) return undefined;
    const parts = written.split('.');
    for (let count = parts.length; count > 0; count--) {
      const home = homeOfLocal(this.graph, module, parts.slice(0, count).join('.'));
      if (home === undefined || home.name === '*') continue;
      const name = [home.name, ...parts.slice(count)].join('.');
      return this.named(home.module).has(name) ? `${home.module.path}\0${name}` : undefined;
    }
    return undefined;
  }
}

/** A state as its own module calls it: `cls._instance` in a method of `Manager` is `Manager._instance`. */
export function stateName(written: string, owner: string): string {
  return owner === '' ? written : written.replace(/^(cls|self|this)\./, `${owner}.`);
}

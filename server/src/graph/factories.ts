// Which places of the workspace hand out instances of which classes, and in what way.
import type { FunctionFact, ReturnFact, StateFact } from '../facts/behaviour-facts';
import type { DefinitionFact } from '../facts/facts';
import { comparePaths } from '../text/paths';
import type { Span } from '../text/span';
import type { ClassPlace } from './hierarchy';
import type { Graph, Module } from './model';
import { homeOfLocal } from './symbols';

export type FactoryPattern = 'function' | 'static' | 'class' | 'singleton' | 'alias';

export interface Factory {
  readonly module: Module;
  readonly pattern: FactoryPattern;
  /** `name`, or `Class.name`. */
  readonly symbol: string;
  readonly span: Span;
  /** Classes whose instances it hands out; of an alias the class that it names. */
  readonly makes: readonly ClassPlace[];
  /** The function behind it; `undefined` where a name holds the instance, and for aliases. */
  readonly made: FunctionFact | undefined;
}

/**
 * The factories in these modules, by path and position. What only calls another factory is none: it hands out what that
 * one makes. A function that hands out the instance a state holds stands for that state as well.
 */
export function factoriesOf(graph: Graph, modules: readonly Module[]): Factory[] {
  return modules.flatMap((module) => new ModuleFactories(graph, module).read());
}

/** Whether there is anything in a module that may be a factory: in most there is not. */
export function mayMake({ facts: { behaviour, aliases } }: Module): boolean {
  return behaviour.functions.length > 0 || behaviour.states.length > 0 || aliases.length > 0;
}

class ModuleFactories {
  private readonly graph: Graph;
  private readonly module: Module;
  private readonly found: Factory[] = [];
  /** States that functions hand out. */
  private readonly handedOut = new Set<string>();

  constructor(graph: Graph, module: Module) {
    this.graph = graph;
    this.module = module;
  }

  read(): Factory[] {
    const { functions, states } = this.module.facts.behaviour;
    const factoryClasses = new Set<string>();
    for (const each of functions) this.readFunction(each, factoryClasses);
    for (const state of states) if (!this.handedOut.has(state.name)) this.readState(state);
    this.readAliases();
    return this.found.sort((a, b) => a.span.start - b.span.start || comparePaths(a.symbol, b.symbol));
  }

  private readFunction(fact: FunctionFact, factoryClasses: Set<string>): void {
    const { owner, name, kind, nameSpan: span } = fact;
    const makes: ClassPlace[] = [];
    for (const value of fact.returns) {
      const made = this.classOf(value.creates, owner) ?? this.heldBy(value, owner);
      if (made !== undefined && !makes.some(({ definition }) => definition === made.definition)) makes.push(made);
    }
    if (makes.length === 0) return;
    const pattern = this.patternOf(fact);
    // A method that makes its own class copies an object that is there already.
    const others = makes.filter(({ definition }) => pattern !== 'class' || pathOf(definition) !== owner);
    if (pattern === undefined || others.length === 0) return;
    for (const { holder } of fact.returns) if (holder !== '') this.handedOut.add(stateName(holder, owner));
    const symbol = owner === '' ? name : `${owner}.${name}`;
    if (kind === 'method') {
      // A factory class is one factory, however many methods it has.
      const known = factoryClasses.has(owner);
      factoryClasses.add(owner);
      if (known) return;
    }
    this.found.push({ module: this.module, pattern, symbol, span, makes: others, made: fact });
  }

  private patternOf({ kind, returns, name }: FunctionFact): FactoryPattern | undefined {
    const isSingle = returns.some(({ holder, key }) => holder !== '' && key.length === 0);
    switch (kind) {
      case 'function':
        return 'function';
      case 'static':
      case 'class':
        return isSingle ? 'singleton' : 'static';
      case 'constructor':
        return isSingle && name !== '__init__' ? 'singleton' : undefined;
      default:
        return 'class';
    }
  }

  /** An instance that a name holds: made where the name is bound, or by a function of this module later on. */
  private readState({ name, nameSpan: span, creates, kind }: StateFact): void {
    const made = kind === 'instance' ? this.classOf(creates, '') : this.storedIn(name);
    if (made === undefined) return;
    this.found.push({ module: this.module, pattern: 'singleton', symbol: name, span, makes: [made], made: undefined });
  }

  private readAliases(): void {
    const { facts } = this.module;
    for (const { name, target, nameSpan: span } of facts.aliases) {
      if (name === 'default' || facts.definitions.some((each) => each.kind === 'type' && each.name === name)) continue;
      const made = this.classOf(target, '');
      if (made === undefined || made.definition.name === name) continue;
      this.found.push({ module: this.module, pattern: 'alias', symbol: name, span, makes: [made], made: undefined });
    }
  }

  /** The class of what a state holds that a function returns. */
  private heldBy({ holder }: ReturnFact, owner: string): ClassPlace | undefined {
    if (holder === '') return undefined;
    const name = stateName(holder, owner);
    const state = this.module.facts.behaviour.states.find((each) => each.name === name);
    return (state?.kind === 'instance' ? this.classOf(state.creates, '') : undefined) ?? this.storedIn(name);
  }

  private storedIn(name: string): ClassPlace | undefined {
    for (const { owner, writes } of this.module.facts.behaviour.functions) {
      for (const { state, how, creates } of writes) {
        if (creates === '' || (how !== 'rebind' && how !== 'set key') || stateName(state, owner) !== name) continue;
        const made = this.classOf(creates, owner);
        if (made !== undefined) return made;
      }
    }
    return undefined;
  }

  private classOf(creates: string, owner: string): ClassPlace | undefined {
    const { module } = this;
    if (creates === '') return undefined;
    if (creates === 'cls' || creates === 'this') {
      const definition = module.facts.definitions.find((each) => each.kind === 'class' && pathOf(each) === owner);
      return definition && { module, definition };
    }
    const home = homeOfLocal(this.graph, module, creates);
    return home?.definition?.kind === 'class' ? { module: home.module, definition: home.definition } : undefined;
  }
}

/** A state as its own module calls it: `cls._instance` in a method of `Manager` is `Manager._instance`. */
function stateName(written: string, owner: string): string {
  return owner === '' ? written : written.replace(/^(cls|self|this)\./, `${owner}.`);
}

function pathOf({ name, owner }: DefinitionFact): string {
  return owner === '' ? name : `${owner}.${name}`;
}

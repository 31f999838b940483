// Turns the steps of a module or body into what the machine runs, with names looked up once.
import type { Facts, ImportFact } from '../../facts/facts';
import type { Step } from '../../facts/load-facts';
import { localNamesOf } from '../local-names';
import type { Module } from '../model';
import { type KeptOps, keptOps, nothing } from './python-layout';
import {
  type BindOp,
  type BindsOp,
  localPlace,
  type Op,
  type Ops,
  ownClass,
  ownFunction,
  type Place,
  type SimulatedUnit,
  unknown,
} from './python-values';

type Locals = ReadonlyMap<string, number> | undefined;

/**
 * Steps as the machine runs them, each made ready when it is first reached: runs that fail never come to most. What speaks of
 * names of the module alone is kept with its layout.
 */
export class Compiled implements Ops {
  readonly length: number;
  private readonly facts: Facts;
  private readonly targets: Module['targets'];
  private readonly own: KeptOps;
  private others: KeptOps | undefined;
  private kinds: BoundKinds | undefined;

  /** `locals` are the names that imports of the body bind; `undefined` for the steps of the module itself. */
  constructor(
    private readonly unit: SimulatedUnit,
    private readonly steps: readonly Step[],
    private readonly locals: Locals,
  ) {
    const { facts, targets } = unit.module;
    this.length = steps.length;
    this.facts = facts;
    this.targets = targets;
    this.own = keptOps(unit.layout, steps);
  }

  at(index: number): Op | undefined {
    const known = this.own[index] ?? this.others?.[index] ?? this.make(index);
    return known === nothing ? undefined : known;
  }

  private make(index: number): Op | typeof nothing {
    const step = this.steps[index]!;
    const row = this.bindsFrom(index);
    if (row !== undefined) {
      this.own[index] = row;
      for (let next = index + 1; next < index + row.slots.length; next++) this.own[next] = nothing;
      return row;
    }
    const op = this.compile(step) ?? nothing;
    if (this.speaksOfOwn(step)) this.own[index] = op;
    else {
      this.others ??= [];
      this.others[index] = op;
    }
    return op;
  }

  private speaksOfOwn({ do: what, name }: Step): boolean {
    if (what === 'import') return true;
    const { slots } = this.unit.layout;
    if (what === 'define' || what === 'delete') return slots.has(name);
    const dot = name.indexOf('.');
    const head = dot < 0 ? name : name.slice(0, dot);
    return this.locals?.has(head) === true || slots.has(head);
  }

  private compile(step: Step): Op | undefined {
    const { guard, name } = step;
    switch (step.do) {
      case 'import':
        return this.import(step);
      case 'define':
        return this.bind(step);
      case 'delete':
        return { do: 'delete', step, guard, slot: this.unit.slots.get(name) ?? -1 };
      case 'read':
      case 'call':
      case 'assign': {
        const parts = name.split('.');
        if (step.do === 'assign') parts.pop();
        const head = this.placeOf(parts[0]!);
        return head === -1 ? undefined : { do: 'use', step, guard, calls: step.do === 'call', head, parts };
      }
      default:
        return undefined;
    }
  }

  /** Where more than one name in a row is bound to what is known without a look at others. */
  private bindsFrom(first: number): BindsOp | undefined {
    const slots: number[] = [];
    const values: BindsOp['values'][number][] = [];
    for (let at = first; at < this.length; at++) {
      const step = this.steps[at]!;
      const slot = step.do === 'define' && step.guard === undefined ? this.unit.layout.slots.get(step.name) : undefined;
      if (slot === undefined) break;
      const is = this.kindOf(step)?.is ?? 'unknown';
      if (is === 'alias' || is === 'instance') break;
      slots.push(slot);
      values.push(is === 'class' ? ownClass : is === 'function' ? ownFunction : unknown);
    }
    if (slots.length < 2) return undefined;
    return { do: 'binds', step: this.steps[first]!, guard: undefined, slots, values };
  }

  private bind(step: Step): BindOp | undefined {
    const slot = this.unit.slots.get(step.name);
    if (slot === undefined) return undefined;
    const { is, of } = this.kindOf(step) ?? { is: 'unknown', of: '' };
    return { do: 'bind', step, guard: step.guard, slot, is, of };
  }

  /** What the name stands for where it is bound. */
  private kindOf({ name, at }: Step): BoundKind | undefined {
    const definition = localNamesOf(this.facts).definition(name);
    // Most names are bound once.
    if (definition?.nameSpan.start === at) {
      const { kind } = definition;
      if (kind === 'class' || kind === 'function') return { is: kind, of: name };
    }
    this.kinds ??= boundKinds(this.facts);
    return this.kinds.get(at);
  }

  private import(step: Step): Op | undefined {
    const { guard, import: index } = step;
    const fact = this.facts.imports[index]!;
    const { form, specifier, bindings } = fact;
    const target = this.targets[index];
    const module = target?.index ?? -1;
    if (form === 'from') {
      if (bindings[0]!.imported !== '*') return this.importFrom(step, module, bindings);
      return target && { do: 'star', step, guard, module };
    }
    const parts = specifier.split('.');
    const { local } = bindings[0]!;
    return {
      do: 'import',
      step,
      guard,
      module,
      parts: parts.length,
      renamed: local !== parts[0] || bindings[0]!.span.end !== fact.specifierSpan.end,
      to: this.placeOf(local),
    };
  }

  private importFrom(step: Step, module: number, bindings: ImportFact['bindings']): Op {
    const own = this.unit.layout.edges.get(step.import) ?? [];
    const names = bindings.map(({ imported }) => imported);
    const to = bindings.map(({ local }) => this.placeOf(local));
    const submodules = own.some(({ binding }) => binding >= 0)
      ? bindings.map((_, at) => own.find(({ binding }) => binding === at)?.to.index ?? -1)
      : undefined;
    return { do: 'from', step, guard: step.guard, module, names, to, submodules };
  }

  private placeOf(name: string): Place {
    const local = this.locals?.get(name);
    return local === undefined ? (this.unit.slots.get(name) ?? -1) : localPlace(local);
  }
}

type BoundKind = Pick<BindOp, 'is' | 'of'>;

/** What module-level names stand for where they are bound, by the offset of the name. */
type BoundKinds = ReadonlyMap<number, BoundKind>;

function boundKinds({ definitions, aliases, behaviour }: Facts): BoundKinds {
  const kinds = new Map<number, BoundKind>();
  for (const { creates, nameSpan } of behaviour.states) {
    if (creates !== '') kinds.set(nameSpan.start, { is: 'instance', of: creates });
  }
  for (const { target, nameSpan } of aliases) kinds.set(nameSpan.start, { is: 'alias', of: target });
  for (const { owner, kind, name, nameSpan } of definitions) {
    if (owner === '' && (kind === 'class' || kind === 'function')) kinds.set(nameSpan.start, { is: kind, of: name });
  }
  return kinds;
}

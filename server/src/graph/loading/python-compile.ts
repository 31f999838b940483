// Turns the steps of a module or body into what the machine runs, with names looked up once.
import type { Facts, ImportFact } from '../../facts/facts';
import type { Step } from '../../facts/load-facts';
import { localNamesOf } from '../local-names';
import type { Module } from '../model';
import { type KeptOps, keptOps, nothing } from './python-layout';
import type { BindOp, Op, Ops, Place, SimulatedUnit } from './python-values';

type Locals = ReadonlyMap<string, number> | undefined;

const nowhere: Place = { slot: -1, local: false };

/**
 * Steps as the machine runs them, each made ready when it is first reached: runs that fail never come to most. What speaks of
 * names of the module alone is kept with its layout.
 */
export class Compiled implements Ops {
  readonly length: number;
  private readonly facts: Facts;
  private readonly targets: Module['targets'];
  private readonly own: KeptOps;
  private readonly others: KeptOps = [];
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
    const known = this.own[index] ?? this.others[index] ?? this.make(index);
    return known === nothing ? undefined : known;
  }

  private make(index: number): Op | typeof nothing {
    const step = this.steps[index]!;
    const op = this.compile(step) ?? nothing;
    (this.speaksOfOwn(step) ? this.own : this.others)[index] = op;
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
        return head.slot < 0 ? undefined : { do: 'use', step, guard, calls: step.do === 'call', head, parts };
      }
      default:
        return undefined;
    }
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
    const module = this.targets[index];
    if (form === 'from') {
      if (bindings[0]!.imported !== '*') return this.importFrom(step, module, bindings);
      return module && { do: 'star', step, guard, module };
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

  private importFrom(step: Step, module: Module | undefined, bindings: ImportFact['bindings']): Op {
    const own = this.unit.layout.edges.get(step.import) ?? [];
    const names = bindings.map(({ imported, local }, binding) => ({
      name: imported,
      submodule: own.find((edge) => edge.binding === binding)?.to,
      to: this.placeOf(local),
      binding,
    }));
    return { do: 'from', step, guard: step.guard, module, names };
  }

  private placeOf(name: string): Place {
    const local = this.locals?.get(name);
    if (local !== undefined) return { slot: local, local: true };
    const slot = this.unit.slots.get(name);
    return slot === undefined ? nowhere : { slot, local: false };
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

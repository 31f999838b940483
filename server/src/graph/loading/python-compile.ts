// Turns the steps of a module or body into what the machine runs, with names looked up once.
import type { Step } from '../../facts/load-facts';
import type { Module } from '../model';
import type { Units } from './python-units';
import type { BindOp, FromOp, ImportOp, Op, Place, StarOp, Unit } from './python-values';

type Locals = ReadonlyMap<string, number> | undefined;

const nowhere: Place = { slot: -1, local: false };

/** `locals` are the names that imports of the body bind; `undefined` for the steps of the module itself. */
export function compileSteps(units: Units, unit: Unit, steps: readonly Step[], locals: Locals): Op[] {
  const module = unit.module!;
  let known: BoundKinds | undefined;
  const kinds = () => {
    known ??= boundKinds(module);
    return known;
  };
  const ops: Op[] = [];
  for (const step of steps) {
    const op = compile(units, unit, module, step, kinds, locals);
    if (op !== undefined) ops.push(op);
  }
  return ops;
}

function compile(
  units: Units,
  unit: Unit,
  module: Module,
  step: Step,
  kinds: () => BoundKinds,
  locals: Locals,
): Op | undefined {
  const { guard, name } = step;
  switch (step.do) {
    case 'import':
      return compileImport(units, unit, module, step, locals);
    case 'define':
      return bindOp(unit, step, kinds);
    case 'delete':
      return { do: 'delete', step, guard, slot: unit.slots.get(name) ?? -1 };
    case 'read':
    case 'call':
    case 'assign': {
      const parts = name.split('.');
      if (step.do === 'assign') parts.pop();
      const head = placeOf(unit, parts[0]!, locals);
      return head.slot < 0 ? undefined : { do: 'use', step, guard, calls: step.do === 'call', head, parts };
    }
    default:
      return undefined;
  }
}

function bindOp(unit: Unit, step: Step, kinds: () => BoundKinds): BindOp | undefined {
  const slot = unit.slots.get(step.name);
  if (slot === undefined) return undefined;
  const { is, of } = kinds().get(step.at) ?? { is: 'unknown', of: [] };
  return { do: 'bind', step, guard: step.guard, slot, is, of };
}

/** What module-level names stand for where they are bound, by the offset of the name. */
type BoundKinds = ReadonlyMap<number, Pick<BindOp, 'is' | 'of'>>;

function boundKinds({ facts: { definitions, aliases, behaviour } }: Module): BoundKinds {
  const kinds = new Map<number, Pick<BindOp, 'is' | 'of'>>();
  for (const { creates, nameSpan } of behaviour.states) {
    if (creates !== '') kinds.set(nameSpan.start, { is: 'instance', of: creates.split('.') });
  }
  for (const { target, nameSpan } of aliases) kinds.set(nameSpan.start, { is: 'alias', of: target.split('.') });
  for (const { owner, kind, name, nameSpan } of definitions) {
    if (owner === '' && (kind === 'class' || kind === 'function')) kinds.set(nameSpan.start, { is: kind, of: [name] });
  }
  return kinds;
}

function compileImport(units: Units, unit: Unit, module: Module, step: Step, locals: Locals): Op | undefined {
  const { guard } = step;
  const fact = module.facts.imports[step.import]!;
  const { form, specifier, bindings } = fact;
  const target = units.find(module.targets[step.import]);
  if (form === 'from') {
    if (bindings[0]!.imported === '*') {
      if (target === undefined) return undefined;
      const op: StarOp = { do: 'star', step, guard, unit: target };
      return op;
    }
    const inner = (binding: number) => {
      const edge = module.edges.find((each) => each.import === step.import && each.binding === binding);
      return units.find(edge?.to);
    };
    const names = bindings.map(({ imported, local }, binding) => {
      return { name: imported, submodule: inner(binding), to: placeOf(unit, local, locals), binding };
    });
    const op: FromOp = { do: 'from', step, guard, unit: target, names };
    return op;
  }
  const parts = specifier.split('.');
  const { local } = bindings[0]!;
  const chain = target === undefined ? [] : chainOf(target, parts.length);
  const op: ImportOp = {
    do: 'import',
    step,
    guard,
    chain,
    renamed: local !== parts[0] || bindings[0]!.span.end !== fact.specifierSpan.end,
    to: placeOf(unit, local, locals),
  };
  return op;
}

/** The last `count` units from the outermost package to the unit itself; fewer when it is imported by a shorter name. */
function chainOf(unit: Unit, count: number): Unit[] {
  const chain: Unit[] = [];
  for (let at: Unit | undefined = unit; at !== undefined && chain.length < count; at = at.parent) chain.unshift(at);
  return chain;
}

function placeOf(unit: Unit, name: string, locals: Locals): Place {
  const local = locals?.get(name);
  if (local !== undefined) return { slot: local, local: true };
  const slot = unit.slots.get(name);
  return slot === undefined ? nowhere : { slot, local: false };
}

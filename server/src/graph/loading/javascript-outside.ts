// Modules outside of a component: they load without trouble, but a function of the component that is called before its
// own module runs can ask for one that is not loaded yet.
import type { Module } from '../model';
import { newUnit, type Slot, type Unit } from './javascript-units';

/** Names of a module that have no value before it gives them one. */
export function slotsOf(unit: Unit): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const { do: what, name } of unit.module.facts.load.steps) {
    if (what !== 'hoist' && what !== 'define') continue;
    if (slots.has(name) || /^(module\.)?exports\b/.test(name)) continue;
    slots.set(name, { unit, initial: what === 'hoist' ? 'undefined' : 'unset', stamp: 0 });
  }
  return slots;
}

export class OutsideModules {
  /** Those of which a name is asked for. */
  private readonly asked = new Map<Module, { readonly unit: Unit; readonly slots: Map<string, Slot> }>();
  private readonly brought = new Map<Module, Unit | undefined>();

  slot(module: Module, name: string): Slot | undefined {
    let known = this.asked.get(module);
    if (known === undefined) {
      const unit = newUnit(module);
      known = { unit, slots: slotsOf(unit) };
      if (known.slots.has(name)) this.asked.set(module, known);
    }
    return known.slots.get(name);
  }

  /** Stands for the import of a module: it brings all asked ones that are loaded with it. To be asked when all are known. */
  broughtBy(module: Module): Unit | undefined {
    if (this.asked.size === 0) return undefined;
    if (this.brought.has(module)) return this.brought.get(module);
    const brings: Unit[] = [];
    for (const each of loadedWith(module)) {
      const asked = this.asked.get(each);
      if (asked !== undefined) brings.push(asked.unit);
    }
    const unit = brings.length === 0 ? undefined : newUnit(module, false, false, brings);
    this.brought.set(module, unit);
    return unit;
  }
}

/** A module and what it imports at run time, directly or through others. */
function loadedWith(module: Module): Set<Module> {
  const seen = new Set([module]);
  for (const each of seen) addLoaded(seen, each);
  return seen;
}

function addLoaded(seen: Set<Module>, { edges }: Module): void {
  for (let at = 0; at < edges.length; at++) {
    const edge = edges[at]!;
    if (edge.kind === 'runtime') seen.add(edge.to);
  }
}

// What a running module or body has at hand: its names, and the units around.
import type { Module } from '../model';
import type { Branches } from './python-branches';
import { localPlace, type Place, type Space, type Unit, type Value, valueAt } from './python-values';

export interface Frame {
  readonly space: Space;
  readonly locals: (Value | undefined)[];
  /** Where a guard was met. */
  branches: Branches | undefined;
}

export const noLocals: (Value | undefined)[] = [];

/** `name`: of the place. */
export function get(place: Place, name: string, { space, locals }: Frame): Value | undefined {
  return place < 0 ? locals[localPlace(place)] : valueAt(space, place, name);
}

export function set(place: Place, value: Value, { space, locals }: Frame): void {
  if (place >= 0) space.values[place] = value;
  else if (place !== -1) locals[localPlace(place)] = value;
}

/** What is loaded is an attribute of its package. */
export function bindInParent({ parent, slotInParent }: Unit, space: Space): void {
  if (parent?.space !== undefined && slotInParent >= 0) parent.space.values[slotInParent] = space;
}

/** The last `count` units from the outermost package to the unit itself; fewer when it is imported by a shorter name. */
export function chainOf(unit: Unit, count: number): Unit[] {
  const chain: Unit[] = [];
  for (let at: Unit | undefined = unit; at !== undefined && chain.length < count; at = at.parent) chain.unshift(at);
  return chain;
}

export function starOf(module: Module, index: number): number {
  return module.facts.imports[index]!.bindings[0]!.span.start;
}

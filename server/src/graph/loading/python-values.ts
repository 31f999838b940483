// What the simulation of Python's imports works on: units, which are modules as code, and what names stand for in a run.
import type { DefinitionFact } from '../../facts/facts';
import type { Guard, Step } from '../../facts/load-facts';
import type { Edge, Module } from '../model';
import type { Layout } from './python-layout';

/** A module or package as code; a namespace package has no module. */
export interface Unit {
  /** Among all that are simulated together. */
  readonly number: number;
  readonly module: Module | undefined;
  readonly parent: Unit | undefined;
  /** Last part of its dotted name: the attribute of the parent that it becomes. */
  readonly child: string;
  /** Its slot there; -1 where there is none. */
  readonly slotInParent: number;
  readonly isPackage: boolean;
  /** Names that are known to be bound at some time, and submodules; any other name is never said to be missing. */
  slots: ReadonlyMap<string, number>;
  /** Where it is simulated. */
  readonly layout: Layout | undefined;
  readonly children: Map<string, Unit>;
  /** Where it is simulated: its steps; empty for units that load without trouble. */
  ops: Ops;
  /** Those that were asked for, as are the classes. */
  readonly bodies: Map<string, Body | undefined>;
  classes: ReadonlyMap<string, DefinitionFact> | undefined;
  /** The entry of `sys.modules` in the run of this number. */
  run: number;
  space: Space | undefined;
  /** What the first import of each run fills: runs are many and short. */
  kept: Space | undefined;
  /** When the run has begun it; of an inert one, when an import has asked for it last. */
  begun: number;
  /** Neither it nor a package around it does anything: to load it is nothing but to have it. */
  readonly isInert: boolean;
}

export type SimulatedUnit = Unit & { readonly module: Module; readonly layout: Layout };

/** A module object: the values of names by slot, `undefined` where a name is not bound. */
export interface Space {
  readonly unit: Unit;
  readonly values: (Value | typeof ownClass | typeof ownFunction | undefined)[];
}

/** A class or function of the module itself, under the name of the slot: `valueAt` makes the code of it, which few ask for. */
export const ownClass = 'own class';
export const ownFunction = 'own function';

/** What a name of a module stands for, by the name's slot. */
export function valueAt(space: Space, slot: number, name: string): Value | undefined {
  const held = space.values[slot];
  if (held !== ownClass && held !== ownFunction) return held;
  return { space, path: name, kind: held === ownClass ? 'class' : 'function' };
}

/** A function, a class, or an instance of one: `f`, `C`, `C.m`. */
export interface Code {
  readonly space: Space;
  readonly path: string;
  readonly kind: 'function' | 'class' | 'instance';
}

export type Value = Space | Code | typeof unknown;

/** A value of which nothing is known, and so nothing is missed. */
export const unknown = 'unknown';

export function isSpace(value: Value): value is Space {
  return value !== unknown && 'values' in value;
}

export function isCode(value: Value): value is Code {
  return value !== unknown && 'path' in value;
}

export interface Body {
  readonly ops: Ops;
  /** Number of names that its own imports bind. */
  readonly locals: number;
  /** The run and module object for which it has ended well. */
  done: number;
  doneFor: Space | undefined;
  /** How often it is under way in a run. */
  activeRun: number;
  active: number;
}

/** A name of the running code: a slot of its module; `localPlace` of one of its body's; -1 where nothing is known of it. */
export type Place = number;

/** The place of a slot of the locals, and the slot of such a place. */
export function localPlace(slot: number): Place {
  return -2 - slot;
}

interface OpBase {
  readonly step: Step;
  readonly guard: Guard | undefined;
}

/** Imports tell modules by their indexes, not units: what is simulated together is another matter. -1: from outside. */
export interface ImportOp extends OpBase {
  readonly do: 'import';
  readonly module: number;
  /** Of `import a.b.c` three. */
  readonly parts: number;
  readonly renamed: boolean;
  readonly to: Place;
}

export interface FromOp extends OpBase {
  readonly do: 'from';
  readonly module: number;
  /** By binding, as are the other two. */
  readonly names: readonly string[];
  readonly to: readonly Place[];
  /** `undefined`: none of the names is one. */
  readonly submodules: readonly number[] | undefined;
}

export interface StarOp extends OpBase {
  readonly do: 'star';
  readonly module: number;
}

export interface BindOp extends OpBase {
  readonly do: 'bind';
  readonly slot: number;
  /** What the name stands for: code of the module, the value of another name, an instance of what that names (dotted). */
  readonly is: 'function' | 'class' | 'alias' | 'instance' | 'unknown';
  readonly of: string;
}

/** Several in a row of what is known without a look at others: most steps of most modules. */
export interface BindsOp extends OpBase {
  readonly do: 'binds';
  readonly slots: readonly number[];
  /** By slot. */
  readonly values: readonly (typeof unknown | typeof ownClass | typeof ownFunction)[];
}

export interface DeleteOp extends OpBase {
  readonly do: 'delete';
  readonly slot: number;
}

export interface UseOp extends OpBase {
  readonly do: 'use';
  readonly calls: boolean;
  readonly head: Place;
  readonly parts: readonly string[];
}

export type Op = ImportOp | FromOp | StarOp | BindOp | BindsOp | DeleteOp | UseOp;

/** Steps in order; what has no effect here is `undefined`. */
export interface Ops {
  readonly length: number;
  at(index: number): Op | undefined;
}

/** What fails, as bits that handlers catch. */
export const Failed = { import: 1, name: 2, attribute: 4 } as const;

export interface Miss {
  readonly unit: Unit;
  readonly step: Step;
  readonly kind: number;
  readonly name: string;
  readonly at: number;
  /** The innermost import of the component that was under way; and of any kind. */
  readonly within: Edge | undefined;
  readonly outside: Edge | undefined;
  /** How many imports were under way with each of the two. */
  readonly withinDepth: number;
  readonly outsideDepth: number;
}

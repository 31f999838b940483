// The parts of a program that loads: modules, what they do in order, and what they hold while they load.
import type { Step } from '../../facts/load-facts';
import type { Edge, Module } from '../model';

/** A binding of a module that has no value from the start. `stamp` is the run that gave it one. */
export interface Slot {
  readonly unit: Unit;
  /** Not to be read at all, or `undefined`. */
  readonly initial: 'unset' | 'undefined';
  stamp: number;
}

/** What a CommonJS module exports: an object that fills up, or is replaced by another. */
export interface ExportsObject {
  /** Names that have come to be, and those whose value is `undefined`. */
  readonly names: Map<string, 'value' | 'undefined'>;
  /** Assigned as a whole to something that is more than an object of names. */
  readonly opaque: boolean;
}

/** What one `require` took: the exports as they were then, and the values of the names that it destructures. */
export interface Taken {
  readonly unit: Unit;
  /** It stands in a branch: whether it runs is not known, so nothing is said of what it takes. */
  readonly unsure: boolean;
  /** Names that are taken out of the exports at once. */
  readonly names: readonly string[];
  stamp: number;
  from: Unit | undefined;
  exports: ExportsObject | undefined;
  readonly values: Map<string, 'value' | 'undefined'>;
}

export type Source =
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'taken'; readonly taken: Taken; readonly name: string; readonly destructured: boolean }
  | { readonly kind: 'live'; readonly unit: Unit; readonly name: string };

export interface Op {
  readonly do: 'use' | 'call' | 'import' | 'define' | 'export' | 'replace' | 'self';
  readonly step: Step;
  readonly edge: Edge | undefined;
  /** Of `use` and `call`: what is asked for; undefined where it is there for sure. */
  readonly source: Source | undefined;
  /** Whether `undefined` fails: it is called, extended or looked into. */
  readonly needsValue: boolean;
  /** The name up to what may not be there. */
  readonly name: string;
  /** Of `call`: what it runs. */
  readonly target: Target | undefined;
  /** Of `import`: what is loaded. */
  readonly unit: Unit | undefined;
  readonly taken: Taken | undefined;
  readonly slot: Slot | undefined;
  /** Of `export`: where the value comes from, when it may be `undefined`. */
  readonly value: Source | undefined;
}

/** What a call names: a function, or a class and a method of it (empty: its constructor). */
export interface Target {
  readonly unit: Unit;
  readonly name: string;
  readonly method: string;
}

export interface Body {
  readonly unit: Unit;
  readonly name: string;
  readonly ops: readonly Op[];
  /** Whether it says where the constructor of the base runs. */
  readonly callsBase: boolean;
  /** Runs in which it has ended well, by the class that `this` was; it ends well again then, since names only appear. */
  readonly ended: Map<ClassRef | undefined, number>;
  running: boolean;
}

export interface ClassRef {
  readonly unit: Unit;
  readonly name: string;
  readonly base: ClassRef | undefined;
}

/** A module of the component. Stamps are the numbers of runs. */
export interface Unit {
  readonly module: Module;
  readonly commonJs: boolean;
  /** Loaded before the module itself runs, in this order. */
  readonly first: Unit[];
  /** Modules outside of the component that are loaded with this one. */
  readonly brings: readonly Unit[];
  ops: readonly Op[];
  /** CommonJS: `module.exports` becomes something else than an object of names. */
  readonly replaced: boolean;
  started: number;
  done: number;
  exports: ExportsObject | undefined;
}

export function newUnit(module: Module, commonJs = false, replaced = false, brings: readonly Unit[] = []): Unit {
  return { module, commonJs, first: [], brings, ops: [], replaced, started: 0, done: 0, exports: undefined };
}

// What goes wrong when a module of a runtime cycle is the first to be loaded.
import type { Edge, Module } from '../model';

/** A module whose loading fails, because a name of a module that is still being loaded is not there yet. */
export interface LoadFailure {
  /** The module that the program loads first. */
  readonly entry: Module;
  /** The module that asks for the name; its evaluation fails. */
  readonly module: Module;
  /**
   * The import of the component by which `module` gets the name: what brings it there. Python, where that is none of the
   * component: the innermost of its imports that are under way; where there is none, an import from outside the component.
   */
  readonly edge: Edge;
  /** The name that is not there yet, as written where it is asked for (`Base`, `ns.Base`). */
  readonly name: string;
  /** Where it is asked for: offset in `module`. */
  readonly at: number;
  /** What is done with it there: `base class`, `decorator`, `call`, …, or `import` when the import itself fails. */
  readonly why: string;
}

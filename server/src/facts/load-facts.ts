// The facts of loading: what happens, in order, while a module is evaluated, and what its functions do when they are
// called meanwhile. Plain data; names are as written, resolved by the graph.

export interface LoadFacts {
  /**
   * In the order in which the language runs them. What stands in a branch has a `guard`; what never runs on load
   * (`if TYPE_CHECKING:`, `if __name__ == "__main__":`) is left out.
   */
  readonly steps: readonly Step[];
  /** Functions, methods and constructors that do one of these steps when called; those that do none are left out. */
  readonly bodies: readonly BodyFact[];
}

/**
 * Only what can matter to another module is told: imports, the names that the module level binds, and reads and calls of
 * imported and module-level names. A name is read at `at`, dotted as written (`ns.Base`).
 */
export interface Step {
  readonly do: StepKind;
  /** Dotted name; empty for `import`. */
  readonly name: string;
  /** Of `import`: the index into `Facts.imports`; else -1. */
  readonly import: number;
  /** Offset of the name, or of the import's statement. */
  readonly at: number;
  readonly why: LoadUse | undefined;
  /** The innermost branch it stands in; `undefined` where it always runs and nothing catches its failure. */
  readonly guard: Guard | undefined;
}

export type StepKind =
  | 'import' // `imports[import]` is loaded, and binds its names. TypeScript's static imports come first: they are hoisted.
  | 'define' // A module-level name gets its value.
  | 'hoist' // JavaScript: a function declaration, there before anything of the module runs; `var`, which is `undefined` then.
  | 'read' // A name is read.
  | 'call' // A name is called or constructed: the body that it names runs now. Includes the read.
  | 'assign' // An attribute of an imported name is assigned (`module.setting = …`). Includes the read of what stands before the last dot.
  | 'delete'; // Python: `del name`.

export type LoadUse =
  | 'base class'
  | 'decorator'
  | 'default argument'
  | 'call'
  | 'class body'
  | 'enum value'
  | 're-assignment'
  | 'annotation' // Python without `from __future__ import annotations`
  | 'expression';

export interface Guard {
  /** `body` of a `try` whose failure is caught, its `handler`, a branch that may not run. */
  readonly branch: 'body' | 'handler' | 'else' | 'branch';
  /** Equal for the branches of one statement: the offset where it starts. */
  readonly group: number;
  /** Of `body`: which failures the handlers catch: of imports alone, of names and attributes alone, of any kind. */
  readonly catches: 'imports' | 'names' | 'attributes' | 'any' | undefined;
  readonly outer: Guard | undefined;
}

export interface BodyFact {
  /** `f`, `Class.method`; a constructor (`__init__`, instance fields included in JavaScript) is `Class`. */
  readonly name: string;
  /** In the order of the text, each kind and name once. */
  readonly steps: readonly Step[];
}

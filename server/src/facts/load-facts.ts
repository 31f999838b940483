// The facts of loading: what happens, in order, while a module is evaluated, and what its functions do when they are
// called meanwhile. Plain data; names are as written, resolved by the graph.

export interface LoadFacts {
  /**
   * In the order in which the language runs them. What stands in a branch has a `guard`; what never runs on load
   * (`if TYPE_CHECKING:`, `if __name__ == "__main__":`) is left out. JavaScript: so are reads and calls that may not run,
   * and names of the module itself that neither other modules nor `bodies` ask for.
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

export function hasAssignment({ steps }: LoadFacts): boolean {
  return steps.some((step) => step.do === 'assign');
}

export type StepKind =
  | 'import' // `imports[import]` is loaded, and binds its names. TypeScript's static imports come first: they are hoisted.
  | 'define' // A module-level name gets its value; JavaScript: `default` of an export statement, `exports.a`, `module.exports` too.
  | 'hoist' // JavaScript: `var`, an enum, a namespace: `undefined` until `define`. Function declarations are there from the start and have no step.
  | 'read' // A name is read. JavaScript: `a.[]` where something of `a` is looked at whose name is not known.
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
  /**
   * Of `body`: which failures of loading the handlers catch, and do not raise again. Python, of `handler`: which of those it
   * takes, after the handlers before it; a handler that takes none of them has no steps.
   */
  readonly catches: Catches | undefined;
  readonly outer: Guard | undefined;
}

/** `ImportError`, `NameError` and `AttributeError` of Python; JavaScript's are `any`. */
export type Catches =
  | 'imports'
  | 'names'
  | 'attributes'
  | 'imports or names'
  | 'imports or attributes'
  | 'names or attributes'
  | 'any';

/**
 * JavaScript: `this.m`, `super.m` and `this` are calls too; `super` stands where the constructor of the base runs, and at the
 * start where it is left out. Asynchronous functions and generators have no body: what fails in them fails no load.
 */
export interface BodyFact {
  /** `f`, `Class.method`, `object.function`; a constructor (`__init__`, instance fields included in JavaScript) is `Class`. */
  readonly name: string;
  /** In the order of the text, each kind and name once. */
  readonly steps: readonly Step[];
}

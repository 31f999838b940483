// The second half of the facts contract: what a module does when it is loaded, what its functions hand out, and which
// state they write. Plain data like the rest; names are as written, resolved by the graph.
import type { Span } from '../text/span';

export interface Behaviour {
  /** What happens, in order, while the module is being evaluated. */
  readonly evaluation: readonly Step[];
  /** Module-level functions, and methods of classes at module level or nested in such classes. */
  readonly functions: readonly FunctionFact[];
  /** Module-level and class-level names that hold something that can change. */
  readonly states: readonly StateFact[];
}

/**
 * One step of evaluation. Only names that matter to others are told: imported bindings and module-level names.
 * Branches are flattened in the order of the text; what stands under `if TYPE_CHECKING:` is left out.
 */
export type Step =
  /** `imports[import]` is loaded. TypeScript's static imports come first, as the language hoists them. */
  | { readonly do: 'import'; readonly import: number; readonly guarded: boolean }
  /** A module-level name gets its value. TypeScript function declarations come before everything: they are hoisted. */
  | { readonly do: 'define'; readonly name: string; readonly hoisted: boolean }
  /** A name is read, dotted as written (`ns.Base`). */
  | { readonly do: 'read'; readonly name: string; readonly span: Span; readonly why: EagerUse; readonly guarded: boolean }
  /** A name is called: if it is a function or class of the workspace its body (or constructor) runs now. */
  | { readonly do: 'call'; readonly name: string; readonly span: Span; readonly why: EagerUse; readonly guarded: boolean }
  /** An attribute of an imported name is assigned (`module.setting = …`). */
  | { readonly do: 'assign'; readonly name: string; readonly span: Span; readonly guarded: boolean };

/** `guarded` on a step: a failure there is caught (inside `try` with a handler that covers it). */
export type EagerUse =
  | 'base class'
  | 'decorator'
  | 'default argument'
  | 'call'
  | 'class body'
  | 'enum value'
  | 're-assignment'
  | 'annotation' // Python without `from __future__ import annotations`
  | 'expression';

export interface FunctionFact {
  readonly name: string;
  /** Class it belongs to, dotted; empty for a module-level function. */
  readonly owner: string;
  readonly kind: 'function' | 'method' | 'static' | 'class' | 'constructor';
  readonly nameSpan: Span;
  readonly parameters: readonly ParameterFact[];
  readonly decorators: readonly string[];
  readonly returns: readonly ReturnFact[];
  /** Reads and calls of imported and module-level names and deferred imports, in order, each name once. */
  readonly body: readonly Step[];
  readonly writes: readonly StateWriteFact[];
}

export interface ParameterFact {
  readonly name: string;
  readonly nameSpan: Span;
  /** Dotted text of the written type; empty when there is none. */
  readonly type: string;
  /** Whether the body reads it. A function whose body is empty, `...`, `pass` or only raises reads all. */
  readonly read: boolean;
}

/** One thing that a function can return, followed back through assignments to its local names. */
export interface ReturnFact {
  /** Dotted name of what is called to make it (`Manager`, `core.Manager`, `cls`); empty when it is not made here. */
  readonly creates: string;
  /** The state it is taken from (`_instance`, `cls._instance`, `self._managers`); empty when it is not. */
  readonly holder: string;
  /** Identifiers in the key under which it is looked up in the holder; attribute names count (`user.id` gives user, id). */
  readonly key: readonly string[];
  readonly span: Span;
}

export interface StateFact {
  /** `NAME`, or `Class.NAME` for a class attribute or static property. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly kind: 'container' | 'weak container' | 'context variable' | 'instance' | 'scalar';
  /** Dotted name of what is called to make it; empty for a literal. */
  readonly creates: string;
  readonly constant: boolean;
}

export interface StateWriteFact {
  /** The state as written: `CACHE`, `cls.cache`, `Registry.cache`, `self.cache`, an imported name, dotted. */
  readonly state: string;
  readonly how: 'set key' | 'add' | 'rebind' | 'set attribute' | 'delete key' | 'clear';
  /** Identifiers in the key, and in the value that is stored; attribute names count. */
  readonly key: readonly string[];
  readonly value: readonly string[];
  /** Dotted name of what is called to make the stored value; empty when it is not made here. */
  readonly creates: string;
  /** Whether it stands in a `finally`, or in the exit of a context manager. */
  readonly onExit: boolean;
  /** Whether it puts back nothing or an earlier value: `None`, `null`, `undefined`, a saved value or token. */
  readonly resets: boolean;
  readonly span: Span;
}

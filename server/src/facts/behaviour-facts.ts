// The facts of behaviour: what functions hand out and which state they write. Plain data; names are as written, resolved
// by the graph.
import type { Span } from '../text/span';

export interface BehaviourFacts {
  /**
   * Module-level functions, and methods of classes at module level or nested in such classes, that return something made
   * in them or taken from a state, or that write a state; the others are left out.
   */
  readonly functions: readonly FunctionFact[];
  /** Module-level names and class attributes (static properties) that hold something which can change, or an instance. */
  readonly states: readonly StateFact[];
}

export interface FunctionFact {
  readonly name: string;
  /** Class it belongs to, dotted; empty for a module-level function. */
  readonly owner: string;
  readonly kind: 'function' | 'method' | 'static' | 'class' | 'constructor';
  readonly nameSpan: Span;
  /** `self`, `cls` and `this` left out. */
  readonly parameters: readonly ParameterFact[];
  /** Dotted text without arguments. */
  readonly decorators: readonly string[];
  readonly returns: readonly ReturnFact[];
  readonly writes: readonly StateWriteFact[];
  /** Whether it has no behaviour of its own: an empty body, `...`, `pass`, or one that only raises. */
  readonly hollow: boolean;
}

export interface ParameterFact {
  /** Stars and dots included (`*args`, `...rest`); names inside a pattern count one by one. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Dotted text of the written type, type arguments left out; empty when there is none. */
  readonly type: string;
  /** Whether the body reads it. */
  readonly read: boolean;
}

/** One value that a function can return, followed back through assignments to its local names. */
export interface ReturnFact {
  /** Dotted name of what is called to make it (`Manager`, `core.Manager`, `cls`, `this`); empty when it is not made here. */
  readonly creates: string;
  /** Identifiers in the arguments of that call; attribute names count (`user.id` gives user, id). Each once, in order. */
  readonly arguments: readonly string[];
  /** The state it is taken from (`_instance`, `cls._instance`, `self._managers`); empty when it is not. */
  readonly holder: string;
  /** Identifiers in the key under which it is looked up in the holder. */
  readonly key: readonly string[];
  readonly span: Span;
}

export interface StateFact {
  /** `NAME`, or `Class.NAME` for a class attribute or static property. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly kind: 'container' | 'weak container' | 'context variable' | 'instance' | 'scalar';
  /** Dotted name of what is called to make it; empty for a literal. */
  readonly creates: string;
  /** The container says that it is bounded: `deque(maxlen=…)`, `LRUCache(…)`, `TTLCache(…)`, `new LRU({ max })`. */
  readonly bounded: boolean;
}

export interface StateWriteFact {
  /** The state as written: `CACHE`, `cls.cache`, `Registry.cache`, `self.cache`, `this.cache`, an imported name; dotted. */
  readonly state: string;
  readonly how: 'set key' | 'add' | 'rebind' | 'set attribute' | 'delete key' | 'clear';
  /** Identifiers in the key, local names followed back; attribute names count. Each once, in order. */
  readonly key: readonly string[];
  /** The same for the value that is stored. */
  readonly value: readonly string[];
  /** Dotted name of what is called to make the stored value; empty when it is not made here. */
  readonly creates: string;
  /** Whether it stands in a `finally`, or in the exit of a context manager. */
  readonly onExit: boolean;
  /** Whether it puts back nothing or an earlier value: `None`, `null`, `undefined`, a saved value or token. */
  readonly resets: boolean;
  readonly span: Span;
}

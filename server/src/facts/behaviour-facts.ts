// The facts of behaviour: what functions hand out and which state they write. Plain data; names are as written, resolved
// by the graph.
import type { Span } from '../text/span';

export interface BehaviourFacts {
  /**
   * Module-level functions, and methods of classes at module level or nested in such classes, that return something made
   * in them or taken from a state, or that write a state; the others are left out. JavaScript: functions that stand in an
   * expression of module level (`app.get('/', …)`, `const handler = wrap(…)`) count together as one without parameters and
   * returns, called as the variable is, or with an empty name.
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
  /** Never true in Python, whose hollow functions are left out. Whether it has no behaviour of its own: an empty body, `...`, `pass`, or one that only raises. */
  readonly hollow: boolean;
}

export interface ParameterFact {
  /** Stars and dots included (`*args`, `...rest`); names inside a pattern count one by one. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Dotted text of the written type, type arguments left out; empty when there is none. */
  readonly type: string;
  /** Whether the body reads it; what declares a property (`constructor(private user)`) counts as read. */
  readonly read: boolean;
}

/**
 * One value that a function can return, followed back through assignments to its local names. Both `creates` and `holder`
 * are set when the function itself puts what it makes into the holder and hands it out from there. What functions inside
 * it return does not count.
 */
export interface ReturnFact {
  /**
   * Dotted name of what is called to make it (`Manager`, `core.Manager`, `cls`, `this`); empty when it is not made here.
   * Python: only names whose last part begins with a capital, classes of the module, `cls`, and the class that is given to
   * `__new__`; so what only calls another factory returns nothing. JavaScript: what `new` makes of a name that the module
   * binds, and `this` in static methods.
   */
  readonly creates: string;
  /**
   * Identifiers in the arguments of that call, local names followed back; attribute names count (`user.id` gives user, id).
   * Each once, in order.
   */
  readonly arguments: readonly string[];
  /**
   * The state it is taken from (`_instance`, `cls._instance`, `self._managers`); empty when it is not. Of an object's own
   * attributes only those that the same function fills; of imported names only those that are asked for a key.
   */
  readonly holder: string;
  /** Identifiers in the key under which it is looked up in the holder. */
  readonly key: readonly string[];
  readonly span: Span;
}

/**
 * A scalar counts when a function of its module writes it. Python: annotated attributes of data classes and models do not.
 * JavaScript: literals that hold something and what a call makes count when a function of the module writes them or hands
 * them out, so do instances of classes that the module does not bind.
 */
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

/** Python: writes of functions inside the function do not count. JavaScript: they do, since callbacks do the work. */
export interface StateWriteFact {
  /**
   * The state as written: `CACHE`, `cls.cache`, `Registry.cache`, `self.cache`, `this.cache`, an imported name; dotted.
   * `self.cache` only where the class itself has it and its constructor gives no object one of its own.
   */
  readonly state: string;
  readonly how: 'set key' | 'add' | 'rebind' | 'set attribute' | 'delete key' | 'clear';
  /**
   * Identifiers in the key, local names followed back; attribute names count. Each once, in order. Of `set attribute` the
   * attribute's name; of a change to an item (`CACHE[key].append(x)`, `cache.get(key).push(x)`) the item's key.
   */
  readonly key: readonly string[];
  /** The same for the value that is stored. */
  readonly value: readonly string[];
  /** Dotted name of what is called to make the stored value, of whatever case; empty when it is not made here. */
  readonly creates: string;
  /** Whether it stands in a `finally`, or in the exit of a context manager. */
  readonly onExit: boolean;
  /** Whether it puts back nothing or an earlier value: `None`, `null`, `undefined`, a saved value or token. */
  readonly resets: boolean;
  readonly span: Span;
}

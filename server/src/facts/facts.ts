// The facts contract: what one module says by itself. Depends on the module's text and path alone; plain data, so it
// can cross threads and lie in a cache. All spans are UTF-16 offsets into the module's text.
import type { LineStarts } from '../text/line-index';
import type { Span } from '../text/span';
import type { BehaviourFacts } from './behaviour-facts';
import type { LoadFacts } from './load-facts';

export type Language = 'typescript' | 'javascript' | 'python';

export interface Facts {
  readonly language: Language;
  readonly lineStarts: LineStarts;
  /** In the order of the text; one entry per imported module, so `import a, b` in Python makes two. */
  readonly imports: readonly ImportFact[];
  /**
   * Names that others can import, in the order of the text. Python: only what `__all__` lists. TypeScript: `export =` and
   * `module.exports = a` count as `default`; JavaScript: `exports.a` and the names of `module.exports = { a }` count too.
   */
  readonly exports: readonly ExportFact[];
  /** Python: whether `__all__` is built in a way that cannot be read (then `exports` is what could be read). */
  readonly dynamicExports: boolean;
  /**
   * Classes, functions, interfaces, type aliases, enums, variables and namespaces outside function bodies. TypeScript: a
   * variable that holds a function or class counts as one; an unnamed default export is called `default`; what is
   * declared in a block counts only in a branch, and there no `let` or `const`.
   */
  readonly definitions: readonly DefinitionFact[];
  /**
   * Module-level names bound to another name: `X = Y`, `X = module.Y`, `const X = Y`, `import X = A.B`, `type X = Y`,
   * `const { X } = module`, and `export default a.b` under the name `default`.
   */
  readonly aliases: readonly AliasFact[];
  /** Module-level functions that only call one other callable with their own arguments. */
  readonly wrappers: readonly WrapperFact[];
  /** Module-level `__getattr__` that forwards to another module, or `sys.modules[__name__] = X`: the dotted module or name. */
  readonly attributeForwards: readonly string[];
  /**
   * Number of module-level statements that do something of their own: none of import, re-export, alias, wrapper,
   * forwarding `__getattr__`, docstring, `__all__`, a warning, a constant of literals, an empty statement.
   */
  readonly ownStatements: number;
  readonly strings: readonly StringReferenceFact[];
  readonly markers: ModuleMarkers;
  readonly suppressions: readonly SuppressionFact[];
  /**
   * TypeScript and JavaScript: whether JSX elements or fragments occur, which keeps the JSX factory's import alive.
   * False when pragmas of the file name the factories (then their bindings have `Use.jsx`) or choose a runtime without.
   */
  readonly jsx: boolean;
  /** TypeScript and JavaScript: whether the file is a module (has an import or export at top level). */
  readonly isModule: boolean;
  readonly load: LoadFacts;
  /** Whether a step of `load` is an `assign`: few files have one, and the steps of the others need not be read for it. */
  readonly assigns: boolean;
  readonly behaviour: BehaviourFacts;
  readonly problems: readonly ProblemFact[];
}

export type ImportForm =
  | 'import' // import a from 'x'; import * as a from 'x'; import { a } from 'x'; Python: import a.b [as c]
  | 'side-effect' // import 'x'
  | 're-export' // export { a } from 'x'
  | 're-export-all' // export * from 'x'; export * as a from 'x'
  | 'import-equals' // import a = require('x')
  | 'require' // require('x'), const { a } = require('x')
  | 'dynamic' // import('x')
  | 'import-type' // type A = import('x').A
  | 'from'; // Python: from a import b

export interface ImportFact {
  readonly form: ImportForm;
  /** As written, without quotes: `./a`, `@app/x`, `react`; Python: `a.b`, `..a`, `.`. */
  readonly specifier: string;
  /** Inside the quotes; Python: the dotted name with its leading dots. */
  readonly specifierSpan: Span;
  /** The whole statement; for `require` and dynamic imports the call. Several imports of one statement share it. */
  readonly span: Span;
  readonly bindings: readonly BindingFact[];
  /** Written as erased: `import type`, `export type … from`, `import-type`, under `if TYPE_CHECKING:`, in `declare module`. */
  readonly typeOnly: boolean;
  /**
   * Not evaluated when the module loads: inside a function body, or a dynamic import. A function expression called where
   * it stands runs now (generators do not), and so do static parts of classes; instance fields and defaults run later.
   */
  readonly deferred: boolean;
  /** The branch it stands in when a module-level statement decides whether it is evaluated. */
  readonly condition: ImportCondition | undefined;
}

/**
 * `group` is equal for the branches of one statement: the offset where that statement starts. TypeScript: an `else if`
 * chain is one statement, all but its first branch `else`; `conditional` is a side of `?:`, `&&`, `||`, `??` or a `switch`.
 * The innermost one counts. Python: `elif` is `else`, a `case` is `conditional`, `with suppress(…)` is `try`; a `try` without
 * handlers is no branch.
 */
export interface ImportCondition {
  readonly branch: 'try' | 'except' | 'if' | 'else' | 'conditional';
  readonly group: number;
}

export interface BindingFact {
  /** Name in the imported module; `default`, `*` for the namespace or a star import, the module itself for Python `import`. */
  readonly imported: string;
  /** Name in this module; for re-exports the exported name; empty for a star import and `export *`. Python `import a.b` binds `a`. */
  readonly local: string;
  /** The specifier: `a as b`, `* as ns`, `a`. */
  readonly span: Span;
  /** The imported name inside the specifier. */
  readonly importedSpan: Span;
  /** Inline `type` modifier. */
  readonly typeOnly: boolean;
  /** How the local name is used in this module; a set of `Use` bits. */
  readonly use: number;
  /**
   * Number of places that read the local name, re-exports included. What `require` and `import()` bind in a function is
   * followed from there on; a name assigned rather than declared (`a = require('x')`) has none, nor has a JSX factory.
   */
  readonly uses: number;
  /** For namespaces and Python modules: the attributes read from it (`ns.a` gives `a`), each once, in order; else empty. Of Python `import a.b` those of `a.b`. */
  readonly attributes: readonly string[];
}

/** Bits of `BindingFact.use`, at most four. Python sets `value` for any read. */
export const Use = {
  /** Read by an expression that is emitted, or exported as a value (`export { a }`, `export default a`). */
  value: 1,
  /** Named in a type position, which the compiler erases. */
  type: 2,
  /** Named by a type that decorator metadata would turn into a value, were `emitDecoratorMetadata` on. */
  metadata: 4,
  /** The root of the JSX factory that a pragma of this file names. Without one, `Facts.jsx` and the options decide. */
  jsx: 8,
} as const;

export interface ExportFact {
  /** The name that importers use; `default`; `*` for `export * from`, Python star re-exports, `module.exports = require()`. */
  readonly name: string;
  /** The local name, or the name in `from`. */
  readonly local: string;
  /** Index into `imports` when the statement itself is a re-export. */
  readonly from: number | undefined;
  /** Written as a type (`export type`), or the export of an interface or type alias where it is declared. */
  readonly typeOnly: boolean;
  /** The specifier; of an exported declaration its name; of `export default a` the statement. */
  readonly span: Span;
  /** Of `export { Y as X }`, as for `AliasFact`. */
  readonly compatibility?: true;
}

export type DefinitionKind = 'class' | 'interface' | 'function' | 'type' | 'enum' | 'variable' | 'namespace';

export interface DefinitionFact {
  readonly kind: DefinitionKind;
  readonly name: string;
  /** Enclosing class or namespace, dotted (`Outer.Inner`); empty at module level. */
  readonly owner: string;
  readonly nameSpan: Span;
  readonly span: Span;
  /** Base classes and implemented or extended interfaces, as dotted text, type arguments and keyword arguments left out. */
  readonly bases: readonly string[];
  /** The bases that are only interfaces (`implements`). */
  readonly interfaces: readonly string[];
  /** Decorators as dotted text without their arguments. */
  readonly decorators: readonly string[];
  readonly members: readonly MemberFact[];
  /** Functions: their parameters. */
  readonly parameters: readonly string[];
  /** `abstract class`, `declare`, a Protocol or ABC base with only abstract methods, an interface: has no behaviour of its own. */
  readonly abstract: boolean;
  readonly declared: boolean;
  /** Stands in a branch (`if`, `else`, `try`, `except`) at module level: offset of that statement, else -1. */
  readonly conditionGroup: number;
  /** A function without a body beside one with a body, or decorated `@overload`. */
  readonly overload: boolean;
  readonly markers: DefinitionMarkers;
  /** Number of tokens of the body, comments and docstrings left out. */
  readonly size: number;
}

export interface MemberFact {
  readonly kind: 'method' | 'property' | 'accessor' | 'constructor';
  readonly name: string;
  readonly nameSpan: Span;
  /** Python: class methods too, and class attributes that are assigned without an annotation or are a `ClassVar`. */
  readonly static: boolean;
  readonly abstract: boolean;
  /**
   * Parameter names in order; `*args` and `**kwargs` with their stars, `...rest` with its dots, `{}` and `[]` for
   * patterns; `self`, `cls` and `this` left out.
   */
  readonly parameters: readonly string[];
  /** Dotted text of the written type: of a property, or what a method returns; empty when there is none. */
  readonly type: string;
  /** Number of tokens of the body, comments and docstrings left out. */
  readonly size: number;
  /**
   * FNV-1a hash of the body's tokens (32 bits, not negative), names and strings included, so that equal bodies have equal
   * hashes; 0 when empty.
   * TypeScript: over the UTF-16 code units of each token and a zero after it. The body is what stands between the braces,
   * or the initialiser; each piece of a template, regular expression, JSX text with more than line breaks and indentation
   * in it, and each `>` is one token.
   */
  readonly body: number;
}

export interface AliasFact {
  readonly name: string;
  /** Dotted name on the right. */
  readonly target: string;
  /** Set when a comment above it or on its line speaks of compatibility, deprecation, an old name or a shim. */
  readonly compatibility?: true;
  readonly nameSpan: Span;
  readonly span: Span;
}

export interface WrapperFact {
  readonly name: string;
  /** Dotted name of the callable it passes its arguments to. */
  readonly target: string;
}

/** A string that a framework resolves to a module or a name in one. */
export interface StringReferenceFact {
  /** What reads it: `import_module`, `patch`, `jest.mock`, `vi.mock`, `require.resolve`, … */
  readonly reader: string;
  readonly text: string;
  /** Inside the quotes. */
  readonly span: Span;
  /** Whether the string names a module, or a name inside one (`patch`). */
  readonly names: 'module' | 'symbol';
}

export interface ModuleMarkers {
  /** File-level `@deprecated`, or a module-level `DeprecationWarning`; the dotted or path-like replacement when it names one. */
  readonly deprecated: DeprecationMarker | undefined;
  /** A leading comment or doc comment speaks of compatibility, backward compat, legacy imports or a shim. */
  readonly saysShim: boolean;
  readonly generated: boolean;
}

export interface DefinitionMarkers {
  readonly deprecated: DeprecationMarker | undefined;
  /** `@canonical`, or the word `SSOT`, in its doc comment. */
  readonly canonical: boolean;
}

export interface DeprecationMarker {
  /** What to use instead, as written in the comment or warning (`use app.core.manager`), else empty. */
  readonly replacement: string;
}

/** `ssot-ignore-next-line RULE: reason`, `ssot-ignore-file RULE: reason`. */
export interface SuppressionFact {
  readonly scope: 'line' | 'file';
  readonly rule: string;
  readonly reason: string;
  /** The comment. */
  readonly span: Span;
}

export interface ProblemFact {
  readonly message: string;
  readonly span: Span;
}

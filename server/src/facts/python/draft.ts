// The facts of one file while they are being gathered, shared by the readers of this folder.
import type {
  AliasFact,
  BindingFact,
  DefinitionFact,
  ExportFact,
  ImportCondition,
  ImportFact,
  WrapperFact,
} from '../facts';
import type { StateAssignment } from './behaviour/module-names';
import type { PassedFunction } from './behaviour/read-behaviour';
import { type Hints, hintsOf } from './hints';
import type { Tokens } from './tokens';

export type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export interface ModuleDraft {
  readonly tokens: Tokens;
  /** A `.pyi` file. */
  readonly stub: boolean;
  readonly hints: Hints;
  readonly imports: ImportFact[];
  readonly bound: BoundName[];
  /** Local names of `TYPE_CHECKING`; none where the text does not hold that word. */
  readonly checkingNames: Set<string>;
  readonly exports: ExportFact[];
  dynamicExports: boolean;
  readonly definitions: Draft<DefinitionFact>[];
  readonly aliases: AliasFact[];
  readonly wrappers: WrapperFact[];
  readonly attributeForwards: string[];
  ownStatements: number;
  /** Functions and methods whose bodies were passed over, in order. */
  readonly passed: PassedFunction[];
  /** Assignments to plain names at module level and in class bodies. */
  readonly stateAssignments: StateAssignment[];
  /** Token of the module's docstring, or -1. */
  docstring: number;
  /** Token of the string or call that says at module level that the module is deprecated, with its end; or -1. */
  deprecation: TokenRange | undefined;
}

/** Half-open range of token indices. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** A name that an import binds, with the tokens among which it can be read. */
export interface BoundName {
  readonly binding: Draft<BindingFact>;
  readonly hash: number;
  readonly scope: TokenRange;
  /** Inside a function body, which then is its scope. */
  readonly deferred: boolean;
  readonly typeOnly: boolean;
  /** `import a.b.c`: the parts after the first, which a read goes through before it reaches an attribute. */
  readonly path: readonly string[];
  /** The attributes read from it so far. */
  attributes: Set<string> | undefined;
  /** Later bindings that every read of this one means as well. */
  repeats: Draft<BindingFact>[] | undefined;
}

/** Where a statement stands, as far as that decides when it is evaluated. */
export interface Place {
  readonly typeOnly: boolean;
  readonly deferred: boolean;
  readonly condition: ImportCondition | undefined;
  readonly scope: TokenRange;
}

export function newDraft(tokens: Tokens, stub: boolean): ModuleDraft {
  return {
    tokens,
    stub,
    hints: hintsOf(tokens.text),
    imports: [],
    bound: [],
    checkingNames: new Set(tokens.text.includes('TYPE_CHECKING') ? ['TYPE_CHECKING'] : []),
    exports: [],
    dynamicExports: false,
    definitions: [],
    aliases: [],
    wrappers: [],
    attributeForwards: [],
    ownStatements: 0,
    passed: [],
    stateAssignments: [],
    docstring: -1,
    deprecation: undefined,
  };
}

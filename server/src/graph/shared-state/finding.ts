// One place where state of one user can reach another.
import type { FunctionFact, ParameterFact } from '../../facts/behaviour-facts';
import type { Path } from '../../text/paths';
import type { Span } from '../../text/span';
import type { Module } from '../model';
import type { State, States } from '../states';
import type { ContextNames } from './context-names';

export type SharedKind = 'a' | 'b' | 'c' | 'd' | 'e';

export interface SharedPlace {
  readonly kind: SharedKind;
  readonly module: Module;
  readonly span: Span;
  readonly fn: FunctionFact;
  readonly state: State | undefined;
  /** The identifier that stands for the user. */
  readonly context: string;
  readonly parameter: ParameterFact | undefined;
}

/** What each kind looks at. */
export interface Search {
  readonly states: States;
  /** Whether the functions of a module serve several users. */
  readonly serves: (module: Module) => boolean;
  /** What tests empty is not emptied while the program runs. */
  readonly isTest: (path: Path) => boolean;
  readonly names: ContextNames;
  readonly clearanceNames: readonly string[];
}

/** `name`, `Class.name`; what has no name is told by its surroundings. */
export function symbolOf({ name, owner }: FunctionFact): string {
  return owner === '' ? name : `${owner}.${name}`;
}

/** The parameter that an identifier of the body is, or that it is taken from. */
export function parameterNamed(fn: FunctionFact, identifier: string): ParameterFact | undefined {
  return fn.parameters.find(({ name }) => name.replace(/^[*.]+/, '') === identifier);
}

// Where a statement stands while the steps of a module are gathered: branch, class body, function.
import type { Guard } from '../../load-facts';
import type { FunctionNames } from './function-names';

export interface LoadScope {
  readonly guard: Guard | undefined;
  /** In a branch that may not run. */
  readonly uncertain: boolean;
  /** Names that the class body around has bound so far; `undefined` outside class bodies. */
  readonly classNames: Set<string> | undefined;
  /** Dotted path of the class at module level around it; empty outside. */
  readonly owner: string;
  readonly body: BodyScope | undefined;
}

/** The function that is being read. */
export interface BodyScope {
  readonly names: FunctionNames;
  /** The token of its `def`: what the module level has bound before it is there whenever it is called. */
  readonly definedAt: number;
  /** The first parameter of a method, else empty. */
  readonly receiver: string;
  /** The class of a method. */
  readonly owner: string;
  /** Set behind a branch that may have returned: what follows may not run. */
  left: boolean;
  /** Offsets of each `try` whose handlers all return: what follows it runs only where its body has not failed. */
  readonly returnedFrom: number[];
}

/** The scope of a suite that stands in a branch. */
export function within(scope: LoadScope, branch: Guard['branch'], group: number, catches: Guard['catches']): LoadScope {
  const guard: Guard = { branch, group, catches, outer: scope.guard };
  const { uncertain, classNames, owner, body } = scope;
  return { guard, uncertain: uncertain || branch === 'branch', classNames, owner, body };
}

// Where a statement stands while the steps of a module are gathered: branch, class body, function.
import type { Guard } from '../../load-facts';
import { fnv } from '../token-kinds';
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
export class BodyScope {
  /** Set behind a branch that may have returned: what follows may not run. */
  left = false;
  /** Offsets of each `try` whose handlers all return: what follows it runs only where its body has not failed. */
  readonly returnedFrom: number[] = [];
  readonly receiverHash: number;
  private known: FunctionNames | undefined;

  /**
   * `definedAt`: the token of its `def`; what the module level has bound before it is there whenever it is called.
   * `receiver`: the first parameter of a method, else empty. `owner`: the class of a method. `namesOf`: asked at most once.
   */
  constructor(
    readonly definedAt: number,
    readonly receiver: string,
    readonly owner: string,
    private readonly namesOf: () => FunctionNames,
  ) {
    this.receiverHash = fnv(receiver);
  }

  /** Most bodies name nothing that their own names could hide, so these are gathered when they are asked for. */
  get names(): FunctionNames {
    this.known ??= this.namesOf();
    return this.known;
  }
}

/** The scope of a suite that stands in a branch. */
export function within(scope: LoadScope, branch: Guard['branch'], group: number, catches: Guard['catches']): LoadScope {
  const guard: Guard = { branch, group, catches, outer: scope.guard };
  const { uncertain, classNames, owner, body } = scope;
  return { guard, uncertain: uncertain || branch === 'branch', classNames, owner, body };
}

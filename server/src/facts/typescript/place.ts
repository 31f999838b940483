// Where the walk stands, and where it stands inside of what it enters. Most of what it enters changes nothing: then the
// place stays the same object.
import type { ImportCondition } from '../facts';

export interface Place {
  /** Not evaluated when the module loads. */
  readonly deferred: boolean;
  readonly condition: ImportCondition | undefined;
  /** Inside a function body, one called on the spot included: nothing in it can be imported. */
  readonly inFunction: boolean;
  /** Inside a block, loop or branch of module level: its `let`, `const` and classes are its own. */
  readonly inBlock: boolean;
  /** Dotted name of the namespaces around. */
  readonly owner: string;
}

export const moduleLevel: Place = {
  deferred: false,
  condition: undefined,
  inFunction: false,
  inBlock: false,
  owner: '',
};

/** What runs where it stands, but in a scope of its own: static parts of classes, functions called on the spot. */
export function inFunction(place: Place): Place {
  const { deferred, condition, inBlock, owner } = place;
  return place.inFunction ? place : { deferred, condition, inFunction: true, inBlock, owner };
}

/** What runs later. */
export function inLater(place: Place): Place {
  if (place.deferred && place.inFunction && place.condition === undefined) return place;
  const { inBlock, owner } = place;
  return { deferred: true, condition: undefined, inFunction: true, inBlock, owner };
}

export function inBlock(place: Place): Place {
  const { deferred, condition, inFunction, owner } = place;
  return place.inBlock ? place : { deferred, condition, inFunction, inBlock: true, owner };
}

/** A block that the statement at `group` decides about. What is deferred anyway depends on no branch. */
export function inBranch(place: Place, branch: ImportCondition['branch'], group: number): Place {
  if (place.deferred) return inBlock(place);
  const { deferred, inFunction, owner } = place;
  return { deferred, condition: { branch, group }, inFunction, inBlock: true, owner };
}

export function inNamespace(place: Place, name: string): Place {
  const { deferred, condition, inFunction } = place;
  const owner = place.owner === '' ? name : `${place.owner}.${name}`;
  return { deferred, condition, inFunction, inBlock: false, owner };
}

/** A side of an operator that may not be evaluated. */
export function inOperator(place: Place, group: number): Place {
  const { deferred, inFunction, inBlock, owner } = place;
  return { deferred, condition: { branch: 'conditional', group }, inFunction, inBlock, owner };
}

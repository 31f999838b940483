// All places where state of one user can reach another, of the kinds asked for.
import type { Graph, Module } from '../model';
import { statesOf } from '../states';
import { ContextNames } from './context-names';
import type { SharedKind, SharedPlace } from './finding';
import { growing } from './growing';
import { leftBehind } from './left-behind';
import { sharedInstances } from './shared-instances';
import { unreadClearance } from './unread-clearance';
import { userState } from './user-state';

export interface SharedStateSettings {
  readonly kinds: ReadonlySet<SharedKind>;
  readonly contextNames: readonly string[];
  readonly clearanceNames: readonly string[];
}

const searches = { a: userState, b: sharedInstances, c: leftBehind, d: unreadClearance, e: growing } as const;

/** Among the functions of these modules; writers elsewhere count where they take entries out. By kind, module and place. */
export function sharedPlaces(
  graph: Graph,
  modules: readonly Module[],
  { kinds, contextNames, clearanceNames }: SharedStateSettings,
): SharedPlace[] {
  const names = new ContextNames(contextNames);
  const search = { states: statesOf(graph), modules, names, clearanceNames };
  return (Object.keys(searches) as SharedKind[])
    .filter((kind) => kinds.has(kind))
    .flatMap((kind) => searches[kind](search));
}

// All places where state of one user can reach another, of the kinds asked for.
import type { Path } from '../../text/paths';
import { family } from '../incremental/derived';
import type { Graph, Module } from '../model';
import { type State, States } from '../states';
import { ContextNames } from './context-names';
import type { Search, SharedKind, SharedPlace } from './finding';
import { growing } from './growing';
import { leftBehind } from './left-behind';
import { sharedInstances } from './shared-instances';
import { unreadClearance } from './unread-clearance';
import { userState } from './user-state';

export interface SharedStateSettings {
  readonly kinds: ReadonlySet<SharedKind>;
  readonly contextNames: readonly string[];
  readonly clearanceNames: readonly string[];
  /** Whether the functions of a module serve several users; writers elsewhere count where they take entries out. */
  readonly serves: (module: Module) => boolean;
  readonly isTest: (path: Path) => boolean;
}

const ofState = { a: userState, c: leftBehind, e: growing } as const;
const ofModule = { b: sharedInstances, d: unreadClearance } as const;

export class SharedPlaces {
  readonly states: States;
  private readonly search: Search;

  constructor(
    graph: Graph,
    private readonly settings: SharedStateSettings,
  ) {
    const { contextNames, clearanceNames, serves, isTest } = settings;
    this.states = new States(graph);
    this.search = {
      states: this.states,
      names: new ContextNames(contextNames),
      clearanceNames,
      serves: family(serves),
      isTest,
    };
  }

  /** Around one state, by its key. */
  ofState(key: string): SharedPlace[] {
    const state = this.states.get(key);
    return state === undefined ? [] : this.found(ofState, state);
  }

  /** In the functions of a module. */
  ofModule(module: Module): SharedPlace[] {
    return this.found(ofModule, module).filter((place) => this.search.serves(place.module));
  }

  private found<At extends State | Module>(
    searches: Readonly<Partial<Record<SharedKind, (search: Search, at: At) => SharedPlace[]>>>,
    at: At,
  ): SharedPlace[] {
    const kinds = (Object.keys(searches) as SharedKind[]).filter((kind) => this.settings.kinds.has(kind));
    return kinds.flatMap((kind) => searches[kind]!(this.search, at));
  }
}

// What the language server says beyond the Language Server Protocol. The only server file that the client imports.
import type { Range } from '../text/line-index';

/** Request, client to server: the violations of all workspace folders as a tree, rule → group → place. */
export const violationsRequest = 'ssotGuard/violations';

/** Request, client to server: a `ServerState`. */
export const stateRequest = 'ssotGuard/state';

/** Notification, server to client, with a `ServerState`: it or the violations changed; ask again for the latter. */
export const changedNotification = 'ssotGuard/changed';

/** Command of `workspace/executeCommand`: reads every folder anew, also after indexing was cancelled or failed. */
export const reindexCommand = 'ssotGuard.reindex';

export interface ViolationTree {
  readonly folders: readonly ViolationFolder[];
}

export interface ViolationFolder {
  readonly uri: string;
  readonly name: string;
  readonly rules: readonly ViolationRule[];
}

export interface ViolationRule {
  readonly rule: string;
  readonly count: number;
  readonly groups: readonly ViolationGroup[];
}

export interface ViolationGroup {
  readonly id: string;
  readonly title: string;
  readonly places: readonly ViolationPlace[];
}

export interface ViolationPlace {
  readonly uri: string;
  readonly path: string;
  readonly range: Range;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

export interface ServerState {
  /** `cancelled`: indexing was stopped by the user, nothing is shown until it runs again; `off`: by the settings. */
  readonly state: 'indexing' | 'ready' | 'cancelled' | 'failed' | 'off';
  readonly findings: number;
  readonly errors: number;
  /** Files analysed. */
  readonly files: number;
  /** For people: how far indexing is, or what failed. Empty when there is nothing to say. */
  readonly message: string;
}

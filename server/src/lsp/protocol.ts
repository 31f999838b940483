// What the language server says beyond the Language Server Protocol. The only server file that the client imports.
import type { Range } from '../text/line-index';

/** Request, client to server: the violations of all workspace folders as a tree, rule → group → place. */
export const violationsRequest = 'ssotGuard/violations';

/** Notification, server to client: the violations or the server's state changed; ask again. */
export const changedNotification = 'ssotGuard/changed';

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
  readonly state: 'indexing' | 'ready' | 'failed';
  readonly findings: number;
  readonly errors: number;
  /** Files analysed. */
  readonly files: number;
  readonly message: string;
}

// ssotGuard/state: the state of the server, for the status bar.
import type { ServerContext } from '../context';
import type { ServerState } from '../protocol';
import { serverState } from '../server-state';

export function state(context: ServerContext): ServerState {
  return serverState(context);
}

/** The agent that hands work on. */
import { WebSocketConnectionManager } from '../realtime/connection-manager';

export function wsManagerForTriage(queue: string): WebSocketConnectionManager {
  return new WebSocketConnectionManager(`triage:${queue}`);
}

/** The agent that helps. */
import { IsolatedWebSocketManager } from '../websocket-core/isolated-manager';

export function openSupportWsManager(ticket: number): IsolatedWebSocketManager {
  return new IsolatedWebSocketManager(`ticket:${ticket}`);
}

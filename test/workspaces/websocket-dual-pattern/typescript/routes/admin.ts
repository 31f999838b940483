/** The page of the operators. */
import { WebSocketManager } from '../websocket-core/manager';

export function buildAdminWsManager(host: string): WebSocketManager {
  const manager = new WebSocketManager('admin', 5);
  manager.allowOrigin(`https://admin.${host}`);
  return manager;
}

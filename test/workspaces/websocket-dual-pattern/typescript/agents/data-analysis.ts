/** The agent that counts. */
import { WebSocketManager } from '../websocket-core/manager';

export function buildDataWsManager(table: string): WebSocketManager {
  const limit = table.endsWith('_large') ? 50 : 100;
  return new WebSocketManager(`data:${table}`, limit);
}

/** Results while you type. */
import { UnifiedWebSocketManager } from '../websocket-core/unified-manager';

export function openSearchWsManager(index: string): UnifiedWebSocketManager {
  const name = index.trim().toLowerCase();
  return new UnifiedWebSocketManager(`search:${name}`, 400);
}

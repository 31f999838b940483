/** The agent that saves money. */
import { UnifiedWebSocketManager } from '../websocket-core/unified-manager';

export function createOptimizationWsManager(): UnifiedWebSocketManager {
  return new UnifiedWebSocketManager('optimization', 40);
}

/** Progress of uploads. */
import { UnifiedWebSocketManager } from '../websocket-core/unified-manager';

export function makeUploadWsManager(upload: string): UnifiedWebSocketManager {
  return new UnifiedWebSocketManager(`upload:${upload}`, 2);
}

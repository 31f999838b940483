/** What others have read. */
import { WebSocketManager } from '../websocket-core/manager';

export function getRecommendationWsManager(shelf: string): WebSocketManager {
  return new WebSocketManager(`shelf:${shelf}`, 80);
}

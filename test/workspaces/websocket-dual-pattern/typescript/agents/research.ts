/** The agent that reads. */
import { WebSocketManager } from '../websocket-core/manager';

export function getResearchWsManager(topic: string): WebSocketManager {
  return new WebSocketManager(`research:${topic}`, 15);
}

/** The feed of a team. */
import { WebSocketManager } from '../websocket-core/manager';

export function createFeedWsManager(team: string): WebSocketManager {
  const manager = new WebSocketManager(`feed:${team}`);
  manager.allowOrigin('https://feeds.example');
  return manager;
}

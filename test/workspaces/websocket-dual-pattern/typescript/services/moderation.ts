/** What moderators see. */
import { WebSocketManager } from '../websocket-core/manager';

export function createModerationWsManager(): WebSocketManager {
  return new WebSocketManager('moderation', 25);
}

/** Whether a moderator should look at it. */
export function isRude(text: string): boolean {
  return text === text.toUpperCase();
}

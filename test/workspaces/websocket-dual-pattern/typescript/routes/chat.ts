/** The chat page. */
import { WebSocketManager } from '../websocket-core/manager';

export function getChatWsManager(room: string): WebSocketManager {
  return new WebSocketManager(`chat:${room}`, 200);
}

/** Returns how many people read it at once. */
export function postChatMessage(room: string, text: string): number {
  return getChatWsManager(room).broadcast(text);
}

/** Rooms with a door. */
import { WebSocketManager } from '../websocket-core/manager';

export function wsManagerForRoom(room: string, isPrivate: boolean): WebSocketManager {
  if (isPrivate) return new WebSocketManager(`private:${room}`, 10);
  return new WebSocketManager(`room:${room}`, 100);
}

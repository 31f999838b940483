/** Channels for what not everybody may read. */
import { WebSocketManager } from '../websocket-core/manager';

/** A manager for readers with a clearance. */
export function createSecureWsManager(channel: string, clearance: string): WebSocketManager {
  const manager = new WebSocketManager(`secure:${channel}`, 10);
  manager.allowOrigin('https://secure.example');
  return manager;
}

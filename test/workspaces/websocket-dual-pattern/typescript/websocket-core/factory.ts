/** The two ways to get a manager that new code should know. */
import { IsolatedWebSocketManager } from './isolated-manager';
import { WebSocketManager } from './manager';

/** A manager as the settings want it. */
export function createWebsocketManager(settings: Readonly<Record<string, string>>): WebSocketManager {
  const channel = settings['channel'] ?? 'default';
  const manager = new WebSocketManager(channel, Number(settings['maxConnections'] ?? 100));
  for (const origin of (settings['origins'] ?? '').split(' ').filter(Boolean)) manager.allowOrigin(origin);
  return manager;
}

/** A manager that only `userId` can use. */
export function createIsolatedWebsocketManager(userId: string): IsolatedWebSocketManager {
  if (userId === '') throw new Error('a user is needed');
  return new IsolatedWebSocketManager(userId);
}

/** Subscriptions. */
import { WebSocketManager } from '../websocket-core/manager';

export function buildSubscriptionWsManager(query: string): WebSocketManager {
  const name = query.split('{')[0]?.trim() || 'anonymous';
  return new WebSocketManager(`subscription:${name}`, 150);
}

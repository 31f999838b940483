/** Events for programs that only listen. */
import { ConnectionRegistry } from '../websocket-core/connection-registry';
import { WebSocketManager } from '../websocket-core/manager';

export function openStreamWsManager(stream: string): WebSocketManager {
  return new WebSocketManager(`stream:${stream}`, 500);
}

/** How many programs listen, as an event. */
export function listenersLine(registry: ConnectionRegistry): string {
  return `event: listeners\ndata: ${registry.count()}\n`;
}

/** What is sent before anybody listens. */
export function noListenersLine(): string {
  return listenersLine(new ConnectionRegistry());
}

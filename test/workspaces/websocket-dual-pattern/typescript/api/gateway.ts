/** The door for other programs. */
import { Envelope } from '../websocket-core';
import { WebSocketManager } from '../websocket-core/manager';

export function createGatewayWsManager(origins: readonly string[]): WebSocketManager {
  const manager = new WebSocketManager('gateway', 2000);
  for (const origin of origins) manager.allowOrigin(origin);
  return manager;
}

/** The first text that a program gets. */
export function greeting(program: string): string {
  return new Envelope('gateway', `hello ${program}`).encode();
}

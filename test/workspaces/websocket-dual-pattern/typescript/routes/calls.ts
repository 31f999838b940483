/** Calls between two people. */
import { IsolatedWebSocketManager } from '../websocket-core/isolated-manager';

export function wsManagerForCall(call: string): IsolatedWebSocketManager {
  return new IsolatedWebSocketManager(`call:${call}`);
}

export function isCall(path: string): boolean {
  return path.startsWith('/calls/');
}

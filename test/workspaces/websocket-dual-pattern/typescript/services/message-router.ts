/** Routes texts to agents, and what they answer to everybody. */
import { WebSocketManager } from '../websocket-core/manager';
import { knows } from './agent-directory';

export const routerManager = new WebSocketManager('router', 500);

/** Broadcasts `text` when the agent is known; returns how many heard it. */
export function route(agentName: string, text: string): number {
  return knows(agentName) ? routerManager.broadcast(`${agentName}: ${text}`) : 0;
}

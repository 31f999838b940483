/** The agent that makes plans. */
import { WebSocketManager } from '../websocket-core/manager';

export function createPlannerWsManager(): WebSocketManager {
  return new WebSocketManager('planner', 15);
}

/** The steps to a goal. */
export function plan(goal: string): string[] {
  return [`understand ${goal}`, `do ${goal}`, `check ${goal}`];
}

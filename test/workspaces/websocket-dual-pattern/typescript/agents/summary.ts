/** The agent that makes things short. */
import { WebSocketManager } from '../websocket-core/manager';

export function makeSummaryWsManager(): WebSocketManager {
  const manager = new WebSocketManager('summary');
  manager.allowOrigin('https://summary.example');
  return manager;
}

/** The first sentence. */
export function shorten(text: string): string {
  return text.split('. ')[0] ?? '';
}

/** The hub that dashboards listen to. */
import { WebSocketManager } from '../websocket-core/manager';

/** Tells every dashboard what is going on. */
export class ConnectionHub {
  static readonly manager = new WebSocketManager('hub', 1000);

  tell(text: string): number {
    return ConnectionHub.manager.broadcast(text);
  }

  describe(): string {
    return `hub of ${ConnectionHub.manager.maxConnections}`;
  }
}

/** Payments that take a while. */
import { WebSocketManager } from '../websocket-core/manager';

/** The manager that the application keeps among its extensions. */
export function getPaymentWsManager(extensions: Map<string, WebSocketManager>): WebSocketManager {
  let manager = extensions.get('payments');
  if (manager === undefined) {
    manager = new WebSocketManager('payments', 20);
    extensions.set('payments', manager);
  }
  return manager;
}

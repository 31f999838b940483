/** Invoices as they are written. */
import { WebSocketManager } from '../websocket-core/manager';

/** A manager of the tenant's own. */
export function createBillingWsManager(tenantId: string): WebSocketManager {
  return new WebSocketManager(`billing:${tenantId}`, 10);
}
